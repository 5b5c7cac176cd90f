import { endGoals } from '../analysis/end-goal.js';
import { returnOf } from '../analysis/money.js';
import { cadenceOf } from '../analysis/readings.js';
import { nextReview } from '../analysis/review.js';
import { visible } from '../analysis/per-model.js';
import { and, capital } from '../analysis/words.js';
import { blocksOf, field } from '../model/facts.js';
import type { Block } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { referenceTo } from '../references/link-target.js';
import { positionCalled, rawOf } from '../refactor/position.js';
import { lineEndOf, lineStart } from '../parser/lines.js';
import { nextOccurrence } from '../parser/values/occurrence.js';
import type { Finding } from '../rules/check.js';
import type { FixHint, Named } from '../rules/hint.js';
import { repeatable } from '../rules/structure/markdown.js';
import type { Fix, FixContext } from './fix.js';
import { appendItems, insertBlock, insertField, insertResult } from './insert.js';

/** What a rule found, with its hint. */
type Hinted<K extends FixHint['fix']> = Finding & { data: Extract<FixHint, { fix: K }> };

/** How many names of the strategy are offered for a missing reference. */
const mostNames = 6;

/** One entry for each kind of hint: what mends the finding, the best first. */
export const fixers: { [K in FixHint['fix']]: (finding: Hinted<K>, context: FixContext) => Fix[] } = {
    'add-field': ({ block, data: { key, example, needs = [] } }, context) => {
        const [first, ...others] = block ? fieldFixes(block, key, example, context) : [];
        return first ? [withBlocks(first, needs, context), ...others] : [];
    },
    'add-names': ({ block, data: { key, choices, of } }, context) => {
        const into = of ? context.model.blocks.find(candidate => candidate.kind === of.kind && titleKey(candidate.title) === titleKey(of.title)) : block;
        return into ? choices.map((names, index) => {
            const said = and(names.map(({ title }) => `"${title}"`));
            return withBlocks({ title: `Add ${said} to ${of ? `the ${key.toLowerCase()} of "${into.title}"` : `"${key}"`}`, ...appendItems(into, key, names.map(name => writtenName(name, context)), ', ', context), preferred: index === 0 }, names, context);
        }) : [];
    },
    'name-instead': ({ span, data: { choices } }, context) => choices.slice(0, mostNames).map(word => ({ title: `Change to "${word}"`, changes: [change(context, span, word)] })),
    'keep-one': ({ block, data: { key } }, context) => {
        const { references, valueSpan } = field(block!, key)!;
        return references.map(({ title, span }) => ({ title: `Keep only "${title}"`, changes: [change(context, valueSpan!, context.structure.text.slice(span.start, span.end))] }));
    },
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
    'fields-up': ({ block, span }, context) => {
        const { text } = context.structure;
        const { heading } = rawOf(block!).raw;
        const gap = lineEndOf(text).repeat(2);
        const start = lineStart(text, span.start);
        const end = span.end + (/^[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)*/.exec(text.slice(span.end))![0].length);
        return [{ title: 'Move them under the heading', changes: [change(context, { start: heading.end, end: heading.end }, gap + text.slice(start, span.end)), change(context, { start, end }, '')], preferred: true }];
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
    'add-result': ({ block, data: { date, metric: title } }, context) => {
        const metric = title === undefined ? block : blocksOf(context.model, 'Metric').find(candidate => candidate.title === title);
        return metric ? [{ title: `Add a row for ${date}`, ...insertResult(metric, date, context), preferred: true }] : [];
    },
    'add-metric': ({ block, data: { metric } }, context) => {
        const metrics = field(block!, 'Metric');
        if (!metric || !metrics?.valueSpan) return [];
        return [{ title: `Add the metric "${metric}"`, changes: [change(context, { start: metrics.valueSpan.end, end: metrics.valueSpan.end }, `, ${metric}`)], preferred: true }];
    },
    'add-block': ({ data: { kind, title, fields } }, context) => newBlock(kind, title ?? (kind === 'Persona' ? 'Whom we want to reach' : 'LinkedIn'), context, fields),
    'add-approval': ({ data: { position } }, context) => {
        const title = position ?? positions(context)[0] ?? 'Chief Executive Officer';
        return [{ title: `Add the approval of "${title}"`, ...insertBlock('Approval', title, [['Name', heldBy(title, context)], ['Date', context.today], ['Decision', 'approved']], context), preferred: position !== undefined }];
    },
    'add-meeting': ({ data: { teams } }, context) => {
        const names = teams.map((title): Named => ({ kind: 'Team', title }));
        const chair = positions(context).slice(0, 1).map((position): [string, string] => ['Chair', position]);
        const meeting = insertBlock('Meeting', 'Marketing and sales', [['Teams', names.map(name => writtenName(name, context)).join(', ')], ['Every', '2 weeks'], ...chair], context);
        return [withBlocks({ title: 'Add a meeting of marketing and sales', preferred: true, ...meeting }, names, context)];
    },
    'results-header': ({ span, data: { columns } }, context) => {
        const header = ['Date', 'Actual', 'Note'].slice(0, columns);
        return [{ title: `Call the columns ${header.map(name => `"${name}"`).join(', ')}`, changes: [change(context, span, `| ${header.join(' | ')} |`)], preferred: true }];
    },
    'next-review': ({ block }, context) => {
        const review = field(block!, 'Review')!;
        const next = nextOccurrence(cadenceOf(block!, 'Review')!, context.today, nextReview(context.model)); // the rhythm stays
        const written = review.parts.find(({ kind }) => kind === 'DATE')?.span;
        const at = cadenceEnd(review);
        return [{ title: `It was reviewed: the next review is on ${next}`, changes: [written ? change(context, written, next) : change(context, { start: at, end: at }, `, next ${next}`)], preferred: true }];
    },
    'add-end-goal': ({ data: { phase, supports } }, context) => [{
        title: `Add a goal in the phase ${phase}`, preferred: true,
        ...insertBlock('Goal', usualGoals[phase] ?? 'What we are here for', [['Phase', phase], ...supports ? [['Supports', writtenName({ kind: 'Goal', title: supports }, context)] as const] : []], context)
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
        if (!field(position, 'Responsibilities')) return [];
        return [{ title: `Let "${position.title}" do it: ${text}`, changes: appendItems(position, 'Responsibilities', [text], '; ', context).changes }];
    }),
    'add-action': ({ data: { metric, then, goals, owner } }, context) => {
        const title = then ? then.split(/[.;]/)[0]!.slice(0, 80).trim() : `Answer to ${metric}`;
        const position = owner !== undefined && blockNamed({ kind: 'Owner', title: owner }, context) ? writtenName({ kind: 'Owner', title: owner }, context) : positions(context)[0];
        const fields: [string, string][] = [
            ...position ? [['Owner', position] as [string, string]] : [], ['Due', context.today],
            ...goals.slice(0, 1).map((goal): [string, string] => ['Goal', writtenName({ kind: 'Goal', title: goal }, context)]), ['Because', metric]
        ];
        return [{ title: `Add the action "${capital(title)}"`, ...insertBlock('Action', capital(title), fields, context, context.today), preferred: true }];
    }
};

function change({ uri }: { uri: string }, span: { start: number; end: number }, text: string): Fix['changes'][number] {
    return { uri, span: { start: span.start, end: span.end }, text };
}

/** The proposed line; for a reference, one with each name the strategy has. */
function fieldFixes(block: Block, key: string, example: string, context: FixContext): Fix[] {
    const written = field(block, key);
    if (written?.valueSpan && !repeatable.has(key)) return [{ title: `Change "${key}" to "${example}"`, changes: [change(context, written.valueSpan, example)] }];
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

/** The fix, and with it the blocks that it names and the strategy does not have. */
function withBlocks(fix: Fix, names: readonly Named[], context: FixContext): Fix {
    const missing = names.filter(name => !blockNamed(name, context));
    if (missing.length === 0) return fix;
    const created = missing.map(({ kind, title, fields = firstFields[kind] ?? [] }) => insertBlock(kind, title, fields, context).changes[0]!);
    const at = new Map<number, Fix['changes'][number]>(); // several at one place are one change
    for (const { span, text } of [...fix.changes, ...created]) {
        const before = at.get(span.start);
        const gap = before && !/^[\r\n]/.test(text) ? lineEndOf(context.structure.text).repeat(2) : '';
        at.set(span.start, change(context, { start: span.start, end: Math.max(span.end, before?.span.end ?? 0) }, (before?.text ?? '').replace(/(?:\r\n|\r|\n)+$/, '') + gap + text));
    }
    return { title: fix.title, changes: [...at.values()], ...fix.preferred ? { preferred: true } : {} };
}

function blockNamed({ kind, title }: Named, { model }: FixContext): Block | undefined {
    return visible(model, kind).find(block => titleKey(block.title) === titleKey(title));
}

function writtenName(name: Named, context: FixContext): string {
    const block = blockNamed(name, context);
    return block ? referenceTo(block, context.uri) : name.title;
}

/** The missing block, here or in a shared file, with its first fields. */
function newBlock(kind: string, title: string, context: FixContext, fields = firstFields[kind] ?? []): Fix[] {
    const here: Fix = { title: `Create "${kind}: ${title}" here`, ...insertBlock(kind, title, fields, context) };
    const shared = context.sharedFiles.map((file): Fix => ({ title: `Create "${kind}: ${title}" in ${file.path}`, ...insertBlock(kind, title, fields, file) }));
    return isShared(kind) ? [...shared, here] : [here, ...shared];
}

/** Positions, teams and personas belong to the organisation; what else there is belongs to a plan. */
function isShared(kind: string): boolean {
    return ['Owner', 'Team', 'Persona'].includes(kind);
}

const usualGoals: Record<string, string> = { profit: 'Revenue that began on social media', relationships: 'Known to those who decide', data: 'Qualified leads' };

/** The keys that a new block begins with; their values are still to be written. */
const firstFields: Record<string, readonly (readonly [string, string])[]> = {
    Owner: [['Held by', ''], ['Responsibilities', ''], ['Backup', '']],
    Team: [['Function', '']],
    Persona: [['Active on', ''], ['Evidence', '']],
    Platform: [['Priority', ''], ['Personas', ''], ['Owner', '']],
    Metric: [['Source', ''], ['Measured', '']],
    Risk: [['Owner', ''], ['Response', '']],
    Goal: [['Owner', ''], ['Teams', ''], ['Phase', ''], ['Metric', ''], ['Target', ''], ['Supports', '']]
};
