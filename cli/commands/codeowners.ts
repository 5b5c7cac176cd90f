import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emailsIn, revealed, type Block, type StrategyModel } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { repositoryOf } from '../find-files.js';
import { open } from '../input.js';
import { replaceFile } from '../replace-file.js';

export const codeowners: Command = {
    name: 'codeowners',
    usage: 'codeowners [paths] [--write FILE]',
    summary: 'suggests CODEOWNERS lines: who reviews which strategy, by the positions in it',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, write: { type: 'string' } });
        const { documents, shared } = await open(positionals.length > 0 ? positionals : ['.'], values, terminal);
        const lines = linesFor(documents.map(document => shared.workspace.Models.of(document)), terminal.cwd);
        if (values.write === undefined) terminal.write(lines.map(line => `${line}\n`).join(''));
        else terminal.write(written(resolve(terminal.cwd, values.write), values.write, lines) ? `${values.write}: brought up to date.\n` : `${values.write}: nothing to change.\n`);
        return exitCode.fine;
    }
};

/** One line for each strategy, and one for each folder that says whose signatures count. Later lines win, so these come last. */
function linesFor(models: readonly StrategyModel[], cwd: string): string[] {
    const lines: string[] = [];
    const trust = new Map<string, Set<string>>();
    for (const model of models) {
        const file = fileURLToPath(model.uri);
        const root = repositoryOf(dirname(file)) ?? cwd;
        const { positions, missing } = reviewersOf(model);
        const owners = unique(positions.flatMap(handlesOf));
        const silent = positions.filter(position => handlesOf(position).length === 0).map(({ title }) => title);
        const why = silent.length > 0 ? `${silent.map(title => `"${title}"`).join(', ')} has no line "GitHub: @name" or "Email: ..."` : missing;
        lines.push(owners.length > 0 ? [patternOf(file, root), ...owners].join(' ') : `# ${patternOf(file, root)} has nobody: ${revealed(why).replace(/\s+/g, ' ')}`);
        const folder = trustFolderOf(file, root);
        const approvers = model.strategy ? targetsOf(model.strategy, 'Approvers').flatMap(handlesOf) : [];
        if (folder && approvers.length > 0) trust.set(`${patternOf(folder, root)}/`, new Set([...trust.get(`${patternOf(folder, root)}/`) ?? [], ...approvers]));
    }
    return [...lines.sort(byPath), ...[...trust].map(([pattern, owners]) => [pattern, ...owners].join(' ')).sort()];
}

const byPath = (a: string, b: string): number => a.replace(/^# /, '') < b.replace(/^# /, '') ? -1 : 1;

/** Who has to look at a change: of a strategy its owner and approvers, of a shared file the leads of its teams. */
function reviewersOf({ strategy, blocks }: StrategyModel): { positions: Block[]; missing: string } {
    const positions = strategy ? [...targetsOf(strategy, 'Owner'), ...targetsOf(strategy, 'Approvers')] : blocks.filter(({ kind }) => kind === 'Team').flatMap(team => targetsOf(team, 'Lead'));
    return { positions: unique(positions), missing: strategy ? 'the strategy names no owner and no approver that it describes' : 'no team in it has a lead that it describes' };
}

function targetsOf(block: Block, key: string): Block[] {
    return block.fields.filter(field => field.key === key).flatMap(({ references }) => references.flatMap(({ target }) => target?.kind === 'Owner' ? [target] : []));
}

/** Names on GitHub, of persons and teams, in the position's own field `GitHub`; else its e-mail addresses. What could not stand in the file is left out. */
function handlesOf(position: Block): string[] {
    const words = position.custom.filter(({ key }) => key.toLowerCase() === 'github').flatMap(({ text }) => text.split(/[\s,;]+/));
    const named = words.filter(name => /^@[a-z\d][\w-]*(?:\/[\w.-]+)?$/i.test(name));
    return named.length > 0 ? named : emailsIn(position).filter(address => /^[^\s@#\\]+@[^\s@#\\]+$/.test(address));
}

/**
 * A path as a pattern. GitHub reads patterns as .gitignore does, but knows no escape for `#`, no `!` and no brackets: such a character is
 * written `?`, which fits any one. The slash in front keeps a pattern to its one file.
 */
function patternOf(path: string, root: string): string {
    return `/${relative(root, path).split(sep).join('/')}`.replace(/[#![\]*?\\]|\p{Cc}|(?! )\s/gu, '?').replaceAll(' ', '\\ ');
}

/** The folder that counts for a file: `.strategy` beside it, or in the nearest folder above that has one. */
function trustFolderOf(file: string, root: string): string | undefined {
    for (let at = dirname(file); ; at = dirname(at)) {
        const folder = resolve(at, '.strategy');
        if (existsSync(folder)) return folder;
        if (at === root || dirname(at) === at) return undefined;
    }
}

function unique<T>(items: readonly T[]): T[] {
    return [...new Set(items)];
}

const begin = '# Begin of what "strategy codeowners" wrote: the positions in the strategies say who reviews them.';
const end = '# End of what "strategy codeowners" wrote.';

/** Puts the lines between the two markers, or at the end of a file that has none; every other line stays. @returns whether anything changed. */
function written(file: string, shown: string, lines: readonly string[]): boolean {
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const eol = before?.includes('\r\n') ? '\r\n' : '\n';
    const rows = before === undefined || before === '' ? [] : before.replace(/\r?\n$/, '').split(/\r?\n/);
    const [from, to] = [rows.indexOf(begin), rows.indexOf(end)];
    const isBroken = (from < 0) !== (to < 0) || to < from || rows.lastIndexOf(begin) !== from || rows.lastIndexOf(end) !== to;
    if (isBroken) throw new CliError(`${shown} has one marker of "strategy codeowners" without the other, or twice. Mend it, or take both out.`);
    const block = [begin, ...lines, end];
    const after = [...from < 0 ? [...rows, ...rows.length > 0 && rows.at(-1) !== '' ? [''] : [], ...block] : rows.toSpliced(from, to - from + 1, ...block), ''].join(eol);
    if (after === before) return false;
    try {
        if (before === undefined) writeFileSync(file, after, { flag: 'wx' });
        else replaceFile(file, after);
    } catch (error) {
        throw new CliError(`${shown} could not be written: ${(error as Error).message}`);
    }
    return true;
}
