import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmptyFileSystem } from 'langium';
import { createStrategyServices, mergePlainTexts, mergeTexts, type Markers, type MergedText, type StrategyModel, type Versions } from '../../language/index.js';
import { parse, type Command, type Terminal } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { openRepository } from '../git/git.js';
import { configsFor, fileUri, readConfig } from '../workspace.js';

/** gitattributes(5): above 128, git takes it for a failure and stops; any other code but 0 says that the result holds conflicts. */
const failed = 129;
const attributes = '*.strategy.md merge=strategy';

export const mergeFile: Command = {
    name: 'merge-file',
    usage: 'merge-file BASE OURS THEIRS [PATH [LABELS]] [--marker-size N] | --install',
    summary: 'merges two versions of a strategy for git, field by field; --install sets that up in a repository',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { install: { type: 'boolean', default: false }, 'marker-size': { type: 'string', default: '7' } });
        if (values.install) return install(positionals, terminal);
        const [base, ours, theirs, path = ours, ...labels] = positionals;
        if (base === undefined || ours === undefined || theirs === undefined || path === undefined || labels.length > 3) throw new CliError(`Expected three files: strategy ${this.usage}`);
        if (!/^[1-9]\d?$/.test(values['marker-size'])) throw new CliError('--marker-size takes a number, such as 7.');
        const file = (name: string): string => resolve(terminal.cwd, name);
        try {
            const { bytes, conflicts } = await merged({ base: readFileSync(file(base)), ours: readFileSync(file(ours)), theirs: readFileSync(file(theirs)) }, markersOf(Number(values['marker-size']), labels), file(path));
            writeFileSync(file(ours), bytes);
            return conflicts > 0 ? exitCode.findings : exitCode.fine;
        } catch (error) {
            terminal.complain?.(`${path} could not be merged: ${(error as Error).message}`);
            return failed;
        }
    }
};

/** Labels in git's order: %S, %X, %Y. A git that does not know these hands them on as they are written, or empty. */
function markersOf(size: number, labels: readonly string[]): Markers {
    const label = (index: number, usual: string): string => /^(?:%[SXY])?$/.test(labels[index] ?? '') ? usual : labels[index]!.replace(/\s+/g, ' ');
    return { size, labels: { base: label(0, 'base'), ours: label(1, 'ours'), theirs: label(2, 'theirs') } };
}

async function merged(files: Versions<Buffer>, markers: Markers, path: string): Promise<{ bytes: Buffer; conflicts: number }> {
    const encoding = Object.values(files).every(isUtf8) ? 'utf8' : 'latin1'; // every byte is a character of latin1, and comes back as it was
    const texts = { base: files.base.toString(encoding), ours: files.ours.toString(encoding), theirs: files.theirs.toString(encoding) };
    const plainly = (): MergedText => mergePlainTexts(texts, markers);
    const { text, conflicts } = encoding === 'utf8' ? await mergeTexts(texts, markers, readerFor(path)).catch(plainly) : plainly();
    return { bytes: Buffer.from(text, encoding), conflicts };
}

function isUtf8(bytes: Buffer): boolean {
    return Buffer.from(bytes.toString('utf8')).equals(bytes);
}

/** Reads texts by the words of the house in which the file lies. A house whose rules cannot be read has none: they must not stop a merge. */
function readerFor(path: string): (text: string) => Promise<StrategyModel> {
    const { shared: { workspace: { Houses, LangiumDocumentFactory, DocumentBuilder, Models } } } = createStrategyServices({ ...EmptyFileSystem, today: () => '1970-01-01', log: () => {} });
    for (const config of configsFor(path)) {
        try {
            Houses.set(fileUri(config), readConfig(config, config));
        } catch (error) {
            if (!(error instanceof CliError)) throw error;
        }
    }
    let count = 0;
    return async text => {
        const document = LangiumDocumentFactory.fromString(text, fileUri(`${path.replace(/\.strategy\.md$/, '')}.${count++}.strategy.md`));
        await DocumentBuilder.build([document], { validation: false });
        return Models.of(document);
    };
}

/** Tells git to merge strategies with this program: the attribute for everybody, in the repository; the command for this clone. */
async function install(paths: readonly string[], { cwd, program, write }: Terminal): Promise<number> {
    const [folder = '.', ...more] = paths;
    if (more.length > 0) throw new CliError('--install takes one folder at most.');
    if (!program) throw new CliError('--install works with the installed program only.');
    const repository = await openRepository(resolve(cwd, folder));
    const file = join(repository.root, '.gitattributes');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const isThere = before.split(/\r?\n/).some(line => /\bmerge=strategy\b/.test(line));
    if (!isThere) writeFileSync(file, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${attributes}\n`);
    const quoted = (word: string): string => `'${word.replaceAll('\\', '/').replaceAll('\'', '\'\\\'\'')}'`; // git's own shell reads it, on Windows too
    await repository.configure('merge.strategy.name', 'strategies, field by field');
    await repository.configure('merge.strategy.driver', `${quoted(process.execPath)} ${quoted(program)} merge-file --marker-size %L -- %O %A %B %P %S %X %Y`);
    write(`git merges strategies field by field in this clone from now on.\n${isThere ? '' : 'Commit .gitattributes: it says so to everybody who works here. '}Others run "strategy merge-file --install" in their clones once.\n`);
    return exitCode.fine;
}
