/** A tag, white space, or a word: a mark between words is one too. */
interface Token { type: 'tag' | 'space' | 'word'; text: string }

/** Two texts with more words than that between their common beginning and end are not compared word by word: the time grows with the product. */
const mostPairs = 1_000_000;

/** Of two texts that share less than that, all is marked: single words in common would only confuse. */
const leastShared = 0.25;

/**
 * Marks the words that differ between two pieces of HTML: those of `old` that are gone with `<del>`, those of `now` that are new with `<ins>`. Tags do not
 * count, and no mark spans one, so what was well-formed stays so. Text that is the same to a reader has no mark.
 */
export function markWords(old: string, now: string): { old: string; now: string } {
    const [before, after] = [tokensOf(old), tokensOf(now)];
    const [a, b] = [wordsOf(before), wordsOf(after)];
    const kept = common(a.map(({ text }) => text), b.map(({ text }) => text));
    const enough = kept.length >= leastShared * Math.max(a.length, b.length);
    const [stays, stayed] = [new Set(enough ? kept.map(([index]) => a[index]!) : []), new Set(enough ? kept.map(([, index]) => b[index]!) : [])];
    return { old: marked(before, stays, 'del'), now: marked(after, stayed, 'ins') };
}

/** Changes the tags of a piece of HTML, and nothing else. */
export function mapTags(html: string, change: (tag: string) => string): string {
    return tokensOf(html).map(({ type, text }) => type === 'tag' ? change(text) : text).join('');
}

/** The attributes of a tag may hold what looks like one. */
const pieces = /<(?:[^>"']|"[^"]*"|'[^']*')*>|\s+|&#?\w+;|[\p{L}\p{M}\p{N}]+(?:[.,’'-][\p{L}\p{M}\p{N}]+)*|[^]/gu;

function tokensOf(html: string): Token[] {
    return (html.match(pieces) ?? []).map(text => ({ type: text.startsWith('<') && text.length > 1 ? 'tag' : text.trim() === '' ? 'space' : 'word', text }));
}

function wordsOf(tokens: readonly Token[]): Token[] {
    return tokens.filter(({ type }) => type === 'word');
}

/** The longest row of words that both have, as pairs of indexes. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) start++;
    let end = 0;
    while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
    const outside = (count: number, from: (index: number) => [number, number]): [number, number][] => Array.from({ length: count }, (_, index) => from(index));
    return [
        ...outside(start, index => [index, index]),
        ...longest(a.slice(start, a.length - end), b.slice(start, b.length - end)).map(([i, j]): [number, number] => [i + start, j + start]),
        ...outside(end, index => [a.length - end + index, b.length - end + index])
    ];
}

/** By the table of the lengths of what is common to all ends of the two. */
function longest(a: readonly string[], b: readonly string[]): [number, number][] {
    if (a.length * b.length === 0 || a.length * b.length > mostPairs) return [];
    const width = b.length + 1;
    const lengths = new Uint32Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
        }
    }
    const pairs: [number, number][] = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        if (a[i] === b[j]) pairs.push([i++, j++]);
        else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
        else j++;
    }
    return pairs;
}

/** Words that follow each other stand in one mark, with the space between them. */
function marked(tokens: readonly Token[], stays: ReadonlySet<Token>, tag: 'ins' | 'del'): string {
    let html = '';
    let space = '';
    let isOpen = false;
    const turn = (open: boolean): void => {
        html += open === isOpen ? space : isOpen ? `</${tag}>${space}` : `${space}<${tag}>`;
        space = '';
        isOpen = open;
    };
    for (const token of tokens) {
        if (token.type === 'space') {
            space += token.text;
            continue;
        }
        turn(token.type === 'word' && !stays.has(token));
        html += token.text;
    }
    turn(false);
    return html;
}
