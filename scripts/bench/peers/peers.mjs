// The same strategy in three languages, each with its language server, in one run:  npm run bench:peers
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { quantile, strategyText } from '../strategy-text.mjs';
import { open } from './client.mjs';
import { blocksOf, likec4Text, yamlSchema, yamlText } from './models.mjs';

// The newest that run on Node 20. They have a folder of their own: nobody needs them to work on the project.
const installed = { 'yaml-language-server': '1.19.2', likec4: '1.59.4' };
const root = fileURLToPath(new URL('../../..', import.meta.url));
const peers = join(root, '.vscode-test/peers');
if (!Object.keys(installed).every(name => existsSync(join(peers, 'node_modules', name)))) {
    mkdirSync(peers, { recursive: true });
    writeFileSync(join(peers, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...Object.entries(installed).map(it => it.join('@'))], { cwd: peers, stdio: 'inherit' });
}
const server = join(root, 'node_modules/.cache/bench/server.cjs');
await esbuild.build({ absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', minify: true, loader: { '.css': 'text', '.md': 'text' }, logLevel: 'error', entryPoints: ['server/node.ts'], format: 'cjs', outfile: server });

const folder = mkdtempSync(join(tmpdir(), 'strategy-peers-'));
const uriOf = name => String(pathToFileURL(join(folder, name)));

/** What to open, by the name of the language. */
function documents(size) {
    const text = strategyText(size);
    const blocks = blocksOf(text);
    writeFileSync(join(folder, 'schema.json'), JSON.stringify(yamlSchema(blocks)));
    return {
        'Strategy Markdown': { command: [server, '--stdio'], uri: uriOf('bench.strategy.md'), languageId: 'strategy-markdown', text, mistake: '- Personas: Persona ' },
        'YAML with a schema': {
            command: [join(peers, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'], uri: uriOf('bench.yaml'), languageId: 'yaml', text: yamlText(blocks), mistake: 'Priority: primary',
            settings: { yaml: { validate: true, completion: true, schemaStore: { enable: false }, maxItemsComputed: 1_000_000, schemas: { [uriOf('schema.json')]: '*.yaml' } } }
        },
        LikeC4: {
            command: [join(peers, 'node_modules/likec4/bin/likec4.mjs'), 'lsp', '--stdio', '--no-manual-layouts', '--no-use-dot'], uri: uriOf('bench.c4'), languageId: 'likec4', text: likec4Text(blocks), mistake: `-> persona_persona_`
        }
    };
}

async function measure(document) {
    writeFileSync(fileURLToPath(document.uri), document.text);
    let it;
    try {
        it = await open({ ...document, folder: String(pathToFileURL(folder)) });
        const figures = { start: it.ready, memory: it.megabytes() };
        const keystrokes = [];
        const proposals = [];
        const rounds = document.text.length > 500_000 ? 40 : 120;
        for (let count = 0; count < rounds; count++) keystrokes.push(await it.keystroke());
        for (let count = 0; count < rounds / 6; count++) proposals.push(await it.completion());
        keystrokes.splice(0, rounds / 6); // the just-in-time compiler's
        return { ...figures, median: quantile(keystrokes, 0.5), slow: quantile(keystrokes, 0.95), completion: quantile(proposals, 0.5) };
    } catch (error) {
        return { start: it?.ready ?? Infinity, memory: NaN, median: Infinity, slow: Infinity, completion: Infinity, why: error.message };
    } finally {
        it?.close();
        rmSync(fileURLToPath(document.uri), { force: true });
    }
}

const number = value => value === Infinity ? 'over 120 s' : Number.isNaN(value) ? '' : value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
console.log(`Node ${process.versions.node}, ${availableParallelism()} cores. Milliseconds; (how many times ours).\n`);
for (const size of [14_000, 140_000, 1_400_000]) {
    const measured = {};
    for (const [language, document] of Object.entries(documents(size))) measured[language] = await measure(document);
    const ours = measured['Strategy Markdown'];
    const cell = (value, own) => value === own ? number(value) : `${number(value)} (${number(value / own)}x)`;
    console.log(`${size / 1000} kB`);
    console.table(Object.fromEntries(Object.entries(measured).map(([language, it]) => [language, {
        'cold start to diagnostics': cell(it.start, ours.start), 'keystroke, median': cell(it.median, ours.median), 'keystroke, 95 %': cell(it.slow, ours.slow),
        completion: cell(it.completion, ours.completion), MB: cell(it.memory, ours.memory)
    }])));
}
rmSync(folder, { recursive: true, force: true });
process.exit();
