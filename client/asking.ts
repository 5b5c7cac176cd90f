import { ProgressLocation, window } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';

/**
 * Asks the server for what a view shows. While it starts, the view waits: that nothing is known yet does not mean that there is nothing.
 * @returns `undefined` where it does not run, or was stopped meanwhile; once it runs again, views are read again.
 */
export async function ask<T>(client: BaseLanguageClient, method: string, params: object = {}): Promise<T | undefined> {
    try {
        return await isRunning(client) ? await client.sendRequest<T>(method, params) : undefined;
    } catch (error) {
        if (client.state === State.Running) throw error;
        return undefined;
    }
}

/** Asks for what may take a while, with its progress in sight. `undefined`: it was called off. */
export async function askPatiently<T>(client: BaseLanguageClient, method: string, params: object, title: string): Promise<T | undefined> {
    return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_progress, token) => client.sendRequest<T>(method, params, token)
        .then(found => token.isCancellationRequested ? undefined : found, error => token.isCancellationRequested ? undefined : Promise.reject(error)));
}

async function isRunning(client: BaseLanguageClient): Promise<boolean> {
    if (client.state === State.Starting) {
        await new Promise<void>(resolve => {
            const listener = client.onDidChangeState(() => {
                listener.dispose();
                resolve();
            });
        });
    }
    return client.state === State.Running;
}
