import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from './strategy.js';

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', '-c', 'core.editor=true'];

/** Runs git in a folder, untouched by the settings of this machine. @returns what it printed. @throws when it fails. */
export function git(folder: string, ...args: string[]): string {
    return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
}

/** Commits all there is in a folder, with the given files. */
export function commit(folder: string, files: Readonly<Record<string, string>> = {}): void {
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'change');
}

/** A repository on the branch `main` with one commit, tagged `first`. */
export function repository(files: Readonly<Record<string, string>>): string {
    const folder = folderWith({}, { git: true });
    git(folder, 'checkout', '--quiet', '-B', 'main');
    commit(folder, files);
    git(folder, 'tag', 'first');
    return folder;
}
