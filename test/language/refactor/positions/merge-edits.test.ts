import { describe, expect, test } from 'vitest';
import { mergeObstacles } from '../../../../language/index.js';
import { acme } from '../../../helpers/examples.js';
import { mainFile, nameOf, open } from '../../../helpers/services.js';
import { merged, mergedText, models, position } from './merged.js';

const uses = (...files: string[]): string => `# Strategy: S\n\n- Uses: ${files.map(file => `[x](${file})`).join(', ')}\n\n`;

describe('A field that names the position', () => {
    const owners = '\n## Owner: A\n\n## Owner: B\n\n## Owner: C\n';
    const field = async (text: string): Promise<string> => {
        const result = await mergedText(`## Goal: G\n\n${text}\n${owners}`);
        expect(result.endsWith('\n\n## Owner: B\n\n## Owner: C\n')).toBe(true);
        return result.slice('## Goal: G\n\n'.length, -'\n\n## Owner: B\n\n## Owner: C\n'.length);
    };

    test.each([
        ['- Owner: A', '- Owner: B'],
        ['- Owner:   a  ', '- Owner:   B  '],
        ['- **Responsible:** A', '- **Responsible:** B'],
        ['- Owner: A, C', '- Owner: B, C'],
        ['- Owner: C; A', '- Owner: C; B'],
        ['- Owner: A, B', '- Owner: B'],
        ['- Owner: B, A', '- Owner: B'],
        ['- Owner: C, A, B', '- Owner: C, B'],
        ['- Owner: A, C, B', '- Owner: C, B'],
        ['- Owner: A; A; C', '- Owner: B; C'],
        ['- Owner: A, A, B', '- Owner: B'],
        ['- Owner: B, A, A', '- Owner: B'],
        ['- Owner: C, A,', '- Owner: C, B,'],
        ['- Owner: [A](#owner-a)', '- Owner: [B](#owner-b)'],
        ['- Owner: [her](#owner-a "boss"), C', '- Owner: [B](#owner-b), C'],
        ['- Owner: [B](#owner-b), [A](#owner-a)', '- Owner: [B](#owner-b)'],
        ['- Owner:\n  - A\n  - C', '- Owner:\n  - B\n  - C'],
        ['- Owner:\n  - A\n  - B\n  - C', '- Owner:\n  - B\n  - C'],
        ['- Owner:\n  - C\n  - B\n  - A', '- Owner:\n  - C\n  - B'],
        ['- Owner: A\n  - B', '- Owner:\n  - B'],
        ['- Owner: C,\n  A,\n  B', '- Owner: C,\n  B'],
        ['- Owner: B\n- Owner: A\n- Phase: data', '- Owner: B\n- Phase: data'],
        ['- Owner: A\n- Owner: A', '- Owner: B']
    ])('%j becomes %j', async (before, after) => expect(await field(before)).toBe(after));

    test.each([
        ['- Measured: monthly by A, next 2027-02-01', '- Measured: monthly by B, next 2027-02-01'],
        ['- Measured: monthly by A, B, next 2027-02-01', '- Measured: monthly by B, next 2027-02-01'],
        ['- Measured: monthly by B, A', '- Measured: monthly by B'],
        ['- Measured: monthly by B\n- Measured: weekly by A', '- Measured: monthly by B\n- Measured: weekly'],
        ['- Measured: monthly by B\n- Measured: by A', '- Measured: monthly by B']
    ])('%j of a metric becomes %j', async (before, after) => {
        expect(await mergedText(`## Metric: M\n\n${before}\n${owners}`)).toBe(`## Metric: M\n\n${after}\n\n## Owner: B\n\n## Owner: C\n`);
    });

    test('of mentions and parties too', async () => {
        expect(await mergedText('## Meeting: M\n\n- Participants: Guests, A\n- Chair: A\n\n## Team: T\n\n- Lead: A\n- Members: B, A, others\n\n## Owner: A\n\n## Owner: B\n'))
            .toBe('## Meeting: M\n\n- Participants: Guests, B\n- Chair: B\n\n## Team: T\n\n- Lead: B\n- Members: B, others\n\n## Owner: B\n');
    });

    test('gets a link where the title has a comma', async () => {
        expect((await merged('## Goal: G\n\n- Owner: A\n\n## Owner: A\n\n## Owner: B, C\n', {}, 'A', 'B, C'))[mainFile]).toBe('## Goal: G\n\n- Owner: [B, C](#owner-b-c)\n\n## Owner: B, C\n');
    });
});

