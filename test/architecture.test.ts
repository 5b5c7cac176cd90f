import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
/** Every file of the project, those not committed yet too. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], { cwd: root, encoding: 'utf8' }).split('\n')
    .filter(file => file !== '');

// What the bundles are made of

interface Metafile { inputs: Record<string, unknown>; outputs: Record<string, { imports: { path: string; external?: boolean }[] }> }
const metafile = (bundle: string): Metafile => JSON.parse(read(`dist/meta/${bundle}.json`)) as Metafile;
const inputs = (bundle: string): string[] => Object.keys(metafile(bundle).inputs);
const externals = (bundle: string): string[] => [...new Set(
    Object.values(metafile(bundle).outputs).flatMap(output => output.imports).filter(({ external }) => external).map(({ path }) => path)
)];

test.each(['server.browser.js', 'webview.js'])('%s needs nothing from outside', bundle => {
    expect(externals(bundle)).toEqual([]);
});

test('the client for browsers needs the editor only', () => {
    expect(externals('client.browser.js')).toEqual(['vscode']);
});

test.each(['client.cjs', 'server.cjs', 'cli.mjs', 'action.mjs', 'export.mjs', 'pdf.mjs', 'word.mjs'])('%s needs Node, the editor where it is one, and the bundles it loads later', bundle => {
    const outside: Record<string, string[]> = { 'client.cjs': ['vscode'], 'cli.mjs': ['./pdf.mjs', './word.mjs'], 'export.mjs': ['./pdf.mjs', './word.mjs'], 'action.mjs': ['./pdf.mjs'] };
    expect(externals(bundle).filter(path => !isBuiltin(path))).toEqual(outside[bundle] ?? []);
});

test('nobody waits for the libraries that print and make Word files who asks for neither', () => {
    for (const bundle of ['cli.mjs', 'action.mjs', 'server.cjs', 'export.mjs', 'client.cjs']) {
        expect(inputs(bundle).filter(input => /node_modules\/(?:puppeteer-core|docx)\//.test(input)), bundle).toEqual([]);
    }
});

test.each(['client.cjs', 'client.browser.js', 'webview.js'])('%s leaves the language to the server', bundle => {
    expect(inputs(bundle).filter(input => /node_modules\/(?:langium|chevrotain|remark|rehype|unified|mdast|micromark)|^language\/(?!protocol(?:\.ts|\/))|^server\/|^cli\//.test(input))).toEqual([]);
});

test.each(['server.cjs', 'server.browser.js'])('%s takes nothing of the client', bundle => {
    expect(inputs(bundle).filter(input => /^(?:client|cli|test)\//.test(input))).toEqual([]);
});

test('there is one copy of the protocol, or cancelled requests would be answered as successes', () => {
    const installed = Object.keys((JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> }).packages);
    for (const name of ['vscode-jsonrpc', 'vscode-languageserver-protocol', 'vscode-languageserver-types']) {
        expect(installed.filter(path => path.endsWith(`node_modules/${name}`))).toEqual([`node_modules/${name}`]);
    }
    for (const bundle of ['client.cjs', 'server.cjs', 'server.browser.js']) {
        const copies = inputs(bundle).flatMap(input => /.*node_modules\/vscode-(?:jsonrpc|languageserver-protocol)\//.exec(input) ?? []);
        expect(new Set(copies).size, bundle).toBe(2);
    }
});

// Who may import whom: the table of docs/architecture.md

interface Import { from: string; to: string; type: boolean }

/** The import statements of a folder's files; relative ones become paths of the project. */
function importsOf(folder: string, except = /^$/): Import[] {
    return files.filter(file => file.startsWith(folder) && /\.ts$/.test(file) && !except.test(file)).flatMap(from => {
        const statements = read(from).matchAll(/^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm);
        return [...statements].map(([, type, specifier, dynamic]) => {
            const target = specifier ?? dynamic!;
            return { from, to: target.startsWith('.') ? join(dirname(from), target) : target, type: type !== undefined };
        });
    });
}

