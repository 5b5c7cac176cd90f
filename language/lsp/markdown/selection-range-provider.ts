import type { LangiumDocument } from 'langium';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { FlowNode, ListItem, Span } from '../../parser/scan.js';
import { scan } from '../../parser/scanner.js';
import { structureIn } from '../../parser/parser.js';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf, touches } from '../at.js';
import { linksInDocument } from './links.js';

/**
 * What "Expand Selection" takes in step by step: word, link or value, field, list, the block's own text, section, document; in prose word, link, paragraph or
 * item, list.
 */
export function selectionRanges(document: LangiumDocument, positions: readonly Position[], shared: StrategySharedServices): SelectionRange[] {
    return positions.map(position => {
        const spans = spansAt(document, document.textDocument.offsetAt(position), shared);
        return spans.reduceRight<SelectionRange | undefined>((parent, span) => ({ range: rangeOf(document, span), parent }), undefined)!;
    });
}

/** From the smallest to the whole text; each lies in the next. */
function spansAt(document: LangiumDocument, offset: number, shared: StrategySharedServices): Span[] {
    const text = document.textDocument.getText();
    const { blocks } = shared.workspace.Models.of(document);
    const block = blocks.findLast(({ span }) => touches(span, offset) && offset >= span.start);
    const field = block && [...block.fields, ...block.custom].find(({ span }) => touches(span, offset));
    const nodes = scan(text).nodes;
    const found: Span[] = [
        wordAt(text, offset),
        ...linksInDocument(document).flatMap(({ words, targetSpan, span }) => [words, targetSpan, span]),
        ...field ? [...field.references.map(({ span }) => span), ...field.parts.map(({ span }) => span), ...field.valueSpan ? [field.valueSpan] : [], field.keySpan, field.span] : [],
        ...block ? [...block.list ? [block.list] : [], block.span] : [],
        ...nodes.filter(node => touches(node, offset)).flatMap(spansIn),
        ...sectionsAt(document, offset)
    ].filter(span => span.end > span.start && touches(span, offset)).sort((a, b) => a.end - a.start - (b.end - b.start));
    return [...found, { start: 0, end: text.length }].reduce<Span[]>((nested, span) => {
        const inner = nested.at(-1);
        if (!inner || span.start <= inner.start && inner.end <= span.end && (span.start < inner.start || inner.end < span.end)) nested.push(span);
        return nested;
    }, []);
}

function wordAt(text: string, offset: number): Span {
    const letter = /[\p{L}\p{M}\p{N}_]/u;
    let [start, end] = [offset, offset];
    while (start > 0 && letter.test(text[start - 1]!)) start--;
    while (end < text.length && letter.test(text[end]!)) end++;
    return { start, end };
}

function spansIn(node: FlowNode): Span[] {
    if (node.type === 'heading') return [node.text, node];
    if (node.type === 'fence') return [node.content, node];
    if (node.type === 'table') return [...node.rows, node];
    return node.type === 'list' ? [...node.items.flatMap(itemSpans), node] : [node];
}

/** What an item says, the item, the list in it. */
function itemSpans({ start, end, lines, items }: ListItem): Span[] {
    const own = lines.length > 0 ? [{ start: lines[0]!.start, end: lines.at(-1)!.end }, { start, end: lines.at(-1)!.end }] : [];
    const nested = items.length > 0 ? [{ start: items[0]!.start, end: items.at(-1)!.end }] : [];
    return [...own, ...items.flatMap(itemSpans), ...nested, { start, end }];
}

/** From each heading above that the place is under to the next of its level. */
function sectionsAt(document: LangiumDocument, offset: number): Span[] {
    const structure = structureIn(document);
    if (!structure) return [];
    const headings = [...structure.headings, ...structure.blocks.map(({ heading }) => heading)].sort((a, b) => a.start - b.start);
    return headings.flatMap((heading, index) => {
        if (heading.start > offset) return [];
        const end = headings.slice(index + 1).find(({ level }) => level <= heading.level)?.start ?? structure.text.length;
        return end > offset || end === structure.text.length ? [{ start: heading.start, end: heading.start + structure.text.slice(heading.start, end).trimEnd().length }] : [];
    });
}
