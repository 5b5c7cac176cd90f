import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createMessageConnection, type MessageConnection } from 'vscode-languageserver-protocol/node';
import { onTestFinished } from 'vitest';
import { createStrategyServices, startStrategyServer, type StrategyContext } from '../../language/index.js';
import { MemoryFileSystem } from './memory-file-system.js';
import { today } from './services.js';

export interface ServerInProcess {
    server: ReturnType<typeof createStrategyServices>;
    client: MessageConnection;
    log: string[];
}

/** The server behind its protocol, in this process, for what a test must reach into or hold still. Files are texts by URI; `hear` may add what the client listens to before anything is said. */
export async function serverInProcess({ files = new Map(), folder, delay, hear }: { files?: Map<string, string>; folder?: string; delay?: StrategyContext['delay']; hear?: (client: MessageConnection) => void } = {}): Promise<ServerInProcess> {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const log: string[] = [];
    const fileSystem = new MemoryFileSystem(files);
    const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    const server = createStrategyServices({ connection, fileSystemProvider: () => fileSystem, today: () => today, ...delay ? { delay } : {}, crypto: globalThis.crypto.subtle, log: message => log.push(message) });
    startStrategyServer(server);
    const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    onTestFinished(() => client.dispose());
    hear?.(client);
    client.onRequest(() => null);
    client.listen();
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, workspaceFolders: folder ? [{ uri: folder, name: 'plans' }] : null });
    await client.sendNotification('initialized', {});
    return { server, client, log };
}
