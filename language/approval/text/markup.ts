import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { isAffordable } from '../../document/markdown/budget.js';
import { stubs } from '../../document/markdown/definitions.js';

/**
 * What may change how the rest of a document is shown, here or in another program: definitions of links and footnotes; HTML, but for addresses in
 * angle brackets and `strategy-ignore` comments; and what opens formulas, comments, containers and templates in wide-spread dialects of Markdown.
 */
const beyond = /\]:|<(?!https?:\/\/[^\s<>]*>|[\w.+-]+@[\w.-]+>|!--\s*strategy-ignore\b[^<>]*-->)[a-z/!?]|\$\$|%%|:::|\{[{%:]/i;
const allBeyond = new RegExp(beyond, 'gi');

/** With which signs a text that an approval does not cover could reach into the text that it does cover; `undefined`: it cannot. */
export function reachesBeyond(text: string): string | undefined {
    return beyond.exec(text)?.[0];
}

/** Words as Markdown that shows the same and does not reach beyond its place. */
export function confined(words: string): string {
    let text = words.replace(/(?<!\\)\\<(?=[a-z/!?])/gi, '<');
    // More than once: the sign before `{{` can be another `{`.
    while (beyond.test(text)) text = text.replace(allBeyond, signs => `${signs.startsWith('<') ? '&lt;' : `${signs[0]}\\`}${signs.slice(1)}`);
    return text;
}

/** Where the pictures of some text come from, as they are written, percent codes and `?query` taken away from local ones. */
export interface Images { local: string[]; remote: string[] }

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const htmlSource = /\b(?:src|srcset|poster|background|data)\s*=/i;

/**
 * The pictures that a reader sees in these texts, in order: Markdown's (CommonMark 6.4) and what HTML shows of a file. A picture by label is looked up
 * in all of the texts, the first definition counts. Only texts that can hold one are parsed; one that is too costly to be formatted shows none.
 */
export function imagesIn(texts: readonly string[]): Images {
    const images: Images = { local: [], remote: [] };
    const holders = texts.filter(text => text.includes('![') || text.includes('<') && htmlSource.test(text));
    const definitions = new Map<string, string>();
    for (const text of holders.length > 0 ? texts.filter(text => text.includes(']:')) : []) {
        for (const [label, url] of parsed(text).definitions) if (!definitions.has(label)) definitions.set(label, url);
    }
    const before = stubs(definitions.keys(), []);
    for (const { url, label } of holders.flatMap(text => parsed(before + text).pictures)) {
        const target = url ?? definitions.get(label!) ?? '';
        if (/^(?:[a-z][a-z\d+.-]+:|\/\/|\\\\)/i.test(target)) images.remote.push(target);
        else if (local(target)) images.local.push(local(target));
    }
    return images;
}

interface Parsed { pictures: { url?: string; label?: string }[]; definitions: [label: string, url: string][] }

/** Parsing a block takes longer than hashing a hundred, and an editor asks about the same ones again and again. */
const known = new Map<string, Parsed>();
const mostKnown = 200;

function parsed(text: string): Parsed {
    let result = known.get(text);
    if (!result) {
        if (known.size >= mostKnown) known.clear();
        known.set(text, result = isAffordable(text) ? parse(text) : { pictures: [], definitions: [] });
    }
    return result;
}

function parse(text: string): Parsed {
    const result: Parsed = { pictures: [], definitions: [] };
    visit(markdown.parse(text), node => {
        if (node.type === 'image') result.pictures.push({ url: node.url });
        else if (node.type === 'imageReference') result.pictures.push({ label: node.identifier });
        else if (node.type === 'definition') result.definitions.push([node.identifier, node.url]);
        else if (node.type === 'html') result.pictures.push(...htmlSources(node.value).map(url => ({ url })));
    });
    return result;
}

const tag = /<[a-z][^\s/>]*/gi;
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** The files that HTML shows: `src`, `poster`, `background` and `data` of any element, and each one in `srcset` (WHATWG HTML 4.8.4.2). */
function htmlSources(html: string): string[] {
    const sources: string[] = [];
    const seen = new Set<number>(); // from where a tag before has come by, all that follows is known
    for (const { 0: start, index } of html.matchAll(tag)) {
        attribute.lastIndex = index + start.length;
        while (!seen.has(attribute.lastIndex)) {
            seen.add(attribute.lastIndex);
            const match = attribute.exec(html);
            if (!match) break;
            const [, name, double, single, bare] = match;
            const value = withoutEntities(double ?? single ?? bare ?? '');
            if (/^(?:src|poster|background|data)$/i.test(name!)) sources.push(value);
            else if (/^srcset$/i.test(name!)) sources.push(...candidates(value));
        }
    }
    return sources;
}

/** `a.png, b.png 2x`. */
function candidates(srcset: string): string[] {
    const parts = srcset.replace(/(\s[\d.]+[wxh])\s*,/gi, '$1 ').trim().split(/\s+/);
    return parts.filter(part => !/^[\d.]+[wxh]$/i.test(part)).map(part => /^.*[^,]/.exec(part)?.[0] ?? '').filter(part => part !== '');
}

/** Entities with a name other than `&amp;` stay: no file is found under such a path, and the text cannot be approved. */
function withoutEntities(value: string): string {
    return value.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));|&amp;/gi, (all, hex: string | undefined, decimal: string | undefined) => {
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? 38);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}

function local(target: string): string {
    const path = target.trim().replace(/[?#].*$/s, '');
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}
