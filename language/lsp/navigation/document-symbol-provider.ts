import type { LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { structureIn } from '../../parser/parser.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';

/** The outline: blocks and headings of the prose, nested by their level. */
export class StrategyDocumentSymbolProvider implements DocumentSymbolProvider {
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    getSymbols(document: LangiumDocument): DocumentSymbol[] {
        const structure = structureIn(document);
        if (!structure) return [];
        const { blocks, text } = this.shared.workspace.Models.of(document);
        const entries = [
            ...blocks.map(block => ({ start: block.span.start, end: block.heading.end, level: block.level, name: block.title || block.kind, detail: block.kind as string, kind: symbolKinds[block.kind] ?? SymbolKind.Object })),
            ...structure.headings.map(heading => ({ start: heading.start, end: heading.end, level: heading.level, name: text.slice(heading.text.start, heading.text.end) || '#', detail: '', kind: SymbolKind.String }))
        ].sort((a, b) => a.start - b.start);
        const roots: DocumentSymbol[] = [];
        const open: { level: number; symbol: DocumentSymbol }[] = [];
        entries.forEach((entry, index) => {
            const next = entries.slice(index + 1).find(other => other.level <= entry.level);
            const symbol: DocumentSymbol = {
                name: entry.name, detail: entry.detail, kind: entry.kind, children: [],
                range: rangeOf(document, { start: entry.start, end: next?.start ?? text.length }),
                selectionRange: rangeOf(document, { start: entry.start, end: entry.end })
            };
            while (open.length > 0 && open.at(-1)!.level >= entry.level) open.pop();
            (open.at(-1)?.symbol.children ?? roots).push(symbol);
            open.push({ level: entry.level, symbol });
        });
        return roots;
    }
}

/** Icons that differ by kind; the names of LSP's kinds mean nothing here. */
export const symbolKinds: Record<string, SymbolKind> = {
    Strategy: SymbolKind.Module, Goal: SymbolKind.Event, Metric: SymbolKind.Number, Owner: SymbolKind.Class, Team: SymbolKind.Namespace,
    Persona: SymbolKind.Interface, Platform: SymbolKind.Package, Content: SymbolKind.String, Action: SymbolKind.Method, Meeting: SymbolKind.Function,
    Approval: SymbolKind.Key, Change: SymbolKind.Field, Risk: SymbolKind.Constant, Definition: SymbolKind.TypeParameter
};
