/** A piece of a text as two people found it (`base`), and as each of them left it. */
export interface Versions<T> { base: T; ours: T; theirs: T }

export type Side = keyof Versions<unknown>;

/** Text that is settled, or the versions of text that only a person can settle. All of it whole lines. */
export type Piece = string | Versions<string>;

export interface Markers {
    /** How many characters a marker is long; git's `conflict-marker-size`, 7 when nothing else is said. */
    size: number;
    /** What stands behind the markers. */
    labels: Versions<string>;
}

/**
 * What two people meant who changed a thing: the change of the one who changed it, or what both agree on. `undefined` when they disagree.
 * @param same whether two versions say the same; of such two, ours is taken.
 */
export function decide<T>({ base, ours, theirs }: Versions<T>, same: (a: T, b: T) => boolean = Object.is): { value: T } | undefined {
    if (same(base, theirs)) return { value: ours };
    if (same(base, ours)) return { value: theirs };
    return same(ours, theirs) ? { value: ours } : undefined;
}

/** Each version of a thing, seen through a function. */
export function each<T, U>({ base, ours, theirs }: Versions<T>, see: (version: T) => U): Versions<U> {
    return { base: see(base), ours: see(ours), theirs: see(theirs) };
}

/** The blank lines between two things, from the versions in which something stands on both sides; one where there are none. */
export function gapOf({ base, ours, theirs }: Partial<Versions<string | undefined>>): string {
    return base !== undefined && theirs !== undefined && theirs !== base ? theirs : ours ?? theirs ?? base ?? '\n';
}

/** The text with ordinary conflict markers, as git writes them with `merge.conflictStyle=diff3`. */
export function written(pieces: readonly Piece[], { size, labels }: Markers): string {
    const marker = (character: string, label = ''): string => `${`${character.repeat(size)} ${label}`.trimEnd()}\n`;
    return pieces.map(piece => typeof piece === 'string' ? piece
        : marker('<', labels.ours) + piece.ours + marker('|', labels.base) + piece.base + marker('=') + piece.theirs + marker('>', labels.theirs)).join('');
}

/** The text when one side has its way wherever the two disagree. */
export function resolved(pieces: readonly Piece[], side: Side): string {
    return pieces.map(piece => typeof piece === 'string' ? piece : piece[side]).join('');
}

export function conflictsIn(pieces: readonly Piece[]): number {
    return pieces.filter(piece => typeof piece !== 'string').length;
}
