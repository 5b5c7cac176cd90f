import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, type Connection } from 'vscode-languageserver/node';
import { start } from './start.js';

start(process.argv.includes('--stdio') ? overStandardStreams() : createConnection(ProposedFeatures.all), NodeFileSystem); // --node-ipc and --socket=PORT are read from the arguments

/** Ends the server when its input ends, or is no stream of messages any more: it would go on, deaf. */
function overStandardStreams(): Connection {
    console.log = console.info = console.debug = console.error; // a word on standard output would be taken for a message
    const reader = new StreamMessageReader(process.stdin);
    reader.onError(error => {
        if (!/header|Content-Length/i.test(error.message)) return; // one message that is no JSON; the next ones can be read
        console.error(`The input is no stream of messages, each with its length: ${error.message}`);
        process.exit(1);
    });
    for (const event of ['end', 'close']) process.stdin.on(event, () => process.exit(1)); // without the "exit" of the protocol
    return createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout));
}
