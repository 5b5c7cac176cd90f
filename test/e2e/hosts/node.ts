import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { quietSettings } from '../../../scripts/web-host/settings.mjs';
import { restrictedSettings, testSettings } from '../settings.js';
import { freePort } from '../free-port.js';
import type { Host } from './host.js';
import { copyShippedExtension } from './shipped-extension.js';

const run = promisify(execFile);
const serverMain = fileURLToPath(new URL('../../../.vscode-test/code-server-4.100.3/node_modules/code-server/lib/vscode/out/server-main.js', import.meta.url));

/**
 * VS Code's own server: the extension host and the language server are Node processes on real files, as on the desktop.
 * @param restricted the folder is not trusted.
 * @param vsix a packed extension to install; left out, the one in dist/ is there.
 */
export async function startNode(folder: string, openFile?: string, environment: NodeJS.ProcessEnv = {}, restricted = false, vsix?: string): Promise<Host> {
    const root = await mkdtemp(join(tmpdir(), 'strategy-vscode-'));
    const workspace = join(root, 'workspace');
    await cp(folder, workspace, { recursive: true });
    if (vsix) await run(process.execPath, [serverMain, '--server-data-dir', root, '--accept-server-license-terms', '--install-extension', vsix]);
    else await copyShippedExtension(join(root, 'extensions', 'strategy-markdown.strategy-markdown'));
    await mkdir(join(root, 'data', 'User'), { recursive: true });
    await writeFile(join(root, 'data', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...testSettings, ...restricted ? restrictedSettings : {} }));

    const port = await freePort();
    const server = startServer(root, port, environment, restricted);
    await listening(server, join(root, 'server.log'));
    const query = new URLSearchParams({
        folder: workspace,
        payload: JSON.stringify(openFile === undefined ? [] : [['openFile', `vscode-remote://127.0.0.1:${port}${join(workspace, openFile)}`]])
    });
    return {
        url: `http://127.0.0.1:${port}/?${query}`,
        folder: workspace,
        stop: async () => {
            await stop(server);
            await rm(root, { recursive: true, force: true, maxRetries: 5 });
        }
    };
}

function startServer(root: string, port: number, environment: NodeJS.ProcessEnv, restricted: boolean): ChildProcess {
    // Set when the tests themselves run inside a VS Code terminal; the server would take them for its own.
    const { VSCODE_IPC_HOOK_CLI: _hook, CODE_SERVER_PARENT_PID: _parent, NODE_OPTIONS: _options, ...env } = process.env;
    return spawn(process.execPath, [
        serverMain, '--server-data-dir', root, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token',
        '--accept-server-license-terms', '--disable-telemetry', '--disable-getting-started-override', ...restricted ? [] : ['--disable-workspace-trust']
    ], { env: { ...env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
}

async function listening(server: ChildProcess, log: string): Promise<void> {
    const out = createWriteStream(log);
    server.stderr!.pipe(out);
    await new Promise<void>((resolve, reject) => {
        server.once('exit', code => reject(new Error(`VS Code's server ended with ${code}. Is it installed? Run test/e2e/install-hosts.sh`)));
        server.stdout!.on('data', chunk => {
            out.write(chunk);
            if (String(chunk).includes('agent listening')) resolve();
        });
    });
}

/** The server and the processes it started; all of them are in its group. */
async function stop(server: ChildProcess): Promise<void> {
    if (server.exitCode !== null) return;
    const gone = once(server, 'exit');
    const force = setTimeout(() => process.kill(-server.pid!, 'SIGKILL'), 5000);
    process.kill(-server.pid!, 'SIGTERM');
    await gone;
    clearTimeout(force);
}
