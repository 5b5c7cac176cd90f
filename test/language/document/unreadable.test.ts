import { describe, expect, test } from 'vitest';
import { renderPage } from '../../../language/document/page.js';
import { plainMarkdown } from '../../../language/document/plain-markdown/plain-markdown.js';
import { renderDocument } from '../../../language/document/renderer.js';
import type { StrategyModel } from '../../../language/index.js';
import type { View } from '../../../language/document/view.js';
import { mainFile, open, today } from '../../helpers/services.js';
import { modelOf } from './model-of.js';

const plan = '# Strategy: Plan\n\n- Uses: [People](people.strategy.md)\n\nIn Zürich.\n\n## Owner: Lead\n';
const lost = plan.replace('ü', '\uFFFD');
const inLine5 = 'Line 5: A character cannot be read here: this file is not saved as UTF-8';

function notices(model: StrategyModel, view: View = 'whole'): string[] {
    const { html } = renderDocument(model, { today, view });
    return [...html.matchAll(/<p class="generated unreadable" role="note">(.*?)<\/p>/g)].map(([, words]) => words!);
}

describe('A document with lost characters', () => {
    test.each<[string, View]>([['the whole', 'whole'], ['the summary', 'summary'], ['the page of a position', { position: 'Lead' }], ['the page of nobody', { position: 'Nobody' }]])('begins with a notice, before all else: %s', async (_name, view) => {
        const model = await modelOf(lost);
        expect(notices(model, view)).toEqual([expect.stringContaining(inLine5)]);
        expect(renderDocument(model, { today, view }).html).toMatch(/^<article [^>]*><p class="generated unreadable"/);
        expect(plainMarkdown(model, { today, view })).toMatch(/^\*Line 5: A character cannot be read here/);
        expect(notices(await modelOf(plan), view)).toEqual([]);
        expect(plainMarkdown(await modelOf(plan), { today, view })).not.toContain('cannot be read');
    });

    test('says so in what is exported too', async () => {
        expect(renderPage(await modelOf(lost))).toContain(inLine5);
    });

    test('says which file it is, where it is one that it uses', async () => {
        const workspace = await open({ [mainFile]: plan, 'people.strategy.md': '## Owner: Zo\uFFFD\n' });
        expect(notices(workspace.model())).toEqual([expect.stringMatching(/^In people\.strategy\.md, line 1: A character cannot be read here/)]);
    });

    test('says nothing but that where it is no text', async () => {
        const model = await modelOf('\0'.repeat(500));
        expect(renderDocument(model).html).toBe('<article class="strategy"><p class="generated unreadable" role="note">This file is no text: it may be a picture or another document with a wrong name. A strategy is a Markdown file.</p></article>');
        expect(plainMarkdown(model)).toBe('*This file is no text: it may be a picture or another document with a wrong name. A strategy is a Markdown file.*\n');
    });
});
