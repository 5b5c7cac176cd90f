import { State, type BaseLanguageClient } from 'vscode-languageclient';

/** A fresh server, also after one that crashed too often for VS Code to start it again. */
export async function restartServer(client: BaseLanguageClient): Promise<void> {
    if (client.state === State.Running) await client.stop();
    await client.start();
}
