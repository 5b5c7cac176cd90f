import type { ListItem as MdastItem, Node, Root, RootContent, Table as MdastTable } from 'mdast';
import * as commonmark from 'commonmark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { FlowNode, ListItem } from '../../../language/parser/scan.js';
import { scan } from '../../../language/parser/scanner.js';

/**
 * The scanner against two other readers of Markdown. Each is reduced to the same lines of text, one per block, so that a difference
 * reads well. Paragraphs are left out: link reference definitions are some to the scanner, and none to the others.
 */

// Against remark: all kinds of blocks, with the text of headings, items and rows.

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

export function outlineByRemark(text: string): string[] {
    const root: Root = remark.parse(text);
    return joinCode(root.children.flatMap(node => describeMdast(node, text)));
}

export function outlineByScanner(text: string): string[] {
    const { frontMatter, nodes } = scan(text);
    const described = joinCode(nodes.flatMap(node => describeNode(node, text)));
    return frontMatter ? [`yaml ${frontMatter.start}-${frontMatter.end}`, ...described] : described;
}

/** remark parts the lines of indented code after an empty quote. */
function joinCode(described: string[]): string[] {
    return described.filter((line, index) => !line.startsWith('code') || !described[index - 1]?.startsWith('code'));
}

function describeNode(node: FlowNode, text: string): string[] {
    switch (node.type) {
        case 'heading': return [heading(node.level, node.start, node.end, text.slice(node.text.start, node.text.end))];
        case 'list': return [list(node.start, node.end, node.ordered), ...node.items.flatMap(item => describeItem(item, text, '  '))];
        case 'table': return [`table ${node.start}-${node.end}`, ...node.rows.map(row => `  row ${row.start}-${row.end}`)];
        case 'fence': return [fence(node.start, text.slice(node.info.start, node.info.end), text.slice(node.content.start, node.content.end))];
        case 'paragraph': return [];
        default: return [`${node.type} at ${node.start}`];
    }
}

function describeItem({ start, lines, items, other }: ListItem, text: string, indent: string): string[] {
    const content = text.slice(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
    return [item(indent, start, content, other), ...items.flatMap(inner => describeItem(inner, text, indent + '  '))];
}

function describeMdast(node: RootContent, text: string): string[] {
    const start = visibleStart(node, text);
    const end = visibleEnd(node, text);
    switch (node.type) {
        case 'yaml': return [`yaml ${start}-${end}`];
        case 'heading': return [heading(node.depth, headingStart(node, start, text), end, childrenText(node, text))];
        case 'list': return [list(start, end, node.ordered ?? false), ...node.children.flatMap(inner => describeMdastItem(inner, text, '  '))];
        case 'table': return [`table ${start}-${end}`, ...mdastRows(node, text).map(row => `  row ${row.start}-${row.end}`)];
        case 'code': return [isFenced(node, text) ? fence(start, node.lang ?? '', node.value) : `code at ${start}`];
        case 'html': return [`html at ${start}`];
        case 'thematicBreak': return [`break at ${start}`];
        case 'blockquote': return [`quote at ${start}`];
        case 'footnoteDefinition': return [`footnote at ${start}`];
        default: return [];
    }
}

function describeMdastItem(node: MdastItem, text: string, indent: string): string[] {
    const paragraph = countFirstParagraph(node, text);
    const first = node.children[0];
    const last = node.children[paragraph - 1];
    const content = first && last ? text.slice(boxStart(node, first, text), visibleEnd(last, text)) : '';
    const other = node.children.slice(paragraph).some(child => child.type !== 'list');
    const lists = node.children.filter(child => child.type === 'list');
    return [
        item(indent, visibleStart(node, text), content, other),
        ...lists.flatMap(inner => inner.children.flatMap(innermost => describeMdastItem(innermost, text, indent + '  ')))
    ];
}

/** How many nodes of remark make up the paragraph that the item begins with: link reference definitions are nodes of their own. */
function countFirstParagraph({ children }: MdastItem, text: string): number {
    let count = 0;
    for (const [index, child] of children.entries()) {
        const previous = children[index - 1];
        const adjacent = !previous || /^[ \t]*(?:\r\n|\n|\r)[^\r\n]*$/.test(text.slice(visibleEnd(previous, text), visibleStart(child, text)));
        if (!adjacent || (child.type !== 'definition' && child.type !== 'paragraph')) {
            break;
        }
        count++;
    }
    return count;
}

/** remark takes the check box of a task list item away from its text. */
function boxStart({ checked }: MdastItem, paragraph: Node, text: string): number {
    const start = visibleStart(paragraph, text);
    return typeof checked === 'boolean' ? text.lastIndexOf('[', start - 1) : start;
}

/** remark leaves the delimiter row out: it is the line after the header. */
function mdastRows(node: MdastTable, text: string): { start: number; end: number }[] {
    const [header, ...body] = node.children.map(row => ({ start: visibleStart(row, text), end: visibleEnd(row, text) }));
    const delimiter = header && /[^\r\n]*(?:\r\n|\n|\r)[ \t]*([^\r\n]*)/.exec(text.slice(header.end));
    if (!header || !delimiter) {
        throw new Error('A table without a header');
    }
    const end = header.end + delimiter[0].trimEnd().length;
    return [header, { start: end - (delimiter[1] ?? '').trimEnd().length, end }, ...body];
}

/** remark lets a setext heading begin with the link reference definitions before its text, although they are nodes of their own. */
function headingStart(node: { children: Node[] }, start: number, text: string): number {
    return text.charAt(start) === '[' ? node.children[0]?.position?.start.offset ?? start : start;
}

function childrenText({ children }: { children: Node[] }, text: string): string {
    return text.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0);
}

