/** What the preview's page and the extension say to each other. The page imports nothing but this file. */

/** From the extension to the page. Lines are 0-based, as in `data-line`. */
export type ToPage =
    | { type: 'show'; html: string; /** Stands outside of the document. */ mark: string }
    /** Nothing to show, and why. */
    | { type: 'notice'; text: string }
    /** The editor is at this line. */
    | { type: 'follow'; line: number };

/** From the page to the extension. */
export type FromPage =
    | { type: 'ready' }
    /** A double click: show me where this is written. */
    | { type: 'reveal'; line: number }
    /** A link to another file, as it is written. */
    | { type: 'open'; href: string };

/** What VS Code keeps for the page, so that it is there again after a restart. */
export interface PageState {
    uri: string;
}
