import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TrustPorts } from '../language/index.js';
import type { Terminal } from './command.js';
import { CliError } from './exit.js';
import { findFiles, mustBeStrategy } from './find-files.js';
import { openWorkspace, type Workspace } from './workspace.js';

export interface InputOptions { today?: string; config?: string; 'stdin-path'?: string; trust?: TrustPorts }

/** Opens what the paths of a command name; `-` is standard input, read as the file `--stdin-path`. */
export async function open(paths: readonly string[], options: InputOptions, terminal: Terminal): Promise<Workspace> {
    const settings = { cwd: terminal.cwd, today: options.today, config: options.config, trust: options.trust };
    const file = stdinFile(paths, options, terminal.cwd);
    if (!file) return openWorkspace(await findFiles(paths, terminal.cwd), settings);
    return openWorkspace([file], settings, new Map([[file, await terminal.readStdin()]]));
}

/** The file as which standard input is read; `undefined` when the paths name files. @throws CliError when it has no name, or does not stand alone. */
export function stdinFile(paths: readonly string[], options: InputOptions, cwd: string): string | undefined {
    if (!paths.includes('-')) return undefined;
    if (paths.length > 1) throw new CliError('"-" (standard input) stands alone.');
    const path = options['stdin-path'];
    if (!path) throw new CliError('With "-", say under which name to read: --stdin-path acme.strategy.md');
    mustBeStrategy(path);
    return resolve(cwd, path);
}

/** The one file a command works on. @throws CliError when there are none or several, and for a folder. */
export function onlyPath(paths: readonly string[], usage: string, cwd: string): string {
    const [path, ...more] = paths;
    const isFolder = path !== undefined && statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory();
    if (path === undefined || more.length > 0 || isFolder) throw new CliError(`Expected one file: strategy ${usage}`);
    return path;
}
