import { describe, expect, test } from 'vitest';
import { mainFile } from '../../helpers/services.js';
import { acting } from './acting.js';

const after = async (files: string | Record<string, string>, title: string): Promise<string> => (await acting(files)).after(title)[mainFile]!;

describe('a synonym', () => {
    const text = '# Plan: S\n\n## Objective: Reach\n\n- Responsible: A\n- **KPI:** Leads\n\nSee [it](#objective-reach).\n\n## KPI: Leads\n\n## Owner: A\n';

    test('of a field becomes the main word', async () => {
        expect(await after(text.replace('Responsible', 'Resp¦onsible'), 'Write “Owner” for “Responsible”')).toBe(text.replace('Responsible', 'Owner'));
        expect(await after(text.replace('KPI:**', 'KPI¦:**'), 'Write “Metric” for “KPI”')).toBe(text.replace('**KPI:**', '**Metric:**'));
    });

    test('of a heading becomes the main word, and links lead to it still, also those of other files', async () => {
        const files = { [mainFile]: text.replace('## Obj', '## ¦Obj'), 'other.strategy.md': `[a](${mainFile}#objective-reach), [b](#objective-reach)\n\n[c]: ${mainFile}#objective-reach\n` };
        const found = (await acting(files)).after('Write “Goal” for “Objective”');
        expect(found[mainFile]).toBe(text.replace('Objective', 'Goal').replace('#objective-reach', '#goal-reach'));
        expect(found['other.strategy.md']).toBe(`[a](${mainFile}#goal-reach), [b](#objective-reach)\n\n[c]: ${mainFile}#goal-reach\n`);
    });

    test('and all of the file at once', async () => {
        expect(await after(text.replace('Responsible', '¦Responsible'), 'Write the main words in the whole file (5 places)')).toBe(
            '# Strategy: S\n\n## Goal: Reach\n\n- Owner: A\n- **Metric:** Leads\n\nSee [it](#goal-reach).\n\n## Metric: Leads\n\n## Owner: A\n'
        );
    });

    test('the second of two headings keeps an anchor of its own', async () => {
        const two = '## Goal: R\n\n## ¦Objective: R\n\n[a](#objective-r) [b](#goal-r)\n';
        expect(await after(two, 'Write “Goal”')).toBe('## Goal: R\n\n## Goal: R\n\n[a](#goal-r-1) [b](#goal-r)\n');
    });

    test.each([['## Go¦al: Reach\n\n- Owner: A\n'], ['## Goal: Reach\n\n- Own¦er: A\n'], ['## Goal: Reach\n\n- To¦ols: A\n'], ['## Goal: Reach\n\n- Responsible: A\n\nKP¦I\n']])('is not %j', async source => {
        expect((await acting(source)).titles().filter(title => title.startsWith('Write'))).toEqual([]);
    });
});

describe('a name in a field', () => {
    const files = {
        [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n- Owner: Head, Second\n\n## Goal: G\n\n- Owner: ¦head\n- Personas: Trades; [Small, poor](#persona-small-poor)\n- Metric: Nobody\n\n## Persona: Trades\n\n- Active on: LinkedIn 60%, TikTok 20%\n\n## Persona: Small, poor\n\n## Platform: LinkedIn\n',
        'organisation.strategy.md': '## Owner: Head\n\n## Owner: Second\n'
    };
    const text = files[mainFile]!.replace('¦', '');

    test('becomes a link, with the words that stand there', async () => {
        expect(await after(files, 'Make a link of the name')).toBe(text.replace('Owner: head', 'Owner: [head](organisation.strategy.md#owner-head)'));
    });

    test('and all of the file at once, and back', async () => {
        const links = text.replace('Head, Second', '[Head](organisation.strategy.md#owner-head), [Second](organisation.strategy.md#owner-second)').replace('Owner: head', 'Owner: [head](organisation.strategy.md#owner-head)')
            .replace('Trades;', '[Trades](#persona-trades);').replace('on: LinkedIn', 'on: [LinkedIn](#platform-linkedin)');
        expect(await after(files, 'Make links of all names in the file (5 places)')).toBe(links);
        expect(await after({ ...files, [mainFile]: links.replace('[Trades', '[Tra¦des') }, 'Make plain names of all links to blocks in the file (5 places)')).toBe(text.replace('Owner: head', 'Owner: Head'));
    });

    test('a title with a comma stays a link, and one that would then name another', async () => {
        expect((await acting({ ...files, [mainFile]: text.replace('Small, poor](', 'Sm¦all, poor](') })).titles()).toEqual([]);
        const shadowed = '## Goal: G\n\n- Owner: [Z](#owner-h¦ead-1)\n\n## Owner: Head\n\n## Owner: Head\n';
        expect((await acting(shadowed)).titles()).toEqual([]);
    });

    test('that nothing is called stays as it is', async () => {
        expect((await acting({ ...files, [mainFile]: text.replace('Nobody', 'No¦body') })).titles()).toEqual([]);
    });
});
