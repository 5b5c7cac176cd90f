import type { LangiumDocument } from 'langium';
import type { CompletionProvider } from 'langium/lsp';
import type { CompletionParams } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { findMetric } from '../../catalogues/metrics.js';
import { platforms } from '../../catalogues/platforms.js';
import { field } from '../../model/facts.js';
import type { Block, StrategyModel } from '../../model/model.js';
import { structureIn } from '../../parser/parser.js';
import type { RawBlock, Structure } from '../../parser/structure.js';
import { structureOf } from '../../parser/structure.js';
import { expectations } from '../../parser/values/read-value.js';
import { addMonths } from '../../parser/values/iso-date.js';
import type { FieldEntry, ValuePart } from '../../parser/vocabulary.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { referenceTo } from '../../references/link-target.js';
import { blockHelp, fieldHelp } from '../telling/help.js';

/** What a line must look like for the cursor to stand in a heading's word, in a key, or in a value. */
const headingWord = /^(#{1,6})[ \t]+([\p{L}-]*)$/u;
const fieldKey = /^[ \t]{0,3}([-*+])[ \t]+(?:\*\*)?([\p{L}\p{N}][^:]*|)$/u;
const listItem = /^[ \t]*[-*+][ \t]/;
const nestedItem = /^[ \t]+[-*+][ \t]+([^[]*)$/;

/** Block keywords behind `## `, the block's keys behind `- `, and what fits a key behind its colon. */
export class StrategyCompletionProvider implements CompletionProvider {
    readonly completionOptions = { triggerCharacters: ['#', ' ', '-', ':', ','] };
    private readonly shared: StrategySharedServices;

    constructor(services: StrategyServices) {
        this.shared = services.shared;
    }

    async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList | undefined> {
        const structure = structureIn(document);
        if (!structure) return undefined;
        const { textDocument } = document;
        const offset = textDocument.offsetAt(position);
        const lineStart = textDocument.offsetAt({ line: position.line, character: 0 });
        const before = textDocument.getText().slice(lineStart, offset);
        const items = this.items({ structure, model: this.shared.workspace.Models.of(document), offset, lineStart, before });
        const replace = (length: number) => ({ start: textDocument.positionAt(offset - length), end: position });
        return {
            isIncomplete: false,
            items: items.map(({ item, typed, text }, index) => ({
                ...item,
                sortText: String(index).padStart(4, '0'),
                filterText: item.label,
                textEdit: { range: replace(typed), newText: text }
            }))
        };
    }

    private items(place: Place): Proposal[] {
        const heading = headingWord.exec(place.before);
        if (heading) return startsBlock(place) ? blockItems(place.structure, heading[2]!.length) : [];
        const raw = place.structure.blocks.findLast(block => block.start <= place.offset && place.offset <= block.end + 1);
        if (!raw || !inFieldList(raw, place)) return [];
        const block = place.model.blocks[place.structure.blocks.indexOf(raw)]!;
        const nested = nestedItem.exec(place.before);
        const key = fieldKey.exec(place.before);
        if (key && !(nested && openField(raw, place))) return keyItems(raw, block, key[2]!.length);
        const entry = nested ? openField(raw, place) : entryOf(raw, place.before);
        return entry ? this.valueItems(entry, place, nested ? nested[1]! : place.before.slice(place.before.indexOf(':') + 1)) : [];
    }

    private valueItems(entry: FieldEntry, place: Place, value: string): Proposal[] {
        const words = entry.parts.filter(part => part.word).map(part => part.word!);
        const lastWord = words.length > 0 ? [...value.matchAll(new RegExp(`(?:^|\\s)(${words.join('|')})\\s`, 'gi'))].at(-1) : undefined;
        const part = lastWord ? entry.parts.find(candidate => candidate.word === lastWord[1]!.toLowerCase())! : entry.parts[0]!;
        const rest = lastWord ? value.slice(lastWord.index + lastWord[0].length) : value;
        const typed = (part.many ? /[^,;]*$/.exec(rest)![0] : rest).trimStart();
        return [...this.partItems(part, entry, place), ...part.word === undefined && /\S\s+$/.test(value) ? words.map(word => proposal(word, CompletionItemKind.Keyword, 0)) : []]
            .map(item => item.typed < 0 ? { ...item, typed: typed.length, text: `${/:$/.test(place.before) ? ' ' : ''}${item.text}` } : item);
    }

    private partItems(part: ValuePart, entry: FieldEntry, { model }: Place): Proposal[] {
        if (part.targets.length > 0) return [...referenceItems(part, model), ...catalogueItems(part)];
        switch (part.kind) {
            case 'CHOICE': return part.choices.map(choice => proposal(choice, CompletionItemKind.EnumMember));
            case 'DATE': return dateItems(this.shared.today());
            case 'PERIOD': case 'CADENCE': case 'TARGET': case 'COMPARISON': case 'QUANTITY':
                return expectations[part.kind].examples.map(example => proposal(example, CompletionItemKind.Value));
            case 'FILE': return this.fileItems(model);
            default: return entry.key === 'Definition' ? definitionItems(model) : [];
        }
    }

    private fileItems(model: StrategyModel): Proposal[] {
        const folder = model.uri.slice(0, model.uri.lastIndexOf('/') + 1);
        return this.shared.workspace.LangiumDocuments.all
            .map(document => document.uri.toString())
            .filter(uri => uri !== model.uri && uri.startsWith(folder))
            .map(uri => uri.slice(folder.length))
            .map(path => proposal(`[${path.replace(/\.strategy\.md$/, '').replace(/^./, letter => letter.toUpperCase())}](${path})`, CompletionItemKind.File)).toArray();
    }
}

interface Place { structure: Structure; model: StrategyModel; offset: number; lineStart: number; before: string }

/** `typed` is how much of what stands before the cursor is replaced; -1: what was typed of the value. */
interface Proposal { item: Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'insertTextFormat' | 'command'>; typed: number; text: string }

const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });
const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function proposal(label: string, kind: CompletionItemKind, typed = -1, detail?: string): Proposal {
    return { item: { label, kind, detail }, typed, text: label };
}

