import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { run } from '../../cli/run.js';

/** The command line as it ships. */
export const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

export interface Outcome { code: number | null; output: string; complaints: string }

/** A folder with the given files that lives as long as the test. */
export function folderWith(files: Record<string, string | Uint8Array>, { git = false } = {}): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'strategy-test-')));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    if (git) execFileSync('git', ['init', '--quiet', folder]);
    for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
    }
    return folder;
}

/** Runs a command line as a process of its own. */
export async function strategy(cwd: string, args: string[], input = ''): Promise<Outcome> {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: 'pipe' });
    child.stdin.on('error', () => {}); // a program that ends without reading
    child.stdin.end(input);
    const [output, complaints, code] = await Promise.all([
        text(child.stdout), text(child.stderr), new Promise<number | null>(resolve => { child.on('close', resolve); })
    ]);
    return { code, output, complaints };
}

/** Runs a command line in this process. */
export async function strategyHere(cwd: string, args: string[], input = '', color = false): Promise<Outcome> {
    const output: string[] = [];
    const complaints: string[] = [];
    const code = await run(args, { cwd, color, write: said => { output.push(said); }, readStdin: async () => input }, message => { complaints.push(message); });
    return { code, output: output.join(''), complaints: complaints.join('\n') };
}

/** Status draft: warnings only. */
export const draft = '# Strategy: Plan\n\n- Status: draft\n- Kind: public\n';
/** Nobody is called Nobody: an error in every status. */
export const broken = `${draft}- Owner: Nobody\n`;
/** Shared parts only: nothing to find. */
export const fine = '# Shared\n\n## Team: Marketing\n\n- Function: marketing\n- Lead: Head\n\n## Owner: Head\n\n- Team: Marketing\n- Responsibilities: all\n- Backup: Second\n- Load: 50%\n\n## Owner: Second\n\n- Team: Marketing\n- Responsibilities: the rest\n- Backup: Head\n- Load: 50%\n';
