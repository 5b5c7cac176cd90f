/** A running VS Code with the extension in it and a workspace of its own. */
export interface Host {
    /** The page to open. */
    url: string;
    /** The workspace's folder on this machine. */
    folder: string;
    stop(): Promise<void>;
}

/** Starts a host on a copy of a folder, with a file open or none. */
export type StartHost = (folder: string, openFile?: string) => Promise<Host>;
