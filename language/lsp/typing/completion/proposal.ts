import { InsertTextFormat, MarkupKind, type CompletionItem, type CompletionItemKind } from 'vscode-languageserver-types';
import type { LangiumDocument } from 'langium';
import type { StrategyModel } from '../../../model/model.js';
import type { Span } from '../../../parser/scan.js';
import type { Structure } from '../../../parser/structure.js';
import type { IsoDate } from '../../../parser/values/value.js';
import type { Finding } from '../../../rules/check.js';
import { nearest } from '../../../rules/nearest.js';
import type { HouseConfig } from '../../../workspace/house.js';
import { rangeOf } from '../../at.js';
import { plainOf, snippetOf, type Pieces } from './snippet.js';

/** What completion knows of the file that is written. */
export interface Writing {
    document: LangiumDocument;
    structure: Structure;
    model: StrategyModel;
    today: IsoDate;
    house: HouseConfig;
    /** What the rules find; they run when it is first asked for. */
    findings(): readonly Finding[];
    /** The strategies of the workspace. */
    documents(): readonly LangiumDocument[];
}

/** What the editor can do. */
export interface Abilities {
    /** It fills in stops. */
    snippets: boolean;
    /** It is the client of this project, which can be told to ask again. */
    asksAgain: boolean;
}

/** Something that may be written. */
export interface Proposal {
    label: string;
    kind: CompletionItemKind;
    text: Pieces;
    /** For an editor without snippets, where it is not what stands before the first stop. */
    plain?: string;
    span: Span;
    /** Beside the label, in a few words. */
    remark?: string;
    /** Markdown. */
    help?: string;
    /** What finds it, where that is not its label. */
    found?: string;
    /** Further words that find it. */
    words?: readonly string[];
    /** Its first stop is better filled in by completion than by hand. */
    askAgain?: boolean;
}

const suggestAgain = { title: '', command: 'editor.action.triggerSuggest' };

/**
 * The protocol's items, in this order where they fit equally well.
 * @param listIsOpen it is being typed; else, behind a word that stands there whole, everything is offered that could take its place.
 */
export function itemsOf(proposals: readonly Proposal[], offset: number, { document }: Writing, abilities: Abilities, listIsOpen: boolean): CompletionItem[] {
    const text = document.textDocument.getText();
    const typedOf = ({ span }: Proposal): string => text.slice(span.start, offset);
    const wordsOf = ({ label, found = label, words = [] }: Proposal): string[] => [found, ...words];
    const isWhole = !listIsOpen && proposals.some(proposal => proposal.label === typedOf(proposal).trimEnd());
    const isBegun = proposals.some(proposal => wordsOf(proposal).some(word => startsWith(word, lettersOf(typedOf(proposal)).letters)));
    return proposals.map((proposal, index) => ({
        ...itemOf(proposal, document, abilities), sortText: String(index).padStart(4, '0'), filterText: isWhole ? typedOf(proposal) : filterFor(typedOf(proposal), wordsOf(proposal), !isBegun)
    }));
}

function itemOf({ label, kind, text, plain, span, remark, help, askAgain }: Proposal, document: LangiumDocument, { snippets, asksAgain }: Abilities): CompletionItem {
    const stops = snippets && text.some(piece => typeof piece !== 'string');
    return {
        label, kind,
        ...remark ? { labelDetails: { description: remark }, detail: remark } : {},
        ...help ? { documentation: { kind: MarkupKind.Markdown, value: help } } : {},
        ...stops ? { insertTextFormat: InsertTextFormat.Snippet } : {},
        textEdit: { range: rangeOf(document, span), newText: stops ? snippetOf(text) : snippets ? plainOf(text) : plain ?? plainOf(text) },
        ...askAgain && asksAgain ? { command: suggestAgain } : {}
    };
}

/**
 * What the editor is to hold against the typed letters. Editors compare in different ways, from the beginning or loosely, and know of one word only:
 * so it is the word that was begun, or, where the letters are no beginning of anything and nearly this word, these letters themselves.
 */
function filterFor(typed: string, words: readonly string[], mayBeNear: boolean): string {
    const { mark, letters } = lettersOf(typed);
    const begun = words.find(word => startsWith(word, letters)) ?? (letters.length > 1 ? words.find(word => word.toLowerCase().includes(letters)) : undefined);
    if (begun) return mark + begun.replace(/^[^\p{L}\p{N}]*/u, '');
    return mayBeNear && letters.length > 2 && nearest(letters, words.map(word => word.slice(0, letters.length))) ? typed : mark + words[0]!;
}

/** `[Head` is a mark and the letters of a word. */
function lettersOf(typed: string): { mark: string; letters: string } {
    const [mark] = /^[^\p{L}\p{N}]*/u.exec(typed)!;
    return { mark, letters: typed.slice(mark.length).toLowerCase() };
}

function startsWith(word: string, letters: string): boolean {
    return word.replace(/^[^\p{L}\p{N}]*/u, '').toLowerCase().startsWith(letters);
}
