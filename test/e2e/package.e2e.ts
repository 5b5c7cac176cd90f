import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode } from './hosts/node.js';
import { useWindow } from './window.js';
import { acmeWorkspace, today } from './workspace.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const file = 'acme.strategy.md';
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };

/** A copy of the project, with what is published in it. */
let project: string;

beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'strategy-package-'));
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    const gone = (error: NodeJS.ErrnoException): void => { if (error.code !== 'ENOENT') throw error; };
    for (const path of stdout.split('\0').filter(Boolean)) {
        await mkdir(dirname(join(project, path)), { recursive: true });
        await cp(join(root, path), join(project, path)).catch(gone); // a file that is deleted and not committed yet
    }
    await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
    await run(process.execPath, ['scripts/package.mjs'], { cwd: project });
}, 300_000);

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the npm package', () => {
    let home: string;
    let acme: string;
    const strategy = (...args: string[]) => run(join(home, 'node_modules/.bin/strategy'), args, { cwd: acme }).catch(error => error as { stdout: string; stderr: string; code: number });

    beforeAll(async () => {
        [home, acme] = [await mkdtemp(join(tmpdir(), 'strategy-installed-')), await acmeWorkspace()];
        await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--prefix', home, join(project, `strategy-markdown-${version}.tgz`)]);
    });
    afterAll(() => Promise.all([home, acme].map(folder => rm(folder, { recursive: true, force: true }))));

    test('brings nothing but itself', async () => {
        expect((await readdir(join(home, 'node_modules'))).filter(name => !name.startsWith('.'))).toEqual(['strategy-markdown']);
    });

    test('tells its version, checks and renders', async () => {
        expect((await strategy('--version')).stdout.trim()).toBe(version);
        expect(await strategy('check', file, '--today', today)).not.toHaveProperty('code');
        expect(await strategy('render', file, '-o', 'acme.html', '--today', today)).not.toHaveProperty('code');
        expect(await readFile(join(acme, 'acme.html'), 'utf8')).toContain('Acme');
    });

    test('is a language server', async () => {
        const server = execFile(join(home, 'node_modules/.bin/strategy'), ['lsp', '--stdio']);
        const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
        server.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
        const answer = await new Promise<string>(resolve => {
            let heard = '';
            server.stdout!.on('data', chunk => (heard += chunk).includes('"capabilities"') && resolve(heard));
        });
        server.kill();
        expect(answer).toContain('"hoverProvider"');
    });
});

describe('the extension', () => {
    const window = useWindow('package', (folder, open) => startNode(folder, open, {}, false, join(project, 'strategy-markdown.vsix')), file);

    test('installs, and works', async () => {
        const { workbench } = window;
        await workbench.openPreview();
        await workbench.webview().locator('article.strategy h1', { hasText: 'Acme' }).waitFor();
    });
});

test('the bill of materials names every package whose licence is handed on', async () => {
    const { components, metadata } = JSON.parse(await readFile(join(project, 'strategy-markdown.cdx.json'), 'utf8')) as {
        metadata: { component: { name: string; version: string } };
        components: { name: string; version: string; purl: string; hashes: unknown[]; licenses: unknown[] }[];
    };
    expect(metadata.component).toMatchObject({ name: 'strategy-markdown', version });
    const [, list] = (await readFile(join(project, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')).split('\n\n');
    expect(components.map(it => `${it.name} ${it.version}`).sort()).toEqual(list!.split('\n').map(line => line.replace(/ \([^)]*\)$/, '')).sort());
    for (const it of components) expect(it, it.name).toMatchObject({ purl: expect.stringMatching(/^pkg:npm\//), hashes: [expect.anything()], licenses: [expect.anything()] });
});
