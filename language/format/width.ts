/** East Asian wide and full-width characters (Unicode Standard Annex #11). */
const wide = new RegExp('^[\\u1100-\\u115F\\u2E80-\\u303E\\u3041-\\uA4CF\\uA960-\\uA97F\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE10-\\uFE19\\uFE30-\\uFE6F\\uFF01-\\uFF60\\uFFE0-\\uFFE6'
    + '\\u{16FE0}-\\u{18DFF}\\u{1AFF0}-\\u{1B2FF}\\u{1F200}-\\u{1F2FF}\\u{20000}-\\u{3FFFD}]', 'u');
/** Drawn in colour: by itself, or because U+FE0F asks for it. */
const emoji = /^\p{Emoji_Presentation}|^\p{Emoji}.*\uFE0F/su;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
const plain = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many columns a text takes up in a font of one width: 2 for a Chinese character or an emoji, 0 for what only marks another. */
export function displayWidth(text: string): number {
    if (plain.test(text)) return text.length;
    let width = 0;
    for (const { segment } of graphemes.segment(text)) width += invisible.test(segment) ? 0 : wide.test(segment) || emoji.test(segment) ? 2 : 1;
    return width;
}
