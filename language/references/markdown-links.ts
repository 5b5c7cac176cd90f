import type { FlowNode, Span } from '../parser/scan.js';
import { scan } from '../parser/scanner.js';
import { endsHtmlBlock, htmlBlockKind } from '../parser/scanner/html-block.js';
import { unescaped } from '../parser/values/markdown-link.js';

/**
 * A place of a text that leads somewhere (CommonMark 4.7, 6.3 to 6.5): `[words](target)`, `![words](target)`, `<https://...>`, `[label]: target`, and
 * `[words][label]`, which leads where the definition of its label does.
 */
export interface MarkdownLink {
    kind: 'link' | 'image' | 'autolink' | 'definition' | 'reference';
    span: Span;
    /** What stands between the brackets. */
    words: Span;
    /** Where it leads, without backslashes. Of a reference: where its definition does. */
    target: string;
    /** Where the target is written, without `<>`. Of a reference: its label. */
    targetSpan: Span;
    /** Of a definition and a reference: the label, in the form in which labels compare. */
    label?: string;
}

const cache = new WeakMap<object, MarkdownLink[]>();

/** The links of a text, in order; none in code, HTML and comments. Linear in its length. */
export function linksIn(text: string): MarkdownLink[] {
    if (!/[[<]/.test(text)) return [];
    const paragraphs = scan(text).nodes.flatMap(node => paragraphsOf(node, text));
    const definitions: MarkdownLink[] = [];
    const rests = paragraphs.map(paragraph => paragraph.mayDefine ? takeDefinitions(paragraph, text, definitions) : paragraph);
    const defined = new Map<string, MarkdownLink>();
    for (const definition of definitions) if (!defined.has(definition.label!)) defined.set(definition.label!, definition);
    return [...definitions, ...rests.flatMap(rest => inlineLinks(rest, text, defined))].sort((a, b) => a.span.start - b.span.start);
}

/** The same for a text that belongs to something that lives as long as it, such as a structure. */
export function linksOf(owner: { text: string }): MarkdownLink[] {
    let links = cache.get(owner);
    if (!links) cache.set(owner, links = linksIn(owner.text));
    return links;
}

/** Labels compare without regard to case and white space (CommonMark 4.7). */
export function labelKey(label: string): string {
    return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase().toLowerCase();
}

// Stretches of text that links do not reach beyond

interface Paragraph extends Span { mayDefine: boolean }

function paragraphsOf(node: FlowNode, text: string): Paragraph[] {
    switch (node.type) {
        case 'heading': return [{ ...node.text, mayDefine: false }];
        case 'paragraph': return [{ start: node.start, end: node.end, mayDefine: true }];
        case 'table': return node.rows.flatMap(row => cellsOf(row, text));
        case 'list': case 'quote': case 'footnote': return paragraphsInside(node, text);
        default: return [];
    }
}

function cellsOf(row: Span, text: string): Paragraph[] {
    return [...text.slice(row.start, row.end).matchAll(/(?:[^|\\]|\\[^]|\\$)+/g)]
        .map(({ 0: cell, index }) => ({ start: row.start + index, end: row.start + index + cell.length, mayDefine: false }));
}

const containers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:))*[ \t]*/;

/** In lists, quotes and footnotes: told by the lines, their markers left aside. */
function paragraphsInside({ start, end }: Span, text: string): Paragraph[] {
    const found: Paragraph[] = [];
    let open: Paragraph | undefined;
    let fence = '';
    let html = 0;
    for (const line of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
        const markers = containers.exec(line[0])![0];
        const content = line[0].slice(markers.length);
        const at = start + line.index + markers.length;
        const lineEnd = at + content.length;
        const [marks = ''] = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(content) ?? [];
        const isHeading = /^#{1,6}(?:[ \t]|$)/.test(content);
        const begins = content === '' || isHeading || marks !== '' || /[-*+.)\]:][ \t]*$/.test(markers) || hasGap(text, start + line.index);
        if (begins) {
            open = undefined;
            if (html > 5) html = 0; // the others end with a word
        }
        if (fence) {
            if (marks.startsWith(fence) && content.trimEnd() === marks) fence = '';
            continue;
        }
        const kind = html || !content.startsWith('<') ? 0 : htmlBlockKind(text, at, lineEnd);
        if (kind > 0 && !(open && kind === 7)) html = kind;
        if (html || marks) {
            if (html && endsHtmlBlock(html, text, at, lineEnd)) html = 0;
            fence = html ? '' : marks;
            open = undefined;
        } else if (open) {
            open.end = lineEnd;
        } else if (content !== '' && !/[ \t]{5}$/.test(markers)) {
            const paragraph = { start: at, end: lineEnd, mayDefine: true };
            found.push(paragraph);
            if (!isHeading) open = paragraph;
        }
    }
    return found;
}

