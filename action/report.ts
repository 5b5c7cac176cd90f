import { fileSection } from '../cli/report/check-markdown.js';
import { asText, reviewToMarkdown } from '../language/index.js';
import type { FileApprovals } from './approvals.js';
import type { Guarded } from '../cli/git/guarded.js';
import type { Reading as Read } from './reading.js';
import { shorten } from './shorten.js';

/** What the report says besides: how the job ends, and where more is to be read. */
export interface Around {
    failed: boolean;
    /** Findings that GitHub shows beside the lines of no file. */
    hidden: number;
    sarif: string | undefined;
    run: string | undefined;
    /** The name of the branch that is compared with. */
    base: string;
}

export interface Limit { most: number; size(text: string): number }

/** GitHub takes 65,536 characters for a comment and 1 MiB for a summary; these leave room for the marker and for how it counts. */
export const limits = {
    comment: { most: 65_000, size: text => text.length },
    summary: { most: 1_000_000, size: text => Buffer.byteLength(text) }
} satisfies Record<string, Limit>;

/** What a report tells of; the documents themselves it does not need. */
export type Reading = Omit<Read, 'now' | 'concerned'>;

/** The report of a change, for the people who review it: what matters most comes first, and is the last to be shortened. */
export function reportOf(reading: Reading, around: Around, { most, size }: Limit): string {
    const sections: [text: string, share: number][] = [
        [guardedSection(reading.guarded, around.base), 0.2], [changeSection(reading), 0.5], [approvalSection(reading), 0.5], [findingSection(reading), 1]
    ];
    const head = `## Strategy review\n\n${headline(reading, around)}`;
    const foot = footer(reading, around);
    const ending = `*The rest is left out here, because GitHub shows no longer text.${around.run ? ` [The run of this check](${around.run}) has every finding in its log.` : ''}*`;
    let room = most - size(head) - size(foot) - 20;
    const shown = sections.flatMap(([text, share]) => {
        if (text === '') return [];
        const short = shorten(text, Math.floor(room * share), ending, size);
        room -= size(short) + 2;
        return [short];
    });
    return `${[head, ...shown, ...foot === '' ? [] : [foot]].join('\n\n')}\n`;
}

/** Nothing that a reviewer of strategies has to be told. */
export function isSilent({ reviews, guarded, fresh, compared }: Reading): boolean {
    return compared && reviews.length === 0 && guarded.length === 0 && fresh.summary.errors + fresh.summary.warnings === 0;
}

function headline({ fresh: { summary: { errors, warnings } }, all, reviews, guarded, compared }: Reading, { failed }: Around): string {
    const older = all.summary.errors - errors;
    const old = older > 0 && failed && errors === 0 ? ` What fails the check was there before: ${things(older, 'has', 'have')} to be mended.` : '';
    if (errors > 0) {
        const more = warnings === 1 ? ' One more is worth a second look.' : warnings > 1 ? ` ${warnings} more are worth a second look.` : '';
        return `**${capital(things(errors, 'has', 'have'))} to be mended${compared ? ' in this change' : ''}.**${more}`;
    }
    if (warnings > 0) return `${failed ? '' : 'Nothing has to be mended. '}${capital(things(warnings, 'is', 'are'))} worth a second look.${old}`;
    if (!compared) return 'The check found nothing to mend.';
    return `${reviews.length === 0 && guarded.length === 0 ? 'No strategy says anything else than before.' : 'The check found nothing new to mend.'}${old}`;
}

const things = (count: number, one: string, many: string): string => count === 1 ? `one thing ${one}` : `${count} things ${many}`;

function guardedSection(guarded: readonly Guarded[], base: string): string {
    const trust = guarded.filter(({ what }) => what !== 'rules');
    const rules = guarded.filter(({ what }) => what === 'rules');
    const edits = `This change edits whose signatures are believed. It counts once it is merged; until then, signatures are held against the list on ${asText(base)}.`;
    const ask = 'Please ask the people themselves, not the author of this change, whether the keys are theirs.';
    const names = rules.map(({ path }) => asText(path)).join(', ');
    return [
        ...trust.length > 0 ? ['### Whose signatures count', `${edits} ${ask}`, trust.map(file => `- ${guardedLine(file)}`).join('\n')] : [],
        ...rules.length > 0 ? ['### House rules', `This change edits the rules that strategies are checked by, and this check already goes by the new ones: ${names}.`] : []
    ].join('\n\n');
}

function guardedLine({ path, added, removed }: Guarded): string {
    const list = (verb: string, names: readonly string[]): string[] => names.length > 0 ? [`${verb} ${names.map(name => asText(name)).join(', ')}`] : [];
    const how = [
        ...list('adds', added.filter(name => !removed.includes(name))), ...list('takes out', removed.filter(name => !added.includes(name))),
        ...list('changes the key or the dates of', [...new Set(added.filter(name => removed.includes(name)))])
    ];
    return `${asText(path)}${how.length > 0 ? `: ${how.join('; ')}` : ''}`;
}

