// Thousands of strategies: time and memory of `check`, as a table. Part of `npm run bench -- --many`.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strategyText } from './strategy-text.mjs';

const [count, size, changed] = [5_000, 8_000, 20];

/**
 * Makes a repository of 5,000 strategies, checks it cold, warm and against a commit, and takes it away again.
 * @param program the command line, built.
 * @returns by case: seconds from start to end, and the most memory that the process held, in MB.
 */
export function measureManyFiles(program) {
    const folder = mkdtempSync(join(tmpdir(), 'strategy-bench-'));
    try {
        const files = Array.from({ length: count }, (_, index) => join(folder, `part${index % 50}`, `plan${index}.strategy.md`));
        files.forEach((file, index) => {
            mkdirSync(join(file, '..'), { recursive: true });
            writeFileSync(file, strategyText(size).replace('# Strategy: Bench', `# Strategy: Bench ${index}`));
        });
        const git = (...args) => execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@acme.example', '-c', 'commit.gpgsign=false', ...args], { cwd: folder });
        git('init', '--quiet');
        git('add', '--all');
        git('commit', '--quiet', '--message', 'all');
        const check = (...args) => run(program, folder, ['check', '.', '--today', '2027-03-01', '--cache-location', join(folder, '.git', 'bench'), ...args]);
        const table = { 'cold': check(), 'warm': check() };
        for (const file of files.slice(0, changed)) appendFileSync(file, '\nAnother word.\n');
        return { ...table, [`${changed} changed, cache`]: check(), [`${changed} changed, --base`]: check('--base', 'HEAD') };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function run(program, cwd, args) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--require', peak, program, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    const seconds = (performance.now() - start) / 1000;
    if (status > 1) throw new Error(stderr);
    return { seconds: Math.round(seconds * 10) / 10, MB: Math.round(Number(/peak (\d+)/.exec(stderr)[1]) / 1024) };
}

/** Has a process say at its end how much memory it held at most. */
const peak = join(mkdtempSync(join(tmpdir(), 'strategy-bench-')), 'peak.cjs');
writeFileSync(peak, 'if (require("node:worker_threads").isMainThread) process.on("exit", () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}`));');
