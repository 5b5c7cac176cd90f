import type { Block } from '../model/model.js';

/** What happened to a block or, where `field` is there, to that field. `reworded` is prose only. */
export type ChangeKind = 'added' | 'removed' | 'renamed' | 'moved' | 'changed' | 'reworded';

/** One difference in meaning between two states of a strategy, as `strategy diff` lists it. */
export interface Change {
    kind: ChangeKind;
    /** The block in its new state, of one that was removed the old. `null`: text of the file that belongs to no block. */
    block: { kind: string; title: string } | null;
    /**
     * The main word of the key; `Results` for a metric's table, `Signature` for an approval's fence, `Silenced finding` for a comment that
     * silences one; the heading of text that belongs to no block. Absent: the block itself, or its prose.
     */
    field?: string;
    /**
     * What stood after the colon; several fields that are read as one (references, lists) joined with `; `. Of a reading, `2027-02-28: 57`;
     * of prose, the text with white space normalised; of what was renamed or moved, the title, the parent (`Goal: Reach`) or the file.
     */
    old?: string;
    new?: string;
    /** Said beside the block's name: `target lowered from 120 to 100`. */
    meaning: string;
    /** Said alone, without a full stop: `Target of Qualified leads lowered from 120 to 100`. */
    sentence: string;
    /** How much it matters to one who signs: a level of `weights`, and 5 more for an end goal. */
    weight: number;
    /** URI of the file it stands in now; of what was removed, where it stood. */
    uri: string;
    /** The place is in a file that the strategy uses, not in the strategy itself. */
    shared: boolean;
    /** 1-based line in the new text. Absent for what was removed. */
    line?: number;
    /** 1-based line in the old text. Absent for what was added. */
    oldLine?: number;
}

/**
 * The levels of weight, gravest first (S5: one who signs must see what he signs). Changes are listed by weight, then in the order of the
 * document. Changes to an end goal, one that supports no other (R4), weigh 5 more than the same change elsewhere.
 */
export const weights = {
    /** An approval is taken out, decided otherwise or signed anew. */
    approval: 90,
    /** What is promised, to whom it is accountable, and what it costs: targets, money, status, period, kind. */
    promise: 80,
    /** Who answers for it: owners, backups, who holds a position, approvers. */
    people: 70,
    /** A block comes or goes, or is called otherwise. */
    block: 60,
    /** What is done and why: rules of metrics, priorities, phases, what a goal supports and is measured by; a reading that was rewritten or taken out. */
    plan: 50,
    /** Other references, cadences, dates, numbers and choices. */
    relation: 40,
    /** Fields of words. */
    text: 30,
    /** Prose, and titles written otherwise. */
    wording: 20,
    /** New readings: expected, and never part of what is approved. */
    result: 10
} as const;

export type Level = keyof typeof weights;

/** A block in both states; one of them is missing when it was added or removed. */
export type Pair = { old: Block; new: Block } | { old: Block; new?: undefined } | { old?: undefined; new: Block };

/** A difference said in words, before it is known where it stands. */
export interface Said {
    meaning: string;
    sentence: string;
}
