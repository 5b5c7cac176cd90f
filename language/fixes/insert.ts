import type { Block } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { rawOf } from '../refactor/position.js';
import { lineEndOf, lineStart } from '../parser/lines.js';
import { emptyLineBefore, type TextChange } from '../refactor/text-change.js';
import type { File, Fix } from './fix.js';

/** A change, and what to write over next in its text. */
export type Insertion = Required<Pick<Fix, 'changes'>> & Pick<Fix, 'select'>;

/**
 * A further field, in its place by the grammar's order, with the bullet of the list. An example is selected, so that the next key pressed
 * writes over it.
 */
export function insertField(block: Block, key: string, value: string, file: File): Insertion {
    const raw = rawOf(block).raw;
    const { text } = file.structure;
    const end = lineEndOf(text);
    const order = (name: string | undefined): number => raw.entry.fields.findIndex(entry => entry.key === name);
    const conditional = raw.entry.fields[order(key)]?.conditional;
    const bullet = raw.fields[0] ? text[raw.fields[0].start]! : '-';
    const line = `${bullet} ${key}${conditional ? ' ' : ': '}${value}`;
    const before = raw.fields.findLast(field => field.entry && order(field.entry.key) <= order(key)) ?? (order(key) < 0 ? raw.fields.at(-1) : undefined);
    const valueAt = (start: number): Span => ({ start: start + line.length - value.length, end: start + line.length });
    if (before) return inserted(file, before.end, end + line, valueAt(end.length));
    if (raw.list && raw.fields[0]) return inserted(file, raw.fields[0].start, line + end, valueAt(0));
    const next = text.slice(raw.heading.end).replace(/^(?:\r\n|\r|\n)/, '');
    const gap = /^(?:[ \t]*(?:\r\n|\r|\n)|$)/.test(next) ? '' : end;
    return inserted(file, raw.heading.end, end + end + line + gap, valueAt(2 * end.length));
}

/** Further items of a list: in its form, as bullets or in one line; a field of its own where there is none. */
export function appendItems(block: Block, key: string, items: readonly string[], separator: string, file: File): Insertion {
    const raw = rawOf(block).raw.fields.findLast(field => field.entry?.key === key && field.pieces.length > 0);
    const last = raw?.pieces.at(-1);
    if (!raw || !last) return insertField(block, key, items.join(separator), file);
    const { text } = file.structure;
    const bullet = last.bullet ? lineEndOf(text) + text.slice(lineStart(text, last.start), last.start) : separator;
    const added = items.map(item => bullet + item).join('');
    return inserted(file, last.end, added, { start: added.length, end: added.length });
}

/** A whole block with its fields, behind the last of its kind (else at the end of the file), with as many `#` as its neighbours have. */
export function insertBlock(kind: string, title: string, fields: readonly (readonly [key: string, value: string])[], file: File, select?: string): Insertion {
    const { text } = file.structure;
    const end = lineEndOf(text);
    const { level, at } = placeFor(kind, file);
    const lines = [`${'#'.repeat(level)} ${kind}: ${title}`, '', ...fields.map(([key, value]) => `- ${key}: ${value}`.trimEnd())];
    const block = lines.join(end);
    const blank = emptyLineBefore(text, at);
    const after = text.slice(at).trim() === '' ? end : end + end;
    const chosen = select ?? title;
    const start = blank.length + (select === undefined ? block.indexOf(': ') + 2 : block.indexOf(select));
    return inserted(file, at, blank + block + after, { start, end: start + chosen.length });
}

/** Where a further block of a kind stands: behind the last of its kind (else at the end of the file), with as many `#` as its neighbours have. */
export function placeFor(kind: string, { model, structure }: Pick<File, 'model' | 'structure'>): { level: number; at: number } {
    const same = model.blocks.findLastIndex(block => block.kind === kind && block.parent?.kind !== 'Goal');
    const level = same >= 0 ? model.blocks[same]!.level : mostFrequent(model.blocks.filter(block => block.kind !== 'Strategy' && !block.parent).map(block => block.level)) ?? 2;
    if (same < 0 || kind === 'Strategy') return { level, at: structure.text.length };
    const headings = [...structure.blocks.map(block => block.heading), ...structure.headings].filter(heading => heading.level <= level && heading.start > structure.blocks[same]!.start);
    return { level, at: Math.min(structure.text.length, ...headings.map(heading => heading.start)) };
}

function mostFrequent(numbers: readonly number[]): number | undefined {
    const counts = new Map<number, number>();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

/** A comment that silences a rule in a block, behind its field list; its reason is selected. */
export function insertSuppression(block: Block, code: string, file: File): Insertion {
    const raw = rawOf(block).raw;
    const { text } = file.structure;
    const end = lineEndOf(text);
    const reason = 'say why';
    const at = raw.fields.at(-1)?.end ?? raw.heading.end;
    const comment = `<!-- strategy-ignore ${code}: ${reason} -->`;
    const next = text.slice(at).replace(/^[ \t]*(?:\r\n|\r|\n)/, '');
    const gap = next === '' || /^[ \t]*(?:\r\n|\r|\n)/.test(next) ? '' : end;
    const start = 2 * end.length + comment.indexOf(reason);
    return inserted(file, at, end + end + comment + gap, { start, end: start + reason.length });
}

/** A row of a metric's results table; a table where there is none. */
export function insertResult(metric: Block, date: string, file: File): Insertion {
    const { text } = file.structure;
    const end = lineEndOf(text);
    const raw = rawOf(metric).raw;
    if (raw.results) {
        const columns = text.slice(raw.results.start, raw.results.end).split(/\r\n|\r|\n/)[0]!.replace(/^\s*\||\|\s*$/g, '').split('|').length;
        const row = `| ${date} |  |${columns > 2 ? '  |' : ''}`;
        return inserted(file, raw.results.end, end + row, { start: end.length + row.indexOf('|  |') + 2, end: end.length + row.indexOf('|  |') + 2 });
    }
    const table = ['| Date | Actual |', '| --- | ---: |', `| ${date} |  |`].join(end);
    const at = raw.fields.at(-1)?.end ?? raw.heading.end;
    const next = text.slice(at).replace(/^[ \t]*(?:\r\n|\r|\n)/, '');
    const gap = next === '' || /^[ \t]*(?:\r\n|\r|\n)/.test(next) ? '' : end;
    const start = 2 * end.length + table.lastIndexOf('|  |') + 2;
    return inserted(file, at, end + end + table + gap, { start, end: start });
}

function inserted({ uri }: File, at: number, text: string, select: Span): Insertion {
    const change: TextChange = { uri, span: { start: at, end: at }, text };
    return { changes: [change], select };
}
