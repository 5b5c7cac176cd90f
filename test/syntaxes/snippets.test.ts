import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPlaceholder } from '../../language/rules/placeholder.js';
import { open, vocabulary } from '../helpers/services.js';

interface Snippet { prefix: string; description: string; body: string[] }
const snippets = JSON.parse(readFileSync(new URL('../../syntaxes/snippets.json', import.meta.url), 'utf8')) as Record<string, Snippet>;
const blocks = Object.entries(snippets).filter(([name]) => name !== 'Results');

/** What stands there when every stop is passed with the Tab key: the placeholders, of choices the given one. */
function expanded({ body }: Snippet, choose = (choices: string[]): string => choices[0]!): string {
    const now = { CURRENT_YEAR: '2027', CURRENT_MONTH: '03', CURRENT_DATE: '01' };
    return body.join('\n')
        .replace(/\$(CURRENT_[A-Z]+)/g, (_, name: keyof typeof now) => now[name])
        .replace(/\$\{\d+\|([^|]*)\|\}/g, (_, choices: string) => choose(choices.split(',')))
        .replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+/g, '').replace(/\s+$/, '\n');
}

test('there is one for each kind of block', () => {
    expect(blocks.map(([name]) => name).sort()).toEqual(vocabulary.blocks.map(({ kind }) => kind).sort());
    for (const [name, { prefix, description }] of Object.entries(snippets)) {
        expect(prefix).toBe(name.toLowerCase());
        expect(description).toMatch(/^[A-Z].{15,100}$/);
    }
});

describe.each(blocks)('%s', (kind, snippet) => {
    test('is a block of which every key is known, in the usual order', async () => {
        const workspace = await open(expanded(snippet));
        const [block, ...more] = workspace.model().blocks;
        expect(more).toEqual([]);
        expect(block).toMatchObject({ kind, custom: [] });
        expect(block!.fields.length).toBeGreaterThan(0);
        const order = vocabulary.block(kind)!.fields.map(({ key }) => key);
        expect(block!.fields.map(({ key }) => order.indexOf(key))).toEqual(block!.fields.map(({ key }) => order.indexOf(key)).sort((a, b) => a - b));
    });

    test('has the fields that are asked for, and nothing in them that is seen as a placeholder or cannot be', async () => {
        const workspace = await open(expanded(snippet));
        const [block] = workspace.model().blocks;
        const { findings } = workspace.check();
        const asked = findings.flatMap(({ data }) => data?.fix === 'add-field' ? [data.key] : []).filter(key => !block!.fields.some(field => field.key === key));
        expect(asked).toEqual([]);
        expect(block!.fields.filter(({ text }) => text !== '' && isPlaceholder(text))).toEqual([]);
        expect(isPlaceholder(block!.title)).toBe(false);
        expect(findings.filter(({ code, requirement, severity }) => (requirement === 'structure' || severity === 'error') && !['field-should-have-a-value', 'value-should-be-readable'].includes(code))
            .filter(({ code }) => !(kind === 'Approval' && code === 'reference-must-exist'))).toEqual([]);
    });

    test('offers choices that are all understood', async () => {
        for (const choose of [(choices: string[]) => choices[1] ?? choices[0]!, (choices: string[]) => choices.at(-1)!]) {
            const unread = (await open(expanded(snippet, choose))).check().findings.filter(({ code }) => code === 'value-should-be-readable').map(({ message }) => message);
            expect(unread.filter(message => !/how many|today's number/.test(message))).toEqual([]);
        }
    });
});

test('the table of results is one', async () => {
    const workspace = await open(`## Metric: Leads\n\n- Unit: leads\n\n${expanded(snippets['Results']!).replace(' |  |', ' | 84 |')}`);
    expect(workspace.model().blocks[0]!.results).toMatchObject([{ date: '2027-03-01', amount: 84 }]);
});
