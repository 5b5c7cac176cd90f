// Builds everything that ships into dist/:  node scripts/build.mjs [--production] [--watch] [--quiet] [--if-missing]
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const { values: options } = parseArgs({
    options: {
        production: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        'if-missing': { type: 'boolean', default: false }
    }
});
const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

const node = { platform: 'node', target: 'node20' };
const browser = { platform: 'browser', target: 'es2022' };
// Without 'worker' first, remark takes code that needs `document`, which a web worker does not have.
const worker = { ...browser, conditions: ['worker', 'browser', 'module'] };
// Dependencies in CommonJS may call require(); an ES module does not have one.
const executable = [
    '#!/usr/bin/env node',
    'import { createRequire as requireOf } from \'node:module\';',
    'const require = requireOf(import.meta.url);'
].join('\n');

/** One line per file that ships. */
const bundles = {
    'client.cjs': { entry: 'client/node.ts', ...node, format: 'cjs', external: ['vscode'] },
    'client.browser.js': { entry: 'client/browser.ts', ...browser, format: 'cjs', external: ['vscode'] },
    'webview.js': { entry: 'client/webview/main.ts', ...browser, format: 'iife' },
    'comparison.css': { entry: 'client/history/comparison.css', ...browser },
    'webview.css': { entry: 'client/webview/page.css', ...browser },
    'server.cjs': { entry: 'server/node.ts', ...node, format: 'cjs' },
    'server.browser.js': { entry: 'server/browser.ts', ...worker, format: 'iife' },
    'cli.mjs': { entry: 'cli/main.ts', ...node, format: 'esm', banner: { js: executable } },
    'export.mjs': { entry: 'cli/export/main.ts', ...node, format: 'esm', banner: { js: executable } },
    'pdf.mjs': { entry: 'cli/export/pdf/print.ts', ...node, format: 'esm', banner: { js: executable }, without: /^(?:proxy-agent|yargs|yargs\/.*|extract-zip|tar-fs|chromium-bidi.*|supports-color|bufferutil|utf-8-validate)$|\/bidi\/bidi\.js$/ },
    'word.mjs': { entry: 'cli/export/word/word.ts', ...node, format: 'esm', banner: { js: executable } },
    'action.mjs': { entry: 'action/main.ts', ...node, format: 'esm', banner: { js: executable } }
};

function settings([file, { entry, without, ...bundle }]) {
    return {
        ...bundle,
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: `dist/${file}`,
        bundle: true,
        define: { STRATEGY_VERSION: JSON.stringify(version) },
        minify: options.production,
        sourcemap: !options.production,
        legalComments: 'none',
        metafile: true,
        loader: { '.md': 'text' },
        logLevel: options.quiet ? 'error' : 'warning',
        plugins: [loadedLater, ...without ? [leftOut(without)] : [], report(file)]
    };
}

/** What is imported when it is needed is a bundle of its own: nobody waits for a PDF printer who wants a check. */
const loadedLater = {
    name: 'loaded later',
    setup(build) {
        build.onResolve({ filter: /^\.\/(?:pdf\/print|word\/word)\.js$/ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path: path.startsWith('./pdf/') ? './pdf.mjs' : './word.mjs', external: true } : undefined);
    }
};

/** What a library brings along for things that we never ask of it: puppeteer's downloads of browsers and its second protocol are three quarters of it. */
function leftOut(modules) {
    return {
        name: 'left out',
        setup(build) {
            build.onResolve({ filter: modules }, ({ path }) => ({ path, namespace: 'left-out' }));
            build.onLoad({ filter: /^/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
        }
    };
}

/** Says what was built, and keeps which files went in for test/architecture.test.ts. */
function report(file) {
    return {
        name: 'report',
        setup(build) {
            build.onEnd(({ metafile }) => {
                if (!metafile) return;
                writeFileSync(`${root}dist/meta/${file}.json`, JSON.stringify(metafile));
                if (bundles[file].banner) chmodSync(`${root}dist/${file}`, 0o755);
                const { bytes } = metafile.outputs[`dist/${file}`];
                if (!options.quiet) console.log(`dist/${file}`.padEnd(24), `${Math.round(bytes / 1024)} kB`.padStart(9));
            });
        }
    };
}

if (options['if-missing'] && Object.keys(bundles).every(file => existsSync(`${root}dist/${file}`))) process.exit(0);

rmSync(`${root}dist/meta`, { recursive: true, force: true });
mkdirSync(`${root}dist/meta`, { recursive: true });
const there = Object.entries(bundles).filter(([file, { entry }]) => {
    const exists = existsSync(root + entry);
    if (!exists) console.warn(`dist/${file} left out: ${entry} does not exist yet`);
    return exists;
});
if (options.watch) {
    for (const bundle of there) await (await esbuild.context(settings(bundle))).watch();
} else {
    const results = await Promise.allSettled(there.map(bundle => esbuild.build(settings(bundle))));
    if (results.some(result => result.status === 'rejected')) process.exitCode = 1; // esbuild has printed why
}
