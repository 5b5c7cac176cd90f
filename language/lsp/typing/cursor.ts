import { byteOrderMark } from '../../parser/scanner/characters.js';
import type { Span } from '../../parser/scan.js';
import { structureOf, type RawBlock, type RawField, type Structure } from '../../parser/structure.js';
import type { BlockEntry, FieldEntry } from '../../parser/vocabulary.js';

/**
 * What somebody writes at a place. `span` is what was typed of it so far, with its rest behind the cursor; `block` is the block as it is once the
 * line is finished, so that offsets behind the cursor are those of another text.
 */
export type Cursor =
    /** The first word of an empty file. */
    | { at: 'start'; span: Span }
    /** An empty line at which a block may start, or its first letters where the list is open. */
    | { at: 'empty line'; span: Span }
    /** The word of a heading. `finished`: its colon stands there already. */
    | { at: 'keyword'; span: Span; level: number; finished: boolean }
    | { at: 'title'; span: Span; block: RawBlock }
    | { at: 'key'; span: Span; block: RawBlock; finished: boolean }
    /** `value` is what stands between the key (or the nested bullet) and the cursor, `rest` what stands behind it on the line. */
    | { at: 'value'; offset: number; block: RawBlock; entry: FieldEntry; value: string; rest: string }
    /** The first cell of a row of a results table. `empty`: nothing follows. */
    | { at: 'reading'; span: Span; block: RawBlock; empty: boolean }
    /** The `|` that begins such a table. */
    | { at: 'table'; span: Span; block: RawBlock }
    /** The code in a comment that silences a finding. */
    | { at: 'suppression'; span: Span; block: RawBlock; begun: boolean };

/** The line of the cursor: where it starts, and what stands before and behind the cursor. */
interface Line { start: number; offset: number; before: string; after: string }

/**
 * What is being written at an offset; `undefined` in prose, code and everything else that is no structure. Told by what the scanner makes of the
 * line once something is written there, so that it agrees with Markdown. Linear in the text.
 * @param listIsOpen letters in an otherwise empty line choose from the list; else they are prose.
 */
export function cursorAt(structure: Structure, offset: number, listIsOpen = false): Cursor | undefined {
    const line = lineAt(structure.text, offset);
    return heading(structure, line) ?? start(structure, line) ?? comment(structure, line) ?? row(structure, line) ?? field(structure, line) ?? emptyLine(structure, line, listIsOpen);
}

function lineAt(text: string, offset: number): Line {
    let start = offset;
    while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
    if (start === 0 && text.charCodeAt(0) === byteOrderMark && offset > 0) start = 1;
    return { start, offset, before: text.slice(start, offset), after: /^[^\r\n]*/.exec(text.slice(offset, offset + longestLine))![0] };
}

const longestLine = 10_000;

/** The structure of the text with another line in the place of this one. */
function probed({ text, vocabulary }: Structure, line: Line, written: string): Structure {
    return structureOf(text.slice(0, line.start) + written + text.slice(line.offset + line.after.length), vocabulary);
}

/** From `typed` letters before the cursor to the end of `rest` behind it. */
function spanOf({ offset, after }: Line, typed: number, rest: RegExp): Span {
    return { start: offset - typed, end: offset + (rest.exec(after)?.[0].length ?? 0) };
}

const word = /^[\p{L}\p{N}-]*/u;

