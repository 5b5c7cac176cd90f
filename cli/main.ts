import { buffer } from 'node:stream/consumers';
import { ask } from './ask.js';
import { CliError } from './exit.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    write: output => process.stdout.write(output),
    readStdin: async () => decoded(await buffer(process.stdin)),
    ask: process.stdin.isTTY === true && process.stdout.isTTY === true ? ask : undefined
}, message => console.error(message));

/** The text as it is, its byte-order mark kept, so that "format -" gives back what it does not change. */
function decoded(bytes: Buffer): string {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw new CliError('Standard input is not UTF-8 text.');
    }
}
