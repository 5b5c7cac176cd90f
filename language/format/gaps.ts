import type { RawBlock, Structure } from '../parser/structure.js';
import { rewritten, type Edit, type Layout, type Step } from './edit.js';
import { contentBefore, endOfLine, firstLine, nextContent, nextLine, startOfLine } from './lines.js';

/** One blank line around headings, field lists and results tables, none at the start of the file, one line end at its end. Only whole lines come and go. */
export function gapSteps({ blocks }: Structure, layout: Layout): Step[] {
    const { text, sealed } = layout;
    const places = new Set(blocks.flatMap(block => [block.start, ...sealed ? [] : innerGaps(block, text)]));
    return [...[...places].map(line => gapBefore(line, text)), endOfFile(layout)];
}

/** Where the lines begin that need a blank line above them inside a block. */
function innerGaps({ heading, list, fields, surplus, results }: RawBlock, text: string): number[] {
    const closed = list && surplus === 0 && !fields.some(({ glued }) => glued);
    const befores = [list, results].flatMap(span => span ? [span.start] : []);
    const afters = [heading, ...closed ? [list] : [], ...results ? [results] : []].map(span => nextContent(text, span.end));
    return [...befores, ...afters.filter(offset => offset < text.length)].map(offset => startOfLine(text, offset));
}

/** The line end before the gap is what its blank line gets: of a CR and an LF, an editor would make one. */
function gapBefore(line: number, text: string): Edit[] {
    const content = contentBefore(text, line);
    if (content === firstLine(text)) return rewritten(text, content, line, '');
    const end = endOfLine(text, content);
    const gap = nextLine(text, content);
    const eol = text.slice(end, gap);
    if (gap === line) return [{ span: { start: end, end }, text: eol }];
    return isEmptyLine(text.slice(gap, line)) ? [] : [{ span: { start: gap, end: line }, text: eol }];
}

function endOfFile({ text, eol }: Layout): Edit[] {
    const end = endOfLine(text, contentBefore(text, text.length));
    const rest = nextLine(text, end);
    return end === text.length ? [{ span: { start: end, end }, text: eol }] : rewritten(text, rest, text.length, '');
}

function isEmptyLine(gap: string): boolean {
    return gap === '\n' || gap === '\r\n' || gap === '\r';
}
