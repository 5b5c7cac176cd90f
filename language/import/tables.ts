import type { Table } from '../parser/scan.js';
import { currencyAt } from '../parser/values/currency.js';
import { readQuantity } from '../parser/values/quantity.js';
import { below, type Draft } from './draft.js';
import type { DraftBlock } from './draft-block.js';
import { fill } from './fields.js';
import { wholeLink, wordCount } from './reading/inline.js';
import { readKey } from './reading/keys.js';
import { cellsOfTable, type Pair } from './reading/pairs.js';
import type { Section } from './reading/source.js';
import { isPosition, platformNamed, positionAndPerson, topicOf, type ImportedKind } from './reading/words.js';

/** Columns that say what a row is about. */
const titles: [ImportedKind, RegExp][] = [
    ['Goal', /^(?:(?:smart|strategic|business|marketing|social media|our) )*(?:goal|objective)s?(?: \(smart\))?$/i],
    ['Platform', /^(?:social (?:media )?)?(?:platform|channel|network)s?$/i],
    ['Metric', /^(?:kpi|metric|indicator|performance indicator|key performance indicator)s?$/i],
    ['Persona', /^(?:(?:target|buyer) )?(?:persona|audience|segment|target group)s?$/i],
    ['Owner', /^(?:role|position|job title|function)s?$/i],
    ['Content', /^(?:content |messaging )?(?:pillar|theme)s?$/i],
    ['Action', /^(?:action|task|initiative|milestone|action item|next step|activity)s?$/i],
    ['Risk', /^(?:risk|scenario|crisis)(?:s|es)?$/i],
    ['Definition', /^(?:term|word|abbreviation)s?$/i],
    ['Meeting', /^(?:meeting|ritual)s?$/i]
];

