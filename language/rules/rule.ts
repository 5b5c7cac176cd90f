import type { URI } from 'langium';
import type { ApprovalState } from '../approval/verify.js';
import type { Block, BlockKind, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import type { Structure } from '../parser/structure.js';
import type { IsoDate } from '../parser/values/value.js';
import type { FixHint } from './hint.js';
import type { HouseConfig, Severity } from '../workspace/house.js';

export type Status = 'draft' | 'in review' | 'approved' | 'superseded';

/** How grave a finding is depends on how far the document is. `off` says nothing. */
export type SeverityByStatus = Record<Status, Severity | 'off'>;

export const always = (severity: Severity): SeverityByStatus =>
    ({ draft: severity, 'in review': severity, approved: severity, superseded: severity });

/** Something a complete strategy must have: work to do in a draft, an error once others read it. */
export const must: SeverityByStatus = { draft: 'warning', 'in review': 'error', approved: 'error', superseded: 'hint' };

/** Something a good strategy has. */
export const should: SeverityByStatus = { draft: 'info', 'in review': 'warning', approved: 'warning', superseded: 'off' };

/** Something that only counts once the strategy is presented. */
export const whenPresented: SeverityByStatus = { draft: 'off', 'in review': 'warning', approved: 'error', superseded: 'off' };

/** The requirement that a rule serves (docs/rules.md has them in words), or the structure of the document itself. */
export type Requirement = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'R1' | 'R2' | 'R3' | 'R4' | 'structure';

export interface Rule {
    /** Stable: quick fixes, tests, suppressions, settings and the documentation key on it. */
    code: string;
    requirement: Requirement;
    severity: SeverityByStatus;
    /** One sentence for docs/rules.md: what the rule asks for. */
    summary: string;
    /** Why, and what to do, in the reader's words. */
    help: string;
    /** Markdown that the rule complains about, and the same mended. Both are checked by the tests, except where a signature is shown shortened. */
    wrong: string;
    right: string;
    /** A comment in the text cannot silence it: who may change the text must not be able to hide what its signatures are worth. */
    firm?: true;
    /** It looks at each block alone, its text and the house, at nothing else: neither at other blocks or what a name means, nor at the day. All it finds belongs to the block. */
    alone?: true;
    /** The field that it finds missing: writing help offers such fields first. */
    asks?: { kind: BlockKind; key: string };
    check(context: RuleContext): Iterable<Problem>;
}

export interface RuleContext {
    model: StrategyModel;
    structure: Structure;
    today: IsoDate;
    house: HouseConfig;
    /** What is known of each Approval block's signature, in order. Empty until it was computed for this text. */
    approvals: readonly ApprovalState[];
    /** What has changed in meaning since an approval was signed, gravest first; empty where its text is not known. */
    sinceSigned?(approval: ApprovalState): readonly string[];
    /** Where the links of the text lead that name a file or a heading. */
    links: LinkState[];
    /** The files named by `Uses`, and what is wrong with them. */
    uses: UseState[];
}

export interface LinkState {
    /** Where the target is written, and how. */
    span: Span;
    text: string;
    target: string;
    state: 'no file' | 'no heading';
    /** What it could have named: the files of the folder, or the anchors of the file. */
    names: readonly string[];
}

export interface UseState {
    text: string;
    uri: URI | undefined;
    state: 'ok' | 'missing' | 'not a strategy' | 'outside' | 'circle';
}

/** What a rule reports. Its code and severity come from the table. */
export interface Problem {
    /** Says what was expected, with the values in it. */
    message: string;
    span: Span;
    block?: Block;
    /** For quick fixes. */
    data?: FixHint;
    related?: { uri: string; span: Span; message: string }[];
    /** Shown faded, as something that has no effect. */
    unnecessary?: boolean;
}
