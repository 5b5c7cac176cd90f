import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from '../../action/shorten.js';

const size = (text: string): number => text.length;
const end = '*The rest is elsewhere.*';

test('a text within the limit stays as it is', () => {
    expect(shorten('## A\n\nWords.\n', 20, end, size)).toBe('## A\n\nWords.\n');
});

test('a list ends between two items, and says that there is more', () => {
    expect(shorten(`## A\n\n- one\n- two\n- three\n- ${'x'.repeat(100)}`, 90, end, size)).toBe(`## A\n\n- one\n- two\n- three\n\n${end}`);
});

test('a table that does not fit is left out, with what announces it', () => {
    const table = `| a |\n| --- |\n${'| b |\n'.repeat(50)}`.trimEnd();
    expect(shorten(`Words.\n\n### Table\n\n**Here**\n\n${table}\n\nMore.`, 120, end, size)).toBe(`Words.\n\n${end}`);
});

test('what is folded away is closed', () => {
    const text = `Words.\n\n<details><summary>More</summary>\n\n- one\n- ${'x'.repeat(200)}\n\n</details>\n\nLast.`;
    expect(shorten(text, 150, end, size)).toBe(`Words.\n\n<details><summary>More</summary>\n\n- one\n\n</details>\n\n${end}`);
    expect(shorten(text.replace('- one\n', ''), 150, end, size)).toBe(`Words.\n\n${end}`);
});

test('whatever the text: it fits, every table is whole, and everything is closed', () => {
    const line = fc.string({ maxLength: 30 }).map(text => text.replace(/[\n|<]/g, ' '));
    const list = fc.array(line, { minLength: 1, maxLength: 20 }).map(items => items.map(item => `- ${item}`).join('\n'));
    const table = fc.array(line, { minLength: 1, maxLength: 20 }).map(rows => `| a |\n| --- |\n${rows.map(row => `| ${row} |`).join('\n')}`);
    const part = fc.oneof(list, table, line.map(text => `### H${text}`), line.map(text => `p${text}`), list.map(text => `<details><summary>More</summary>\n\n${text}\n\n</details>`));
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), fc.integer({ min: 100, max: 2000 }), fc.boolean(), (parts, limit, bytes) => {
        const measure = bytes ? (text: string): number => Buffer.byteLength(text) : size;
        const text = parts.join('\n\n');
        const short = shorten(text, limit, end, measure);
        expect(measure(short)).toBeLessThanOrEqual(limit);
        expect(short.split('<details>').length).toBe(short.split('</details>').length);
        for (const paragraph of short.split('\n\n').filter(found => found.startsWith('| '))) expect(parts).toContain(paragraph);
        expect(short === text || short.endsWith(end)).toBe(true);
    }));
});
