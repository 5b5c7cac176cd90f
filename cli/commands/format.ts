import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LangiumDocument } from 'langium';
import { counted, edited, formatDocument } from '../../language/index.js';
import { parse, readingOptions, type Command, type Terminal } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { findFiles, repositoryOf } from '../find-files.js';
import { stdinFile, type InputOptions } from '../input.js';
import { refuseUnreadable } from '../readable.js';
import { replaceFile } from '../replace-file.js';
import { openWorkspace, type Workspace } from '../workspace.js';

/** A file and what the format makes of it. */
interface Formatted { document: LangiumDocument; shown: string; path: string; before: string; after: string; places: number }

export const format: Command = {
    name: 'format',
    usage: 'format [paths] [--check] [--config FILE]',
    summary: 'brings strategies into their usual form; --check only tells',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, check: { type: 'boolean', default: false } });
        const paths = positionals.length > 0 ? positionals : ['.'];
        const stdin = stdinFile(paths, values, terminal.cwd);
        const files = stdin ? [stdin] : await findFiles(paths, terminal.cwd);
        const workspace = await openAround(files, values, terminal, stdin ? new Map([[stdin, await terminal.readStdin()]]) : undefined);
        const all = files.map((_, index) => formatted(index, workspace));
        if (!stdin) all.forEach(file => refuseUnlessRead(file, workspace));
        const untidy = all.filter(({ places }) => places > 0);
        if (stdin && !values.check) {
            terminal.write(all[0]!.after);
            return exitCode.fine;
        }
        if (!values.check) untidy.forEach(write);
        terminal.write(report(all.length, untidy, values.check));
        return values.check && untidy.length > 0 ? exitCode.findings : exitCode.fine;
    }
};

/** Opens the files, and behind them all strategies around them: an approval in one of these may cover the files, and links may lead into them. */
async function openAround(files: readonly string[], options: InputOptions, { cwd }: Terminal, texts?: ReadonlyMap<string, string>): Promise<Workspace> {
    const roots = new Set(files.map(file => repositoryOf(dirname(file)) ?? dirname(file)));
    const around = await Promise.all([...roots].map(strategiesIn));
    return openWorkspace([...new Set([...files, ...around.flat()])], { cwd, today: options.today, config: options.config }, texts);
}

/** The strategies of the repository; without one those of the folder alone: what lies below may be a whole disk. */
async function strategiesIn(root: string): Promise<string[]> {
    if (!existsSync(root)) return []; // standard input may have any name
    if (repositoryOf(root) !== root) return readdirSync(root, { withFileTypes: true }).filter(entry => entry.isFile() && entry.name.endsWith('.strategy.md')).map(({ name }) => join(root, name));
    return findFiles([root], root).catch((error: unknown) => {
        if (error instanceof CliError) return []; // git ignores all
        throw error;
    });
}

function formatted(index: number, { documents, shared, pathOf }: Workspace): Formatted {
    const document = documents[index]!;
    const uri = document.uri.toString();
    const before = document.textDocument.getText();
    const changes = formatDocument(document, shared);
    return { document, shown: pathOf(uri), path: fileURLToPath(uri), before, after: edited(before, { start: 0, end: before.length }, changes), places: changes.length };
}

/** @throws CliError for a file whose bytes would not come back: one that is not UTF-8. Nothing is written then. */
function refuseUnlessRead({ document, shown, path, before }: Formatted, { shared }: Workspace): void {
    refuseUnreadable(shared.workspace.Models.of(document), shown);
    if (!readFileSync(path).equals(Buffer.from(before))) throw new CliError(`${shown} is not UTF-8 text, or changed while it was read. Nothing was written.`);
}

function write({ shown, path, after }: Formatted): void {
    try {
        replaceFile(path, after);
    } catch (error) {
        throw new CliError(`${shown} could not be written: ${(error as Error).message}`);
    }
}

function report(count: number, untidy: readonly Formatted[], check: boolean): string {
    const lines = untidy.map(({ shown, places }) => `${shown}: ${check ? '' : 'formatted, '}${counted(places, 'place')}${check ? ' to format' : ''}\n`);
    const sum = untidy.length === 0 ? 'nothing to format.' : check ? `${untidy.length} to format. "strategy format" does it.` : `${untidy.length} formatted.`;
    return `${lines.join('')}${counted(count, 'file')}: ${sum}\n`;
}
