import { describe, expect, test } from 'vitest';
import { isPlaceholder } from '../../../language/model/placeholder.js';
import { open, vocabulary } from '../../helpers/services.js';
import { accepted, expanded } from './completing.js';

/** Each kind of block as completion writes it into a new file, when every stop is passed with the Tab key. */
describe.each(vocabulary.blocks.map(({ kind }) => kind))('The block that completion begins: %s', kind => {
    const begun = async (choose?: (choices: string[]) => string): Promise<string> => expanded(chosen(await accepted('¦', kind), choose), (hint, before) => hint === '' && before.endsWith(': ') && /#[^\n]*$/.test(before) ? 'Our own' : undefined);

    test('has fields that are all known, in the usual order', async () => {
        const [block, ...more] = (await open(await begun())).model().blocks;
        expect(more).toEqual([]);
        expect(block).toMatchObject({ kind, custom: [] });
        expect(block!.fields.length).toBeGreaterThan(0);
        const order = vocabulary.block(kind)!.fields.map(({ key }) => key);
        expect(block!.fields.map(({ key }) => order.indexOf(key))).toEqual(block!.fields.map(({ key }) => order.indexOf(key)).sort((a, b) => a - b));
    });

    test('has no title that is seen as a placeholder', async () => {
        const [block] = (await open(await begun())).model().blocks;
        expect(isPlaceholder(block!.title)).toBe(false);
    });

    test('offers choices that are all understood', async () => {
        for (const choose of [(choices: string[]) => choices[1] ?? choices[0]!, (choices: string[]) => choices.at(-1)!]) {
            const unread = (await open(await begun(choose))).check().findings.filter(({ code }) => code === 'value-should-be-readable').map(({ message }) => message);
            expect(unread.filter(message => !/how many|how much|today's number|Write a number/.test(message))).toEqual([]);
        }
    });
});

/** The snippet with another of its choices in each stop; without `choose`, as it is. */
function chosen(snippet: string, choose?: (choices: string[]) => string): string {
    return choose ? snippet.replace(/\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/g, (_, number: string, choices: string) => `\${${number}|${choose(choices.match(/(?:\\.|[^,\\])+/g)!)}|}`) : snippet;
}
