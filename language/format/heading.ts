import { slug } from 'github-slugger';
import { trimEnd } from '../parser/scanner/characters.js';
import type { RawBlock } from '../parser/structure.js';
import { rewritten, type Layout, type Step } from './edit.js';
import { endOfLine } from './lines.js';
import { spelled } from './spelling.js';

/**
 * `##  goal :  Reach   ##` as `## Goal: Reach ##`: level, title and closing sequence stay. Spaces around the colon are part of GitHub's
 * anchor (`#goal---reach`), so they stay where links lead to headings with this word.
 */
export function headingSteps({ heading, keyword, title, entry }: RawBlock, { text, sealed, linked }: Layout): Step[] {
    const lineEnd = endOfLine(text, heading.end);
    if (sealed) return [rewritten(text, heading.end, lineEnd, '')];
    const word = text.slice(keyword.start, keyword.end - 1).trimEnd();
    const spelling = spelled(entry.words, word);
    const titled = title.end > title.start;
    const end = titled ? title.end : keyword.end;
    const closing = text.slice(end, trimEnd(text, end, lineEnd)).replace(/^[ \t]+/, '');
    const spaces = [rewritten(text, keyword.start + word.length, keyword.end, ':'), titled ? rewritten(text, keyword.end, title.start, ' ') : []].flat();
    return [
        rewritten(text, heading.start + heading.level, keyword.start, ' '),
        rewritten(text, keyword.start, keyword.start + word.length, spelling),
        spaces.length > 0 && linked(`${slug(word)}-`) ? [] : spaces,
        rewritten(text, end, lineEnd, closing && ` ${closing}`)
    ];
}