function heading(structure: Structure, line: Line): Cursor | undefined {
    const [, mark, content] = /^(#{1,6}[ \t]+)([^]*)$/.exec(line.before) ?? [];
    if (mark === undefined || content === undefined) return undefined;
    const colon = content.indexOf(':');
    const startsBlock = (written: string): RawBlock | undefined => probed(structure, line, written).blocks.find(({ start }) => start === line.start);
    if (colon >= 0) {
        const block = startsBlock(`${line.before}${line.before.endsWith(':') ? ' x' : 'x'}`);
        if (!block || block.keyword.end > line.offset) return undefined;
        return { at: 'title', block, span: spanOf(line, content.slice(colon + 1).trimStart().length, /^.*?(?=[ \t]*#*[ \t]*$)/) };
    }
    if (!isKeyword(content, structure.vocabulary.blocks) || structure.text.trim() === line.before.trim() || !startsBlock(`${mark}${structure.vocabulary.blocks[0]!.words[0]}: x`)) return undefined;
    return { at: 'keyword', span: spanOf(line, content.length, word), level: mark.trim().length, finished: /^[\p{L}\p{N} -]*:/u.test(line.after) };
}

/** One word; several where a word of the house has several. */
function isKeyword(content: string, blocks: readonly BlockEntry[]): boolean {
    return /^[\p{L}\p{N}-]*$/u.test(content) || blocks.some(({ words }) => words.some(candidate => candidate.toLowerCase().startsWith(content.toLowerCase())));
}

/** In an otherwise empty file, with or without the `#` already. */
function start({ text }: Structure, { start, offset, before }: Line): Cursor | undefined {
    return text.trim() === before.trim() && /^(?:#{1,6}[ \t]*)?[\p{L}-]*$/u.test(before) ? { at: 'start', span: { start, end: offset } } : undefined;
}

function comment(structure: Structure, line: Line): Cursor | undefined {
    const [, mark, code = ''] = /^[ \t]{0,3}<!--[ \t]*(strategy-ignore[ \t]+)?([\w-]*)$/.exec(line.before) ?? [];
    if (!line.before.includes('<!--') || mark === undefined && !'strategy-ignore'.startsWith(code)) return undefined;
    const block = probed(structure, line, '<!-- strategy-ignore x: y -->').blocks.find(({ ignores }) => ignores.some(({ start, end }) => start <= line.offset && line.start <= end));
    return block && { at: 'suppression', block, begun: mark !== undefined, span: spanOf(line, code.length, /^[\w-]*(?:[ \t]*(?:--)?>)?(?=[ \t]*$)|^[\w-]*/) };
}

function row(structure: Structure, line: Line): Cursor | undefined {
    const cell = /^[ \t]{0,3}\|([^|]*)$/.exec(line.before)?.[1];
    if (cell === undefined) return undefined;
    const reading = probed(structure, line, '| 2027-01-31 | 1 |').blocks.find(({ results }) => results && results.start < line.start && line.start < results.end);
    const within = reading?.results && line.start > reading.results.rows[0]!.start + 1;
    if (within) return { at: 'reading', block: reading, span: spanOf(line, cell.trimStart().length, /^[\d-]*/), empty: line.after.replace(/[ \t|]/g, '') === '' };
    const table = line.before.trim() === '|' && line.after.trim() === '' ? probed(structure, line, '| Date | Actual |\n| --- | ---: |\n').blocks.find(({ results }) => results?.start === line.start) : undefined;
    return table && { at: 'table', block: table, span: { start: line.start, end: line.offset + line.after.length } };
}

/** A key, or the value behind one: on its line, on a line that continues it, or in its nested list. */
function field(structure: Structure, line: Line): Cursor | undefined {
    const [, mark] = /^([ \t]*[-*+][ \t]+(?:\*\*|__)?|[ \t]+(?=\S))/.exec(line.before) ?? [];
    if (mark === undefined) return undefined;
    const isHere = ({ start, end }: Span): boolean => start <= line.offset && line.start <= end;
    for (const block of probed(structure, line, `${line.before}${/:(?:\*\*|__)?$/.test(line.before) ? ' x' : 'x'}`).blocks) {
        if (block.start > line.offset) break;
        if (block.keyless.some(({ start }) => start >= line.start && start <= line.offset)) return key(block, line, mark);
        const written = block.fields.find(isHere);
        if (written) return value(block, written, line);
    }
    return undefined;
}

function key(block: RawBlock, line: Line, mark: string): Cursor | undefined {
    const typed = line.before.slice(mark.length);
    if (typed.includes(':') || /^[^\p{L}\p{N}]/u.test(typed)) return undefined;
    return { at: 'key', block, span: spanOf(line, typed.length, /^[^:[\]()*_]*(?=(?:\*\*|__)?:)|^[\p{L}\p{N}]*/u), finished: /^[^:[\]()]*:/.test(line.after) };
}

function value(block: RawBlock, { entry, key: written, pieces }: RawField, line: Line): Cursor | undefined {
    if (!entry || written.end > line.offset) return undefined;
    const nested = pieces.findLast(({ bullet, start }) => bullet && start <= line.offset);
    const from = Math.max(nested?.start ?? written.end, line.start);
    return { at: 'value', block, entry, offset: line.offset, value: line.before.slice(from - line.start), rest: line.after };
}

/** With an empty line before it, so that it lies between paragraphs. */
function emptyLine(structure: Structure, line: Line, listIsOpen: boolean): Cursor | undefined {
    if (line.before !== '' && !(listIsOpen && /^[\p{L}\p{N}][\p{L}\p{N} :-]*$/u.test(line.before)) || line.after.trim() !== '' || !/(?:^|\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(structure.text.slice(0, line.start))) return undefined;
    const written = `## ${structure.vocabulary.blocks[0]!.words[0]}: x`;
    return probed(structure, line, written).blocks.some(({ start }) => start === line.start) ? { at: 'empty line', span: { start: line.start, end: line.offset + line.after.length } } : undefined;
}