function approvalSection({ approvals: files, fresh, compared }: Reading): string {
    if (files.length === 0) return '';
    const rows = files.flatMap(file => file.rows.map(row => {
        const cells = [asText(file.path), asText(row.position), ...compared ? [row.before ?? 'none'] : [], stateNow(row, file)];
        return `| ${cells.join(' | ')} |`;
    }));
    const head = compared ? '| Strategy | Position | Before | With this change |\n| --- | --- | --- | --- |' : '| Strategy | Position | State |\n| --- | --- | --- |';
    const standing = files.filter(({ closed }) => closed !== 'removed').map(file => `- ${standingOf(file, compared)}`);
    const parts = ['### Approvals', [head, ...rows].join('\n'), reasons(files, fresh).join('\n'), ...standing.length > 0 ? ['**Who has to sign**', standing.join('\n')] : []];
    return parts.filter(part => part !== '').join('\n\n');
}

function stateNow({ position, before, after }: FileApprovals['rows'][number], { closed, waiting }: FileApprovals): string {
    if (after !== null) return after === 'verified' ? after : `**${after}**`;
    if (closed === 'removed') return 'removed with the file';
    if (before !== null) return '**removed**';
    return closed === undefined && waiting.some(one => one.position === position) ? '**not signed**' : 'none';
}

/** Why approvals are no longer what they were, where no finding says it. */
function reasons(files: readonly FileApprovals[], fresh: Reading['fresh']): string[] {
    const idOf = (path: string, position: string): string => JSON.stringify([path, position]);
    const found = new Set(fresh.files.flatMap(({ path, findings }) =>
        findings.filter(({ block, severity }) => block?.kind === 'Approval' && severity !== 'hint').map(({ block }) => idOf(path, block!.title))));
    return files.flatMap(({ path, rows }) => rows
        .filter(({ position, before, after, reason }) => before !== after && after !== null && after !== 'verified' && reason !== '' && !found.has(idOf(path, position)))
        .map(({ position, reason }) => `- ${asText(`${position}: ${reason}`)}`));
}

/** Whether a strategy is approved as a whole, and who has to sign for it. */
function standingOf({ path, approved, closed, needed, given, waiting, rejectedBy, notes }: FileApprovals, compared: boolean): string {
    const name = asText(path);
    const told = notes.map(note => ` ${asText(note)}`).join('');
    if (closed === 'draft') return `${name} is a draft: nobody has to sign it yet.${told}`;
    if (closed === 'superseded') return `${name} is superseded: nobody has to sign it.${told}`;
    if (approved) return `${name} is approved.${told}`;
    const several = needed > 1 ? ` It needs ${needed} approvals and has ${given}.` : '';
    const refused = rejectedBy.length > 0 ? ` ${asText(rejectedBy.join(', '))} rejected it.` : '';
    return `${name} is not approved${compared ? ' with this change' : ''}.${several}${refused} ${waitsFor(waiting, Math.max(1, needed - given))}${told}`;
}

function waitsFor(waiting: FileApprovals['waiting'], missing: number): string {
    const people = waiting.map(({ position, holder }) => asText(holder === undefined ? position : `${position} (${holder})`));
    if (people.length === 0) return 'Nobody is named as approver.';
    const list = (word: string): string => people.length === 1 ? people[0]! : `${people.slice(0, -1).join(', ')} ${word} ${people.at(-1)}`;
    return people.length <= missing ? `It waits for the signature of ${list('and')}.` : `It waits for ${missing === 1 ? 'one signature' : `${missing} signatures`}, of ${list('or')}.`;
}

/** The sentences of `strategy diff`. Approvals and findings have sections of their own. */
function changeSection({ reviews, pathOf, compared }: Reading): string {
    if (!compared || reviews.length === 0) return '';
    const told = reviews.map(review => ({ ...review, approvals: [], findings: { new: [], solved: [], silenced: review.findings.silenced } }));
    const worded = told.filter(({ status, changes, sums, findings }) => status !== 'changed' || changes.length > 0 || sums.length > 0 || findings.silenced.length > 0);
    return worded.length === 0 ? '' : `### What changes\n\n${reviewToMarkdown(worded, pathOf).trimEnd().replace(/^### /gm, '#### ').replace(/\n{3,}/g, '\n\n')}`;
}

function findingSection({ fresh, solved, compared }: Reading): string {
    const files = fresh.files.map(file => ({ ...file, findings: file.findings.filter(({ severity }) => severity !== 'hint') })).filter(({ findings }) => findings.length > 0);
    const gone = solved.map(({ path, message }) => `- ${asText(path)}: ${asText(message)}`);
    return [
        ...files.length > 0 ? [compared ? '### What the check finds new' : '### What the check finds', ...files.map(file => fileSection(file, '####'))] : [],
        ...gone.length > 0 ? [`<details><summary>Solved by this change: ${gone.length}</summary>`, gone.join('\n'), '</details>'] : []
    ].join('\n\n');
}

function footer({ all, fresh, compared }: Reading, { hidden, sarif, run }: Around): string {
    const older = all.summary.errors + all.summary.warnings - fresh.summary.errors - fresh.summary.warnings;
    const rest = hidden === 1 ? 'one more is' : `${hidden} more are`;
    const where = `${run ? `[the log of this run](${run})` : 'the log of this run'}${sarif ? ` and in ${asText(sarif)}` : ''}`;
    return [
        ...hidden > 0 ? [`Beside the text, GitHub shows at most ten findings of a kind; ${rest} in ${where}.`] : [],
        ...compared && older > 0 ? [older === 1 ? 'One older finding is not listed: it was there before this change.' : `${older} older findings are not listed: they were there before this change.`] : [],
        ...run && hidden === 0 ? [`Made by [this run](${run}).`] : []
    ].join(' ');
}

function capital(text: string): string {
    return text[0]!.toUpperCase() + text.slice(1);
}
