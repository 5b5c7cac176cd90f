/** One committed version of a file. */
export interface PastVersion {
    /** For the port, and for people who look it up: a commit's full name. */
    commit: string;
    /** When it was committed, in ISO 8601. */
    when: string;
    /** The URI the file had then. */
    uri: string;
}

/** What comparing with an earlier text asks of its host: git, for the command line and for VS Code. */
export interface HistoryPort {
    /** The versions of a file, newest first, at most so many; followed through renames. `undefined`: nobody keeps a history of it here. */
    versions(uri: string, limit: number): Promise<readonly PastVersion[] | undefined>;
    /** The text of a file in a commit; `undefined` when it was not there, or is no UTF-8 text. */
    textAt(commit: string, uri: string): Promise<string | undefined>;
}

/** Where nothing is kept. */
export const noHistory: HistoryPort = { versions: async () => undefined, textAt: async () => undefined };
