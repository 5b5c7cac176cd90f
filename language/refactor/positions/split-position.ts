import { visible } from '../../analysis/per-model.js';
import { field } from '../../model/facts.js';
import type { Block, Field, StrategyModel } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { splitOutside } from '../../parser/values/split-list.js';
import { titleKey } from '../../references/names.js';
import { setNumber } from './field-edits.js';
import { hoursText } from './merge-workload.js';
import { sectionOf } from '../move/section.js';
import { rawOf } from '../position.js';
import { referenceTo } from '../../references/link-target.js';
import { lineEndOf } from '../../parser/lines.js';
import { emptyLineBefore, linesOf, united, type TextChange } from '../text-change.js';

/** A point of a position's responsibilities, and what to take out for it to go. */
interface Point { text: string; span: Span; bullet: boolean }

/**
 * The text changes that split a position in two (S3): the second half of its responsibilities goes to a new position behind it, with half of its load
 * and the same team. What names the position goes on naming it. Which point goes where is the writer's to change: this is a beginning.
 * @returns `undefined` for a position with fewer than two responsibilities.
 */
export function splitEdits(position: Block, model: StrategyModel): { changes: TextChange[]; title: string } | undefined {
    const responsibilities = field(position, 'Responsibilities');
    const points = responsibilities ? pointsOf(responsibilities, model.text) : [];
    if (points.length < 2) return undefined;
    const title = freeTitle(position.title, model);
    const stay = Math.ceil(points.length / 2);
    const going = points.slice(stay);
    const { load, edits } = halfLoad(position);
    const eol = lineEndOf(model.text);
    const { raw, structure } = rawOf(position);
    const bullet = raw.fields[0] ? model.text[raw.fields[0].start]! : '-';
    const team = field(position, 'Team')?.text;
    const fields: [string, string | undefined][] = [
        ['Team', team], ['Responsibilities', going[0]!.bullet ? going.map(({ text }) => `${eol}  ${bullet} ${text}`).join('') : going.map(({ text }) => text).join('; ')],
        ['Backup', referenceTo(position, model.uri)], ['Load', load], ['Hours', load?.includes('hour') ? undefined : field(position, 'Hours')?.text]
    ];
    const lines = fields.flatMap(([key, value]) => value ? [`${bullet} ${key}:${value.startsWith(eol) ? '' : ' '}${value}`] : []);
    const at = sectionOf(position).end;
    const block = `${'#'.repeat(position.level)} Owner: ${title}${eol}${eol}${lines.join(eol)}`;
    const behind = structure.text.slice(at).trim() === '' ? eol : eol + eol;
    const removed = going[0]!.bullet ? going.map(({ span }) => ({ span: linesOf(model.text, span), text: '' })) : [{ span: { start: points[stay - 1]!.span.end, end: going.at(-1)!.span.end }, text: '' }];
    return { title, changes: united([...removed, ...edits, { span: { start: at, end: at }, text: emptyLineBefore(structure.text, at) + block + behind }].map(edit => ({ uri: model.uri, ...edit }))) };
}

/** Bullets are a point each, else what semicolons part. */
function pointsOf({ block, span: { start } }: Field, text: string): Point[] {
    const { pieces } = rawOf(block).raw.fields.find(raw => raw.start === start)!;
    if (pieces.every(({ bullet }) => bullet)) return pieces.map(piece => ({ text: text.slice(piece.start, piece.end), span: piece, bullet: true }));
    if (pieces.length > 1) return [];
    let at = pieces[0]!.start;
    return splitOutside(text.slice(at, pieces[0]!.end), ';').map(part => {
        const span = { start: at, end: at + part.trimEnd().length };
        at += part.length + 1;
        return { text: part.replace(/\s+/g, ' ').trim().replace(/\.$/, ''), span, bullet: false };
    }).filter(({ text: point }) => point !== '');
}

/** Half of what the position gives as its load, and the edit that leaves it the other half. */
function halfLoad(position: Block): { load?: string; edits: { span: Span; text: string }[] } {
    const load = field(position, 'Load');
    if (load?.value.type !== 'quantity') return { edits: [] };
    const half = hoursText(load.value.amount / 2);
    return { load: load.text.replace(/\d(?:[\d.,]*\d)?/, half), edits: setNumber(position, 'Load', half, half, () => false) };
}

/** `Editor 2`, or the next number that no position has. */
function freeTitle(title: string, model: StrategyModel): string {
    const taken = new Set(visible(model, 'Owner').map(position => titleKey(position.title)));
    for (let count = 2; ; count++) if (!taken.has(titleKey(`${title} ${count}`))) return `${title} ${count}`;
}
