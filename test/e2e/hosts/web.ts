import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveWorkbench } from '../../../scripts/web-host/server.mjs';
import { testSettings } from '../settings.js';
import type { Host } from './host.js';
import { copyShippedExtension } from './shipped-extension.js';

/** VS Code for the Web, the language server in a web worker, files on a virtual file system. As on vscode.dev. */
export async function startWeb(folder: string, openFile?: string): Promise<Host> {
    const extension = await mkdtemp(join(tmpdir(), 'strategy-extension-'));
    await copyShippedExtension(extension);
    const host = await serveWorkbench({ folder, openFiles: openFile === undefined ? [] : [openFile], settings: testSettings, extension });
    return {
        url: host.url,
        folder: host.folder,
        stop: async () => {
            await host.close();
            await rm(extension, { recursive: true, force: true });
        }
    };
}
