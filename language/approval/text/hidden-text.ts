import type { Span } from '../../parser/scan.js';

export type HiddenKind =
    | 'bidirectional' | 'zero-width' | 'tag' | 'control' | 'private-use' | 'surrogate' | 'look-alike-keyword'
    | 'no-break-space' | 'soft-hyphen' | 'mixed-script' | 'comment' | 'html' | 'remote-image' | 'imitation' | 'not-nfc';

/** Something in a text that an approver may not see, or may take for something else. */
export interface HiddenText {
    kind: HiddenKind;
    /** An error keeps the text from being approved. */
    severity: 'error' | 'warning';
    /** Says what stands there and how to mend it. */
    message: string;
    /** UTF-16 offsets in the text as it stands. */
    span: Span;
}

/** What counts as which kind, as the inside of a character class. The first class that holds a character decides. */
const classes: readonly [kind: HiddenKind, characters: string, what: string, mend: string][] = [
    ['bidirectional', '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069', 'A character that changes the order of reading', 'Delete it: others would read another text than the one that is signed.'],
    ['zero-width',
        '\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200D\\u2060-\\u2065\\u206A-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0100}-\\u{E01EF}',
        'An invisible character', 'Delete it: nobody can see what it changes.'],
    ['tag', '\\u{E0000}-\\u{E00FF}\\u{E01F0}-\\u{E0FFF}', 'An invisible tag character', 'Delete it: tags can carry a whole hidden message.'],
    ['no-break-space', '\\u00A0\\u2007\\u202F', 'A no-break space', 'Replace it by an ordinary space: names that look the same would differ.'],
    ['soft-hyphen', '\\u00AD', 'A hidden hyphen', 'Delete it: words that look the same would differ.'],
    ['control', '\\p{Cc}\\u2028\\u2029', 'A control character', 'Delete it: it cannot be seen, and some programs act on it.'],
    ['surrogate', '\\p{Cs}', 'Half a character', 'Delete it: it cannot be saved, and its other half is lost.'],
    ['private-use', '\\p{Co}\\p{Noncharacter_Code_Point}', 'A character that looks different on every computer', 'Write it with ordinary characters, or put in a picture.']
];

/** Scripts whose spelling needs joiners (RFC 5892, appendix A). */
const joining = ['Arabic', 'Syriac', 'Nko', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer']
    .map(script => `\\p{Script=${script}}`).join('');

/** What looks hidden and is not: emoji with what belongs to them, the three flags made of tags, variants of Han characters, joiners where a script needs them. */
const harmless = [
    '\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}',
    '\\p{Extended_Pictographic}[\\uFE0E\\uFE0F]?[\\u{1F3FB}-\\u{1F3FF}]?(?:\\u200D\\p{Extended_Pictographic}\\uFE0F?[\\u{1F3FB}-\\u{1F3FF}]?)*',
    '[#*0-9]\\uFE0F?\\u20E3',
    '\\p{Script=Han}[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
    `[${joining}][\\u200C\\u200D](?=[${joining}])`,
    '[\\t\\n\\r]'
];

const suspicious = new RegExp(`(?:${harmless.join('|')})|([${classes.map(([, characters]) => characters).join('')}])`, 'gu');
const testers = classes.map(([kind, characters, what, mend]) => ({ kind, what, mend, pattern: new RegExp(`^[${characters}]$`, 'u') }));

/** Nearly all texts, known at a glance. */
const plain = /^[\x20-\x7E\t\n\r]*$/;

/** More than this of one text would not be read. */
const most = 200;

/**
 * The characters of a text that are hidden, that reorder it or that are not the ones they seem. Documented in docs/approval.md,
 * "Hidden text". Takes any text, in linear time. At most 200 findings, in order.
 */
export function hiddenText(text: string): HiddenText[] {
    if (plain.test(text)) return [];
    const found: HiddenText[] = [];
    for (const match of text.matchAll(suspicious)) {
        const character = match[1];
        if (character === undefined || character === '\uFEFF' && match.index === 0) continue;
        if (found.length >= most) break;
        const { kind, what, mend } = testers.find(({ pattern }) => pattern.test(character))!;
        const span = { start: match.index, end: match.index + character.length };
        const severity = kind === 'no-break-space' || kind === 'soft-hyphen' ? 'warning' : 'error';
        found.push({ kind, severity, span, message: `${what} (${codeOf(character)}) stands ${placeIn(text, span)}. ${mend}` });
    }
    return [...found, ...notComposed(text)].sort((a, b) => a.span.start - b.span.start).slice(0, most);
}

/** Whether a text holds something that keeps it from being approved. */
export function hidesSomething(text: string): boolean {
    return hiddenText(text).some(({ severity }) => severity === 'error');
}

/** Letters written in parts: a text in Unicode's form C has none. It looks the same and is another text. */
function notComposed(text: string): HiddenText[] {
    const found: HiddenText[] = [];
    for (const match of text.matchAll(/[^\n\r]+/g)) {
        const line = match[0];
        if (found.length >= most) break;
        if (plain.test(line) || line.normalize('NFC') === line) continue;
        const part = [...line.matchAll(/\P{M}\p{M}+|./gu)].find(([letter]) => letter.normalize('NFC') !== letter);
        const at = match.index + (part?.index ?? 0);
        const letter = part?.[0] ?? line;
        const message = `"${letter}" is written in parts. Type it again, so that it becomes one letter: names that look the same would differ.`;
        found.push({ kind: 'not-nfc', severity: 'warning', span: { start: at, end: at + letter.length }, message });
    }
    return found;
}

/** `U+202E`. */
export function codeOf(character: string): string {
    return 'U+' + (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** `between "qual" and "ified"`: what can be seen on both sides. */
function placeIn(text: string, { start, end }: Span): string {
    const seen = (part: string): string => part.replace(suspicious, (all, hidden: string | undefined) => hidden === undefined ? all : '').replace(/["\s]+/g, ' ').trim();
    const before = seen(text.slice(Math.max(0, start - 40), start).replace(/^[^]*[\n\r]/, '')).slice(-16).trim();
    const after = seen(text.slice(end, end + 40).replace(/[\n\r][^]*$/, '')).slice(0, 16).trim();
    if (before && after) return `between "${before}" and "${after}"`;
    return before ? `after "${before}"` : after ? `before "${after}"` : 'on a line of its own';
}
