import type { Element, ElementContent, Root, RootContent } from 'hast';
import { slug } from 'github-slugger';
import { longDate } from '../dates.js';
import { hiddenRuns, revealed } from '../hidden-characters.js';
import { safeHref } from '../links.js';
import type { Holes } from './pieces.js';

export interface Presentation {
    /** How many lines stand before the author's text. */
    linesBefore: number;
    /** A metric's results: dates are written out, amounts stand to the right. */
    results: boolean;
}

/** Readies a sanitised tree for the document: lines, anchors, pictures, footnote numbers, hidden characters made visible. */
export function present(root: Root, holes: Holes, how: Presentation): void {
    root.children = root.children.flatMap((node): RootContent[] => {
        if (node.type !== 'element') return node.type === 'text' ? reveal(node.value) : [];
        setLine(node, holes, how);
        return presentElement(node, holes, how);
    });
}

function presentAll(children: ElementContent[], holes: Holes, how: Presentation): ElementContent[] {
    return children.flatMap(child => {
        if (child.type === 'text') return reveal(child.value);
        return child.type === 'element' ? presentElement(child, holes, how) : [];
    });
}

function presentElement(node: Element, holes: Holes, how: Presentation): ElementContent[] {
    if (node.tagName === 'img') {
        return [words(holes.mark({ type: 'image', href: String(node.properties.src ?? ''), alt: revealed(String(node.properties.alt ?? '')) }))];
    }
    if (node.properties.dataFootnote !== undefined) return [words(holes.mark({ type: 'footnote', id: String(node.properties.dataFootnote) }))];
    // The slug is GitHub's: taken before anything is revealed or replaced.
    const title = /^h[1-6]$/.test(node.tagName) ? textOf(node) : undefined;
    node.children = presentAll(node.children, holes, how);
    for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === 'string' && name !== 'dataLine') node.properties[name] = revealed(value);
    }
    if (title !== undefined) node.properties.id = holes.mark({ type: 'anchor', slug: slug(title), level: Number(node.tagName[1]), title });
    if (node.tagName === 'li') setLine(node, holes, how);
    if (node.tagName === 'a' && safeHref(String(node.properties.href ?? '')) === undefined) return node.children;
    if (node.tagName === 'table') return [framed(how.results ? asResults(node) : node)];
    return [node];
}

/** Tables of so many columns and more need more room than a narrow page has. */
const manyColumns = 4;

/** A wide table scrolls in its frame, not the page; the keyboard reaches the frame. */
function framed(table: Element): Element {
    const { dataLine, ...properties } = table.properties;
    table.properties = properties;
    const columns = rowsOf(table)[0]?.children.filter(child => child.type === 'element').length ?? 0;
    const reached = columns < manyColumns ? {} : { tabIndex: 0, role: 'group', ariaLabel: 'Table' };
    return { type: 'element', tagName: 'div', properties: { className: ['table'], dataLine, ...reached }, children: [table] };
}

function asResults(table: Element): Element {
    table.properties.className = ['results'];
    for (const row of rowsOf(table)) {
        const cells = row.children.filter(child => child.type === 'element');
        for (const [column, cell] of cells.entries()) {
            if (column === 1) cell.properties = { ...cell.properties, align: undefined, className: ['amount'] };
            const date = column === 0 && cell.tagName === 'td' ? textOf(cell).trim() : '';
            if (/^\d{4}-\d{2}-\d{2}$/.test(date)) cell.children = [timeElement(date)];
        }
    }
    return table;
}

function timeElement(date: string): ElementContent {
    return { type: 'element', tagName: 'time', properties: { dateTime: date }, children: [words(longDate(date).replace(/<[^>]*>/g, ''))] };
}

function rowsOf(node: Element): Element[] {
    return node.children.flatMap(child => child.type !== 'element' ? [] : child.tagName === 'tr' ? [child] : rowsOf(child));
}

function setLine(node: Element, holes: Holes, how: Presentation): void {
    const line = (node.position?.start.line ?? 0) - 1 - how.linesBefore;
    if (line >= 0 && node.properties.dataLine === undefined) node.properties.dataLine = holes.mark({ type: 'line', line });
}

function reveal(text: string): (ElementContent & RootContent)[] {
    const runs = hiddenRuns(text);
    if (!runs) return [words(text)];
    return runs.map(run => run.hidden
        ? { type: 'element', tagName: 'span', properties: { className: ['hidden-character'] }, children: [words(`[${run.text}]`)] }
        : words(run.text));
}

function words(value: string): { type: 'text'; value: string } {
    return { type: 'text', value };
}

function textOf(node: Element): string {
    return node.children.map(child => child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '').join('');
}
