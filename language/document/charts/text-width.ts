import { revealed } from '../hidden-characters.js';

/**
 * How wide words will be, in parts of their size: an estimate for the sans-serif faces of the style sheet, on the generous side, as nothing can be measured
 * where this runs. East Asian characters and pictures take a full square and more.
 */
export function widthOf(words: string, size: number): number {
    let width = 0;
    for (const character of words) width += widthOfCharacter(character);
    return width * size;
}

function widthOfCharacter(character: string): number {
    if (/\p{Mn}|\p{Me}|\u200D/u.test(character)) return 0;
    if (/[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]/u.test(character) && character > '\u00FF') return 1.4;
    if (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u.test(character)) return 1.05;
    if (/[ijlI.,:;'|!()[\]{}`\u2019 ]/.test(character)) return 0.36;
    if (/[frt\-/\\"\u201C\u201D]/.test(character)) return 0.45;
    if (/[mwMW@%\u2014&]/.test(character)) return 0.98;
    return /[\p{Lu}\p{N}]/u.test(character) ? 0.72 : 0.62;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for characters: 👩‍💻 is one. */
function charactersOf(words: string): string[] {
    return Array.from(graphemes.segment(words), ({ segment }) => segment);
}

/**
 * Words in lines that are no wider than told. What needs more lines ends in `…`; a word too long for a line is cut into several. Hidden characters are named
 * before anything is measured.
 */
export function wrapped(words: string, { size, width, lines }: { size: number; width: number; lines: number }): string[] {
    const fits = (text: string): boolean => widthOf(text, size) <= width;
    // More than this fits no card; the rest is not worth measuring.
    words = words.slice(0, 1000);
    const done: string[] = [];
    let line = '';
    for (const word of revealed(words).trim().split(/\s+/).flatMap(word => cut(word, fits))) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (fits(longer)) {
            line = longer;
            continue;
        }
        if (done.length === lines - 1) return [...done, shortened(longer, fits)];
        done.push(line);
        line = word;
    }
    return line === '' ? done : [...done, line];
}

/** On one line, shortened where it is too wide. */
export function onOneLine(words: string, size: number, width: number): string {
    return wrapped(words, { size, width, lines: 1 })[0] ?? '';
}

/** Scripts that say with a hyphen that a word goes on. */
const hyphenated = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

function cut(word: string, fits: (text: string) => boolean): string[] {
    if (fits(word)) return [word];
    const pieces = [''];
    for (const character of charactersOf(word)) {
        if (fits(`${pieces.at(-1)!}${character}-`) || pieces.at(-1) === '') pieces[pieces.length - 1] += character;
        else pieces.push(character);
    }
    return pieces.map((piece, index) => index < pieces.length - 1 && hyphenated.test(piece) ? `${piece}-` : piece);
}

function shortened(line: string, fits: (text: string) => boolean): string {
    const characters = charactersOf(line);
    const ended = (): string => `${characters.join('').replace(/[\s-]+$/, '')}…`;
    while (characters.length > 1 && !fits(ended())) characters.pop();
    return ended();
}
