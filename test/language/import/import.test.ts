import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatDocument, importMarkdown, type ImportedDraft } from '../../../language/index.js';
import { open, mainFile, today, vocabulary } from '../../helpers/services.js';

const folder = new URL('../../fixtures/import/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const imported = (text: string): ImportedDraft => importMarkdown(text, { today, vocabulary });
const fixtures = readdirSync(folder).filter(name => name.endsWith('.md') && !name.endsWith('.strategy.md')).map(name => name.replace(/\.md$/, ''));

/** What the sources leave unclear, and the check asks about. */
const unclear: Record<string, string[]> = {
    agency: ['reference-must-exist: Jo', 'value-should-be-readable: High', 'value-should-be-readable: spring', 'value-should-be-readable: open'],
    city: ['value-should-be-readable: as needed'],
    'team-plan': ['reference-must-exist: Media agency'],
    'three-years': ['link-should-lead-to-a-file: sam.png'],
    firm: ['reference-must-exist: Anna', 'value-must-not-be-a-placeholder: TBD']
};

describe.each(fixtures)('%s', name => {
    test('becomes the draft that was read and found right', async () => {
        await expect(imported(read(`${name}.md`)).text).toMatchFileSnapshot(new URL(`${name}.strategy.md`, folder).pathname);
    });

    test('is already in the form of the formatter', async () => {
        const workspace = await open(imported(read(`${name}.md`)).text);
        expect(formatDocument(workspace.document(mainFile), workspace.services.shared)).toEqual([]);
    });

    test('has what was recognised as blocks, and no finding of structure but for what the source leaves unclear', async () => {
        const { text, recognised } = imported(read(`${name}.md`));
        const workspace = await open(text);
        const { blocks } = workspace.model();
        const byKind = Object.fromEntries(Object.keys(recognised).map(kind => [kind, blocks.filter(block => block.kind === kind).map(({ title }) => title).sort()]));
        expect(byKind).toEqual(Object.fromEntries(Object.entries(recognised).map(([kind, titles]) => [kind, titles.toSorted()])));
        expect(blocks).toHaveLength(1 + Object.values(recognised).flat().length);
        const structural = workspace.check().findings.filter(({ requirement }) => requirement === 'structure').map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
        expect(structural).toEqual(unclear[name] ?? []);
    });

    test('is not imported twice', () => {
        const { text } = imported(read(`${name}.md`));
        expect(imported(text)).toMatchObject({ already: true, text });
    });
});

describe('what is made of', () => {
    const draft = (text: string): string => imported(text).text.replace(/^# Strategy: [^]*?- Imported: .*\n\n/, '');

    test.each<[string, string, string]>([
        ['a list before a bold line', '## Channels\n\n- Instagram\n\n**Notes**\n\nMore.\n', '## Channels\n\n**Notes**\n\nMore.\n\n### Platform: Instagram\n'],
        ['a heading that is a link', '## Channels\n\n### [LinkedIn](https://www.linkedin.com/company/acme_example)\n', '## Channels\n\n### Platform: LinkedIn\n\n- Account: [LinkedIn](https://www.linkedin.com/company/acme_example)\n'],
        ['a list with one item that is something else', '## Channels\n\n- Instagram\n- ask the board\n', '## Channels\n\n- Instagram\n- ask the board\n'],
        ['what describes an audience', '## Target audience\n\n- **Age:** 25-45\n- **Location:** Kiel\n', '## Target audience\n\n- **Age:** 25-45\n- **Location:** Kiel\n'],
        ['results', '## KPIs\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n', '## KPIs\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n'],
        ['a table with a row that says another target', '## Goal: Grow\n\n- Target: 5\n\n## Table\n\n| Goal | Target |\n| --- | --- |\n| Grow | 6 |\n', '## Goal: Grow\n\n- Target: 5\n\n## Table\n\n| Goal | Target |\n| --- | --- |\n| Grow | 6 |\n'],
        ['a table that says more of what is there', '## Goal: Grow\n\n- Target: 5\n\n## Table\n\n| Goal | Owner |\n| --- | --- |\n| Grow | Jo |\n', '## Goal: Grow\n\n- Owner: Jo\n- Target: 5\n\n## Table\n'],
        ['a list that is no field', '## Persona 1: Ann\n\n- likes music\n- has a car\n', '## Persona: Ann\n\n- Number: 1\n\n<!-- -->\n\n- likes music\n- has a car\n'.replace('<!-- -->\n\n', '<!-- -->\n\n')],
        ['code, quotes and comments', '```\n# Goals\n```\n\n> ## Goal 1: x\n\n<!-- ## Goal 1: y -->\n', '```\n# Goals\n```\n\n> ## Goal 1: x\n\n<!-- ## Goal 1: y -->\n'],
        ['a heading that would be read as an approval', '## Sign-off: how we do it\n\n- Two people\n', '## Sign-off\\: how we do it\n\n- Two people\n'],
        ['nothing', '', '# Strategy: Social media strategy\n\n- Version: 0.1\n- Status: draft\n- Imported: 2027-03-01\n']
    ])('%s', (_, source, expected) => expect(draft(source)).toBe(expected));
});
