/**
 * Markdown that would take seconds, or overflow the stack, is found before it is parsed. remark's time grows with the square
 * (pictures in pictures: the cube) of unmatched delimiters in one run of text, and steeply with the depth of nesting. Measured
 * on a shared core, in ms: `*a_ ` × 500 60, × 2,000 670, × 8,000 7,000; pictures in pictures 200 deep 56, 2,000 deep 6,600;
 * backticks in 600 different numbers (the end of each is looked for to the end of the text) 5,300; a table of 5,000 columns 1,800;
 * lists in lists 49 deep 26, 500 deep 5,000, 2,000 deep 277,000; 50,000 lines of titles that do not end 31,000; 5,000 rows of one cell in a
 * table of 500 columns, which get all of these, 8,000. The worst of 27 shapes that passes here took 320 ms, or 10 ms
 * for each kB of it where the cost is linear.
 */
const most = { length: 200_000, emphasis: 1000, brackets: 400, effort: 3_000_000, depth: 50, ticks: 4_000_000, columns: 1000, cells: 100_000, lines: 5000 };

const containers = /^[ \t]*(?:(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*)+/;
const footnote = /^ {0,3}\[\^[^\]\s]+\]:/;
const definition = /^ {0,3}\[(?:\\.|[^[\]\\])+\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*$/;

/** Whether the text can be rendered in a fraction of a second. */
export function isAffordable(markdown: string): boolean {
    if (markdown.length > most.length) return false;
    const indents = new Set<number>();
    let depth = 0;
    let effort = 0;
    let emphasis = 0;
    let brackets = 0;
    let ticks = new Set<number>();
    let length = 0;
    let lines = 0;
    let inTable = false;
    let width = 0;
    let cells = 0;
    let mayDefine = true;
    let before = '';
    for (const line of markdown.split(/\r\n?|\n/)) {
        const markers = containers.exec(line)?.[0];
        if (markers) {
            indents.add(/^[ \t]*/.exec(markers)![0].length);
            depth = Math.max(depth, markers.replace(/[ \t\d]/g, '').length);
        }
        if (!inTable && isDelimiterRow(line, before)) {
            inTable = true;
            width = cellsOf(line).length;
        }
        inTable &&= line.trim() !== '';
        if (inTable && (cellsOf(line).length > most.columns || (cells += width) > most.cells)) return false;
        // Emphasis and links do not reach over blank lines, list items, headings, rows and definitions.
        const isBreak = inTable || markers !== undefined || /^[ \t]*(?:#|$)/.test(line) || footnote.test(line);
        mayDefine = isBreak || mayDefine && definition.test(line);
        if (isBreak || mayDefine) {
            emphasis = brackets = length = lines = 0;
            ticks = new Set();
        }
        length += line.length + 1;
        if (++lines > most.lines) return false;
        for (const [run] of line.matchAll(/`+/g)) ticks.add(run.length);
        if (ticks.size * length > most.ticks && ticks.size > 2) return false;
        const added = { emphasis: count(line, /[*_~]/g), brackets: count(line, /[[\]]/g) };
        effort += square(emphasis + added.emphasis) - square(emphasis) + 8 * (square(brackets + added.brackets) - square(brackets));
        emphasis += added.emphasis;
        brackets += added.brackets;
        if (emphasis > most.emphasis || brackets > most.brackets) return false;
        before = line;
    }
    return depth + indents.size <= most.depth && effort <= most.effort;
}

function count(line: string, what: RegExp): number {
    return line.match(what)?.length ?? 0;
}

/** `| --- | :-: |` under a row of as many cells: what follows is a table. */
function isDelimiterRow(line: string, header: string): boolean {
    const cells = cellsOf(line);
    return cells.length > 1 && cells.every(cell => /^:?-+:?$/.test(cell.trim())) && cells.length === cellsOf(header).length;
}

function cellsOf(row: string): string[] {
    return row.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/);
}

function square(amount: number): number {
    return amount * amount;
}
