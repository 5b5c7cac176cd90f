import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { scan } from '../../parser/scanner.js';
import { structureIn } from '../../parser/parser.js';

const signature = /^strategy-approval(?:\s|$)/;

/** Sections fold from their heading to the next one of their level; fences, tables and comments fold as they stand. Signatures are folded when a file is opened, as imports are. */
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
                : node.type === 'html' ? fold(node.start, node.end, FoldingRangeKind.Comment) : [])
        ];
    }
}