/** Columns that count. */
const numbering = /^(?:#|no\.?|nr\.?|id|number)$/i;

interface Reading { node: Table; section: Section; kind: ImportedKind; title: number; header: string[]; rows: string[][] }

/** The order in which tables are read: what others name comes first. */
const order: ImportedKind[] = ['Owner', 'Persona', 'Platform', 'Content', 'Goal', 'Metric', 'Action', 'Risk', 'Definition', 'Meeting'];

/** Makes a block of each row of the tables whose columns say what they hold. A table with one row that does not fit stays a table. */
export function importTables(draft: Draft): void {
    const readings = draft.source.sections.flatMap(section => section.own.flatMap(node => node.type === 'table' && !draft.replaced.has(node) ? readingOf(node, section, draft) ?? [] : []));
    for (const reading of readings.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
        const { node, section } = reading;
        const total = totalOf(reading);
        const rows = total ? reading.rows.slice(0, -1) : reading.rows;
        if (!rows.every(row => fits(row[reading.title]!, reading.kind))) continue;
        if (reading.kind === 'Platform' && !rows.some(row => platformNamed(linkless(row[reading.title]!))?.certain)) continue;
        const before = draft.mark();
        if (draft.add(rows.map(row => blockOf(row, reading, draft)), section)) {
            draft.replaced.set(node, '');
            if (total) addTotal(total, draft);
        } else draft.forget(before);
    }
    for (const section of draft.source.sections) for (const node of section.own) if (node.type === 'table' && !draft.replaced.has(node)) readChart(node, section, draft);
}

/** A chart of letters in which each column is a position: what it is responsible for (R) becomes its responsibilities. The chart itself says more, and stays. */
function readChart(node: Table, section: Section, draft: Draft): void {
    const [header, ...rows] = cellsOfTable(node, draft.source.text) ?? [];
    if (!header || !isChart(header, rows) || !rows.every(row => row.slice(1).some(cell => /R/.test(cell)))) return;
    const blocks = header.slice(1).flatMap((title, index): DraftBlock[] => {
        const points = rows.filter(row => /\bR\b/.test(row[index + 1]!)).map(row => row[0]!);
        return isPosition(title) && points.length > 0 ? [{ kind: 'Owner', title, level: below(section), fields: [{ key: 'Responsibilities', value: '', points }], prose: [] }] : [];
    });
    draft.add(blocks, section);
}

/** What a table holds; `undefined` for calendars, results, budgets, RACI charts and all else that is best read as a table. */
function readingOf(node: Table, section: Section, draft: Draft): Reading | undefined {
    const cells = cellsOfTable(node, draft.source.text);
    if (!cells) return undefined;
    const [header, ...rows] = cells as [string[], ...string[][]];
    const first = numbering.test(header[0]!) ? 1 : 0;
    let kind = titles.find(([, pattern]) => pattern.test(header[first] ?? ''))?.[0];
    let title = first;
    const role = header.findIndex(word => /^(?:role|position|job title)$/i.test(word));
    if (!kind && role > 0 && header.some(word => /responsibilit|tasks|duties/i.test(word))) [kind, title] = ['Owner', role];
    if (!kind || new Set(header).size < header.length) return undefined;
    const known = header.filter((word, index) => index !== title && readKey(kind, word, draft.vocabulary));
    return known.length > 0 && !isChart(header, rows) ? { node, section, kind, title, header, rows } : undefined;
}

/** The last row of a table of platforms and what they cost, where it is their sum. */
function totalOf({ kind, title, header, rows }: Reading): Pair | undefined {
    const last = rows.at(-1)!;
    const [index, ...more] = last.flatMap((cell, column) => column === title || isEmpty(cell) ? [] : [column]);
    if (kind !== 'Platform' || rows.length < 2 || !/^(?:total|sum)\b/i.test(linkless(last[title]!)) || index === undefined || more.length > 0 || !/budget|cost|spend/i.test(header[index]!)) return undefined;
    const pair = pairOf(header[index]!, last[index]!);
    return readQuantity(pair.value) ? { ...pair, word: linkless(last[title]!) } : undefined;
}

/** The sum is the strategy's budget, unless it says another one. */
function addTotal({ word, value }: Pair, draft: Draft): void {
    const strategy = draft.strategy();
    const known = strategy.fields.some(({ key }) => key === 'Budget');
    strategy.fields.push({ key: known ? word : 'Budget', value });
    if (!known) draft.renamed.set(word, 'Budget');
}

/** RACI and the like: letters in most cells, or who is responsible, accountable, consulted, informed. */
function isChart(header: readonly string[], rows: readonly string[][]): boolean {
    const cells = rows.flatMap(row => row.slice(1)).filter(cell => cell !== '');
    return header.some(word => /^(?:consulted|informed)$/i.test(word)) || cells.length > 0 && cells.every(cell => /^(?:[RACIS](?:\s*[,/]\s*[RACIS])*|[xX✓✔✗–-]|yes|no)$/.test(cell));
}

function fits(title: string, kind: ImportedKind): boolean {
    const name = linkless(title);
    if (wordCount(name) === 0 || /^(?:total|sum|overall|all)\b/i.test(name) || name.length > 140) return false;
    return kind === 'Platform' ? platformNamed(name) !== undefined || wordCount(name) <= 3 && !/[,;/&+]/.test(name) && topicOf(name) === undefined : kind !== 'Persona' || wordCount(name) <= 8;
}

function linkless(cell: string): string {
    return wholeLink(cell)?.label ?? cell.replace(/\*\*|__/g, '').trim();
}

function blockOf(row: readonly string[], { kind, title: column, header, rows, section }: Reading, draft: Draft): DraftBlock {
    const planned = (index: number): boolean => rows.every(other => isEmpty(other[index]!)) && !readKey(kind, header[index]!, draft.vocabulary); // a column of the writer's own that waits to be filled
    const cell = row[column]!;
    const link = wholeLink(cell);
    const held = kind === 'Owner' ? positionAndPerson(linkless(cell)) : undefined;
    const block: DraftBlock = { kind, title: held?.position ?? linkless(cell).replace(/\.$/, ''), level: below(section), fields: [], prose: [] };
    const pairs = header.flatMap((word, index): Pair[] => index === column || isEmpty(row[index]!) && !planned(index) ? [] : [pairOf(word, isEmpty(row[index]!) ? '' : row[index]!)]);
    if (held?.person) pairs.push({ word: 'Held by', bold: true, value: held.person });
    if (link && kind === 'Platform') pairs.push({ word: 'Account', bold: true, value: cell });
    else if (link) block.prose.push(cell);
    fill(block, pairs, section, draft);
    return block;
}

/** A column's word with a cell: `Budget (EUR)` with `18,000` is the budget `EUR 18,000`. */
function pairOf(word: string, value: string): Pair {
    const [, name, unit] = /^(.*\S)\s*\(([^()]{1,4})\)$/.exec(word) ?? [];
    const money = name && /^\d[\d.,]*[kM]?$/.test(value) ? currencyAt(unit!) : undefined;
    if (money) return { word: name!, bold: true, value: `${money.code} ${value}` };
    return { word: numbering.test(word) ? 'Number' : word, bold: true, value };
}

/** A cell in which nothing stands, or only a dash. */
function isEmpty(cell: string): boolean {
    return /^[\s–—-]*$/.test(cell);
}
