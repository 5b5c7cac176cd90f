import { expect, test } from 'vitest';
import { displayWidth } from '../../../language/format/width.js';

test.each<[string, number]>([
    ['', 0], ['abc', 3], ['ä€–', 3], ['日本', 4], ['ｶﾅ', 2], ['한국', 4], ['ＡＢ', 4], ['，', 2], ['e\u0301', 1], ['\u200b', 0], ['a\u00adb', 2], ['👍', 2], ['👍🏽', 2], ['👩‍👩‍👧', 2], ['🇩🇪', 2], ['❤', 1], ['❤️', 2], ['1️⃣', 2], ['①', 1],
    ['\u00a0', 1], ['𠀀', 2], ['नि', 1]
])('%j takes up %i columns', (text, width) => expect(displayWidth(text)).toBe(width));
