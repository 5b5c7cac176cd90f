import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { amendment, changed, compareWithApproved, lineCounter, recordSince, revealed, type Amendment, type Comparison } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { historyOf } from '../git/history.js';
import { onlyPath, open } from '../input.js';
import { refuseUnreadable } from '../readable.js';
import { replaceFile } from '../replace-file.js';
import type { ChangeJson } from './verify.js';
import type { Workspace } from '../workspace.js';

/** The JSON of `amend`, version 1. Lines are 1-based. */
export interface AmendReport {
    version: 1;
    path: string;
    /** The approval whose text is compared with, and the commit in which it was found. `commit: null` when it is still the text of now. */
    since: { position: string; name: string; date: string; version: string; commit: string | null };
    /** As in the JSON of `diff`. Empty: there is nothing to record. */
    changes: ChangeJson[];
    strategyVersion: Amendment['version'];
    mustSignAgain: string[];
    /** It brings the record up to date that was written since the approval. */
    renews: boolean;
    notes: string[];
    /** What is written: at these lines of the file as it was. */
    edits: { line: number; text: string }[];
    written: boolean;
}

export const amend: Command = {
    name: 'amend',
    usage: 'amend FILE --reason TEXT [--requested-by P] [--title TEXT] [--write] [--format text|json]',
    summary: 'records what has changed since the approval; --write carries it out',
    help: `
  --reason TEXT       why it was changed, for those who approve it again
  --requested-by P    who asked for it: a position, or a person
  --title TEXT        the heading of the record, in place of its gravest change
  --write             writes the record, the new version and the status "in review"; without it, nothing is written

The text that was approved is looked for in Git. Exit codes: 0 told or written, 1 it cannot be recorded yet, 2 no approved text to compare with, and why.`,
    async run(args, terminal) {
        const { values, positionals } = parse(args, {
            ...readingOptions, reason: { type: 'string' }, 'requested-by': { type: 'string' }, title: { type: 'string' }, write: { type: 'boolean', default: false }, format: { type: 'string', default: 'text' }
        });
        const path = onlyPath(positionals, this.usage, terminal.cwd);
        if (path === '-') throw new CliError('A change is recorded in its file: name the file in place of "-".');
        if (!values.reason?.trim()) throw new CliError('Say why the strategy was changed: --reason "fewer visitors than planned"');
        if (values.format !== 'text' && values.format !== 'json') throw new CliError(`Unknown format "${values.format}". Known are: text, json.`);
        const workspace = await open([path], values, terminal);
        refuseUnreadable(workspace.shared.workspace.Models.of(workspace.documents[0]!), path);
        const comparison = await compared(workspace);
        const { old, now } = comparison;
        const earlier = recordSince(old, now)?.fields.find(({ key }) => key === 'Reason')?.text ?? '';
        const result = amendment(old, now, {
            today: workspace.today, reason: together(earlier, values.reason.trim()), requestedBy: values['requested-by'], title: values.title,
            signedBy: comparison.signedBy, houseApprovers: workspace.shared.workspace.Houses.of(workspace.documents[0]!.uri).config.approvers
        });
        const written = values.write && result.edit.length > 0;
        if (written) write(fileURLToPath(now.uri), now.text, result, path);
        const report = reportOf(path, comparison, result, written, workspace);
        terminal.write(values.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
        return result.changes.length > 0 && result.edit.length === 0 ? exitCode.findings : exitCode.fine;
    }
};

/** @throws CliError when there is no approved text to compare with, and why. */
async function compared({ documents, shared }: Workspace): Promise<Comparison> {
    const document = documents[0]!;
    const { Approvals, Houses, Models } = shared.workspace;
    if (!shared.crypto) throw new CliError('This Node has no cryptography, so approvals cannot be checked.');
    const comparison = await compareWithApproved(async () => Models.of(document), await Approvals.of(document), { history: await historyOf(document.uri.toString()), subtle: shared.crypto, config: Houses.fixed });
    if ('problem' in comparison) throw new CliError(comparison.problem);
    return comparison;
}

/** A record that is renewed keeps its reason and gets another one. */
function together(earlier: string, reason: string): string {
    return earlier === '' || reason.includes(earlier) ? reason : earlier.includes(reason) ? earlier : `${earlier}; ${reason}`;
}

function write(file: string, text: string, { edit }: Amendment, shown: string): void {
    if (!readFileSync(file).equals(Buffer.from(text))) throw new CliError(`${shown} changed while it was read, or is not UTF-8 text. Nothing was written.`);
    try {
        replaceFile(file, changed(text, edit));
    } catch (error) {
        throw new CliError(`${shown} could not be written: ${(error as Error).message}`);
    }
}

function reportOf(path: string, { since, version, now, changes }: Comparison, { edit, mustSignAgain, renews, notes, version: strategyVersion }: Amendment, written: boolean, { pathOf }: Workspace): AmendReport {
    const lineOf = lineCounter(now.text);
    const { position, name, date } = since.statement;
    return {
        version: 1, path, since: { position, name, date, version: since.statement.version, commit: version?.commit ?? null },
        changes: changes.map(({ uri, ...change }) => ({ path: pathOf(uri), ...change })), strategyVersion, mustSignAgain, renews, notes,
        edits: edit.map(({ span, text }) => ({ line: lineOf(span.start), text })), written
    };
}

function textOf({ path, since, changes, strategyVersion, mustSignAgain, renews, notes, edits, written }: AmendReport): string {
    const list = (lines: readonly string[]): string => lines.map(line => `  ${line}\n`).join('');
    if (changes.length === 0) {
        const again = since.commit === null ? '' : ' It is written otherwise, though: ask for the approval again.';
        return `${path}: nothing has changed in meaning since ${since.name} approved version ${since.version} as ${since.position} on ${since.date}, so there is nothing to record.${again}\n`;
    }
    const record = edits.toSorted((a, b) => a.text.length - b.text.length).at(-1)?.text.trim().split(/\r\n|\r|\n/) ?? [];
    const raised = strategyVersion.from === strategyVersion.to ? `stays ${strategyVersion.to}` : `${strategyVersion.from}, now ${strategyVersion.to}`;
    const end = edits.length === 0 ? 'It cannot be recorded yet.\n' : written ? 'Done. Read it before you commit it, for example with git diff.\n' : 'Nothing is written. Add --write to carry it out.\n';
    return revealed([
        `Since ${since.name} approved version ${since.version} as ${since.position} on ${since.date}\n${list(changes.map(({ sentence }) => sentence))}\n`,
        record.length > 0 ? `The record${renews ? ', brought up to date' : ''}\n${list(record)}\n` : '',
        edits.length > 0 ? `Version: ${raised}\nMust sign again: ${mustSignAgain.join(', ') || 'nobody is named'}\n` : '',
        ...notes.map(note => `Note: ${note}\n`), end
    ].join(''));
}
