import { describe, expect, test } from 'vitest';
import { mainFile, nameOf, open, uriOf } from '../../helpers/services.js';

/** Each reference of the main file: its title and the file and title of what it names. */
async function named(files: Record<string, string> | string): Promise<[string, string | undefined][]> {
    const model = (await open(files)).model();
    return model.blocks.flatMap(block => block.fields).flatMap(field => field.references)
        .map(({ title, target }) => [title, target && `${target.uri === model.uri ? '' : `${nameOf(target.uri)}: `}${target.kind} ${target.title}`]);
}

async function ownerNamed(value: string, blocks = '## Owner: Head of Sales\n'): Promise<string | undefined> {
    return (await named(`## Goal: A\n\n- Owner: ${value}\n\n${blocks}`))[0]?.[1];
}

describe('A reference names a block', () => {
    test.each([
        ['Head of Sales'], ['head OF sales'], ['Head  of   Sales'], ['Head\n  of Sales'], ['**Head of Sales**'], ['[Head of Sales](#owner-head-of-sales)'], ['[Head of Sales](#wrong)'],
        ['[he who sells](#owner-head-of-sales)'], ['[he who sells](#OWNER-head-of-sales)'], ['[he who sells](<#owner-head-of-sales>)'], ['[he](#owner-head-of-sales "title")']
    ])('%j', async value => expect(await ownerNamed(value)).toBe('Owner Head of Sales'));

    test.each([['Head of Sale'], ['Head-of-Sales'], ['[he](#head-of-sales)'], ['[he](#)'], ['constructor'], ['__proto__']])('but not %j', async value => expect(await ownerNamed(value)).toBeUndefined());

    test('of the right kind only', async () => {
        expect(await ownerNamed('Sales', '## Team: Sales\n')).toBeUndefined();
        expect(await ownerNamed('Sales', '## Team: Sales\n\n## Role: Sales\n')).toBe('Owner Sales');
        expect(await ownerNamed('[x](#team-sales)', '## Team: Sales\n')).toBeUndefined();
    });

    test('the first of two with one title', async () => {
        const workspace = await open('## Goal: A\n\n- Owner: B\n\n## Owner: B\n\n- Load: 1%\n\n## Owner: b\n\n- Load: 2%\n');
        expect(workspace.model().blocks[0]!.fields[0]!.references[0]!.target).toBe(workspace.model().blocks[1]);
    });

    test('several behind commas, semicolons and as nested bullets', async () => {
        expect(await named('## Goal: A\n\n- Teams: X, y;Z,\n  - [A, b](#team-a-b)\n  - x\n\n## Team: X\n## Team: Y\n## Team: Z\n## Team: A, b\n')).toEqual([
            ['X', 'Team X'], ['y', 'Team Y'], ['Z', 'Team Z'], ['A, b', 'Team A, b'], ['x', 'Team X']
        ]);
    });

    test('as a link, whatever words and commas its title has', async () => {
        expect(await named('## Metric: M\n\n- Measured: monthly by [Desk next by, door](#owner-desk-next-by-door), next 2027-04-01\n\n## Owner: Desk next by, door\n')).toEqual([['Desk next by, door', 'Owner Desk next by, door']]);
        expect(await named('## Goal: G\n\n- Owner: [Desk [B], door](#owner-desk-b-door), Ann\n\n## Owner: Desk [B], door\n## Owner: Ann\n')).toEqual([['Desk [B], door', 'Owner Desk [B], door'], ['Ann', 'Owner Ann']]);
    });

    test('in every key that names blocks', async () => {
        expect(await named('## Metric: M\n\n- Measured: monthly by Ann; Bob next 2027-04-01\n- Predicts: G, M, else\n- Report to: T, Ann\n\n## Owner: Ann\n## Goal: G\n## Team: T\n')).toEqual([
            ['Ann', 'Owner Ann'], ['Bob', undefined], ['G', 'Goal G'], ['M', 'Metric M'], ['else', undefined], ['T', 'Team T'], ['Ann', 'Owner Ann']
        ]);
    });
});