/** An empty line stands above. */
function hasGap(text: string, at: number): boolean {
    return /(?:\r\n|[\r\n])(?:\r\n|[\r\n])$/.test(text.slice(Math.max(0, at - 4), at));
}

// Definitions

const definition = /[ \t]{0,3}(\[((?:[^[\]\\]|\\[^]){1,999})\]:[ \t]*(?:(?:\r\n?|\n)[ \t]*)?(?:<((?:[^<>\r\n\\]|\\.)*)>|((?:[^\s<\\]|\\.)(?:[^\s\\]|\\.)*))(?:(?:[ \t]+|[ \t]*(?:\r\n?|\n)[ \t]*)(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\))(?=[ \t]*(?:[\r\n]|$)))?)[ \t]*(?:\r\n?|\n|$)/gy;

/** The definitions at the start of a paragraph. What follows them is its text. */
function takeDefinitions(paragraph: Paragraph, text: string, found: MarkdownLink[]): Paragraph {
    const { start } = paragraph;
    const own = text.slice(start, paragraph.end);
    if (own[0] !== '[' || own[1] === '^') return paragraph;
    definition.lastIndex = 0;
    for (let match = definition.exec(own); match; match = definition.exec(own)) {
        const [all, written, label, pointed, raw] = match;
        if (label!.trim() === '') break;
        const at = start + match.index + all.indexOf('[');
        const target = pointed ?? raw!;
        const targetAt = at + written!.indexOf(pointed === undefined ? raw! : `<${pointed}>`, label!.length + 3) + (pointed === undefined ? 0 : 1);
        found.push({
            kind: 'definition', span: { start: at, end: at + written!.length }, words: { start: at + 1, end: at + 1 + label!.length },
            target: unescaped(target), targetSpan: { start: targetAt, end: targetAt + target.length }, label: labelKey(label!)
        });
        paragraph = { start: start + definition.lastIndex, end: paragraph.end, mayDefine: false };
        if (definition.lastIndex >= own.length) break;
    }
    return paragraph;
}

// Links inside a paragraph

