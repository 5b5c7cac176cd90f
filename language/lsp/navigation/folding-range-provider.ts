import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { FlowNode, ListItem, Span } from '../../parser/scan.js';
import { scan } from '../../parser/scanner.js';
import { structureIn } from '../../parser/parser.js';

const region = /^<!--\s*#?(end)?region\b[^>]*-->/;
const signature = /^strategy-approval(?:\s|$)/;

/**
 * Sections fold from their heading to the next one of their level; items of lists, quotes, fences, tables, comments and regions (`<!-- #region -->`) fold as they stand.
 * Signatures are folded when a file is opened, as imports are.
 */
export class StrategyFoldingRangeProvider implements FoldingRangeProvider {
    getFoldingRanges(document: LangiumDocument): FoldingRange[] {
        const text = structureIn(document)?.text ?? '';
        const { nodes } = scan(text);
        const headings = nodes.filter(node => node.type === 'heading');
        const fold = (start: number, end: number, kind?: FoldingRangeKind): FoldingRange[] => {
            const startLine = document.textDocument.positionAt(start).line;
            const endLine = document.textDocument.positionAt(start + text.slice(start, end).trimEnd().length).line;
            return endLine > startLine ? [{ startLine, endLine, kind }] : [];
        };
        return [
            ...headings.flatMap((heading, index) => {
                const next = headings.slice(index + 1).find(other => other.level <= heading.level);
                return fold(heading.start, next?.start ?? text.length, FoldingRangeKind.Region);
            }),
            ...nodes.flatMap(node => node.type === 'fence' ? fold(node.start, node.end, signature.test(text.slice(node.info.start, node.info.end)) ? FoldingRangeKind.Imports : undefined)
                : node.type === 'table' ? fold(node.start, node.end)
                : node.type === 'html' ? fold(node.start, node.end, FoldingRangeKind.Comment)
                : node.type === 'quote' ? fold(node.start, node.end)
                : node.type === 'list' ? itemsIn(node.items).flatMap(item => fold(item.start, item.end)) : []),
            ...regions(nodes, text).flatMap(({ start, end }) => fold(start, end, FoldingRangeKind.Region))
        ];
    }
}

function itemsIn(items: readonly ListItem[]): ListItem[] {
    return items.flatMap(item => [item, ...itemsIn(item.items)]);
}

/** From `<!-- #region -->` to its `<!-- #endregion -->`. They may lie in each other. */
function regions(nodes: readonly FlowNode[], text: string): Span[] {
    const open: FlowNode[] = [];
    return nodes.flatMap(node => {
        const [mark, end] = node.type === 'html' ? region.exec(text.slice(node.start, node.end)) ?? [] : [];
        if (mark && !end) open.push(node);
        const begin = end && open.pop();
        return begin ? [{ start: begin.start, end: node.end }] : [];
    });
}