describe('Other files', () => {
    const head = (...files: string[]): string => `# Strategy: S\n\n${files.map(file => `- Uses: ${file}\n`).join('')}\n`;
    const goal = '## Goal: A\n\n- Owner: Ann\n';

    test.each([
        ['a link', '[O](o.strategy.md)', 'o.strategy.md'], ['a bare path', 'o.strategy.md', 'o.strategy.md'], ['a path from here', './o.strategy.md', 'o.strategy.md'],
        ['a file below', '[O](sub/o.strategy.md)', 'sub/o.strategy.md'], ['an encoded path', '[O](my%20plan.strategy.md)', 'my plan.strategy.md'],
        ['a link with an anchor', '[O](o.strategy.md#owner-ann)', 'o.strategy.md'], ['a space in angle brackets', '[O](<my plan.strategy.md>)', 'my plan.strategy.md']
    ])('are seen through Uses: %s', async (_name, uses, file) => {
        const workspace = await open({ [mainFile]: head(uses) + goal, [file]: '## Owner: Ann\n' });
        expect(workspace.model().blocks[1]!.fields[0]!.references[0]!.target?.uri).toBe(uriOf(file).toString());
    });

    test('several, in one line or in several', async () => {
        const files = { 'a.strategy.md': '## Owner: X\n', 'b.strategy.md': '## Owner: Ann\n' };
        expect(await named({ [mainFile]: head('[A](a.strategy.md), [B](b.strategy.md)') + goal, ...files })).toEqual([['Ann', 'b.strategy.md: Owner Ann']]);
        expect(await named({ [mainFile]: head('a.strategy.md', 'b.strategy.md') + goal, ...files })).toEqual([['Ann', 'b.strategy.md: Owner Ann']]);
    });

    test('transitively, and the own file first', async () => {
        const files = { 'a.strategy.md': head('b.strategy.md'), 'b.strategy.md': '## Owner: Ann\n' };
        expect(await named({ [mainFile]: head('a.strategy.md') + goal, ...files })).toEqual([['Ann', 'b.strategy.md: Owner Ann']]);
        expect(await named({ [mainFile]: `${head('a.strategy.md')}${goal}\n## Owner: Ann\n`, ...files })).toEqual([['Ann', 'Owner Ann']]);
    });

    test('not without Uses', async () => {
        expect(await named({ [mainFile]: goal, 'o.strategy.md': '## Owner: Ann\n' })).toEqual([['Ann', undefined]]);
    });

    test.each<[string, Record<string, string>, string[]]>([
        ['ok', { [mainFile]: head('a.strategy.md'), 'a.strategy.md': '' }, ['ok']],
        ['missing', { [mainFile]: head('a.strategy.md') }, ['missing']],
        ['itself', { [mainFile]: head(mainFile) }, ['circle']],
        ['a circle of two', { [mainFile]: head('a.strategy.md'), 'a.strategy.md': head(mainFile) }, ['circle']],
        ['a circle of three', { [mainFile]: head('a.strategy.md'), 'a.strategy.md': head('b.strategy.md'), 'b.strategy.md': head(mainFile) }, ['circle']],
        ['a circle further on', { [mainFile]: head('a.strategy.md'), 'a.strategy.md': head('b.strategy.md'), 'b.strategy.md': head('a.strategy.md') }, ['ok']],
        ['outside', { [mainFile]: head('../other.strategy.md') }, ['outside']],
        ['outside, with a path that begins alike', { [mainFile]: head('../plans2/a.strategy.md') }, ['outside']],
        ['other files', { [mainFile]: head('[R](readme.md)', 'https://acme.example/a.strategy.md', '/etc/a.strategy.md', 'words', 'file:///plans/a.strategy.md') }, Array<string>(5).fill('not a strategy')]
    ])('are checked: %s', async (_name, files, states) => {
        const found = (await open(files)).check().findings.filter(({ code }) => code === 'used-file-must-exist').map(({ message }) => message);
        const expected = { missing: /was not found/, outside: /outside this workspace/, circle: /uses this file in turn/, 'not a strategy': /is no strategy file/ };
        expect(found).toHaveLength(states.filter(state => state !== 'ok').length);
        found.forEach((message, index) => expect(message).toMatch(expected[states[index] as keyof typeof expected]));
    });

    test('a change in a used file changes what the names mean', async () => {
        const workspace = await open({ [mainFile]: head('a.strategy.md') + goal, 'a.strategy.md': head('b.strategy.md'), 'b.strategy.md': '## Owner: Ann\n' });
        const target = (): string | undefined => workspace.model().blocks[1]!.fields[0]!.references[0]!.target?.title;
        const codes = (): unknown[] => workspace.document().diagnostics!.map(({ code }) => code).filter(code => /reference|used-file/.test(String(code)));
        expect([target(), codes()]).toEqual(['Ann', []]);
        await workspace.edit('b.strategy.md', '## Owner: Anna\n');
        expect([target(), codes()]).toEqual([undefined, ['reference-must-exist']]);
        await workspace.edit('b.strategy.md', '## Owner: ann\n');
        expect([target(), codes()]).toEqual(['ann', []]);
        await workspace.remove('b.strategy.md');
        expect([target(), codes()]).toEqual([undefined, ['reference-must-exist']]);
        await workspace.edit('a.strategy.md', '## Owner: Ann\n');
        expect([target(), codes()]).toEqual(['Ann', []]);
    });
});
