import { extensions, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { historyMethod, textAtMethod, type HistoryParams, type HistoryResult, type TextAtParams, type TextAtResult } from '../../language/protocol.js';
import { textAt, versionsOf, type GitApi, type GitRepository } from './versions.js';

/** Gives the server the history that VS Code's own git extension knows: the server has no git of its own, in a browser least of all. */
export function serveHistory(client: BaseLanguageClient): void {
    client.onRequest(historyMethod, async ({ uri, limit }: HistoryParams): Promise<HistoryResult> => {
        const file = Uri.parse(uri);
        const repository = await repositoryOf(file);
        return repository ? (await versionsOf(file, limit, repository)).map(({ commit, when, uri: past }) => ({ commit, when, uri: past.toString() })) : null;
    });
    client.onRequest(textAtMethod, ({ commit, uri }: TextAtParams) => pastText(commit, Uri.parse(uri)));
}

/** The text of a file in a commit; `null` where it was not there, or nobody knows. */
export async function pastText(commit: string, uri: Uri): Promise<TextAtResult> {
    const repository = await repositoryOf(uri);
    return repository ? textAt(commit, uri, repository) : null;
}

/** `undefined` where git is missing or switched off, and for a file in no repository. */
export async function repositoryOf(uri: Uri): Promise<GitRepository | undefined> {
    const git = await gitApi();
    if (git?.state === 'uninitialized') {
        await new Promise<void>(resolve => {
            const listener = git.onDidChangeState(() => {
                listener.dispose();
                resolve();
            });
        });
    }
    return git?.getRepository(uri) ?? undefined;
}

async function gitApi(): Promise<GitApi | undefined> {
    try {
        const extension = extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
        return (await extension?.activate())?.getAPI(1);
    } catch { // it is switched off, or there is no git
        return undefined;
    }
}
