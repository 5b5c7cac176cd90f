import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { start } from './start.js';

// --stdio, --node-ipc and --socket=PORT are read from the arguments.
start(createConnection(ProposedFeatures.all), NodeFileSystem);
