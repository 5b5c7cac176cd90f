import { text } from 'node:stream/consumers';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    write: output => process.stdout.write(output),
    readStdin: () => text(process.stdin)
}, message => console.error(message));
