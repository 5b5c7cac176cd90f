import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
    changed, effectInWords, lineCounter, mergeEdits, mergeEffect, mergeObstacles, positionCalled, positionMeant,
    type Block, type MergeEffect, type StrategyModel, type TextChange
} from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { findFiles, repositoryOf } from '../find-files.js';
import { onlyPath } from '../input.js';
import { refuseUnreadable } from '../readable.js';
import { filesOf, mergeReport, type FindingJson, type MergeReport } from '../report/merge-report.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.js';

export const merge: Command = {
    name: 'merge',
    usage: 'merge FILE --position A --into B [--hours N] [--write] [--format text|json]',
    summary: 'tells what it means to merge position A into position B; --write carries it out',
    async run(args, { cwd, write }) {
        const { values, positionals } = parse(args, {
            ...readingOptions, position: { type: 'string' }, into: { type: 'string' }, hours: { type: 'string' }, write: { type: 'boolean', default: false }, format: { type: 'string', default: 'text' }
        });
        const path = onlyPath(positionals, this.usage, cwd);
        if (path === '-') throw new CliError('A merge changes files: name the file in place of "-".');
        if (!values.position || !values.into) throw new CliError(`Say which position goes and which one stays: strategy ${this.usage}`);
        if (values.format !== 'text' && values.format !== 'json') throw new CliError(`Unknown format "${values.format}". Known are: text, json.`);
        const hours = values.hours === undefined ? undefined : Number(values.hours);
        if (hours !== undefined && !(hours > 0 && hours <= 168)) throw new CliError('--hours takes the hours a week of the merged position, such as 40.');

        const options: WorkspaceOptions = { cwd, today: values.today, config: values.config };
        const workspace = await openAround(path, options);
        const models = workspace.shared.workspace.LangiumDocuments.all.map(document => workspace.shared.workspace.Models.of(document)).toArray();
        const { from, into } = positionsIn(path, values.position, values.into, workspace);
        const effect = mergeEffect(from, into, models, { hours });
        const edits = mergeEdits(from, into, models, { hours });
        const obstacles = mergeObstacles(from, into, models, workspace.pathOf);
        const findings = difference(from, workspace, await afterwards(workspace, edits, options));
        const written = values.write && obstacles.length === 0;
        if (written) writeFiles(edits, models, workspace.pathOf);
        const report = mergeReport(effect, { edits, findings, obstacles, written }, workspace);
        write(values.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : textOf(effect, report, workspace));
        return obstacles.length > 0 ? exitCode.findings : exitCode.fine;
    }
};

/** Opens the file with all strategies of its repository, else of its folder: any of them may name the positions. The file is the first document. */
async function openAround(path: string, options: WorkspaceOptions): Promise<Workspace> {
    const file = resolve(options.cwd, path);
    const [own] = await findFiles([path], options.cwd);
    const around = await findFiles([repositoryOf(dirname(file)) ?? dirname(file)], options.cwd).catch(() => []); // a folder of which git ignores all
    return openWorkspace([own!, ...around.filter(other => other !== own)], options);
}

/** @throws CliError for a title that no position has, with the one that was most likely meant. */
function positionsIn(path: string, position: string, other: string, workspace: Workspace): { from: Block; into: Block } {
    const model = workspace.shared.workspace.Models.of(workspace.documents[0]!);
    refuseUnreadable(model, path);
    const find = (title: string): Block => {
        const found = positionCalled(title, model);
        if (found) return found;
        const near = positionMeant(title, model);
        throw new CliError(`${path} and the files it uses have no position "${title}".${near ? ` Did you mean "${near}"?` : ''}`);
    };
    const [from, into] = [find(position), find(other)];
    if (from === into) throw new CliError(`"${from.title}" cannot be merged into itself. Name two positions.`);
    return { from, into };
}

/** The workspace as it would be: nothing is written. */
async function afterwards(workspace: Workspace, edits: readonly TextChange[], options: WorkspaceOptions): Promise<Workspace> {
    const texts = new Map(workspace.shared.workspace.LangiumDocuments.all.map(({ uri, textDocument }) =>
        [fileURLToPath(uri.toString()), changed(textDocument.getText(), edits.filter(edit => edit.uri === uri.toString()))] as const));
    return openWorkspace([...texts.keys()], options, texts);
}