const special = /[\\`<[\]]/g;
const autolink = /<([a-z][a-z\d+.-]{1,31}:[^\s<>\p{Cc}]*)>/iuy;
const mailLink = /<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)*)>/iy;
const tag = /<[/?!]?[a-z][^<>]*>/iy;
const resource = /\(\s*(?:<((?:[^<>\r\n\\]|\\.)*)>|((?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*\))(?:[^\s()\\]|\\[^\s]|\\|\((?:[^\s()\\]|\\.)*\))*)?)(?:\s+(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)))?\s*\)/y;
const followingLabel = /\[((?:[^[\]\\]|\\[^]){0,999})\]/y;

function inlineLinks({ start, end }: Span, text: string, defined: ReadonlyMap<string, MarkdownLink>): MarkdownLink[] {
    if (!/[[<]/.test(text.slice(start, end))) return []; // most paragraphs
    const found: MarkdownLink[] = [];
    const codeEnd = codeSpans(text, start, end);
    const match = (pattern: RegExp, at: number): RegExpExecArray | undefined => {
        pattern.lastIndex = at;
        const matched = pattern.exec(text);
        return matched && pattern.lastIndex <= end ? matched : undefined;
    };
    let commentMayEnd = true;
    /** Where brackets opened, and how many of the first cannot be links any more: a link holds no link. */
    const open: { at: number; image: boolean }[] = [];
    let spent = 0;
    for (let at = start; ;) {
        special.lastIndex = at;
        const next = special.exec(text);
        if (!next || next.index >= end) return found;
        at = next.index;
        switch (next[0]) {
            case '\\': at += 2; break;
            case '`': at = codeEnd(at); break;
            case '<': {
                const address = match(autolink, at) ?? match(mailLink, at);
                if (address) {
                    const targetSpan = { start: at + 1, end: at + 1 + address[1]!.length };
                    const span = { start: at, end: targetSpan.end + 1 };
                    found.push({ kind: 'autolink', span, words: targetSpan, targetSpan, target: /^[a-z][a-z\d+.-]{1,31}:/i.test(address[1]!) ? address[1]! : `mailto:${address[1]!}` });
                    at = span.end;
                } else if (commentMayEnd && text.startsWith('<!--', at)) {
                    const close = text.indexOf('-->', at + 4);
                    commentMayEnd = close >= 0 && close < end;
                    at = commentMayEnd ? close + 3 : at + 4;
                } else {
                    at += match(tag, at)?.[0].length ?? 1;
                }
                break;
            }
            case '[':
                open.push({ at, image: at > start && text[at - 1] === '!' && !isEscaped(text, at - 1, start) });
                at++;
                break;
            default: {
                const opener = open.pop();
                const usable = opener && (opener.image || open.length >= spent);
                spent = Math.min(spent, open.length);
                const words = { start: (opener?.at ?? at) + 1, end: at };
                at++;
                if (!usable) break;
                const following = match(followingLabel, at);
                const link = inline(match(resource, at), opener, words, at)
                    ?? (following || text[at] !== '[' ? reference(following, opener, words, text, defined) : undefined);
                if (!link) break;
                if (opener.image) while (found.length > 0 && found.at(-1)!.span.start > opener.at) found.pop(); // the words of a picture are plain text (CommonMark 6.4)
                found.push(link);
                at = link.span.end;
                if (!opener.image) spent = open.length;
            }
        }
    }
}

function inline(matched: RegExpExecArray | undefined, opener: { at: number; image: boolean }, words: Span, at: number): MarkdownLink | undefined {
    if (!matched) return undefined;
    const [all, pointed, raw = ''] = matched;
    const before = /^\(\s*/.exec(all)![0].length + (pointed === undefined ? 0 : 1);
    const target = pointed ?? raw;
    return {
        kind: opener.image ? 'image' : 'link', span: { start: opener.at - (opener.image ? 1 : 0), end: at + all.length }, words,
        target: unescaped(target), targetSpan: { start: at + before, end: at + before + target.length }
    };
}

/** `[words][label]`, `[label][]` or `[label]`, where the label is defined. */
function reference(following: RegExpExecArray | undefined, opener: { at: number; image: boolean }, words: Span, text: string, defined: ReadonlyMap<string, MarkdownLink>): MarkdownLink | undefined {
    const full = following?.[1] ? { start: words.end + 2, end: words.end + 2 + following[1].length } : undefined;
    const targetSpan = full ?? words;
    const written = text.slice(targetSpan.start, targetSpan.end);
    if (!full && (written.length > 999 || /(?<!\\)[[\]]/.test(written))) return undefined;
    const label = labelKey(written);
    const definition = defined.get(label);
    return definition && { kind: 'reference', span: { start: opener.at - (opener.image ? 1 : 0), end: words.end + 1 + (following?.[0].length ?? 0) }, words, target: definition.target, targetSpan, label };
}

function isEscaped(text: string, at: number, start: number): boolean {
    let backslashes = 0;
    while (at - backslashes > start && text[at - backslashes - 1] === '\\') backslashes++;
    return backslashes % 2 === 1;
}

/** Where to go on behind a run of backticks: behind the code that it opens, or behind the run when nothing closes it (CommonMark 6.1). */
function codeSpans(text: string, start: number, end: number): (at: number) => number {
    const runs = new Map<number, number[]>();
    for (const { 0: run, index } of text.slice(start, end).matchAll(/`+/g)) {
        const known = runs.get(run.length);
        if (known) known.push(start + index);
        else runs.set(run.length, [start + index]);
    }
    for (const places of runs.values()) places.reverse();
    return at => {
        let length = 1;
        while (at + length < end && text[at + length] === '`') length++;
        const places = runs.get(length) ?? [];
        while (places.length > 0 && places.at(-1)! <= at) places.pop();
        return places.length > 0 ? places.at(-1)! + length : at + length;
    };
}
