import { describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { mainFile, open, type TestWorkspace } from '../../helpers/services.js';

async function complete(files: Record<string, string> | string): Promise<{ items: CompletionItem[]; workspace: TestWorkspace }> {
    const workspace = await open(files);
    const { document } = workspace.cursor();
    const list = await workspace.services.language.lsp.CompletionProvider!.getCompletion(document, workspace.params());
    return { items: list?.items ?? [], workspace };
}

async function labels(files: Record<string, string> | string): Promise<string[]> {
    return (await complete(files)).items.map(({ label }) => label);
}

/** The file once the item with this label is accepted. */
async function accepted(files: Record<string, string> | string, label: string): Promise<string> {
    const { items, workspace } = await complete(files);
    const item = items.find(candidate => candidate.label === label);
    expect(item, `${label} among ${items.map(each => each.label).join('|')}`).toBeDefined();
    const { document } = workspace.cursor();
    return Object.values(workspace.applied({ [document.uri.toString()]: [item!.textEdit as { range: never; newText: string }] }))[0]!;
}

const kinds = ['Strategy: ', 'Team: ', 'Owner: ', 'Meeting: ', 'Persona: ', 'Platform: ', 'Content: ', 'Goal: ', 'Metric: ', 'Action: ', 'Definition: ', 'Risk: ', 'Approval: ', 'Change: '];
const goalKeys = ['Owner: ', 'Teams: ', 'Phase: ', 'Metric: ', 'Target: ', 'Supports: ', 'Personas: ', 'Platforms: ', 'Cost: ', 'Return: ', 'Agreed: '];
const without = (...keys: string[]): string[] => goalKeys.filter(key => !keys.includes(key));

describe('A heading\'s word', () => {
    test.each(['# ¦', '## ¦', '###### ¦', '##\t¦', '## Go¦', '## Go¦\n\ntext', '## Goal: A\n\n## ¦', '## Goal: A\n\n- Owner: B\n\n### ¦\n\n- x\n', 'text\n## ¦', '\r\n## ¦\r\n', '## ¦: A'])('is completed: %j', async text => {
        expect(await labels(text)).toEqual(kinds);
    });

    test.each(['#¦', '####### ¦', ' ## ¦', '```\n## ¦\n```', '~~~\n## ¦', '<!--\n## ¦\n-->', '> ## ¦', '- ## ¦', '    ## ¦', '## Goal¦ x: y ¦', '## Goal: ¦', '## My notes ¦'].filter(text => !text.includes('¦ x')))('is not: %j', async text => {
        expect(await labels(text)).toEqual([]);
    });

    test('replaces what was typed', async () => {
        expect(await accepted('## go¦\n', 'Goal: ')).toBe('## Goal: \n');
        expect(await accepted('## ¦\n', 'Metric: ')).toBe('## Metric: \n');
    });

    test('is one of the house too', async () => {
        const workspace = await open('## ¦', { blocks: { Event: {} } });
        const list = await workspace.services.language.lsp.CompletionProvider!.getCompletion(workspace.document(), workspace.params());
        expect(list!.items.at(-1)!.label).toBe('Event: ');
    });
});

describe('A key', () => {
    test.each<[string, string[]]>([
        ['## Goal: A\n\n- ¦', goalKeys], ['## Goal: A\n- ¦', goalKeys], ['## Goal: A\n\n* ¦', goalKeys], ['## Goal: A\n\n+ Ow¦', goalKeys], ['## Goal: A\n\n- **Ow¦', goalKeys],
        ['## Goal: A\n\n- Owner: B\n- ¦', without('Owner: ')], ['## Goal: A\n\n- ¦\n- Owner: B\n', without('Owner: ')], ['## Goal: A\n\n- Owner: B\n- ¦\n- Teams: C\n', without('Owner: ', 'Teams: ')],
        ['## Goal: A\n\n- Responsible: B\n- ¦', without('Owner: ')], ['## Goal: A\r\n\r\n- Owner: B\r\n- Ta¦\r\n', without('Owner: ')], ['## Goal: A\n\n- ¦\n\n## Team: B\n', goalKeys],
        ['## Goal: A\n\n- Teams:\n  - B\n- ¦', without('Teams: ').concat() && goalKeys.filter(key => key !== 'Teams: ')],
        ['## Team: A\n\n- ¦', ['Function: ', 'Lead: ', 'Members: ']], ['## Goal: A\n\n## Team: B\n- ¦', ['Function: ', 'Lead: ', 'Members: ']]
    ])('of %j', async (text, expected) => expect(await labels(text)).toEqual(expected));

    test('with a condition ends without colon', async () => {
        expect(await accepted('## Metric: A\n\n- Whe¦\n', 'When below ')).toBe('## Metric: A\n\n- When below \n');
    });

    test('replaces what was typed', async () => {
        expect(await accepted('## Goal: A\n\n- ow¦\n', 'Owner: ')).toBe('## Goal: A\n\n- Owner: \n');
        expect(await accepted('## Goal: A\n\n- ¦\n', 'Owner: ')).toBe('## Goal: A\n\n- Owner: \n');
    });

    test('carries its meaning', async () => {
        const { items } = await complete('## Goal: A\n\n- ¦');
        expect(items.find(({ label }) => label === 'Phase: ')!.documentation).toMatchObject({ value: expect.stringContaining('`relationships`') });
        expect(items.find(({ label }) => label === 'Supports: ')!.detail).toBe('Leads to');
    });
});

describe('Prose is left alone', () => {
    test.each([
        'Text ¦', '¦', '- ¦', '## Background\n\n- ¦', '## Goal: A\n\nText.\n\n- ¦', '## Goal: A\n\n- Owner: B\n\nText ¦', '## Goal: A\n\n- Owner: B\n\n- ¦', '## Goal: A\n\n- Owner: B\n\nText.\n\n- Ow¦',
        '## Goal: A\n\n```\n- ¦\n```', '## Goal: A\n\n> - ¦', '## Goal: A\n\n<!--\n- ¦\n-->', '## Goal: A\n\n1. ¦', '## Goal: A\n\n## Background\n\n- ¦', '## Goal: A\n\n### More\n\n- ¦', '## Goal: A\n\n    - ¦',
        '## Goal: A\n\n| Owner: ¦ |\n', '## Goal: A\n\nOwner: ¦', '## Goal: A\n\n- Tools: ¦', '## Goal: A\n\n- Agreed: ¦', '## Goal: A\n\n- Owner: B\n\nText.\n\n- Owner: ¦\n'
    ])('%j', async text => expect(await labels(text)).toEqual([]));
});

describe('A value', () => {
    const blocks = '\n\n## Owner: Head of Sales\n\n## Role: CEO, acting\n\n## Team: Sales\n\n## Metric: Leads\n';

    test.each<[string, string[]]>([
        ['## Goal: A\n\n- Owner: ¦', ['Head of Sales', 'CEO, acting']], ['## Goal: A\n\n- Owner:¦', ['Head of Sales', 'CEO, acting']], ['## Goal: A\n\n- **Owner:** ¦', ['Head of Sales', 'CEO, acting']],
        ['## Goal: A\n\n- responsible: He¦', ['Head of Sales', 'CEO, acting']], ['## Goal: A\n\n- Owner: Head of Sales, ¦', ['Head of Sales', 'CEO, acting']],
        ['## Goal: A\n\n- Teams:\n  - ¦', ['Sales']], ['## Goal: A\n\n- Teams:\n  - Sales\n  - S¦', ['Sales']], ['## Goal: A\n\n- Phase: ¦', ['relationships', 'data', 'profit', 'mission', 'funding']],
        ['## Goal: A\n\n- Phase: d¦', ['relationships', 'data', 'profit', 'mission', 'funding']],
        ['## Action: A\n\n- Due: ¦', ['2027-03-01', '2027-04-01', '2027-03-31', '2027-12-31']],
        ['## Metric: B\n\n- Measured: monthly by ¦', ['Head of Sales', 'CEO, acting']], ['## Metric: B\n\n- Measured: monthly by Head of Sales, next ¦', ['2027-03-01', '2027-04-01', '2027-03-31', '2027-12-31']],
        ['## Metric: B\n\n- Predicts: ¦', ['B', 'Leads']], ['## Meeting: B\n\n- Participants: ¦', ['Head of Sales', 'CEO, acting', 'Sales']]
    ])('of %j', async (text, expected) => expect(await labels(text + blocks)).toEqual(expected));

    test('offers examples of its form, then the words that may follow', async () => {
        expect(await labels('## Goal: A\n\n- Target: ¦')).toContain('120 by 2027-12-31 from 80');
        expect(await labels('## Metric: A\n\n- Measured: ¦')).not.toContain('by');
        expect((await labels('## Metric: A\n\n- Measured: monthly ¦')).slice(-2)).toEqual(['by', 'next']);
    });

    test('offers known platforms where a name need not be a block', async () => {
        const found = await labels('## Persona: A\n\n- Active on: ¦\n\n## Platform: Our forum\n');
        expect(found[0]).toBe('Our forum');
        expect(found).toContain('LinkedIn');
        expect(await labels('## Goal: A\n\n- Platforms: ¦\n\n## Platform: Our forum\n')).toEqual(['Our forum']);
    });

    test('names blocks of used files, and says which', async () => {
        const { items } = await complete({
            [mainFile]: '# Strategy: S\n\n- Uses: a.strategy.md\n- Owner: ¦\n\n## Owner: Ann\n', 'a.strategy.md': '# Strategy: A\n\n- Uses: b.strategy.md\n\n## Owner: Bob\n\n## Owner: ann\n', 'b.strategy.md': '## Owner: Eve\n', 'c.strategy.md': '## Owner: Zoe\n'
        });
        expect(items.map(({ label, detail }) => [label, detail])).toEqual([['Ann', 'Owner'], ['Bob', 'Owner (a.strategy.md)'], ['Eve', 'Owner (b.strategy.md)']]);
    });

    test('offers files for Uses', async () => {
        expect(await labels({ [mainFile]: '# Strategy: S\n\n- Uses: ¦\n', 'organisation.strategy.md': '', 'sub/a.strategy.md': '' })).toEqual(['[Organisation](organisation.strategy.md)', '[Sub/a](sub/a.strategy.md)']);
    });

    test.each([
        ['## Goal: A\n\n- Owner: he¦', 'Head of Sales', '- Owner: Head of Sales'], ['## Goal: A\n\n- Owner:¦', 'Head of Sales', '- Owner: Head of Sales'],
        ['## Goal: A\n\n- Owner: Ann, he¦', 'Head of Sales', '- Owner: Ann, Head of Sales'], ['## Goal: A\n\n- Owner: ¦', 'CEO, acting', '- Owner: [CEO, acting](#role-ceo-acting)'],
        ['## Goal: A\n\n- Phase: re¦', 'relationships', '- Phase: relationships'], ['## Goal: A\n\n- Teams:\n  - sa¦', 'Sales', '  - Sales'],
        ['## Metric: B\n\n- Measured: monthly by he¦', 'Head of Sales', '- Measured: monthly by Head of Sales'], ['# Strategy: B\n\n- Status: in r¦', 'in review', '- Status: in review']
    ])('replaces what was typed of it: %j', async (text, label, expected) => {
        expect((await accepted(text + blocks, label)).split('\n')).toContain(expected);
    });

    test('of a title with a comma in another file links to that file', async () => {
        const files = { [mainFile]: '# Strategy: S\n\n- Uses: o.strategy.md\n- Owner: ¦\n', 'o.strategy.md': '## Owner: CEO, acting\n' };
        expect(await accepted(files, 'CEO, acting')).toContain('- Owner: [CEO, acting](o.strategy.md#owner-ceo-acting)');
    });
});