const pure = /^(?:langium|langium\/lsp|chevrotain|mdast|hast|unified|remark-[a-z-]+|rehype-[a-z-]+|unist-util-visit|github-slugger|d3-scale|node-diff3|vscode-languageserver(?:-types|-textdocument)?)$/;
const fences: [folder: string, may: RegExp, except?: RegExp][] = [
    ['language/', new RegExp(`^language/|${pure.source}`)],
    ['server/', /^server\/|^language\/(?:index|protocol)\.js$|^vscode-languageserver(?:\/node|\/browser)?$|^langium(?:\/node)?$/],
    ['client/', /^client\/(?!webview\/)|^language\/protocol\.js$|^docs\/rules\.md$|^vscode$|^vscode-languageclient(?:\/node|\/browser)?$/, /^client\/(?:webview|desktop)\//],
    ['client/desktop/', /^client\/(?!webview\/)|^language\/protocol\.js$|^vscode$|^node:/],
    ['client/webview/', /^client\/webview\/|^client\/preview\/messages\.js$/],
    ['cli/', /^cli\/|^language\/index\.js$|^langium(?:\/node)?$|^node:|^ignore$|^ical-generator$|^puppeteer-core$|^docx(?:\/html)?$/],
    ['action/', /^action\/|^cli\/|^language\/index\.js$|^node:/]
];
test.each(fences)('%s imports what it may', (folder, may, except) => {
    const imports = importsOf(folder, except);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter(({ to }) => !may.test(to))).toEqual([]);
});

test('the protocol that client and server share imports nothing else', () => {
    expect(importsOf('language/protocol').filter(({ to }) => !to.startsWith('language/protocol/'))).toEqual([]);
});

test('only types of vscode-languageserver reach the language, and the error that answers a request', () => {
    const runtime = importsOf('language/').filter(({ to, type }) => to === 'vscode-languageserver' && !type);
    expect(runtime.map(({ from }) => from).filter(from => !['language/lsp/navigation/rename-provider.ts', 'language/lsp/guarded.ts'].includes(from))).toEqual([]);
});

const layers: Record<string, string[]> = {
    catalogues: [], parser: ['generated'], references: ['parser', 'generated'], model: ['parser', 'references', 'generated'],
    analysis: ['catalogues', 'parser', 'references', 'model'], document: ['parser', 'references', 'model', 'analysis', 'calendar', 'refactor', 'approval']
};
test.each(Object.entries(layers))('language/%s leans on lower layers only', (layer, lower) => {
    const upward = importsOf(`language/${layer}/`).filter(({ to, type }) => !type && to.startsWith('language/') && ![layer, ...lower].includes(to.split('/')[1]!));
    expect(upward).toEqual([]);
});

// The server in a web worker

test('the worker answers with nothing but what a worker has', async () => {
    interface Message { id?: number; method?: string; result?: unknown; params?: unknown }
    const heard: Message[] = [];
    let wake = (): void => {};
    const answer = async (id: number): Promise<Message> => {
        for (;;) {
            const found = heard.find(message => message.id === id && !message.method);
            if (found) return found;
            await new Promise<void>(resolve => { wake = resolve; });
        }
    };
    const scope: Record<string, unknown> = {
        setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, TextEncoder, TextDecoder, URL, performance, addEventListener: () => {},
        postMessage: (message: Message) => {
            heard.push(message);
            wake();
        }
    };
    scope['self'] = scope;
    vm.runInNewContext(read('dist/server.browser.js'), scope);
    const send = (message: object): void => (scope['onmessage'] as (event: object) => void)({ data: { jsonrpc: '2.0', ...message } });
    const uri = 'memory:///plan.strategy.md';

    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    expect(await answer(1)).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
    send({ method: 'initialized', params: {} });
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'strategy-markdown', version: 1, text: '# Strategy: Plan\n\n*Words*\n' } } });
    send({ id: 2, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } });
    expect(await answer(2)).toMatchObject({ result: [{ name: expect.stringContaining('Plan') as string }] });
    send({ id: 3, method: 'strategy/preview', params: { uri } });
    expect(await answer(3)).toMatchObject({ result: { version: 1, html: expect.stringContaining('<em>Words</em>') as string } });
});

// Files stay readable

test('no file is longer than 400 lines', () => {
    const data = /^language\/(?:generated|catalogues)\/|^syntaxes\/|^examples\/|^docs\/|^test\/fixtures\/|^icons\/|^schemas\/|package(?:-lock)?\.json$|\/style\.ts$|\.(?:png|woff2?|ico)$/;
    const long = files.filter(file => !data.test(file)).map(file => ({ file, lines: read(file).split('\n').length })).filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
});
