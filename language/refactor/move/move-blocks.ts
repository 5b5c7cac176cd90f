import { placeFor } from '../../fixes/insert.js';
import type { Block, StrategyModel } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { Structure } from '../../parser/structure.js';
import { placeOf, linkTarget, type LinkPlace } from '../../references/link-target.js';
import { linkEdits, rebased } from '../links.js';
import { rawOf } from '../position.js';
import { sectionOf } from './section.js';
import { lineEndOf } from '../../parser/lines.js';
import { changed, emptyLineBefore, united, within, type TextChange } from '../text-change.js';

/** A file that blocks move to: one that is there, or a new one. */
export type Destination = { uri: string; model: StrategyModel; structure: Structure } | { uri: string; model?: undefined; structure?: undefined };

/**
 * The text changes that move blocks of one file, with what is nested in them, to another file. Links to them, in all files, lead to where they
 * are then; links in them lead where they did. Fields name blocks by title, so they need no change.
 * @param blocks of one file, none nested in another.
 * @param models all files of the workspace.
 */
export function moveEdits(blocks: readonly Block[], to: Destination, models: readonly StrategyModel[]): TextChange[] {
    const from = blocks[0]!.uri;
    const { structure } = rawOf(blocks[0]!);
    const sections = blocks.map(block => ({ block, span: sectionOf(block) }));
    const moved = movedPlaces(from, to.uri, sections.map(({ span }) => span), models);
    const changes: TextChange[] = joinedSpans(sections.map(({ span }) => span)).map(span => removal(span, structure.text, from));

    const byPlace = new Map<number, string[]>();
    for (const { block, span } of sections) {
        const { at, level } = to.model ? placeFor(block.kind, to) : { at: 0, level: 2 };
        const text = relocated(span, level - block.level, structure, from, to.uri, moved);
        byPlace.set(at, [...byPlace.get(at) ?? [], text]);
    }
    const target = to.structure?.text ?? '';
    const eol = lineEndOf(to.structure ? target : structure.text);
    for (const [at, texts] of byPlace) {
        const behind = target.slice(at).trim() === '' ? eol : eol + eol;
        changes.push({ uri: to.uri, span: { start: at, end: at }, text: emptyLineBefore(target, at) + texts.join('\n\n').replace(/\r\n|\r|\n/g, eol) + behind });
    }
    for (const model of models) {
        for (const edit of linkEdits(model.text, model.uri, moved)) {
            if (model.uri !== from || !sections.some(({ span }) => within(edit.span, span))) changes.push({ uri: model.uri, ...edit });
        }
    }
    return united(changes);
}

/** Where the headings in these sections are afterwards. */
function movedPlaces(from: string, to: string, spans: readonly Span[], models: readonly StrategyModel[]): (place: LinkPlace) => LinkPlace | undefined {
    const blocks = models.find(({ uri }) => uri === from)!.blocks.filter(({ span }) => spans.some(outer => within(span, outer)));
    const anchors = new Set(blocks.map(({ anchor }) => anchor));
    return ({ uri, anchor }) => uri === from && anchors.has(anchor) ? { uri: to, anchor } : undefined;
}

/** Spans in the order of the text; those that touch as one. */
function joinedSpans(spans: readonly Span[]): Span[] {
    const joined: Span[] = [];
    for (const span of spans) {
        const last = joined.at(-1);
        if (last?.end === span.start) last.end = span.end;
        else joined.push({ ...span });
    }
    return joined;
}

function removal({ start, end }: Span, text: string, uri: string): TextChange {
    if (end < text.length) return { uri, span: { start, end }, text: '' };
    const before = text.slice(0, start).trimEnd().length;
    return { uri, span: { start: before, end }, text: before > 0 && /[\r\n]$/.test(text) ? lineEndOf(text) : '' };
}

/** A section as it is written in another file: its headings some levels deeper or higher, its links leading where they did. */
function relocated(span: Span, by: number, { text, blocks, headings }: Structure, from: string, to: string, moved: (place: LinkPlace) => LinkPlace | undefined): string {
    const inside = [...blocks.map(({ heading }) => heading), ...headings].filter(({ start, setext }) => !setext && start >= span.start && start < span.end);
    const levels = inside.map(({ start, level }) => {
        const marks = text.indexOf('#', start);
        return { span: { start: marks, end: marks + level }, text: '#'.repeat(Math.min(6, Math.max(1, level + by))) };
    });
    const shifted = changed(text, levels, span).trim();
    const own = linkEdits(shifted, from, moved).map(edit => ({ ...edit, text: linkTarget(from, to, placeOf(shifted.slice(edit.span.start, edit.span.end), from)!.anchor) }));
    return rebased(changed(shifted, own), from, to);
}
