import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFileSystem } from './client-file-system.js';
import { start } from './start.js';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
start(connection, { fileSystemProvider: () => new ClientFileSystem(connection) });
connection.onExit(() => scope.close()); // nobody else ends the worker when the client stops it, to start another one
