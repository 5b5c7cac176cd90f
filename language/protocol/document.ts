import type { CompareWithApprovedResult } from './history.js';

/** Request: the formatted document. `null` when the document is not known. */
export const previewMethod = 'strategy/preview';
export interface PreviewParams { uri: string; /** The whole unless told. */ view?: PreviewView }
/** What of a strategy is shown: all of it, one page for the board, or what falls to one position (by its title). */
export type PreviewView = 'whole' | 'summary' | { position: string };
export interface PreviewResult {
    /** A safe HTML fragment: sanitised, without script. Blocks and paragraphs carry `data-line`, 0-based. */
    html: string;
    /** The mark of the approval, for a place outside of the document. As safe. */
    mark?: string;
    version: number;
    title: string;
    /** The organisation's colour, as it can be read on light and on dark paper. Absent where the strategy names none. */
    accent?: Accent;
    /** Whom `view` may name: the titles of the positions, also of those in the files it uses. */
    positions: string[];
    /** Somebody has approved it, with a signature that holds and is trusted: there is a text to be shown as it was signed. */
    signed: boolean;
}

/** Request: the formatted document as it was signed last, or why it cannot be shown. Its lines are those of the text of then. */
export const previewApprovedMethod = 'strategy/previewApproved';
export interface PreviewApprovedParams extends PreviewParams { /** Where the text was found before: looked at first. */ found?: { commit: string; uri: string } }
export type PreviewApprovedResult = { problem: string } | PreviewResult & Pick<Exclude<CompareWithApprovedResult, { problem: string }>, 'since' | 'approved'>;

/** Values of CSS. */
export interface Accent { light: string; dark: string }

/** Notification, server to client: the documents whose preview is out of date. */
export const changedMethod = 'strategy/changed';
export interface ChangedParams { uris: string[] }

/** Request: the document as text that travels alone. `null` when the document is not known. */
export const exportMethod = 'strategy/export';
export interface ExportParams {
    uri: string;
    /** The whole unless told. */
    view?: PreviewView;
    /** `html`: one page with everything in it, of which PDF and Word are made too. `markdown`: without the strategy's own syntax. */
    format: 'html' | 'markdown';
}
export interface ExportResult {
    text: string;
    /** What is missing in it, and why, in a reader's words. */
    notices: string[];
}
