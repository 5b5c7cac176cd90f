// npm start: VS Code for the Web with the extension and the example strategies, on this machine only.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serveWorkbench } from './web-host/server.mjs';

const { values } = parseArgs({ options: { open: { type: 'boolean', default: true } }, allowNegative: true });
const port = Number(process.env.PORT ?? 3000);
const path = relative => fileURLToPath(new URL(relative, import.meta.url));

const build = spawnSync(process.execPath, [path('build.mjs'), '--quiet'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

let host;
try {
    host = await serveWorkbench({ folder: path('../examples'), port, openFiles: ['acme/acme.strategy.md'], settings: { 'httpfs.openPreview': true } });
} catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(`Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`);
    process.exit(1);
}

const address = `http://127.0.0.1:${host.port}`;
console.log(`Ready: ${address}

In the editor that opens:
  1. acme/acme.strategy.md is open. Delete the line "- Owner: ..." of a goal: the Problems panel says what is missing.
  2. Beside it stands the document as leadership sees it; it follows what you write. (Ctrl+K V opens it, on a Mac Cmd+K V.)
  3. Press Ctrl+Space in an empty field to see what fits there.
  4. Click the strategy icon at the left edge: what falls due. It is 1 March 2027 here; the setting "strategy.today" says so.
You work on a copy, which is thrown away when this program ends. Stop it with Ctrl+C.`);
if (values.open) openBrowser(address);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
        if (stopping) process.exit(1);
        stopping = true;
        void host.close().then(() => process.exit(0));
    });
}

/** A machine without a browser is fine: the address is printed. */
function openBrowser(url) {
    const [command, ...args] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] }[process.platform] ?? ['xdg-open', url];
    spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}
