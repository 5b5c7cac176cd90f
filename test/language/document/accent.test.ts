import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentOf } from '../../../language/document/accent.js';
import { renderPage } from '../../../language/document/page.js';
import { all, hasClass, readHtml, textOf } from './html-facts.js';
import { modelOf } from './model-of.js';

const accent = async (colour: string) => accentOf(await modelOf(`# Strategy: S\n\n- Colour: ${colour}\n`));

/** WCAG 2.2, computed anew here. */
function contrast(one: string, other: string): number {
    const luminance = (hex: string): number => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index]!, 0);
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
    return (a + 0.05) / (b + 0.05);
}

test('a colour that can be read stays as it is', async () => {
    expect((await accent('#1d5c6e'))?.light).toBe('#1d5c6e');
    expect(await accent('`rgb(29, 92, 110)`')).toEqual(await accent('#1D5C6E'));
    expect((await accent('#048'))?.light).toBe('#004488');
});

test('any colour can be read on white and on dark paper', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 0xffffff }), async number => {
        const found = (await accent(`#${number.toString(16).padStart(6, '0')}`))!;
        expect(contrast(found.light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(found.dark, '#1b1d21')).toBeGreaterThanOrEqual(4.5);
    }), { numRuns: 60 });
});

test('what is no colour is shown with the other fields; what is one is seen', async () => {
    expect(await accent('teal; }</style><script>')).toBeUndefined();
    const keys = async (colour: string): Promise<string[]> => all(readHtml(renderPage(await modelOf(`# Strategy: S\n\n- Colour: ${colour}\n- Owner: O\n`)).replace(/<style>[^]*<\/style>/, '')), hasClass('field')).map(node => textOf(all(node, ({ tag }) => tag === 'dt')[0]!));
    expect(await keys('teal')).toEqual(['Colour', 'Owner']);
    expect(await keys('#1d5c6e')).toEqual(['Owner']);
    expect(renderPage(await modelOf('# Strategy: S\n\n- Colour: #ffcc00\n'))).toMatch(/:root\.strategy-page \{ --strategy-accent: #[0-9a-f]{6}; \}/);
});
