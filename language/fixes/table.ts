import { endGoals } from '../analysis/end-goal.js';
import { returnOf } from '../analysis/money.js';
import { visible } from '../analysis/per-model.js';
import { capital } from '../analysis/words.js';
import { field } from '../model/facts.js';
import type { Block } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { referenceTo } from '../references/link-target.js';
import { positionCalled, rawOf } from '../refactor/position.js';
import { lineEndOf, lineStart } from '../parser/lines.js';
import type { Finding } from '../rules/check.js';
import type { FixHint } from '../rules/hint.js';
import type { Fix, FixContext } from './fix.js';
import { insertBlock, insertField, insertResult } from './insert.js';

/** What a rule found, with its hint. */
type Hinted<K extends FixHint['fix']> = Finding & { data: Extract<FixHint, { fix: K }> };

/** How many names of the strategy are offered for a missing reference. */
const mostNames = 6;

/** One entry for each kind of hint: what mends the finding, the best first. */
export const fixers: { [K in FixHint['fix']]: (finding: Hinted<K>, context: FixContext) => Fix[] } = {
    'add-field': ({ block, data: { key, example } }, context) => block ? fieldFixes(block, key, example, context) : [],
    'empty-field': ({ block, data: { key } }, context) => namesFor(block!, key, context).map(name => {
        const empty = block!.fields.find(candidate => candidate.key === key && candidate.text === '');
        return { title: `Write "${name}"`, changes: empty ? [change(context, { start: empty.keySpan.end, end: empty.span.end }, ` ${name}`)] : [] };
    }).filter(({ changes }) => changes.length > 0),
    replace: ({ span, data: { text } }, context) => [{ title: `Change to "${text}"`, changes: [change(context, span, text)], preferred: true, safe: true }],
    'replace-key': ({ span, data: { text } }, context) => {
        const written = context.structure.text.slice(span.start, span.end);
        const key = written.startsWith('**') ? `**${text}${written.includes(':**') ? ':**' : '**:'}` : `${text}:`;
        return [{ title: `Change to "${text}"`, changes: [change(context, span, key)], preferred: true, safe: true }];
    },
    append: ({ span, data: { text } }, context) => {
        const { end } = span;
        return [{ title: `Add "${text.trim().replace(/^, /, '')}"`, changes: [change(context, { start: end, end }, text)], preferred: true, select: { start: text.length, end: text.length } }];
    },
    unreadable: ({ span, data: { near, choices } }, context) => {
        const words = [...new Set([...near ? [near] : [], ...choices])].slice(0, mostNames);
        return words.map(word => ({ title: `Change to "${word}"`, changes: [change(context, span, word)], preferred: word === near }));
    },
    'join-field': ({ block, span }, context) => {
        const raw = rawOf(block!).raw;
        const last = raw.fields.at(-1);
        return last && last.end < span.start ? [{ title: 'Remove the blank line', changes: [change(context, { start: last.end, end: span.start }, lineEndOf(context.structure.text))], preferred: true }] : [];
    },
    'blank-line-before': ({ span }, context) => {
        const { text } = context.structure;
        const start = lineStart(text, span.start);
        return [{ title: 'Leave a blank line', changes: [change(context, { start, end: start }, lineEndOf(text))], preferred: true, safe: true }];
    },
    anchor: ({ span, data: { anchor } }, context) => {
        const written = context.structure.text.slice(span.start, span.end);
        return [{ title: `Let the link lead to "#${anchor}"`, changes: [change(context, span, written.replace(/#[^)\s]*/, `#${anchor}`))], preferred: true, safe: true }];
    },
    'unknown-reference': ({ block, span, data: { title, near, kind } }, context) => {
        const target = near === undefined ? undefined : visible(context.model, kind).find(candidate => titleKey(candidate.title) === titleKey(near));
        const rename = target && block?.kind !== 'Approval' ? [{ title: `Change to "${target.title}"`, changes: [change(context, span, referenceTo(target, context.uri))], preferred: true }] : [];
        return [...rename, ...newBlock(kind, title, context)];
    },
    measurer: ({ block }, context) => {
        const at = cadenceEnd(field(block!, 'Measured')!);
        return positions(context).map((name, index) => ({ title: `Let "${name}" measure it`, changes: [change(context, { start: at, end: at }, ` by ${name}`)], preferred: index === 0 }));
    },
    'set-status': ({ block, data: { choices } }, context) => {
        const status = field(block!, 'Status');
        return choices.map(word => status?.valueSpan
            ? { title: `Set the status to "${word}"`, changes: [change(context, status.valueSpan, word)] } : { title: `Set the status to "${word}"`, ...insertField(block!, 'Status', word, context) });
    },
    'add-result': ({ block, data: { date } }, context) => [{ title: `Add a row for ${date}`, ...insertResult(block!, date, context), preferred: true }],
    'add-metric': ({ block, data: { metric } }, context) => {
        const metrics = field(block!, 'Metric');
        if (!metric || !metrics?.valueSpan) return [];
        return [{ title: `Add the metric "${metric}"`, changes: [change(context, { start: metrics.valueSpan.end, end: metrics.valueSpan.end }, `, ${metric}`)], preferred: true }];
    },
    'add-block': ({ data: { kind } }, context) => newBlock(kind, kind === 'Persona' ? 'Whom we want to reach' : 'LinkedIn', context),
    'add-approval': ({ data: { position } }, context) => {
        const title = position ?? positions(context)[0] ?? 'Chief Executive Officer';
        return [{ title: `Add the approval of "${title}"`, ...insertBlock('Approval', title, [['Name', heldBy(title, context)], ['Date', context.today], ['Decision', 'approved']], context), preferred: position !== undefined }];
    },
    'add-meeting': ({ data: { teams } }, context) => [{
        title: 'Add a meeting of marketing and sales', preferred: true,
        ...insertBlock('Meeting', 'Marketing and sales', [['Teams', teams], ['Every', '2 weeks'], ['Chair', positions(context)[0] ?? 'Head of Marketing']], context)
    }],
    'add-end-goal': ({ data: { phase } }, context) => [{
        title: `Add a goal in the phase ${phase}`, preferred: true,
        ...insertBlock('Goal', phase === 'profit' ? 'Revenue that began on social media' : 'What we are here for', [['Phase', phase]], context)
    }],
    'add-amounts': ({ block, data }, context) => {
        const currency = returnOf(context.model).currency;
        const amount = currency ? `${currency} ` : '';
        const end = endGoals(context.model).find(({ uri }) => uri === context.uri);
        return [
            ...data.budget ? [{ title: 'Add "Budget"', ...insertField(block!, 'Budget', amount, context) }] : [],
            ...data.return && end ? [{ title: `Add "Return" to "${end.title}"`, ...insertField(end, 'Return', amount, context) }] : []
        ];
    },
    'add-responsibility': ({ data: { text } }, context) => visible(context.model, 'Owner').filter(({ uri }) => uri === context.uri).slice(0, mostNames).flatMap(position => {
        const written = field(position, 'Responsibilities');
        if (!written?.valueSpan) return [];
        const { start, end } = written.valueSpan;
        const bullet = rawOf(position).raw.fields.find(candidate => candidate.start === written.span.start)?.pieces.at(-1)?.bullet;
        const indent = /(?:^|[\r\n])([ \t]*[-*+][ \t]+)$/.exec(context.structure.text.slice(0, start))?.[1];
        const added = bullet && indent ? `${lineEndOf(context.structure.text)}${indent}${text}` : `; ${text}`;
        return [{ title: `Let "${position.title}" do it: ${text}`, changes: [change(context, { start: end, end }, added)] }];
    }),
    'add-action': ({ data: { metric, then, goals } }, context) => {
        const title = then ? then.split(/[.;]/)[0]!.slice(0, 80).trim() : `Answer to ${metric}`;
        const fields: [string, string][] = [
            ['Owner', positions(context)[0] ?? 'Head of Marketing'], ['Due', context.today], ...goals[0] ? [['Goal', goals[0]] as [string, string]] : [], ['Because', metric]
        ];
        return [{ title: `Add the action "${capital(title)}"`, ...insertBlock('Action', capital(title), fields, context, context.today), preferred: true }];
    }
};

function change({ uri }: { uri: string }, span: { start: number; end: number }, text: string): Fix['changes'][number] {
    return { uri, span: { start: span.start, end: span.end }, text };
}

/** The proposed line; for a reference, one with each name the strategy has. */
function fieldFixes(block: Block, key: string, example: string, context: FixContext): Fix[] {
    const names = namesFor(block, key, context).filter(name => name !== example);
    return [example, ...names].slice(0, mostNames).map((value, index) => ({ title: `Add "${key}${conditional(block, key) ? ' ' : ': '}${value}"`.replace(/: "$/, '"'), ...insertField(block, key, value, context), preferred: index === 0 }));
}

function conditional(block: Block, key: string): boolean {
    return rawOf(block).raw.entry.conditional.some(entry => entry.key === key);
}

/** The titles that a key of a block may name, as its file writes them. */
function namesFor(block: Block, key: string, context: FixContext): string[] {
    const kinds = rawOf(block).raw.entry.fields.find(entry => entry.key === key)?.parts[0]?.targets ?? [];
    return visible(context.model, ...kinds).filter(target => target !== block && target.title).slice(0, mostNames).map(target => referenceTo(target, context.uri));
}

function positions(context: FixContext): string[] {
    return visible(context.model, 'Owner').filter(({ title }) => title).slice(0, mostNames).map(position => referenceTo(position, context.uri));
}

function heldBy(position: string, context: FixContext): string {
    const block = positionCalled(position, context.model);
    return (block && field(block, 'Held by')?.text) ?? '';
}

/** Behind the cadence: before `, next ...`. */
function cadenceEnd(measured: NonNullable<ReturnType<typeof field>>): number {
    return measured.parts.find(({ kind }) => kind === 'CADENCE')?.span.end ?? measured.valueSpan!.end;
}

/** The missing block, here or in a shared file, with its first fields. */
function newBlock(kind: string, title: string, context: FixContext): Fix[] {
    const fields = firstFields[kind] ?? [];
    const here: Fix = { title: `Create "${kind}: ${title}" here`, ...insertBlock(kind, title, fields, context) };
    const shared = context.sharedFiles.map((file): Fix => ({ title: `Create "${kind}: ${title}" in ${file.path}`, ...insertBlock(kind, title, fields, file) }));
    return isShared(kind) ? [...shared, here] : [here, ...shared];
}

/** Positions, teams and personas belong to the organisation; what else there is belongs to a plan. */
function isShared(kind: string): boolean {
    return ['Owner', 'Team', 'Persona'].includes(kind);
}

/** The keys that a new block begins with; their values are still to be written. */
const firstFields: Record<string, readonly (readonly [string, string])[]> = {
    Owner: [['Held by', ''], ['Responsibilities', ''], ['Backup', '']],
    Team: [['Function', '']],
    Persona: [['Active on', ''], ['Evidence', '']],
    Platform: [['Priority', ''], ['Personas', ''], ['Owner', '']],
    Metric: [['Source', ''], ['Measured', '']],
    Goal: [['Owner', ''], ['Teams', ''], ['Phase', ''], ['Metric', ''], ['Target', ''], ['Supports', '']]
};
