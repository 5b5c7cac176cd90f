import type { StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import type { Structure } from '../parser/structure.js';
import type { IsoDate } from '../parser/values/value.js';
import type { TextChange } from '../refactor/text-change.js';

/** Something a writer may choose to mend a finding with. */
export interface Fix {
    /** For a menu, in the reader's words. */
    title: string;
    changes: TextChange[];
    /** The one that is almost certainly meant. */
    preferred?: boolean;
    /** What to write over next, as a part of the only change's text. */
    select?: Span;
    /** Right for every finding of its kind, so that all may be mended at once. */
    safe?: boolean;
}

/** A file as a fix sees it. */
export interface File { uri: string; model: StrategyModel; structure: Structure }

export interface FixContext extends File {
    today: IsoDate;
    /** Files without a Strategy block that this one uses, with their path as the writer knows it: where shared blocks may go. */
    sharedFiles: readonly (File & { path: string })[];
}
