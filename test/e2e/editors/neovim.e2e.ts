import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acmeWorkspace, lineOf, today } from '../workspace.js';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));
const script = fileURLToPath(new URL('diagnostics.lua', import.meta.url));

interface Finding { code: string; severity: string; message: string; range: { start: Position; end: Position } }
interface Position { line: number; column: number }

let folder: string;
let file: string;

/** The example with three faults: no owner, an unknown name, a date that is none. */
beforeAll(async () => {
    folder = await acmeWorkspace();
    file = join(folder, 'acme.strategy.md');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const goal = await lineOf(file, /^#+ Goal:/);
    lines[await lineOf(file, /^- Teams:/, goal) - 1] = '- Teams: Marketing, Saels';
    lines[await lineOf(file, /^- Effective:/) - 1] = '- Effective: soon — 🚀';
    lines.splice(await lineOf(file, /^- Owner:/, goal) - 1, 1);
    await writeFile(file, lines.join('\n'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('Neovim shows what the check prints', async () => {
    const { findings } = await inNeovim();
    expect(findings.length).toBeGreaterThanOrEqual(3);
    expect(sorted(findings)).toEqual(sorted(await checked()));
});

async function inNeovim(): Promise<{ findings: Finding[] }> {
    const [home, out] = [join(folder, '.home'), join(folder, '.findings.json')];
    await mkdir(home);
    await run('nvim', ['--headless', '--clean', '-n', '-i', 'NONE', '-c', `luafile ${script}`], {
        timeout: 60_000,
        env: {
            ...process.env, XDG_STATE_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home,
            NODE: process.execPath, CLI: cli, FILE: file, OUT: out, TODAY: today
        }
    });
    return JSON.parse(await readFile(out, 'utf8'));
}

async function checked(): Promise<Finding[]> {
    const { stdout } = await run(process.execPath, [cli, 'check', file, '--format', 'json', '--today', today]).catch(error => error as { stdout: string });
    return JSON.parse(stdout).files[0].findings;
}

function sorted(findings: Finding[]): Finding[] {
    const key = ({ range: { start }, code }: Finding): string => `${String(start.line).padStart(5)}:${String(start.column).padStart(4)} ${code}`;
    return findings
        .map(({ code, severity, message, range }) => ({ code, severity, message, range }))
        .sort((a, b) => key(a) < key(b) ? -1 : 1);
}
