import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { text } from 'node:stream/consumers';
import type { CancellationToken } from 'vscode';
import type { FileMaker } from '../exporting/file-maker.js';

/** Makes files with `dist/export.mjs`, in a process of its own: it can be called off, and the editor does not wait for it. */
export class ExportProgram implements FileMaker {
    constructor(private readonly program: string) {}

    async make(page: string, path: string, { paper, browser }: { paper: string; browser: string }, cancelled: CancellationToken): Promise<string[] | undefined> {
        const args = [this.program, '--paper', paper, ...browser !== '' ? ['--browser', browser] : [], '--', path];
        // VS Code's own program runs as Node when it is told to.
        const child = spawn(process.execPath, args, { cwd: homedir(), env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' }, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
        const ended = new Promise<number | null>((resolve, reject) => {
            child.on('error', reject);
            child.on('close', resolve);
        });
        const listener = cancelled.onCancellationRequested(() => child.kill());
        child.stdin.on('error', () => {}); // it may end before it has read
        child.stdin.end(page);
        try {
            const [output, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
            if (cancelled.isCancellationRequested) return undefined;
            if (code !== 0) throw new Error(complaint.trim() || `The program that makes the file ended with code ${code}.`);
            return output.split('\n').filter(line => line !== '');
        } finally {
            listener.dispose();
        }
    }
}
