import type { Block, StrategyModel } from '../../model/model.js';
import type { Change } from '../change.js';
import { byWeight, type ComparedPart } from '../compare-models.js';
import { sourceOf } from '../source.js';
import { renderPart, SideSheets } from './render.js';

/** A part of a strategy in both states, formatted. */
export interface SideRow {
    /** `same`: nothing that means something, though it may be written otherwise; then only `now` is there. */
    state: 'same' | 'changed' | 'added' | 'removed';
    /** `Goal: Qualified leads`, the heading of a section, or empty. */
    name: string;
    old?: Side;
    now?: Side;
}

/** HTML as safe as the preview's, with `<ins>` and `<del>`. */
export interface Side { html: string; uri: string; /** 1-based. */ line: number }

/** What has changed between two states, in the order of weight, and the states side by side. */
export interface SideBySide {
    /** Each with the index of its row. */
    changes: (Change & { row: number })[];
    rows: SideRow[];
}

/**
 * Two states of a strategy side by side: its parts from top to bottom as they stand now, what was removed where it stood, then what has changed in the
 * files that it uses. Which part is which is what `compareParts` found.
 */
export function sideBySide(parts: readonly ComparedPart[], old: StrategyModel | undefined, now: StrategyModel | undefined): SideBySide {
    const sheets = { old: old && new SideSheets(old), now: now && new SideSheets(now) };
    const ordered = inOrder(parts, old, now);
    return {
        changes: ordered.flatMap(({ changes }, row) => changes.map(change => ({ ...change, row }))).sort(byWeight),
        rows: ordered.map((part): SideRow => {
            const html = renderPart(part, sheets.old, sheets.now);
            const side = (which: 'old' | 'now', one: ComparedPart['old'], model: StrategyModel | undefined): Partial<SideRow> => html[which] === undefined || !one ? {} : { [which]: { html: html[which], ...placeOf(one, model!) } };
            return { state: !part.old ? 'added' : !part.new ? 'removed' : part.changes.length > 0 ? 'changed' : 'same', name: nameOf(part), ...side('old', part.old, old), ...side('now', part.new, now) };
        })
    };
}

function inOrder(parts: readonly ComparedPart[], old: StrategyModel | undefined, now: StrategyModel | undefined): ComparedPart[] {
    const isOwn = (part: ComparedPart): boolean => part.type === 'section' || (part.new ? part.new.uri === now?.uri : part.old!.uri === old?.uri);
    const own = parts.filter(isOwn);
    const there = own.filter(part => part.new).sort((a, b) => startOf(a.new!) - startOf(b.new!));
    const before = own.filter(part => part.old).sort((a, b) => startOf(a.old!) - startOf(b.old!));
    const gone = new Map<ComparedPart | undefined, ComparedPart[]>();
    let last: ComparedPart | undefined;
    for (const part of before) {
        if (part.new) last = part;
        else gone.set(last, [...gone.get(last) ?? [], part]);
    }
    return [...gone.get(undefined) ?? [], ...there.flatMap(part => [part, ...gone.get(part) ?? []]), ...parts.filter(part => !isOwn(part) && part.changes.length > 0)];
}

function startOf(part: NonNullable<ComparedPart['old']>): number {
    return part.span.start;
}

function isBlock(part: NonNullable<ComparedPart['old']>): part is Block {
    return 'kind' in part;
}

function nameOf({ old, new: now }: ComparedPart): string {
    const part = (now ?? old)!;
    return isBlock(part) ? `${part.kind}: ${part.title}` : part.heading;
}

function placeOf(part: NonNullable<ComparedPart['old']>, model: StrategyModel): Pick<Side, 'uri' | 'line'> {
    return isBlock(part) ? { uri: part.uri, line: sourceOf(part).lineOf(part.heading.start) } : { uri: model.uri, line: part.line };
}
