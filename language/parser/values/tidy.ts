/** Longer than any date, number or cadence. The cap keeps every pattern that follows fast, whatever it is given. */
const LONGEST = 300;

const ENTITIES: Record<string, string> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&amp;': '&', '&euro;': '€' };

/** One space for every run of white space (non-breaking and thin spaces and line ends too), none at the ends. */
export function collapse(text: string): string {
    return text.replace(/\s+/g, ' ').trim();
}

/**
 * A value without what Markdown or a sentence puts around it: emphasis, code marks, backslash escapes, a closing full stop,
 * comma or semicolon. Letters are composed (NFC), so that `März` is one word however it was typed.
 * Text too long to be a date, number or cadence gives ''.
 */
export function tidy(text: string): string {
    const line = collapse(text);
    if (line.length > LONGEST) {
        return '';
    }
    const plain = collapse(line.normalize('NFC')
        .replace(/&(?:nbsp|lt|gt|amp|euro);/g, entity => ENTITIES[entity] ?? entity)
        .replace(/\\([!-/:-@[-`{-~])/g, '$1'));
    return withoutEnd(withoutEnd(plain).split(' ').map(withoutMarks).join(' '));
}

/** `**120**,` is `120,`. A mark that stands alone stays: `5 * 300` is no number. */
function withoutMarks(word: string): string {
    return word.replace(/^[*_`]+(?=[^*_`])/, '').replace(/(?<=[^*_`])[*_`]+(?=[.,;:)]?$)/, '');
}

function withoutEnd(text: string): string {
    let end = text.length;
    while (end > 0 && '.,; '.includes(text.charAt(end - 1))) {
        end--;
    }
    return text.slice(0, end);
}
