import type { Span } from '../parser/scan.js';
import { oneLine } from '../parser/value-converter.js';
import { readDate } from '../parser/values/date.js';

/** A keyword or key as the language, or the house, writes it. A synonym stays the writer's. */
export function spelled(words: readonly string[], written: string): string {
    const key = written.replace(/\s+/g, ' ').toLowerCase();
    return words.find(word => word.toLowerCase() === key) ?? written;
}

/** A date and nothing around it: no emphasis, no link. */
const bare = /^[\p{L}\p{M}\p{N}\s.,/-]+$/u;

/** A date as it should be written: `2027-03-01` for what can mean only this day, anything else as it is. */
export function isoText(text: string, { start, end }: Span): string {
    const written = text.slice(start, end);
    const date = bare.test(written) ? readDate(oneLine(written)) : undefined;
    return date && !date.canonical ? date.value : written;
}
