import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { inside } from './static-files.mjs';

// vscode.FileType
const typeOf = entry => entry.isDirectory() ? 2 : entry.isFile() ? 1 : 0;
const exists = path => stat(path).then(() => true, () => false);

/** What the `httpfs` extension asks of a folder, by `?op=`. Each answers with JSON, a file's bytes, or an HTTP status. */
const operations = {
    stat: async path => {
        const found = await stat(path);
        return { type: typeOf(found), ctime: found.ctimeMs, mtime: found.mtimeMs, size: found.size };
    },
    list: async path => (await readdir(path, { withFileTypes: true })).map(entry => [entry.name, typeOf(entry)]),
    walk: async path => (await readdir(path, { recursive: true, withFileTypes: true }))
        .filter(entry => entry.isFile())
        .map(entry => relative(path, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/')),
    read: path => readFile(path),
    write: async (path, query, body) => {
        const there = await exists(path);
        if (there && query.get('overwrite') === '0') return 409;
        if (!there && query.get('create') === '0') return 404;
        await writeFile(path, body);
        return { created: !there };
    },
    mkdir: async path => void await mkdir(path, { recursive: true }),
    delete: async path => void await rm(path, { recursive: true }),
    rename: async (path, query, body, folder) => {
        const target = inside(folder, query.get('to'));
        return target ? void await rename(path, target) : 403;
    }
};
const changing = new Set(['write', 'mkdir', 'delete', 'rename']);

/** Answers a request for `/fs/...` from a folder, and from nothing outside it. */
export async function answerFolderRequest(request, response, url, folder) {
    const path = inside(folder, url.pathname.slice('/fs'.length));
    const operation = operations[url.searchParams.get('op')];
    if (!path || !operation) return void response.writeHead(path ? 400 : 403).end();
    if (changing.has(url.searchParams.get('op')) && request.method !== 'POST') return void response.writeHead(405).end();
    try {
        const result = await operation(path, url.searchParams, await bodyOf(request), folder);
        if (typeof result === 'number') response.writeHead(result).end();
        else if (Buffer.isBuffer(result)) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(result);
        else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? {}));
    } catch (error) {
        response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error.code ?? error));
    }
}

async function bodyOf(request) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
}
