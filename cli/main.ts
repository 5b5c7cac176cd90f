import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ask } from './ask.js';
import { CliError } from './exit.js';
import { isCheckWorker, serveChecks } from './parallel/workers.js';
import { run } from './run.js';

if (isCheckWorker()) serveChecks();
else process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    write: output => process.stdout.write(output),
    program: fileURLToPath(import.meta.url),
    readStdin: async () => decoded(await buffer(process.stdin)),
    // The line is written anew each time, and taken away in the end.
    progress: process.stderr.isTTY === true ? text => process.stderr.write(`\r\u001B[K${text ?? ''}`) : undefined,
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