/** Indented code begins with its indent, which may be followed by what looks like a fence. */
function isFenced(node: Node, text: string): boolean {
    return /[`~]/.test(text.charAt(node.position?.start.offset ?? 0));
}

function visibleStart(node: Node, text: string): number {
    const start = node.position?.start.offset ?? 0;
    return start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
}

function visibleEnd(node: Node, text: string): number {
    return text.slice(0, node.position?.end.offset ?? 0).replace(/[ \t\r\n]+$/, '').length;
}

function heading(level: number, start: number, end: number, content: string): string {
    return `heading ${level} ${start}-${end} ${JSON.stringify(content)}`;
}

function list(start: number, end: number, ordered: boolean): string {
    return `${ordered ? 'ordered' : 'bullet'} list ${start}-${end}`;
}

function item(indent: string, start: number, content: string, other: boolean): string {
    return `${indent}item ${start} ${JSON.stringify(content)}${other ? ' and other' : ''}`;
}

/** remark rewrites the info string, and takes indents from the content: compared is whether there is one, and the lines up to the last filled one. */
function fence(start: number, info: string, content: string): string {
    return `fence at ${start}${info === '' ? '' : ' with info'}, ${content.trim() === '' ? 0 : lineCount(content.trimEnd())} lines`;
}

function lineCount(text: string): number {
    return text.split(/\r\n|\n|\r/).length;
}

// Against commonmark.js: all kinds that it knows (no tables, footnotes, front matter), with the items of lists, but without ends.

export function briefOutlineByCommonmark(text: string): string[] {
    const lineStarts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(match => match.index + match[0].length)];
    const startOf = ({ sourcepos: [[line, column]] }: commonmark.Node): number => {
        const start = (lineStarts[line - 1] ?? 0) + column - 1;
        return start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
    };
    const items = (node: commonmark.Node): string[] => childrenOf(node).map(child => {
        const nested = childrenOf(child).filter(inner => inner.type === 'list').flatMap(items);
        return [startOf(child), ...nested.length > 0 ? [`(${nested.join(' ')})`] : []].join(' ');
    });
    return childrenOf(new commonmark.Parser().parse(text)).flatMap(node => {
        switch (node.type) {
            case 'heading': return [`heading ${node.level} ends on line ${node.sourcepos[1][0]}`];
            case 'list': return [`list ${items(node).join(' ')}`];
            case 'paragraph': return [];
            default: return [`${node.type} ${startOf(node)}`];
        }
    });
}

const commonmarkNames = { fence: 'code_block', code: 'code_block', html: 'html_block', break: 'thematic_break', quote: 'block_quote', table: 'table', footnote: 'footnote' };

export function briefOutlineByScanner(text: string): string[] {
    const items = (found: ListItem[]): string => found.map(inner => inner.items.length > 0 ? `${inner.start} (${items(inner.items)})` : inner.start).join(' ');
    return scan(text).nodes.flatMap(node => {
        switch (node.type) {
            case 'heading': return [`heading ${node.level} ends on line ${lineCount(text.slice(0, node.end))}`];
            case 'list': return [`list ${items(node.items)}`];
            case 'paragraph': return [];
            default: return [`${commonmarkNames[node.type]} ${node.start}`];
        }
    });
}

function childrenOf(parent: commonmark.Node): commonmark.Node[] {
    const found: commonmark.Node[] = [];
    for (let node = parent.firstChild; node; node = node.next) {
        found.push(node);
    }
    return found;
}