/** The line would be a top-level heading: not inside a fence, a comment or a list. */
function startsBlock({ structure, lineStart, before }: Place): boolean {
    const word = structure.vocabulary.blocks[0]!.words[0]!;
    const probe = `${structure.text.slice(0, lineStart)}${before.replace(/[\p{L}-]*$/u, word)}: x\n`;
    return structureOf(probe, structure.vocabulary).blocks.at(-1)?.start === lineStart;
}

function blockItems(structure: Structure, typed: number): Proposal[] {
    return structure.vocabulary.blocks.map(({ kind, words }) => ({
        item: { label: `${kind}: `, kind: CompletionItemKind.Class, detail: words.slice(1).join(', '), documentation: markdown(blockHelp(kind)) },
        typed, text: `${kind}: `
    }));
}

/** The cursor stands right under the heading or in the list below it, with no blank line between two items. */
function inFieldList(raw: RawBlock, { offset, lineStart, structure }: Place): boolean {
    if (offset <= raw.heading.end) return false;
    const end = raw.list?.end ?? raw.heading.end;
    const gap = structure.text.slice(end, lineStart);
    return lineStart <= end || gap.trim() === '' && (raw.list === undefined || (gap.match(/\r\n|\r|\n/g)?.length ?? 0) <= 1);
}

function keyItems(raw: RawBlock, block: Block, typed: number): Proposal[] {
    return raw.entry.fields.filter(entry => !field(block, entry.key)).map(entry => ({
        item: {
            label: entry.conditional ? `${entry.key} ` : `${entry.key}: `, kind: CompletionItemKind.Property, detail: entry.words.slice(1).join(', '),
            documentation: markdown(fieldHelp(block.kind, entry)), insertTextFormat: InsertTextFormat.PlainText, command: suggestAgain
        },
        typed, text: entry.conditional ? `${entry.key} ` : `${entry.key}: `
    }));
}

function entryOf(raw: RawBlock, line: string): FieldEntry | undefined {
    const key = /^[ \t]{0,3}[-*+][ \t]+(?:\*\*)?([^:]+?)(?:\*\*)?:/.exec(line)?.[1]?.trim().toLowerCase();
    return key === undefined ? undefined : raw.entry.keys.get(key);
}

/** The field whose nested list the cursor stands in. Told by the lines: `-` alone under `- Teams:` is a heading to Markdown. */
function openField(raw: RawBlock, { lineStart, before, structure }: Place): FieldEntry | undefined {
    const indent = indentOf(before);
    const lines = structure.text.slice(raw.heading.end, lineStart).split(/\r\n|\r|\n/);
    const entry = entryOf(raw, lines.findLast(line => listItem.test(line) && indentOf(line) < indent) ?? '');
    return entry?.parts.some(part => part.many) ? entry : undefined;
}

function indentOf(line: string): number {
    return line.length - line.trimStart().length;
}

function referenceItems(part: ValuePart, model: StrategyModel): Proposal[] {
    const seen = new Set<string>();
    return [...model.blocks, ...model.shared].flatMap(block => {
        if (!part.targets.includes(block.kind) || !block.title || seen.has(block.title.toLowerCase())) return [];
        seen.add(block.title.toLowerCase());
        const text = referenceTo(block, model.uri);
        const file = block.uri === model.uri ? '' : ` (${block.uri.slice(block.uri.lastIndexOf('/') + 1)})`;
        return [{ item: { label: block.title, kind: CompletionItemKind.Reference, detail: `${block.kind}${file}` }, typed: -1, text }];
    });
}

function catalogueItems(part: ValuePart): Proposal[] {
    if (part.kind !== 'MENTION' || !part.targets.includes('Platform')) return [];
    return platforms.map(platform => proposal(platform.name, CompletionItemKind.Value, -1, 'known platform'));
}

function definitionItems(model: StrategyModel): Proposal[] {
    return model.blocks.flatMap(block => findMetric(block.title)?.definition ?? []).map(text => proposal(text, CompletionItemKind.Value));
}

function dateItems(today: string): Proposal[] {
    const year = today.slice(0, 4);
    const quarterEnds = ['03-31', '06-30', '09-30', '12-31'].map(day => `${year}-${day}`);
    const quarterEnd = quarterEnds.find(day => day >= today)!;
    const dates = [[today, 'today'], [addMonths(today, 1), 'in a month'], [quarterEnd, 'end of the quarter'], [`${year}-12-31`, 'end of the year']] as const;
    return dates.filter(([date], index) => dates.findIndex(([other]) => other === date) === index).map(([date, detail]) => proposal(date, CompletionItemKind.Value, -1, detail));
}
