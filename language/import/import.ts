import { slug } from 'github-slugger';
import { lineCounter } from '../model/json.js';
import type { FlowNode } from '../parser/scan.js';
import { structureOf } from '../parser/structure.js';
import { cellsOf } from '../parser/table-row.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Vocabulary } from '../parser/vocabulary.js';
import { nameOf } from '../parser/value-converter.js';
import { lineStart } from '../parser/lines.js';
import { Draft } from './draft.js';
import { blockText, type DraftBlock } from './draft-block.js';
import { plainWords, withoutAnchor } from './reading/inline.js';
import { importHeadings } from './headings.js';
import { importLists } from './lists.js';
import { sourceOf, written, type Section } from './reading/source.js';
import { importTables } from './tables.js';
import { importTitle } from './title.js';

export interface ImportOptions {
    /** The day that the draft says it was imported on. */
    today: IsoDate;
    /** The words of the language, and of the house. */
    vocabulary: Vocabulary;
    /** What the strategy is called where the text itself does not say it. */
    name?: string;
}

/** What an import has made of a text. */
export interface ImportedDraft {
    /** The draft; the text itself where it is a strategy already. */
    text: string;
    /** The text is a strategy already: nothing was changed. */
    already: boolean;
    /** The strategy's title. */
    title: string;
    /** Whose strategy it is, where the text says so. */
    organization: string | undefined;
    /** The titles of the blocks that were recognised, by kind. */
    recognised: Record<string, string[]>;
    /** Words of the text whose place a field of the language took: `Posting frequency` -> `Cadence`. */
    renamed: Record<string, string>;
    /** Tables that stay as they are; lines counted from 1 in the draft. */
    tables: { line: number; columns: string }[];
}

/**
 * Turns a Markdown text into the draft of a strategy. Headings, lists and tables that say what they are become blocks and fields; all else stays
 * prose, as it was written and in its order. Nothing is lost, and nothing is added that the text does not say, but the status, the version and the day
 * of the import. What is missing then is what the check finds.
 *
 * Takes any text, and never throws. The draft is in the form that the formatter gives.
 */
export function importMarkdown(markdown: string, { today, vocabulary, name = 'Social media strategy' }: ImportOptions): ImportedDraft {
    const text = markdown.replace(/^\uFEFF/, '');
    if (isStrategy(text, vocabulary)) return { text: markdown, already: true, title: '', organization: undefined, recognised: {}, renamed: {}, tables: [] };
    const draft = new Draft(sourceOf(text), vocabulary);
    const { frontMatter } = importTitle(draft, { today, name: plainWords(name) });
    importHeadings(draft);
    importTables(draft);
    importLists(draft);
    draft.describeNames();
    draft.namePositions();
    const result = relinked(assembled(draft, frontMatter), draft);
    const strategy = draft.strategy();
    return {
        text: result, already: false, title: strategy.title, organization: strategy.fields.find(({ key }) => key === 'Organization')?.value,
        recognised: recognisedIn(draft), renamed: Object.fromEntries(draft.renamed), tables: tablesIn(result, draft)
    };
}

/** A Strategy block with fields, or with other blocks: a title alone is what many plans are called. */
function isStrategy(text: string, vocabulary: Vocabulary): boolean {
    const { blocks } = structureOf(text, vocabulary);
    return blocks.some(({ entry, fields }) => entry.kind === 'Strategy' && (fields.length > 0 || blocks.length > 1));
}

/** A piece of the draft, and the node that it is, where it is one as it was written. */
interface Piece { text: string; node?: FlowNode; /** A block without prose of its own. */ block?: boolean }

function assembled(draft: Draft, frontMatter: string | undefined): string {
    const { source: { text, eol, sections } } = draft;
    const pieces: Piece[] = [];
    if (frontMatter !== undefined) pieces.push({ text: frontMatter });
    let pending: DraftBlock[] = []; // behind all that stands below a heading, also below bold lines in it: nothing of that is theirs
    const flush = (): void => {
        pieces.push(...pending.map(block => ({ text: blockText(block, draft.vocabulary, eol) })));
        pending = [];
    };
    for (const section of sections) {
        const { opening, block, own, added } = section;
        if (block || opening?.type !== 'paragraph') flush();
        if (block) pieces.push({ text: blockText(block, draft.vocabulary, eol), block: block.prose.length === 0 });
        else if (opening) pieces.push({ text: headingText(section, draft), node: opening });
        for (const node of own) {
            const rest = draft.replaced.get(node);
            if (rest === '') continue;
            if (pieces.at(-1)?.block && node.type === 'list' && !node.ordered) pieces.push({ text: '<!-- -->' }); // else it would be read as the block's fields
            pieces.push(rest === undefined ? { text: written(node, text), node } : { text: rest });
        }
        pending.push(...added);
    }
    flush();
    return `${pieces.map((piece, index) => (index > 0 ? gap(pieces[index - 1]!, piece, draft) : '') + piece.text).join('')}${eol}`;
}

/** Between what was written one after the other stands what stood there; around blocks one blank line. */
function gap(before: Piece, after: Piece, { source: { text, eol } }: Draft): string {
    if (!before.node || !after.node) return eol + eol;
    const between = text.slice(before.node.end, lineStart(text, after.node.start));
    return between.trim() === '' ? between : eol + eol;
}

/**
 * A heading that stays one: without the `{#anchor}` of an export, which Markdown would show. One that would be read as an approval, a change or a second
 * strategy says in the language's way that it is none.
 */
function headingText({ opening, words }: Section, { source: { text }, vocabulary }: Draft): string {
    const source = withoutAnchor(written(opening!, text));
    const colon = source.indexOf(':');
    const word = /^([^:]{1,60}):\s/.exec(`${words} `)?.[1];
    return opening!.type === 'heading' && word && vocabulary.block(word.trim()) && colon > 0 && source[colon - 1] !== '\\' ? `${source.slice(0, colon)}\\${source.slice(colon)}` : source;
}

/** Links to headings that have become blocks lead to them. */
function relinked(text: string, { source: { sections } }: Draft): string {
    const moved = new Map(sections.filter(({ block, opening }) => block && opening?.type === 'heading').map(({ block, words }) => [slug(words), slug(`${block!.kind}: ${nameOf(block!.title)}`)]));
    return text.replace(/\]\(#([^)\s]{1,200})\)/g, (all, anchor: string) => moved.has(anchor) ? `](#${moved.get(anchor)})` : all);
}

function recognisedIn(draft: Draft): Record<string, string[]> {
    const result: Record<string, string[]> = {};
    for (const { kind, title } of draft.all().filter(block => block.kind !== 'Strategy')) (result[kind] ??= []).push(title);
    return result;
}

function tablesIn(result: string, draft: Draft): ImportedDraft['tables'] {
    const { source: { text, sections } } = draft;
    const kept = sections.flatMap(({ own }) => own).filter(node => node.type === 'table' && !draft.replaced.has(node));
    const lineOf = lineCounter(result);
    let from = 0;
    return kept.map(node => {
        const source = written(node, text);
        const at = result.indexOf(source, from);
        from = at + source.length;
        return { line: lineOf(at), columns: cellsOf(source, { start: 0, end: source.search(/[\r\n]/) }).map(({ start, end }) => plainWords(source.slice(start, end))).filter(Boolean).join(', ') };
    });
}
