import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as markdown from '../../../language/document/markdown/markdown.js';
import { createRenderer, renderDocument } from '../../../language/document/renderer.js';
import { modelOf } from './model-of.js';

// Counts, and does what it did.
vi.mock(import('../../../language/document/markdown/markdown.js'), { spy: true });

const goal = (index: number): string => `## Goal: Goal ${index}

- Owner: Head of Marketing
- Target: ${index} by 2027-12-31 from 80
- Agreed: with **sales** at [the round](https://acme.example/${index})
- When: 2027-03-01

We grow by being *useful* where our [buyers](https://acme.example) already talk, and we say so in plain words, ${index} times.

- One point about goal ${index}
- Another with \`code\` in it

`;

test('a document rendered again and again is the same as one rendered once, for any edits', async () => {
    const pieces = fc.constantFrom('\n', '\n\n', '# A\n\n', '## Goal: B\n\n- Agreed: see [x]\n\n', 'see [x] and [^n]\n\n', '[x]: one\n\n', '[x]: two\n\n', '[^n]: note\n\n', '[^n]: other [x]\n\n', 'words *here*\n\n', '- item\n', '## Notes\n\n', '![p](q.png)\n\n', '| a |\n| - |\n\n', 'long prose '.repeat(200) + '\n\n');
    const versions = fc.array(fc.array(pieces, { maxLength: 12 }), { minLength: 2, maxLength: 4 });
    await fc.assert(fc.asyncProperty(versions, async documents => {
        const renderer = createRenderer();
        for (const parts of documents) {
            const model = await modelOf(`# Strategy: S\n\n${parts.join('')}`);
            expect(renderer.render(model, { today: '2027-03-01' })).toEqual(renderDocument(model, { today: '2027-03-01' }));
        }
    }), { numRuns: 40 });
}, 60_000);

test('a keystroke in a file of 100 kB renders one passage', async () => {
    const text = `# Strategy: S\n\nWords.\n\n${Array.from({ length: 290 }, (_, index) => goal(index)).join('')}`;
    expect(text.length).toBeGreaterThan(90_000);
    const renderer = createRenderer();
    renderer.render(await modelOf(text));
    const rendered = vi.mocked(markdown.renderMarkdown);
    for (let stroke = 1; stroke <= 9; stroke++) {
        rendered.mockClear();
        const { html } = renderer.render(await modelOf(text.replace('100 times', `100${'x'.repeat(stroke)}\n times`)));
        expect(html).toContain('x'.repeat(stroke));
        expect(rendered).toHaveBeenCalledTimes(1);
    }
}, 30_000);
