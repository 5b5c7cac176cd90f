import { content } from '../../document/blocks/section.js';
import { fieldRow, fieldsOf } from '../../document/blocks/fields.js';
import { blockHeading } from '../../document/blocks/heading.js';
import { strays } from '../../document/blocks/strays.js';
import { generated, text } from '../../document/html.js';
import { Prose } from '../../document/markdown/prose.js';
import { Sheet } from '../../document/sheet.js';
import type { Block, Field, StrategyModel } from '../../model/model.js';
import type { Change } from '../change.js';
import type { ComparedPart } from '../compare-models.js';
import { proseEnd, sourceOf } from '../source.js';
import { textKey } from '../words/values.js';
import { mapTags, markWords } from './word-marks.js';

/** Both sides of a part as HTML, changes marked; of one that says the same, only how it is written now. */
export function renderPart(part: ComparedPart, old: SideSheets | undefined, now: SideSheets | undefined): { old?: string; now?: string } {
    const sides = part.type === 'block' ? blockSides(part, old, now) : sectionSides(part, old, now);
    return { ...part.old && (part.changes.length > 0 || !part.new) ? { old: quiet(sides.old) } : {}, ...part.new ? { now: quiet(sides.now) } : {} };
}

type Sides = Record<'old' | 'now', string>;

function sectionSides(part: ComparedPart & { type: 'section' }, old: SideSheets | undefined, now: SideSheets | undefined): Sides {
    const [before, after] = [part.old ? old!.own.markdown(part.old.span) : '', part.new ? now!.own.markdown(part.new.span) : ''];
    return part.old && part.new && part.changes.length > 0 ? markWords(before, after) : { old: before, now: after };
}

function blockSides({ old: before, new: after, changes }: ComparedPart & { type: 'block' }, old: SideSheets | undefined, now: SideSheets | undefined): Sides {
    const [was, is] = [before && piecesOf(before, old!.of(before)), after && piecesOf(after, now!.of(after))];
    if (!was || !is) return { old: was ? whole(was) : '', now: is ? whole(is) : '' };
    if (changes.some(({ kind }) => kind === 'renamed')) mark('heading');
    if (changes.some(({ kind, field }) => kind === 'reworded' || field === 'Results')) mark('words');
    for (const key of new Set(changes.flatMap(({ field }) => field === undefined || unseen.has(field) ? [] : keyOf(field)))) markRows(was, is, key);
    return { old: whole(was), now: whole(is) + notes(changes) };

    function mark(piece: 'heading' | 'words'): void {
        ({ old: was![piece], now: is![piece] } = markWords(was![piece], is![piece]));
    }
}

/** What is not shown, but told: the change is said in words. */
const unseen = new Set(['Signature', 'Silenced finding']);

function notes(changes: readonly Change[]): string {
    return changes.filter(({ kind, field }) => kind === 'moved' || field !== undefined && unseen.has(field)).map(({ meaning }) => generated(text(`${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`), 'p')).join('');
}

interface Pieces { heading: string; rows: { key: string; html: string }[]; words: string }

function piecesOf(block: Block, sheet: Sheet): Pieces {
    const end = proseEnd(block);
    const own = { ...block, span: { ...block.span, end }, prose: block.prose.filter(({ start }) => start < end).map(({ start, end: stop }) => ({ start, end: Math.min(stop, end) })) };
    return {
        heading: blockHeading(block, sheet),
        rows: fieldsOf(block).map((field: Field) => ({ key: keyOf(field.key), html: fieldRow(field, sheet) })),
        words: strays(block, sheet) + content(own, sheet)
    };
}

function keyOf(key: string): string {
    return textKey(key).toLowerCase();
}

/** All rows of a key are one: of a list that is written as several fields, the order says nothing. */
function markRows(old: Pieces, now: Pieces, key: string): void {
    const html = ({ rows }: Pieces): string => rows.filter(row => row.key === key).map(row => row.html).join('');
    const rows = markWords(html(old), html(now));
    for (const [{ rows: own }, changed] of [[old, rows.old], [now, rows.now]] as const) {
        const at = own.findIndex(row => row.key === key);
        if (at < 0) continue;
        own.splice(at, own.length - at, { key, html: changed.replaceAll('<div class="field"', '<div class="field changed"') }, ...own.slice(at).filter(row => row.key !== key));
    }
}

function whole({ heading, rows, words }: Pieces): string {
    return heading + (rows.length > 0 ? `<dl class="fields">${rows.map(({ html }) => html).join('')}</dl>` : '') + words;
}

/** Both sides stand on one page: nothing has an id twice, and a link that leads into one of the texts leads nowhere here. */
function quiet(html: string): string {
    return mapTags(html, tag => tag.replace(/ (?:id|data-line)="[^"]*"/g, '').replace(/ href="(?!https?:|mailto:)[^"]*"/, ''));
}

/** One state's files, each as a sheet to write from. */
export class SideSheets {
    private readonly files = new Map<string, Sheet>();
    readonly own: Sheet;

    constructor(private readonly model: StrategyModel) {
        this.own = this.sheet(model);
        this.files.set(model.uri, this.own);
    }

    of(block: Block): Sheet {
        const { uri } = block;
        const known = this.files.get(uri);
        if (known) return known;
        const blocks = this.model.shared.filter(other => other.uri === uri);
        const sheet = this.sheet({ uri, text: sourceOf(block).text, strategy: undefined, blocks, parts: blocks.map(other => ({ type: 'block', block: other })), shared: [] });
        this.files.set(uri, sheet);
        return sheet;
    }

    private sheet(model: StrategyModel): Sheet {
        const prose = new Prose();
        prose.turn();
        return new Sheet(model, prose, { imageSource: () => undefined, approvals: [], mark: undefined, facts: undefined, whole: false });
    }
}
