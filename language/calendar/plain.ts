import { markdownLinkAt, unescaped } from '../parser/values/markdown-link.js';

/** Longer than anything a calendar program shows. */
const longest = 1000;

/** Characters that show nothing, reorder what stands around them, or are half of one. */
const hidden = /[\p{Cc}\p{Cs}\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

const marks = /\*\*|(?<!\w)[*_]+(?=\w)|(?<=\w)[*_]+(?!\w)|`/g;

/** An author's words on one line, without Markdown's marks: links by their text and address, no emphasis. */
export function plain(text: string): string {
    const words = text.slice(0, longest);
    let out = '';
    for (let at = 0; at < words.length; at++) {
        const link = words[at] === '[' ? markdownLinkAt(words, at) : undefined;
        if (link) at = link.end - 1;
        out += !link ? words[at] : link.target.startsWith('#') ? link.label : `${link.label} (${link.target})`;
    }
    const line = unescaped(out.replace(marks, '')).replace(hidden, ' ').replace(/\s+/g, ' ').trim();
    return text.length > longest ? `${line} …` : line;
}
