import { existsSync, watch, type FSWatcher } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { onlyPath, open } from '../input.js';
import { previewServer } from '../preview/server.js';
import { pageOf } from './render.js';

/** Milliseconds in which the events of one save become one new version. */
const pause = 60;

export const preview: Command = {
    name: 'preview',
    usage: 'preview FILE [--port N]',
    summary: 'shows the formatted document in the browser; it follows what is saved',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, port: { type: 'string' } });
        const file = onlyPath(positionals, this.usage, terminal.cwd);
        if (file === '-') throw new CliError(`Expected a file, which can be looked at again and again: strategy ${this.usage}`);
        let page = '';
        const render = async (): Promise<{ page: string; folders: string[] }> => {
            const workspace = await open([file], values, terminal);
            const { html, pictures } = await pageOf(workspace, workspace.documents[0]!);
            const folder = dirname(resolve(terminal.cwd, file));
            const files = [...workspace.shared.workspace.LangiumDocuments.all.map(({ uri }) => uri.fsPath), ...pictures.map(picture => resolve(folder, picture)), join(folder, '.strategy', '*')];
            return { page: html, folders: files.map(path => dirname(path)) };
        };
        const { server, changed, close } = previewServer(() => page);
        const folders = watchFolders(async () => {
            try {
                const next = await render();
                folders.look(next.folders);
                if (next.page === page) return;
                page = next.page;
                changed();
            } catch (error) {
                terminal.write(`${error instanceof CliError ? error.message : 'The strategy could not be shown.'} The page stays as it was.\n`);
            }
        });
        const first = await render();
        page = first.page;
        const port = await listen(server, portIn(values.port));
        folders.look(first.folders);
        terminal.write(`${file}: http://127.0.0.1:${port}\nThe page follows what you save. Ctrl+C ends it.\n`);
        await interrupted();
        folders.stop();
        await close();
        return exitCode.fine;
    }
};

/** 0: any that is free. */
function portIn(text: string | undefined): number {
    const port = Number(text ?? 0);
    if (/^\d+$/.test(text ?? '0') && port < 65536) return port;
    throw new CliError(`"${text}" is not a port. Give a number from 1024 to 65535, or leave --port out.`);
}

function listen(server: ReturnType<typeof previewServer>['server'], port: number): Promise<number> {
    return new Promise((done, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => {
            const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : error.code === 'EACCES' ? 'may not be used' : `cannot be used (${error.code})`;
            reject(new CliError(`Port ${port} ${reason}. Choose another one, or leave --port out.`));
        });
        server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port));
    });
}

/** Looks at the folders, not below them, and at what is in them after a save: an editor may put another file in the old one's place. One version is made at a time. */
function watchFolders(made: () => Promise<void>): { look(folders: readonly string[]): void; stop(): void } {
    const watchers = new Map<string, FSWatcher>();
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve();
    const seen = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => { running = running.then(made); }, pause);
    };
    return {
        look: folders => {
            for (const folder of folders.filter(path => !watchers.has(path) && existsSync(path))) {
                const watcher = watch(folder, seen);
                watcher.on('error', () => watchers.delete(folder)); // it went away
                watchers.set(folder, watcher);
            }
        },
        stop: () => {
            clearTimeout(timer);
            watchers.forEach(watcher => watcher.close());
        }
    };
}

function interrupted(): Promise<void> {
    return new Promise(done => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
    });
}
