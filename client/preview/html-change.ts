import type { HtmlChange } from './messages.js';

/** What has changed from one text to another: all between what they have in common at their start and at their end. */
export function changeBetween(old: string, now: string): HtmlChange {
    const shorter = Math.min(old.length, now.length);
    let start = 0;
    while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
    let tail = 0;
    while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++;
    return { length: old.length, start, end: old.length - tail, text: now.slice(start, now.length - tail) };
}
