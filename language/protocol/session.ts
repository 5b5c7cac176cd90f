/** Command of the client: after a quick fix, selects what is to be written over. Arguments: the file's URI and a range. */
export const selectCommand = 'strategy.select';

/** Command of the client: shows where a block is named. Arguments: the file's URI and a position in its heading. */
export const usesCommand = 'strategy.showUses';

/** What the client hands the server at `initialize`. */
export interface InitializationOptions {
    /** A list of signers outside of the workspace, which counts in place of those in it. */
    trust?: { allowedSigners: string; revokedKeys?: string };
    /** The workspace is not trusted, so its own list of signers proves nothing. */
    untrusted?: boolean;
    /** The client has `selectCommand`. */
    selects?: boolean;
    /** The client answers `strategy/history`, and has the commands `compareCommand` and `recordChangeCommand`. */
    history?: boolean;
    /** `YYYY-MM-DD`, in place of the calendar's day: to look ahead, to open an example, for tests. What is no date is passed over. */
    today?: string;
    /** Where the rules are explained: the URI of docs/rules.md. */
    rulesUri?: string;
}
