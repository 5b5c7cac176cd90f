import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeEdits, changed, type Block, type StrategyModel } from '../../../../language/index.js';
import { pointsOf } from '../../../../language/refactor/positions/responsibilities.js';
import { mainFile, open } from '../../../helpers/services.js';
import { models, position } from './merged.js';

const other = 'organisation.strategy.md';

const title = fc.constantFrom('A', 'B', 'C', 'A A', 'a');
const anchor = (name: string): string => `owner-${name.toLowerCase().replace(' ', '-')}`;
const named = (link: boolean): fc.Arbitrary<string> => link ? title.map(name => `[${name}](${other}#${anchor(name)})`) : title;
const reference = fc.boolean().chain(named);
const separator = fc.constantFrom(', ', '; ', ',', ' ;  ', ',\n  ');
const inline = fc.tuple(fc.array(reference, { minLength: 1, maxLength: 4 }), separator).map(([names, by]) => ` ${names.join(by)}`);
const nested = fc.tuple(fc.array(reference, { minLength: 1, maxLength: 4 }), fc.constantFrom('  - ', '    * ')).map(([names, bullet]) => names.map(name => `\n${bullet}${name}`).join(''));
const list = fc.oneof(inline, nested);
const prose = fc.constantFrom('', '\nWords of A, and of B.\n', `\nSee [A](${other}#owner-a).\n`, '\n- A\n- Owner: A\n', '\n```\n- Owner: A\n```\n', '\n### Notes\n\nMore.\n');

const field = (...keys: string[]): fc.Arbitrary<string> => fc.tuple(fc.constantFrom(...keys), fc.constantFrom('', '**'), list).map(([key, mark, value]) => `- ${mark}${key}:${mark}${value}\n`);
const block = (kind: string, fields: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom('##', '###'), fc.array(fields, { maxLength: 3 }), prose).map(([marks, lines, words]) => `${marks} ${kind}: X\n\n${lines.join('')}${words}\n`);
const using = fc.array(fc.oneof(
    block('Goal', field('Owner', 'Tools')), block('Platform', field('Owner', 'Approves posts')), block('Metric', fc.oneof(field('Owner'), inline.map(names => `- Measured: monthly by${names}\n`))),
    block('Meeting', field('Participants', 'Chair')), block('Change', field('Requested by', 'Approved by'))
), { maxLength: 5 }).map(blocks => `# Strategy: S\n\n- Uses: [O](${other})\n- Owner: C\n\n${blocks.map((text, index) => text.replace(': X\n', `: X${index}\n`)).join('')}`);
const ownField = fc.oneof(
    field('Backup', 'Can merge with', 'Reports to'),
    fc.constantFrom('- Load: 20%\n', '- Load: 8 hours\n', '- Responsibilities: x; y\n', '- Responsibilities:\n  - y\n  - z\n', '- Tools: A\n', '- no key\n', '- Hours: 20\n', '- Held by: Ann\n')
);
const owner = (name: string): fc.Arbitrary<string> => fc.tuple(fc.constantFrom('##', '###'), fc.uniqueArray(ownField, { maxLength: 4 }), prose).map(([marks, lines, words]) => `${marks} Owner: ${name}\n\n${lines.join('')}${words}\n`);
const organisation = fc.tuple(fc.tuple(owner('A'), owner('B'), owner('C'), owner('A A'), block('Team', field('Lead', 'Members'))).chain(blocks => fc.shuffledSubarray(blocks, { minLength: 5 })), fc.boolean())
    .map(([blocks, ends]) => ends ? blocks.join('') : blocks.join('').trimEnd());

/** Fields of a block with one key, as one. */
interface Naming { block: string; key: string; targets: (string | undefined)[]; texts: string[] }

/** What every key of every block names; records of changes aside, which keep the name. */
function namingsOf(all: readonly StrategyModel[]): Naming[] {
    return all.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind !== 'Change').flatMap(block => [...new Set(block.fields.map(({ key }) => key))].map(key => {
        const fields = block.fields.filter(field => field.key === key && field.references.length > 0);
        return { block: nameOf(block), key, targets: fields.flatMap(({ references }) => references.map(({ target }) => target?.title)), texts: fields.map(({ text }) => text) };
    })).filter(({ targets }) => targets.length > 0);
}

const nameOf = ({ kind, title }: Block): string => `${kind} ${title}`;
/** Its blocks in order, with their custom fields; links in these by their words. */
const outline = ({ uri, blocks }: StrategyModel): string[] => [uri, ...blocks.map(block => `${nameOf(block)} ${block.custom.map(({ text }) => text.replace(/\[[AaB]\]\([^)]*\)/g, 'link')).join('|')}`)];
const proseLines = (block: Block, { text }: StrategyModel): string[] =>
    block.prose.flatMap(span => text.slice(span.start, span.end).split(/[\r\n]+/)).filter(line => line.trim() !== '' && !/#|\[/.test(line));

test('after a merge nothing names the position that went, nothing new is unknown, and all else is what it was', async () => {
    await fc.assert(fc.asyncProperty(using, organisation, fc.constantFrom('\n', '\r\n'), async (main, shared, eol) => {
        const before = models(await open({ [mainFile]: main.replaceAll('\n', eol), [other]: shared.replaceAll('\n', eol) }));
        const [a, b] = [position('A', before), position('B', before)];
        const edits = mergeEdits(a, b, before);
        const [newMain, newShared] = before.map(({ uri, text }) => changed(text, edits.filter(edit => edit.uri === uri)));
        const expected = before.map(model => outline({ ...model, blocks: model.blocks.filter(block => block !== a) }));
        const named = new Map(namingsOf(before).map(naming => [`${naming.block}: ${naming.key}`, naming]));
        const kept = proseLines(a, before[1]!);
        const responsibilities = [...pointsOf(b), ...pointsOf(a)].map(point => point.toLowerCase());

        const after = models(await open({ [mainFile]: newMain!, [other]: newShared! }));
        expect(after.map(outline)).toEqual(expected);
        for (const { block, key, targets, texts } of namingsOf(after)) {
            const had = named.get(`${block}: ${key}`)!.targets;
            const namesB = block === 'Owner B' || key === 'Can merge with' ? had.includes('B') : had.includes('A') || had.includes('B');
            const wanted = [...had.filter(target => target !== 'A' && target !== 'B'), ...namesB ? ['B'] : []];
            expect([...new Set(targets)].sort()).toEqual([...new Set(wanted)].sort());
            if (!had.includes('B')) expect(targets.filter(target => target === 'B').length).toBeLessThanOrEqual(1);
            for (const text of texts) expect(text).not.toMatch(/^[,;]|[,;]\s*[,;]/);
        }
        for (const { text } of after) {
            expect(text).not.toMatch(/\]\([^)]*#owner-a\)/);
            expect(text.replaceAll('\r\n', '')).not.toMatch(eol === '\n' ? /\r/ : /[\r\n]/);
        }
        for (const line of kept) expect(newShared).toContain(line);
        expect(new Set(pointsOf(position('B', after)).map(point => point.toLowerCase()))).toEqual(new Set(responsibilities));
    }), { numRuns: 40 });
}, 120_000);
