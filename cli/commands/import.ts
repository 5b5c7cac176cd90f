import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { importMarkdown, placed, unreadableIn } from '../../language/index.js';
import { parse, readingOptions, type Command, type Terminal } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { onlyPath } from '../input.js';
import { importInWords, missingIn, type ImportReport } from '../report/import-report.js';
import { reportOf } from '../report/report.js';
import { openWorkspace, type WorkspaceOptions } from '../workspace.js';

export const importCommand: Command = {
    name: 'import',
    usage: 'import FILE.md [-o OUT.strategy.md] [--title T] [--format text|json] [--today DATE] [--config FILE]',
    summary: 'turns a Markdown document into the draft of a strategy; - reads standard input',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, output: { type: 'string', short: 'o' }, title: { type: 'string' }, format: { type: 'string', default: 'text' } });
        const path = onlyPath(positionals, this.usage, terminal.cwd);
        if (values.format !== 'text' && values.format !== 'json') throw new CliError(`Unknown format "${values.format}". Known are: text, json.`);
        const target = resolve(terminal.cwd, targetFor(path, values.output));
        const shown = relative(terminal.cwd, target).split(sep).join('/');
        const markdown = path === '-' ? await terminal.readStdin() : readMarkdown(path, terminal);
        const options: WorkspaceOptions = { cwd: terminal.cwd, today: values.today, config: values.config };
        const empty = await openWorkspace([target], options, new Map([[target, '']])); // for the day, and the words of the house in that folder
        const { text, ...draft } = importMarkdown(markdown, { today: empty.today, vocabulary: empty.shared.workspace.Houses.of(empty.documents[0]!.uri).vocabulary, name: values.title });
        const source = path === '-' ? null : path;
        const report: ImportReport = { version: 1, source, written: draft.already ? null : shown, already: draft.already, title: draft.title || null, recognised: draft.recognised, renamed: draft.renamed, tables: draft.tables, missing: [] };
        if (!draft.already) {
            write(target, text, shown);
            report.missing = missingIn(reportOf(await openWorkspace([target], options)).files[0]!.findings);
        }
        terminal.write(values.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : draft.already ? alreadyInWords(path) : importInWords(report));
        return exitCode.fine;
    }
};

/** Beside the document, with the same name. @throws CliError where that cannot be. */
function targetFor(path: string, output: string | undefined): string {
    if (output !== undefined && !output.endsWith('.strategy.md')) throw new CliError(`"${output}" should end in .strategy.md`);
    if (output !== undefined) return output;
    if (path === '-') throw new CliError('With "-", say where to write: -o plan.strategy.md');
    return path.endsWith('.strategy.md') ? path : `${path.replace(/\.(?:md|markdown|txt)$/i, '')}.strategy.md`;
}

function readMarkdown(path: string, { cwd }: Terminal): string {
    let bytes: Buffer;
    try {
        bytes = readFileSync(resolve(cwd, path));
    } catch (error) {
        throw new CliError(`${path} could not be read: ${(error as Error).message}`);
    }
    const text = bytes.toString('utf8');
    if (bytes.equals(Buffer.from(text)) && !text.includes('\0')) {
        const unreadable = unreadableIn(text);
        if (unreadable) throw new CliError(`${path}: ${placed(unreadable, text)}`);
        return text;
    }
    throw new CliError(`${path} is not Markdown, or not UTF-8 text. Save it as Markdown first; in Google Docs: File, Download, Markdown.`);
}

/** @throws CliError where something stands already. */
function write(target: string, text: string, shown: string): void {
    try {
        if (!existsSync(target)) return writeFileSync(target, text, { flag: 'wx' });
    } catch (error) {
        throw new CliError(`${shown} could not be written: ${(error as Error).message}`);
    }
    throw new CliError(`${shown} is there already, and was left as it is. Name another file: -o other.strategy.md`);
}

function alreadyInWords(path: string): string {
    const name = path === '-' ? 'The text' : basename(path);
    return `${name} is a strategy already. Nothing was changed.${path === '-' || path.endsWith('.strategy.md') ? '' : ' Give it a name that ends in .strategy.md, and it is checked like any other.'}\n`;
}
