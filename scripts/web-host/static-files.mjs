import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.ttf': 'font/ttf',
    '.wasm': 'application/wasm'
};

/** The path of a file below a folder, or `undefined` when it would lead out of it. */
export function inside(folder, path) {
    const file = normalize(join(folder, decodeURIComponent(path)));
    return file === folder || file.startsWith(folder + sep) ? file : undefined;
}

/** Sends a file. `false` when there is none. */
export async function sendFile(response, file, { cache }) {
    const found = file && await stat(file).catch(() => undefined);
    if (!found?.isFile()) return false;
    response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-length': found.size,
        'cache-control': cache ? 'max-age=3600' : 'no-store'
    });
    createReadStream(file).pipe(response);
    return true;
}
