/**
 * Characters that cannot be seen, or that reorder what is seen: bidirectional controls, zero width, tags, control, private
 * use, lone surrogates. Soft hyphens and variation selectors are left alone, as is the joiner inside an emoji (👩‍💻).
 */
const hidden =
    /(\p{Extended_Pictographic}(?:\uFE0F|[\u{1F3FB}-\u{1F3FF}])?\u200D)(?=\p{Extended_Pictographic})|(?![\t\n\r\u{AD}]|[\u{FE00}-\u{FE0F}])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\uFFF9-\uFFFB]/gu;

/** Most texts, seen at a glance. */
const plain = /^[\x20-\x7E\t\n\r]*$/;

export interface TextRun { text: string; hidden: boolean }

/** Cuts a text into runs of what is seen and names (`U+202E`) of what is hidden. `undefined` when nothing is hidden. */
export function hiddenRuns(text: string): TextRun[] | undefined {
    if (plain.test(text)) return undefined;
    const runs: TextRun[] = [];
    let seen = 0;
    for (const match of text.matchAll(hidden)) {
        if (match[1]) continue;
        if (match.index > seen) runs.push({ text: text.slice(seen, match.index), hidden: false });
        runs.push({ text: nameOf(match[0]), hidden: true });
        seen = match.index + match[0].length;
    }
    if (!runs.length) return undefined;
    if (seen < text.length) runs.push({ text: text.slice(seen), hidden: false });
    return runs;
}

/** The same for places that hold plain text only, such as attributes: `a[U+202E]b`. */
export function revealed(text: string): string {
    const runs = hiddenRuns(text);
    return runs ? runs.map(run => run.hidden ? `[${run.text}]` : run.text).join('') : text;
}

function nameOf(character: string): string {
    return 'U+' + (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