describe('The position that stays', () => {
    const into = async (a: string, b: string, hours?: number): Promise<string> => mergedText(`## Owner: A\n\n${a}\n\n## Owner: B\n\n${b}\n`, { hours }).then(text => text.replace('## Owner: B\n\n', ''));

    test.each([
        ['- Responsibilities: writes', '- Responsibilities: reads', '- Responsibilities: reads; writes'],
        ['- Responsibilities: writes; reads.', '- Responsibilities: Reads.', '- Responsibilities: Reads; writes'],
        ['- Responsibilities:\n  - writes; always\n  - counts', '- Responsibilities: reads;', '- Responsibilities: reads; writes, always; counts'],
        ['- Responsibilities: writes; counts', '- Responsibilities:\n    * reads\n- Load: 5%', '- Responsibilities:\n    * reads\n    * writes\n    * counts\n- Load: 5%'],
        ['- Responsibilities: reads', '- Responsibilities: reads', '- Responsibilities: reads'],
        ['- Responsibilities: reads', '- Responsibilities: TBD', '- Responsibilities: reads'],
        ['- Responsibilities: TBD', '- Responsibilities: reads', '- Responsibilities: reads'],
        ['- Responsibilities: reads', '- Responsibilities:', '- Responsibilities: reads'],
        ['- Responsibilities: reads', '* **Held by**: Ann\n* **Backup**: C', '* **Held by**: Ann\n* **Responsibilities**: reads\n* **Backup**: C'],
        ['- Responsibilities: reads', '+ __Backup:__ C', '+ __Responsibilities:__ reads\n+ __Backup:__ C'],
        ['- Responsibilities: reads', 'Prose.', '- Responsibilities: reads\n\nProse.'],
        ['- Responsibilities: reads\n- Responsibilities: counts', '- Load: 1%', '- Responsibilities: reads; counts\n- Load: 1%']
    ])('gains %j beside %j', async (a, b, after) => expect(await into(a, b)).toBe(`${after}\n`));

    test.each([
        ['- Load: 20%', '- Load: 50%', undefined, '- Load: 70%'],
        ['- Load: 45%\n- Hours: 24', '- Load: 50 %\n- Hours: 32 hours', undefined, '- Load: 84 %\n- Hours: 32 hours'],
        ['- Load: 10 hours', '- Load: 50%', undefined, '- Load: 75%'],
        ['- Load: 10%', '- Load: about 20.5 hours', undefined, '- Load: about 24.5 hours'],
        ['- Load: 50.1%', '- Load: 50%', undefined, '- Load: 101%'],
        ['- Load: 20%', '- Load: 50%', 20, '- Load: 140%\n- Hours: 20 hours'],
        ['- Load: 20%', '- Load: 50%\n- Hours: 38,5 h', 38.5, '- Load: 71%\n- Hours: 38.5 h'],
        ['- Load: high', '- Load: 50%', undefined, '- Load: 50%'],
        ['- Email: a@b.example', '- Load: 50%', undefined, '- Load: 50%'],
        ['- Load: 50%', '- Held by: Ann', undefined, '- Held by: Ann']
    ])('has the load of both: %j and %j', async (a, b, hours, after) => expect(await into(a, b, hours)).toBe(`${after}\n`));

    test.each([
        ['- Backup: A\n- Load: 5%', '- Load: 5%'],
        ['- Backup: C, A', '- Backup: C'],
        ['- Can merge with: A; C\n- Reports to: A', '- Can merge with: C']
    ])('no longer names the other: %j', async (b, after) => expect(await into('Prose.', `${b}\n\nWords.`)).toBe(`${after}\n\nWords.\n\nFrom A:\n\nProse.\n`));

    test('loses a field list of which nothing is left', async () => {
        expect(await mergedText('## Owner: A\n\n## Owner: B\n\n- Backup: A\n\n- Load: 40% in summer\n')).toBe('## Owner: B\n\n<!-- -->\n\n- Load: 40% in summer\n');
        expect(await mergedText('## Owner: A\n\n## Owner: B\n\n- Backup: A\n- Can merge with: A\n\nWords.\n')).toBe('## Owner: B\n\nWords.\n');
        expect(await mergedText('## Owner: A\n\n## Owner: B\n\n- Backup: A')).toBe('## Owner: B');
        expect(await mergedText('## Owner: A\n\n- Responsibilities: reads\n\n## Owner: B\n\n- Backup: A')).toBe('## Owner: B\n\n- Responsibilities: reads');
    });
});

