import type { Span } from './scan.js';
import type { RawField } from './structure.js';
import type { TokenStream } from './tokens.js';
import type { ValuePart } from './vocabulary.js';

/** The tokens of one field, behind its bullet: its key, then its value in the key's own order of terminals. */
export function lexField(field: RawField, text: string, stream: TokenStream): void {
    const { entry, key, pieces } = field;
    const first = pieces[0];
    if (!entry) {
        stream.add('CUSTOM_KEY', key.start, key.end);
        if (first) stream.add('TEXT', first.start, pieces.at(-1)!.end);
        return;
    }
    stream.add(entry.conditional ? entry.words[0]! : `${entry.words[0]}:`, key.start, key.end);
    if (!first) {
        if (entry.conditional) stream.addMark(':');
        return;
    }
    const whole = { start: first.start, end: pieces.at(-1)!.end };
    const [main, ...more] = entry.parts;
    if (entry.conditional) lexConditional(entry.parts, whole, openBold(field, text), text, stream);
    else if (more.length > 0) lexWords(entry.parts, whole, text, stream);
    else if (main!.many) for (const piece of pieces) lexList(main!, piece, text, stream);
    else lexPart(main!, whole, text, stream);
}

/** The `**` that a key opens and the colon behind its condition closes: `**When below 60:** pause`. Empty when there is none. */
export function openBold({ key }: RawField, text: string): string {
    const mark = text.slice(key.start, key.start + 2);
    return (mark === '**' || mark === '__') && !text.slice(key.start + 2, key.end).endsWith(mark) ? mark : '';
}

/** `60: pause paid posts` */
function lexConditional(parts: readonly ValuePart[], span: Span, bold: string, text: string, stream: TokenStream): void {
    const [condition, consequence] = parts;
    const colon = text.indexOf(':', span.start);
    const end = colon < 0 || colon >= span.end ? span.end : colon;
    lexPart(condition!, { start: span.start, end }, text, stream);
    if (end === span.end) { // the colon is not typed yet
        stream.addMark(':');
        return;
    }
    stream.add(':', colon, colon + 1);
    const start = bold && text.startsWith(bold, colon + 1) ? colon + 1 + bold.length : colon + 1;
    lexPart(consequence!, { start, end: span.end }, text, stream);
}

/** `monthly by Marketing Analyst, next 2027-02-01`: the words cut the value into parts. */
function lexWords(parts: readonly ValuePart[], span: Span, text: string, stream: TokenStream): void {
    const words = parts.flatMap(part => part.word ?? []);
    const cut = new RegExp(`(?<=^|[\\s,;])(?:${words.join('|')})(?=\\s|$)`, 'gi');
    const value = text.slice(span.start, span.end);
    let part = parts[0]!;
    let start = 0;
    const flush = (end: number): void => {
        const segment = { start: span.start + start, end: span.start + end };
        if (part.many && part.targets.length > 0) lexList(part, segment, text, stream);
        else lexPart(part, segment, text, stream);
    };
    const outside = value.replace(linkPattern, link => '_'.repeat(link.length)); // a title in a link may hold the words
    for (const match of outside.matchAll(cut)) {
        flush(match.index);
        part = parts.find(candidate => candidate.word === match[0].toLowerCase())!;
        start = match.index + match[0].length;
        stream.add(part.word!, span.start + match.index, span.start + start);
    }
    flush(value.length);
}

function lexPart(part: ValuePart, span: Span, text: string, stream: TokenStream): void {
    const words = part.kind === 'TEXT' || part.kind === 'LIST';
    const { start, end } = trim(text, span, words ? /\s/ : undefined);
    if (end <= start) return;
    const value = text.slice(start, end);
    const said = part.kind === 'CHOICE' && value.length <= longestChoice ? value.replace(/\s+\([^()]*\)$/, '') : value; // `primary (until June)`
    const choice = part.kind === 'CHOICE' && part.choices.find(word => word === said.toLowerCase().replace(/\s+/g, ' '));
    if (choice && stream.knows(choice)) stream.add(choice, start, start + said.length);
    else stream.add(part.kind, start, end);
}

/** Of a choice with a word about it in brackets; of what is longer the pattern would take long. */
const longestChoice = 200;

/** References, separated by commas or semicolons; those inside a link belong to its title. */
function lexList(part: ValuePart, span: Span, text: string, stream: TokenStream): void {
    for (const item of splitList(text, span)) {
        const share = part.share && /\s\(?([\d.,]+\s?%?)\)?$/.exec(text.slice(item.start, item.end));
        if (!share) {
            stream.add(part.kind, item.start, item.end);
            continue;
        }
        const name = trim(text, { start: item.start, end: item.start + share.index });
        const amount = item.start + share.index + share[0].indexOf(share[1]!);
        stream.add(part.kind, name.start, name.end);
        stream.add('QUANTITY', amount, amount + share[1]!.length);
    }
}

/** A link, whose text may hold brackets of its own. Bounded, so that many brackets take no long time. */
const linkPattern = /\[(?:[^[\]\\]|\\[^]|\[[^\]]{0,300}\]){0,300}\]\([^)]{0,1000}\)/g;
/** The comma of `4,000` parts nothing. */
const separator = new RegExp(`${linkPattern.source}|;|,(?!(?<=\\d,)\\d{3}(?!\\d))`, 'g');

/** The items of a list of references. Empty items are left out. */
export function splitList(text: string, span: Span): Span[] {
    const items: Span[] = [];
    let start = span.start;
    const push = (end: number): void => {
        const item = trim(text, { start, end });
        if (item.end > item.start) items.push(item);
    };
    for (const match of text.slice(span.start, span.end).matchAll(separator)) {
        if (match[0].length > 1) continue;
        push(span.start + match.index);
        start = span.start + match.index + 1;
    }
    push(span.end);
    return items;
}

function trim(text: string, { start, end }: Span, edge = /[\s,;]/): Span {
    while (start < end && edge.test(text[start]!)) start++;
    while (end > start && edge.test(text[end - 1]!)) end--;
    return { start, end };
}