/** What the check says of one workspace and not of the other. Of the block that goes nothing is said any more; what was said of its words is nothing new where they now stand. */
function difference(gone: Block, before: Workspace, after: Workspace): MergeReport['findings'] {
    const isGone = (block: Block | undefined): boolean => block?.kind === gone.kind && block.title === gone.title && block.uri === gone.uri;
    const moved = new Set([...findingsOf(before, isGone).values()].flat().map(({ code, message }) => code + message));
    const [old, now] = [before, after].map(workspace => findingsOf(workspace, block => !isGone(block))) as [FindingsByBlock, FindingsByBlock];
    const beyond = (some: ReadonlyMap<string, FindingJson[]>, others: ReadonlyMap<string, FindingJson[]>): FindingJson[] => [...some].flatMap(([about, found]) => {
        const known = others.get(about) ?? [];
        const unknown = found.filter(({ message }) => !known.some(other => other.message === message));
        return unknown.slice(0, Math.max(0, found.length - known.length));
    });
    return { new: beyond(now, old).filter(({ code, message }) => !moved.has(code + message)), settled: beyond(old, now) };
}

/** By what they are about: rule and block. */
type FindingsByBlock = Map<string, FindingJson[]>;

function findingsOf({ shared, language, pathOf }: Workspace, of: (block: Block | undefined) => boolean): FindingsByBlock {
    const byBlock = new Map<string, FindingJson[]>();
    for (const document of shared.workspace.LangiumDocuments.all) {
        const [path, lineOf] = [pathOf(document.uri.toString()), lineCounter(document.textDocument.getText())];
        for (const { code, severity, message, span, block } of language.validation.DocumentValidator.check(document).findings) {
            if (!of(block)) continue;
            const about = `${code} ${path} ${block?.kind} ${block?.title}`;
            byBlock.set(about, [...byBlock.get(about) ?? [], { path, line: lineOf(span.start), code, severity, message }]);
        }
    }
    return byBlock;
}

/** @throws CliError, before anything is written, for a file that is no longer what was read or is not UTF-8. */
function writeFiles(edits: readonly TextChange[], models: readonly StrategyModel[], pathOf: (uri: string) => string): void {
    const files = filesOf(edits).map(({ uri, edits: own }) => {
        const model = models.find(candidate => candidate.uri === uri)!;
        return { shown: pathOf(uri), path: fileURLToPath(uri), model, own };
    });
    for (const { shown, path, model } of files) {
        refuseUnreadable(model, shown);
        if (!readFileSync(path).equals(Buffer.from(model.text))) throw new CliError(`${shown} changed while it was read, or is not UTF-8 text. Nothing was written.`);
    }
    for (const { shown, path, model, own } of files) {
        try {
            writeFileSync(path, changed(model.text, own));
        } catch (error) {
            throw new CliError(`${shown} could not be written: ${(error as Error).message}`);
        }
    }
}

function textOf(effect: MergeEffect, { obstacles, files, findings, written }: MergeReport, { pathOf }: Workspace): string {
    const lines = (found: readonly FindingJson[]): string[] => found.map(({ path, line, severity, message }) => `${path}:${line}: ${severity}: ${message}`);
    const chapters = [
        ...effectInWords(effect, pathOf),
        { title: 'What the check then says, and did not before', lines: lines(findings.new) },
        { title: 'What the check then no longer says', lines: lines(findings.settled) },
        { title: written ? 'Written' : 'Files that would change', lines: files.map(({ path, lines: places }) => `${path} (${places.length} ${places.length === 1 ? 'place' : 'places'})`) }
    ].filter(chapter => chapter.lines.length > 0);
    const end = obstacles.length > 0 ? `It cannot be carried out yet:\n${obstacles.map(obstacle => `  ${obstacle}\n`).join('')}`
        : written ? 'Done. Read the change before you commit it, for example with git diff.\n' : 'Nothing is written. Add --write to carry it out.\n';
    return `Merging "${effect.from.title}" into "${effect.into.title}"\n\n${chapters.map(({ title, lines: said }) => `${title}\n${said.map(line => `  ${line}\n`).join('')}\n`).join('')}${end}`;
}
