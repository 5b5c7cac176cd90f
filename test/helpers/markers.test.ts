import { expect, test } from 'vitest';
import { marked } from './markers.js';

test('Marks are taken out and remembered', () => {
    expect(marked('a¦b⟦c⟦d⟧e⟧¦')).toEqual({ text: 'abcde', cursors: [1, 5], ranges: [{ start: 3, end: 4 }, { start: 2, end: 5 }] });
    expect(marked('😀¦')).toEqual({ text: '😀', cursors: [2], ranges: [] });
});
