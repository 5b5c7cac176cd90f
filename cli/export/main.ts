import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { putFile } from '../replace-file.js';
import { fileOf, paperCalled } from './file.js';
import { formatOf } from './formats.js';

/**
 * Writes the page on standard input as a PDF or Word file: what VS Code runs, which has rendered the page itself.
 * `export.mjs --paper a4 OUT.pdf`. Standard output: what is missing in the file, a line each. Exit code 2 with a message when it cannot be made.
 */
const { values, positionals: [output = ''] } = parseArgs({ options: { paper: { type: 'string' }, browser: { type: 'string' } }, allowPositionals: true });
try {
    const format = formatOf(output);
    if (!format || format === 'markdown') throw new Error('The file should end in .pdf or .docx.');
    const { content, notices } = await fileOf(format, await text(process.stdin), { paper: paperCalled(values.paper), browser: values.browser });
    putFile(output, content);
    for (const notice of notices) console.log(notice);
} catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
}
