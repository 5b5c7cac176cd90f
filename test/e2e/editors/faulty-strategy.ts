import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { acmeWorkspace, lineOf, today } from '../workspace.js';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));

export interface Finding { code: string; severity: string; message: string; range: { start: Position; end: Position } }
interface Position { line: number; column: number }

/** The example with three faults, to be opened in an editor that knows only the protocol. */
export class FaultyStrategy {

    private constructor(private readonly folder: string, private readonly file: string) { }

    /** No owner, an unknown name, a date that is none, and a character of two code units before them. */
    static async create(): Promise<FaultyStrategy> {
        const folder = await acmeWorkspace();
        const file = join(folder, 'acme.strategy.md');
        const lines = (await readFile(file, 'utf8')).split('\n');
        const goal = await lineOf(file, /^#+ Goal:/);
        lines[await lineOf(file, /^- Teams:/, goal) - 1] = '- Teams: Marketing, Saels';
        lines[await lineOf(file, /^- Effective:/) - 1] = '- Effective: soon — 🚀';
        lines.splice(await lineOf(file, /^- Owner:/, goal) - 1, 1);
        await writeFile(file, lines.join('\n'));
        return new FaultyStrategy(folder, file);
    }

    /**
     * Runs an editor on the file, with the command `strategy` installed. It is to write the findings that it shows to the file $OUT, as JSON; $TODAY is the date to hand to the server.
     * @param setUp what a user writes into the editor's own settings: the file $SETUP.
     * @returns what the editor shows, sorted.
     */
    async shownBy(command: string, args: string[], setUp = ''): Promise<Finding[]> {
        const [home, out] = [join(this.folder, '.home'), join(this.folder, '.findings.json')];
        await mkdir(home);
        await writeFile(join(home, 'set-up'), setUp);
        await writeFile(join(home, 'strategy'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
        await chmod(join(home, 'strategy'), 0o755);
        await run(command, args, {
            timeout: 60_000,
            env: {
                ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home,
                PATH: home + delimiter + process.env.PATH, FILE: this.file, OUT: out, SETUP: join(home, 'set-up'), TODAY: today
            }
        });
        return sorted(JSON.parse(await readFile(out, 'utf8')));
    }

    /** What the command line finds, sorted. */
    async checked(): Promise<Finding[]> {
        const { stdout } = await run(process.execPath, [cli, 'check', this.file, '--format', 'json', '--today', today]).catch(error => error as { stdout: string });
        return sorted(JSON.parse(stdout).files[0].findings);
    }

    remove(): Promise<void> {
        return rm(this.folder, { recursive: true, force: true });
    }
}

function sorted(findings: Finding[]): Finding[] {
    const key = ({ range: { start }, code }: Finding): string => `${String(start.line).padStart(5)}:${String(start.column).padStart(4)} ${code}`;
    return findings
        .map(({ code, severity, message, range }) => ({ code, severity, message, range }))
        .sort((a, b) => key(a) < key(b) ? -1 : 1);
}
