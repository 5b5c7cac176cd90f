import type { Structure, RawBlock } from '../parser/structure.js';
import { titleKey } from '../references/names.js';

/**
 * A stretch of a file that people move, add and take out as one: a block up to the next heading, a heading of prose with what stands under
 * it, or what stands before the first heading. Sections follow each other without a gap.
 */
export interface Section {
    block: RawBlock | undefined;
    /** 1 to 6; 0 before the first heading. */
    level: number;
    /** Names what is not a block, and a block that is new. */
    key: string;
    start: number;
    /** Whole lines, without the blank lines at the end. */
    text: string;
    /** The blank lines behind it; `undefined` at the end of the file, where nothing is to be parted. */
    gap: string | undefined;
    /** Where in the file the section is that it stands under; -1 for none. */
    parent: number;
}

/** Cuts a text, whose lines end with LF, into its sections. An approval is one section, whatever headings it holds. */
export function sectionsOf({ text, blocks, headings }: Structure): Section[] {
    const approvals = blocks.filter(isApproval);
    const cuts = [
        ...blocks.map(block => ({ start: block.start, level: block.heading.level, block, heading: block.heading })),
        ...headings.filter(({ start }) => !approvals.some(approval => approval.start < start && start < approval.end))
            .map(heading => ({ start: text.lastIndexOf('\n', heading.start - 1) + 1, level: heading.level, block: undefined, heading }))
    ].sort((a, b) => a.start - b.start);
    const open: number[] = [];
    const levels = [0, ...cuts.map(({ level }) => level)];
    return [{ start: 0, level: 0, block: undefined, heading: undefined }, ...cuts].map(({ start, level, block, heading }, index) => {
        const isLast = index === cuts.length;
        const [words, gap] = parted(text.slice(start, isLast ? text.length : cuts[index]!.start));
        while (open.length > 0 && levels[open.at(-1)!]! >= level) open.pop();
        const parent = open.at(-1) ?? -1;
        if (heading) open.push(index);
        const title = heading ? titleKey(text.slice(heading.text.start, heading.text.end)) : '';
        return {
            block, level, start, parent, text: words, gap: isLast ? undefined : gap,
            key: block ? `${block.entry.kind}: ${titleKey(text.slice(block.title.start, block.title.end))}` : `# ${title}`
        };
    });
}

/** The blank lines at the end of a file. */
export function tailOf(text: string): string {
    return parted(text)[1];
}

/** One person's word, which nobody mixes with another's. */
export function isApproval({ entry }: RawBlock): boolean {
    return entry.kind === 'Approval';
}

/** Lines, and the blank lines behind them. */
export function parted(lines: string): [words: string, blanks: string] {
    const words = lines.trimEnd();
    const end = words === '' ? 0 : lines.indexOf('\n', words.length) + 1 || lines.length;
    return [lines.slice(0, end), lines.slice(end)];
}