describe('What the other position held', () => {
    test('besides fields stands under its name, in the words of its author', async () => {
        const a = '## Owner: A\n\n- Held by: Ann\n- Tools: Buffer,\n  Excel\n- no key\n- Load: 10%\n- Budget code: 7\n\nShe began in 2020.\n\n- Load: 40% in summer\n\n### Notes\n\n~~~\ncode\n~~~\n\n';
        expect(await mergedText(`# Positions\n\n${a}## Goal: G\n\n- Owner: A\n\n### Owner: B\n\n- Load: 10%\n\nWords.\n\n## Goal: H\n`)).toBe(
            '# Positions\n\n## Goal: G\n\n- Owner: B\n\n### Owner: B\n\n- Load: 20%\n\nWords.\n\nFrom A:\n\n- Tools: Buffer,\n  Excel\n- no key\n- Budget code: 7\n\nShe began in 2020.\n\n- Load: 40% in summer\n\n#### Notes\n\n~~~\ncode\n~~~\n\n## Goal: H\n');
    });

    test('follows when it is the last of the file', async () => {
        expect(await mergedText('## Owner: B\n\nWords.\n\n## Owner: A\n\nProse.\n')).toBe('## Owner: B\n\nWords.\n\nFrom A:\n\nProse.\n');
        expect(await mergedText('## Owner: B\n\n## Owner: A\n\nProse.')).toBe('## Owner: B\n\nFrom A:\n\nProse.');
    });

    test('leaves out what it excused for itself', async () => {
        expect(await mergedText('## Owner: A\n<!-- strategy-ignore position-should-have-backup: alone -->\n\n- Load: 1%\n\nProse.\n\n## Owner: B\n')).toBe('## Owner: B\n\nFrom A:\n\nProse.\n');
    });

    test('keeps its links when it moves to another folder', async () => {
        const files = { [mainFile]: `${uses('team/a.strategy.md', 'b.strategy.md')}`, 'team/a.strategy.md': '## Owner: A\n\nSee [plan](../plan%20b.md#x), [here](#team-t), [her](#owner-a), ![i](i.png), [web](https://x.example).\n\n[d]: d.md\n\n## Team: T\n\n- Lead: A\n', 'b.strategy.md': '## Owner: B\n' };
        expect((await merged(files))['b.strategy.md']).toBe('## Owner: B\n\nFrom A:\n\nSee [plan](plan%20b.md#x), [here](team/a.strategy.md#team-t), [her](#owner-b), ![i](team/i.png), [web](https://x.example).\n\n[d]: team/d.md\n');
    });

    test('leaves blocks of its section where they are, as nobody else\'s', async () => {
        expect(await mergedText('## Goal: G\n\n## Owner: A\n\n### Metric: M\n\n- Owner: A\n\n#### Deeper\n\n### Action: X\n\n## Owner: B\n')).toBe(
            '## Goal: G\n\n## Metric: M\n\n- Owner: B\n\n### Deeper\n\n## Action: X\n\n## Owner: B\n');
        expect(await mergedText('## Owner: A\n\nProse.\n\n### Notes\n\n### Owner: B\n\nWords.\n')).toBe('## Owner: B\n\nWords.\n\nFrom A:\n\nProse.\n\n### Notes\n');
    });
});

