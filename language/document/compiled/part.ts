import type { ApprovalState } from '../../approval/verify.js';
import type { Block, StrategyModel } from '../../model/model.js';
import type { IsoDate } from '../../parser/values/value.js';

/** What is compiled is read from this and nothing else. */
export interface Facts {
    model: StrategyModel;
    /** The day it is read on: what is late, which results count. */
    today: IsoDate;
    approvals: readonly ApprovalState[];
}

/** A part of the document that nobody wrote: made of what stands elsewhere in it. The same in HTML and in plain Markdown. */
export interface Part {
    /** Stable, for anchors: `goals`. */
    key: string;
    title: string;
    /** Sentences before the table. */
    lead?: Cell[];
    /** A drawing of the same facts, as SVG. */
    figure?: string;
    table?: Table;
    /** How its drawings are to be read. */
    legend?: string;
    /** Sentences after the table. */
    notes?: Cell[];
}

export interface Table {
    columns: string[];
    rows: Cell[][];
    /** How it is shown where there is room: `grid` has a line for each person and a column for each place. */
    form?: 'table' | 'cards' | 'grid';
}

/** Pieces of a sentence, one after the other. */
export type Cell = Piece[];

export type Piece =
    /** Words of the product, or of a title; ISO dates among them are written out. */
    | string
    /** A block by its title, with a link to it where there is one. */
    | { block: Block; words?: string }
    /** The author's words, with their emphasis and links. */
    | { inline: string }
    /** A day, short; `before`: a word that stays on its line. */
    | { day: IsoDate; before?: string }
    /** A part of a whole, 0 to 1 and beyond: a bar, and the number beside it. */
    | { share: number; pace?: number | undefined; words: string }
    /** A word that tells how something stands: `on pace`, `late`, `primary`. */
    | { state: string }
    /** A share of attention, drawn the darker the more it is: `level` 0 to 5. */
    | { heat: number; words: string; served: boolean }
    | { strong: Cell }
    /** On a line of its own, and less loud. */
    | { quiet: Cell };

/** Pieces with something between them: `A, B`. Of more than `most` the first and how many others there are. */
export function listed(items: readonly Piece[], most = Infinity): Cell {
    const shown = items.length > most ? items.slice(0, most - 1) : items;
    const cell = shown.flatMap((item, index): Cell => index === 0 ? [item] : [', ', item]);
    return shown.length < items.length ? [...cell, ` and ${items.length - shown.length} more`] : cell;
}

export function blocks(all: readonly Block[]): Piece[] {
    return all.map(block => ({ block }));
}

/** A table without the columns in which nothing stands. The first column stays. */
export function compact(table: Table): Table {
    const keep = table.columns.map((_, column) => column === 0 || table.rows.some(row => row[column]!.length > 0));
    return { ...table, columns: table.columns.filter((_, column) => keep[column]), rows: table.rows.map(row => row.filter((_, column) => keep[column])) };
}
