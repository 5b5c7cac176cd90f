import { appendFileSync, closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataRows } from '../../language/index.js';
import { parse, readingOptions, type Command, type Terminal } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { findFiles } from '../find-files.js';
import { openWorkspace, rootsOf, servicesFor, type WorkspaceOptions } from '../workspace.js';

/** So many files are read together, then forgotten. */
const batchSize = 50;

export const exportCommand: Command = {
    name: 'export',
    usage: 'export [paths] --format ndjson [-o FILE] [--today DATE] [--config FILE]',
    summary: 'writes goals, metrics, results and owners of all strategies as one table, for a database',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { today: readingOptions.today, config: readingOptions.config, format: { type: 'string', default: 'ndjson' }, output: { type: 'string', short: 'o' } });
        if (values.format !== 'ndjson') throw new CliError(`Unknown format "${values.format}". Known is: ndjson.`);
        const files = await findFiles(positionals.length > 0 ? positionals : ['.'], terminal.cwd);
        const rows = rowsOf(files, { cwd: terminal.cwd, today: values.today, config: values.config, roots: rootsOf(files, terminal.cwd) }, terminal.progress);
        if (values.output === undefined) for await (const lines of rows) terminal.write(lines);
        else await writeTo(values.output, rows, terminal);
        return exitCode.fine;
    }
};

/** The rows as lines of JSON, some files at a time. */
async function* rowsOf(files: readonly string[], options: WorkspaceOptions, progress: Terminal['progress']): AsyncIterable<string> {
    const services = servicesFor(options);
    const { Models } = services.shared.workspace;
    try {
        for (let at = 0; at < files.length; at += batchSize) {
            const { documents, today, pathOf } = await openWorkspace(files.slice(at, at + batchSize), options, undefined, services);
            yield documents.flatMap(document => dataRows(Models.of(document), today, pathOf(document.uri.toString()))).map(row => `${JSON.stringify(row)}\n`).join('');
            if (files.length > batchSize) progress?.(`Read ${at + documents.length} of ${files.length} strategies`);
        }
    } finally {
        progress?.(undefined);
    }
}

async function writeTo(output: string, rows: AsyncIterable<string>, { cwd, write }: Terminal): Promise<void> {
    try {
        const file = openSync(resolve(cwd, output), 'w');
        try {
            for await (const lines of rows) appendFileSync(file, lines);
        } finally {
            closeSync(file);
        }
    } catch (error) {
        throw error instanceof CliError ? error : new CliError(`${output} could not be written: ${(error as Error).message}`);
    }
    write(`${output} written.\n`);
}