describe('Over all files', () => {
    const shared = '# Positions\n\n## Owner: A\n\n- Backup: B\n\n## Owner: B\n\n- Load: 5%\n';

    test('names and links are followed, also those in words; other files stay as they are', async () => {
        const files = {
            [mainFile]: `${uses('people/all.strategy.md')}## Goal: G\n\n- Owner: [A](people/all.strategy.md#owner-a)\n- Agreed: with [A](people/all.strategy.md#owner-a) and [the analyst](people/all.strategy.md#owner-a)\n\nA is named; \`code\`.\n`,
            'people/all.strategy.md': shared, 'people/words.strategy.md': 'See [A](all.strategy.md#owner-a).\n', 'sales.strategy.md': '## Owner: A\n\n## Goal: G\n\n- Owner: A\n'
        };
        expect(await merged(files)).toEqual({
            [mainFile]: `${uses('people/all.strategy.md')}## Goal: G\n\n- Owner: [B](people/all.strategy.md#owner-b)\n- Agreed: with [B](people/all.strategy.md#owner-b) and [the analyst](people/all.strategy.md#owner-b)\n\nA is named; \`code\`.\n`,
            'people/all.strategy.md': '# Positions\n\n## Owner: B\n\n- Load: 5%\n', 'people/words.strategy.md': 'See [B](all.strategy.md#owner-b).\n', 'sales.strategy.md': files['sales.strategy.md']
        });
    });

    test('approvals and records of changes keep what was', async () => {
        const records = '## Approval: A\n\n- Date: 2027-01-01\n\n## Change: X\n\n- Requested by: A\n- Approved by: [A](#owner-a)\n- Reason: [why](#owner-a)\n';
        expect(await mergedText(`${records}\n## Owner: A\n\n## Owner: B\n`)).toBe(`${records.replaceAll(/\[(\w+)\]\(#owner-a\)/g, '$1')}\n## Owner: B\n`);
    });

    test.each(['\r\n', '\r', '\n'])('line ends stay what they are: %j', async eol => {
        const text = '\uFEFF# Strategy: S\n\n- Owner: A\n\n## Owner: A\n\n- Responsibilities: x\n- Tools: y\n\nProse.\n\n## Owner: B\n\n- Responsibilities:\n  - z\n- Backup: A\n';
        expect(await mergedText(text.replaceAll('\n', eol))).toBe('\uFEFF# Strategy: S\n\n- Owner: B\n\n## Owner: B\n\n- Responsibilities:\n  - z\n  - x\n\nFrom A:\n\n- Tools: y\n\nProse.\n'.replaceAll('\n', eol));
    });

    test('a file that does not see the other position stands in the way', async () => {
        const all = models(await open({ [mainFile]: `${uses('a.strategy.md')}## Goal: G\n\n- Owner: A\n`, 'a.strategy.md': '## Owner: A\n', 'b.strategy.md': '## Owner: B\n' }));
        expect(mergeObstacles(position('A', all), position('B', all), all, nameOf)).toEqual(['acme.strategy.md names "A" and does not see "B": add b.strategy.md to its "Uses" first.']);
    });

    test('the example becomes what a careful editor would have written', async () => {
        const result = await merged(acme, {}, 'Marketing Analyst', 'Content Editor');
        const expected = acme['organisation.strategy.md']
            .replace('Content Editor, Marketing Analyst', 'Content Editor')
            .replace('  - checks every claim with an engineer before it is published\n- Backup: Marketing Analyst\n- Load: 50%', '  - checks every claim with an engineer before it is published\n  - measures, explains and proposes\n  - keeps the campaign codes clean\n- Load: 84%')
            .replace('- Can merge with: Marketing Analyst\n', '')
            .replace(/### Owner: Marketing Analyst\n[^]*?(?=### Owner: Head of Sales)/, '');
        expect(result['organisation.strategy.md']).toBe(expected);
        expect(result['acme.strategy.md']).toBe(acme['acme.strategy.md'].replaceAll('Marketing Analyst', 'Content Editor'));
    });
});
