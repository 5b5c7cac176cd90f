import { describe, expect, test } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import { mainFile } from '../../helpers/services.js';
import { able, acting } from './acting.js';

const organisation = 'organisation.strategy.md';
const main = '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n- Owner: Head\n\nSee [her](#owner-head).\n\n## Owner: Head\n\n- Team: Marketing\n- Backup: Second\n\nReads [the goal](#goal-g) and ![p](pic.svg).\n\n### Notes\n\nMore.\n\n## Goal: G\n\n- Owner: [Head](#owner-head)\n';
const shared = '# People\n\n### Owner: Second\n\nSee [Head](acme.strategy.md#owner-head).\n\n### Team: Marketing\n';

describe('a block moves to a file that is used', () => {
    test('behind the last of its kind there, with its headings; links lead where they did', async () => {
        const found = (await acting({ [mainFile]: main.replace('## Owner: Head', '## Owner: ¦Head'), [organisation]: shared })).after(`Move to ${organisation}`);
        expect(found[mainFile]).toBe('# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n- Owner: Head\n\nSee [her](organisation.strategy.md#owner-head).\n\n## Goal: G\n\n- Owner: [Head](organisation.strategy.md#owner-head)\n');
        expect(found[organisation]).toBe('# People\n\n### Owner: Second\n\nSee [Head](#owner-head).\n\n### Owner: Head\n\n- Team: Marketing\n- Backup: Second\n\nReads [the goal](acme.strategy.md#goal-g) and ![p](pic.svg).\n\n#### Notes\n\nMore.\n\n### Team: Marketing\n');
    });

    test('with what it names and with what that names, which the file would not see otherwise', async () => {
        const text = '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n\n## Owner: ¦A\n\n- Backup: [B](#owner-b)\n\n## Team: T\n\n- Lead: A\n\n## Owner: B\n\n- Backup: A\n- Team: T\n';
        const found = (await acting({ [mainFile]: text, [organisation]: '## Persona: P\n' })).after(`Move to ${organisation}, with 2 blocks that belong to it`);
        expect(found).toEqual({ [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n', [organisation]: '## Persona: P\n\n## Owner: A\n\n- Backup: [B](#owner-b)\n\n## Team: T\n\n- Lead: A\n\n## Owner: B\n\n- Backup: A\n- Team: T\n' });
    });

    test('also from a text with other line ends', async () => {
        const found = (await acting({ [mainFile]: main.replace('## Owner: Head', '## Owner: ¦Head').replaceAll('\n', '\r\n'), [organisation]: '## Team: Marketing\n\n## Owner: Second\n' })).after('Move');
        expect(found[mainFile]!.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(found[organisation]).not.toContain('\r');
    });

    test.each<[string, Record<string, string>, string]>([
        ['a position of that name stands there', { [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n\n## Owner: ¦A\n', [organisation]: '## Owner: a\n' }, `${organisation} has the position "a" already.`],
        ['it names what the file does not see', { [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md), [P](p.strategy.md)\n\n## Owner: ¦A\n\n- Backup: B\n', [organisation]: '## Team: T\n', 'p.strategy.md': '## Owner: B\n' }, `The position "A" names the position "B", which ${organisation} does not see.`]
    ])('but not where %s', async (_, files, reason) => {
        const { found } = await acting(files);
        expect(found.find(({ title }) => title === `Move to ${organisation}`)?.disabled?.reason).toBe(reason);
        expect((await acting(files, {})).titles()).not.toContain(`Move to ${organisation}`);
    });

    test.each([['# ¦Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n'], ['# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n\n## Approval: ¦A\n'], ['# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n\n## Goal: G\n\n### Metric: ¦M\n']])('and not %j, which belongs where it is', async text => {
        expect((await acting({ [mainFile]: text, [organisation]: '## Team: T\n' })).titles()).toEqual([]);
    });
});

describe('where no file is used, it moves to a new one', () => {
    test('which the strategy then uses', async () => {
        const found = (await acting({ [mainFile]: '# Strategy: S\n\n- Status: draft\n- Out of scope: x\n\n## Owner: ¦A\n\n- Held by: Ann\n', 'other.strategy.md': '# Strategy: T\n' })).after(`Move to a new file ${organisation}`);
        expect(found).toMatchObject({ [mainFile]: '# Strategy: S\n\n- Status: draft\n- Uses: [Organisation](organisation.strategy.md)\n- Out of scope: x\n', [organisation]: '## Owner: A\n\n- Held by: Ann\n' });
    });

    test('of another name, where that is taken', async () => {
        expect((await acting({ [mainFile]: '# Strategy: S\n\n## Owner: ¦A\n', [organisation]: '## Owner: A\n' })).titles()).toEqual(['Move to a new file organisation-2.strategy.md']);
    });

    test('and not in an editor that cannot create files', async () => {
        expect((await acting('# Strategy: S\n\n## Owner: ¦A\n', {})).titles()).toEqual([]);
    });
});

describe('a block moves back', () => {
    const used = { [mainFile]: '# Strategy: S\n\n- Uses: [O](organisation.strategy.md)\n- Owner: Head\n\n## Goal: G\n', [organisation]: '## Owner: Head\n\n- Backup: Second\n\n## Owner: Second\n\n## Team: T\n\n- Lead: Head\n' };

    test('from its heading, to the only strategy that uses the file, with what would no longer see it', async () => {
        const found = (await acting({ ...used, [organisation]: used[organisation]!.replace('Owner: Head', 'Owner: ¦Head') })).after(`Move to ${mainFile}, with one block that belongs to it`);
        expect(found).toEqual({ [mainFile]: `${used[mainFile]}\n## Owner: Head\n\n- Backup: Second\n\n## Team: T\n\n- Lead: Head\n`, [organisation]: '## Owner: Second\n' });
    });

    test('from a name of it', async () => {
        const found = (await acting({ ...used, [mainFile]: used[mainFile]!.replace('Owner: Head', 'Owner: He¦ad') })).after('Move “Head” into this file');
        expect(found[organisation]).toBe('## Owner: Second\n');
    });

    test('but not where another strategy names it too', async () => {
        const files = { ...used, [mainFile]: used[mainFile]!.replace('Owner: Head', 'Owner: He¦ad'), 'b.strategy.md': '# Strategy: T\n\n- Uses: [O](organisation.strategy.md)\n- Owner: Head\n' };
        expect((await acting(files)).action('Move “Head” into this file').disabled?.reason).toBe(`b.strategy.md names the position "Head" too, and does not see ${mainFile}.`);
    });
});

describe('what an approval covers', () => {
    const files = { [mainFile]: `${main.replace('## Owner: Head', '## Owner: ¦Head')}\n## Approval: Second\n\n- Decision: approved\n`, [organisation]: shared };

    test('is shown before it moves, with what that means', async () => {
        const { edit, title } = (await acting(files)).action('Move');
        expect(title).toBe(`Move to ${organisation}`);
        expect(edit!.changeAnnotations).toEqual({ refactoring: { label: 'An approval becomes stale', description: 'The approval of "Second" covers this text as it stands now. It has to be given again.', needsConfirmation: true } });
    });

    test('is said in the title, where an editor cannot show it', async () => {
        const { edit, title } = (await acting(files, {} as InitializeParams['capabilities'])).action('Move');
        expect(title).toBe(`Move to ${organisation} (its approval must then be given again)`);
        expect(edit!.changes).toBeDefined();
    });

    test('is not said of an approval that was refused', async () => {
        const { edit } = (await acting({ ...files, [mainFile]: files[mainFile]!.replace('Decision: approved', 'Decision: rejected') }, able)).action('Move');
        expect(edit!.changeAnnotations).toBeUndefined();
    });
});
