import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { today } from './workspace.js';

const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** Makes a folder a repository in which a strategy was signed by its chief marketing officer, and committed. */
export async function signedRepository(folder: string, file: string): Promise<void> {
    const run = (command: string, ...args: string[]): string => execFileSync(command, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
    const commit = (): void => {
        run('git', 'add', '--all');
        run('git', '-c', 'user.name=Test', '-c', 'user.email=test@acme.example', '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', 'state');
    };
    await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'strategy.today': today, 'git.enabled': true }));
    await mkdir(join(folder, '.strategy'));
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, 'key'));
    await writeFile(join(folder, '.strategy', 'allowed_signers'), `dana.reyes@acme.example namespaces="strategy-approval" ${await readFile(join(folder, 'key.pub'), 'utf8')}`);
    run('git', 'init', '--quiet', '--initial-branch=main');
    await appendFile(join(folder, '.git', 'info', 'exclude'), 'key*\n');
    commit();
    run(process.execPath, program, 'sign', file, '--position', 'Chief Marketing Officer', '--key', 'key', '--today', today);
    commit();
    for (const name of ['key', 'key.pub']) await rm(join(folder, name));
}
