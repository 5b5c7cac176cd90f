import type { Accent, PreviewView } from '../../language/protocol.js';

/** What the preview's page and the extension say to each other. The page imports nothing but this file. */

/** From the extension to the page. Lines are 0-based, as in `data-line`. */
export type ToPage =
    | { type: 'show'; /** The whole, or what of it is another one than in the page. */ html: string | HtmlChange; /** Stands outside of the document. */ mark: string; /** What the reader should know of what is shown; said aloud when it changes. */ note: string; accent: Accent | undefined }
    /** Nothing to show, and why. */
    | { type: 'notice'; text: string }
    /** The editor is at this line. */
    | { type: 'follow'; line: number }
    /** What the check found, from top to bottom. */
    | { type: 'findings'; findings: MarginFinding[] }
    /** How the toolbar stands. */
    | { type: 'toolbar'; toolbar: ToolbarState }
    /** Somebody wants to see where this is written. */
    | { type: 'whereIsThis' };

/** A stretch of the HTML that was shown last, and what takes its place. */
export interface HtmlChange { /** Of the HTML before, to tell whether it is the one that is meant. */ length: number; start: number; end: number; text: string }

/** From the page to the extension. */
export type FromPage =
    | { type: 'ready' }
    /** Show me where this is written; `finding`: and how it can be mended. */
    | { type: 'reveal'; line: number; finding?: { character: number } }
    /** A link to another file, as it is written. */
    | { type: 'open'; href: string }
    | { type: 'chooseText'; text: PreviewText }
    | { type: 'chooseView'; view: PreviewView }
    | { type: 'showFindings'; shown: boolean }
    | { type: 'zoom'; zoom: number };

/** Which text is shown: the one of now, the one that was signed last, or the one of now with what has changed since. */
export type PreviewText = 'now' | 'signed' | 'changes';

export interface MarginFinding {
    /** `advice`: information. Hints stay in the text. */
    severity: 'error' | 'warning' | 'advice';
    /** `Warning`, in the reader's language. */
    name: string;
    message: string;
    line: number;
    character: number;
}

export interface ToolbarState {
    /** What VS Code keeps for the page. */
    page: PageState;
    /** Whom `view` may name. */
    positions: string[];
    /** There is a text that was signed. */
    signed: boolean;
    /** In percent. */
    zoom: number;
    /** Whether findings stand in the margin. */
    findings: boolean;
    /** `3 findings`. */
    findingsWords: string;
}

/** What VS Code keeps for the page, so that it is there again after a restart. */
export interface PageState {
    uri: string;
    /** It stays with its strategy, whatever is opened. */
    pinned?: boolean;
    text?: PreviewText;
    view?: PreviewView;
}
