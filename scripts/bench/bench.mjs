// Speed and memory, as tables:  npm run bench [-- --many]
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { openServer } from './over-lsp.mjs';
import { measureTyping } from './typing.mjs';
import { measureWorkspace } from './workspace.mjs';
import { quantile, strategyText } from './strategy-text.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = `${root}node_modules/.cache/bench`;
const settings = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', minify: true, loader: { '.css': 'text' }, logLevel: 'error' };
await esbuild.build({ ...settings, entryPoints: ['scripts/bench/in-process.ts'], format: 'cjs', outfile: `${built}/in-process.cjs` });
// As scripts/build.mjs --production makes it, without touching dist/.
await esbuild.build({ ...settings, entryPoints: ['server/node.ts'], format: 'cjs', outfile: `${built}/server.cjs` });

const sizes = { '5 kB': 5_000, '100 kB': 100_000, '1 MB': 1_000_000 };
const round = value => value < 10 ? Math.round(value * 100) / 100 : Math.round(value);
console.log(`Node ${process.versions.node}, ${availableParallelism()} cores. Milliseconds, medians.\n`);

const { measure } = (await import(String(pathToFileURL(`${built}/in-process.cjs`)))).default;
const steps = {};
for (const [name, size] of Object.entries(sizes)) {
    for (const [step, time] of Object.entries(await measure(strategyText(size), size > 500_000 ? 7 : 41))) (steps[step] ??= {})[name] = round(time);
}
console.log('In one process');
console.table(steps);

const overLsp = {};
for (const [name, size] of Object.entries(sizes)) {
    const server = await openServer(`${built}/server.cjs`, strategyText(size));
    const memory = server.residentMegabytes();
    const times = [];
    for (let count = 0; count < 110; count++) times.push(await server.keystroke());
    times.splice(0, 10); // the just-in-time compiler's
    await server.preview();
    const previews = [];
    for (let count = 0; count < 20; count++) {
        await server.keystroke();
        previews.push(await server.preview());
    }
    overLsp[name] = {
        'keystroke, median': round(quantile(times, 0.5)), 'keystroke, 95 %': round(quantile(times, 0.95)), 'preview after an edit': round(quantile(previews, 0.5)),
        'MB after opening': round(memory), 'MB at the end': round(server.residentMegabytes())
    };
    await server.close();
}
console.log('A server process, over standard input and output: from the edit to its diagnostics');
console.table(overLsp);

console.log('Completion and hover in 100 kB, in a workspace of 200 files, over standard input and output');
console.table(Object.fromEntries(Object.entries(await measureTyping(`${built}/server.cjs`)).map(([name, row]) => [name, Object.fromEntries(Object.entries(row).map(([key, time]) => [key, round(time)]))])));

const workspaces = {};
for (const files of [1, 10, 100, 1000]) workspaces[files] = Object.fromEntries(Object.entries(await measureWorkspace(`${built}/server.cjs`, files)).map(([name, time]) => [name, round(time)]));
console.log('A keystroke in a workspace of so many files of 5 kB, over standard input and output');
console.table(workspaces);

const starts = [];
for (let count = 0; count < 7; count++) {
    const server = await openServer(`${built}/server.cjs`, strategyText(5_000));
    starts.push(server);
    await server.close();
}
console.log('Cold start: from the start of the process');
console.table({ 'initialize answered': { ms: round(quantile(starts.map(({ answered }) => answered), 0.5)) }, 'diagnostics of a 5 kB file': { ms: round(quantile(starts.map(({ ready }) => ready), 0.5)) } });

if (process.argv.includes('--many')) {
    const { measureManyFiles } = await import('./many-files.mjs');
    const banner = { js: 'import { createRequire as requireOf } from \'node:module\'; const require = requireOf(import.meta.url);' };
    await esbuild.build({ ...settings, entryPoints: ['cli/main.ts'], format: 'esm', banner, external: ['./pdf/print.js', './word/word.js'], outfile: `${built}/cli.mjs` });
    console.log('strategy check over 5,000 files of 8 kB: from the start of the process to its end');
    console.table(measureManyFiles(`${built}/cli.mjs`));
}
process.exit();
