import type { CancellationToken } from 'vscode';

/** What making a PDF or Word file needs of the computer. A browser has none of it. */
export interface FileMaker {
    /**
     * Writes the page as the file that its name says, `.pdf` or `.docx`, in one step.
     * @returns what is missing in it; `undefined` when it was called off.
     * @throws Error in a reader's words.
     */
    make(page: string, path: string, options: { paper: string; browser: string }, cancelled: CancellationToken): Promise<string[] | undefined>;
}
