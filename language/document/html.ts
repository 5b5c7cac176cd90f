import { hiddenRuns, revealed } from './hidden-characters.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

function escaped(text: string): string {
    return !/[&<>"']/.test(text) ? text : text.replace(/[&<>"']/g, character => entities[character] ?? character);
}

/** Anyone's words as HTML text: escaped, with hidden characters made visible. */
export function text(words: string): string {
    const runs = hiddenRuns(words);
    if (!runs) return escaped(words);
    return runs.map(run => run.hidden ? `<span class="hidden-character">[${run.text}]</span>` : escaped(run.text)).join('');
}

/** Anyone's words where no element may stand, such as inside a drawing: escaped, hidden characters named. */
export function plainText(words: string): string {
    return escaped(revealed(words));
}

/** Anyone's words as the value of an attribute, quotes included. */
export function attribute(words: string): string {
    return `"${plainText(words)}"`;
}

/** Words that the product adds to the author's. They look so. */
export function generated(html: string, tag: 'p' | 'span' | 'em' = 'span'): string {
    return `<${tag} class="generated">${html}</${tag}>`;
}

/** For attributes that style sheets match on: `approved with conditions` becomes `approved-with-conditions`. */
export function token(words: string): string {
    return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
