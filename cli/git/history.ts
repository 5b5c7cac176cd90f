import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noHistory, type HistoryPort } from '../../language/index.js';
import { CliError } from '../exit.js';
import { openRepository } from './git.js';
import { fileUri } from '../workspace.js';

/** The history of the repository in which a file lies; an empty one where there is no repository, or no git. */
export async function historyOf(uri: string): Promise<HistoryPort> {
    const file = fileURLToPath(uri);
    if (!existsSync(file)) return noHistory;
    const repository = await openRepository(dirname(realpathSync(file))).catch(error => error instanceof CliError ? undefined : Promise.reject(error));
    if (!repository) return noHistory;
    const pathOf = (path: string): string => relative(repository.root, path).split(sep).join('/');
    return {
        versions: async (_uri, limit) => (await repository.history(pathOf(realpathSync(file)), limit))
            .map(({ commit, when, path }) => ({ commit, when, uri: fileUri(join(repository.root, path)).toString() })),
        async textAt(commit, past) {
            const path = pathOf(fileURLToPath(past));
            const bytes = path.startsWith('..') ? undefined : await repository.fileAt(commit, path);
            try {
                return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
            } catch {
                return undefined;
            }
        }
    };
}
