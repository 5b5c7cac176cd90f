import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { format } from '../../../language/format/format.js';
import { structureIn } from '../../../language/parser/parser.js';
import { changed } from '../../../language/refactor/text-change.js';
import { acme, library } from '../../helpers/examples.js';
import { open } from '../../helpers/services.js';
import { changesOf, formatted } from './apply.js';

/** What each case of a table becomes. */
function cases(title: string, table: readonly (readonly [name: string, before: string, after: string])[]): void {
    describe(title, () => {
        test.each(table)('%s', async (_, before, after) => {
            expect(await formatted(before)).toBe(after);
            expect(await formatted(after), 'and is then in form').toBe(after);
        });
    });
}
/** Cases that stay as they are. */
function kept(title: string, table: readonly (readonly [name: string, text: string])[]): void {
    cases(title, table.map(([name, text]) => [name, text, text] as const));
}

test.each(Object.entries({ ...acme, ...library }))('the example %s is in form', async (_, text) => expect(await changesOf(text)).toEqual([]));

test('so are the examples of the language\'s reference', async () => {
    const page = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/```markdown\n([^]*?)```/g)].map(([, example]) => example!);
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) expect(await formatted(example)).toBe(example);
});

cases('A heading', [
    ['has one space behind its signs and its colon', '##\tGoal:   Reach\n', '## Goal: Reach\n'],
    ['has no space before its colon', '## Goal : Reach\n', '## Goal: Reach\n'],
    ['has the keyword\'s own letters, and the writer\'s word', '## kpi: a\n\n## OBJECTIVE: B\n\n## sign-off: C\n', '## KPI: a\n\n## Objective: B\n\n## Sign-off: C\n'],
    ['keeps its title', '## Goal:  a  B `x`  c\n', '## Goal: a  B `x`  c\n'],
    ['keeps its closing signs', '## Goal: A #   ##  \n', '## Goal: A # ##\n'],
    ['may have no title', '## Goal:   \n', '## Goal:\n']
]);

kept('A heading stays', [
    ['when it is prose', '# Strategy: A\n\n##   Background  \n\n## Gaol :  x\n\n  ## Goal: indented\n'],
    ['when a link leads to what GitHub makes of its spaces', '## Goal : A\n\nSee [it](#goal--a).\n']
]);

cases('A field', [
    ['has a hyphen and one space, no space before its colon and one behind it', '## Team: A\n\n*   Function :sales\n* Lead:\tAnn  \n', '## Team: A\n\n- Function: sales\n- Lead: Ann\n'],
    ['has the key\'s own letters, and the writer\'s word', '## Goal: A\n\n- RESPONSIBLE: Ann\n- kpi: x\n- leads   TO: y\n', '## Goal: A\n\n- Responsible: Ann\n- KPI: x\n- Leads to: y\n'],
    ['keeps a bold key', '## Goal: A\n\n- **owner:** Ann\n- __Teams__:B\n- **phase** :  data\n', '## Goal: A\n\n- **Owner:** Ann\n- __Teams__: B\n- **Phase** : data\n'],
    ['keeps the letters of a key of one\'s own', '## Goal: A\n\n- my  TOOLS :x: y\n- my  TOOLS : x\n', '## Goal: A\n\n- my  TOOLS :x: y\n- my  TOOLS: x\n'],
    ['with a condition', '## Metric: A\n\n- when Below  60: stop\n- **when ABOVE 80:** go  on\n- When below : x\n', '## Metric: A\n\n- When below 60: stop\n- When below: x\n- **When above 80:** go  on\n'],
    ['goes on below in its column', '## Team: A\n\n*   Lead: Ann\n    and  Bob\n*   Function:\n        sales\n', '## Team: A\n\n- Function:\n      sales\n- Lead: Ann\n  and  Bob\n'],
    ['names several in bullets of two spaces', '## Goal: A\n\n- Teams :\n     * A  \n     * B\n       or C\n', '## Goal: A\n\n- Teams:\n  - A\n  - B\n    or C\n'],
    ['keeps numbers of a nested list, and bullets that are part of a text', '## Owner: A\n\n+ Responsibilities:\n    1. one\n    2. two\n+ Held by:\n    * x\n', '## Owner: A\n\n- Held by:\n  * x\n- Responsibilities:\n  1. one\n  2. two\n'],
    ['has no blanks at its end where nothing follows', '## Goal: A\n\n- Owner:  \n- Agreed: x  \n', '## Goal: A\n\n- Owner:\n- Agreed: x\n'],
    ['keeps a hard break inside its value', '## Strategy: A\n\n-  Letterhead: ![x](x.svg)  \n   Street 1  \n', '## Strategy: A\n\n- Letterhead: ![x](x.svg)  \n  Street 1\n'],
    ['keeps a hyphen that is no bullet', '## Team: A\n\n-   Lead: Ann\n        - x\n', '## Team: A\n\n- Lead: Ann\n      - x\n']
]);

cases('A date', [
    ['that can mean only one day is written as ISO', '## Action: A\n\n- Due: 1 March 2027\n\n## Change: B\n\n- Date: 1. März 2027.\n\n## Owner: C\n\n- Until: 13/03/2027\n', '## Action: A\n\n- Due: 2027-03-01\n\n## Change: B\n\n- Date: 2027-03-01\n\n## Owner: C\n\n- Until: 2027-03-13\n'],
    ['behind next', '## Metric: A\n\n- Measured: monthly by Ann, next March 1, 2027\n', '## Metric: A\n\n- Measured: monthly by Ann, next 2027-03-01\n'],
    ['in a results table', '## Metric: A\n\n| Date       | Actual |\n| ---------- | ------ |\n| 31.1.2027  | 5      |\n', '## Metric: A\n\n| Date       | Actual |\n| ---------- | ------ |\n| 2027-01-31 | 5      |\n']
]);

kept('A date stays', [
    ['when it may mean two days, is bold, or is no date', '## Action: A\n\n- Due: 03/04/2027\n\n## Owner: B\n\n- Until: **1 March 2027**\n\n## Change: C\n\n- Date: soon\n'],
    ['where a text, a period or a target is asked for', '## Goal: A\n\n- Target: 120 by 1 March 2027\n- Agreed: 1 March 2027\n\n## Strategy: B\n\n- Period: 1 March 2027 to 1 April 2027\n']
]);

cases('The order', [
    ['is that of the grammar', '## Goal: A\n\n- Supports: B\n- Owner: Ann\n- Phase: data\n', '## Goal: A\n\n- Owner: Ann\n- Phase: data\n- Supports: B\n'],
    ['takes lines below along', '## Goal: A\n\n- Teams:\n  - B\n  - C\n- Owner: Ann\n  or Bob\n', '## Goal: A\n\n- Owner: Ann\n  or Bob\n- Teams:\n  - B\n  - C\n'],
    ['leaves one\'s own fields behind the one they followed', '## Goal: A\n\n- Ticket: 7\n- Phase: data\n- Tools: x\n- Owner: Ann\n- Note: y\n', '## Goal: A\n\n- Ticket: 7\n- Owner: Ann\n- Note: y\n- Phase: data\n- Tools: x\n'],
    ['leaves repeated keys in theirs, also synonyms', '## Goal: A\n\n- Phase: data\n- Responsible: Ann\n- Owner: Bob\n', '## Goal: A\n\n- Responsible: Ann\n- Owner: Bob\n- Phase: data\n']
]);

kept('The order stays', [
    ['with a line that has no key', '## Goal: A\n\n- Phase: data\n- no key\n- Owner: Ann\n'],
    ['with text glued under the list', '## Goal: A\n\n- Phase: data\n- Owner: Ann\nglued\n'],
    ['with a paragraph in the last item', '## Goal: A\n\n- Phase: data\n- Owner: Ann\n\n  More about Ann.\n'],
    ['with a comment in an item', '## Goal: A\n\n- Phase: data\n  <!-- the data phase -->\n- Owner: Ann\n'],
    ['when one\'s own fields of the same key would pass each other', '## Goal: A\n\n- Phase: data\n- Tools: x\n- Owner: Ann\n- Tools: y\n'],
    ['in a block of the house\'s kind and in prose', '## Team: A\n\nText.\n\n- Lead: x\n- Function: y\n']
]);

cases('A results table', [
    ['is aligned as its delimiter row says', '## Metric: A\n\n|Date|Actual|Note|\n|:-|-:|:-:|\n|2027-01-31|5|x|\n| 2027-02-28 | 1,200 | long |\n', '## Metric: A\n\n| Date       | Actual | Note |\n| :--------- | -----: | :--: |\n| 2027-01-31 |      5 |  x   |\n| 2027-02-28 |  1,200 | long |\n'],
    ['gets its outer pipes and the cells it lacks', '## Metric: A\n\nDate | Actual\n-|-\n2027-01-31\n2027-02-28|\n', '## Metric: A\n\n| Date       | Actual |\n| ---------- | ------ |\n| 2027-01-31 |        |\n| 2027-02-28 |        |\n'],
    ['keeps cells that are too many, pipes in a cell and a row of nothing', '## Metric: A\n\n|Date|Actual|\n|-|-|\n|x|a\\|b|more| \n||\n|\n', '## Metric: A\n\n| Date | Actual |\n| ---- | ------ |\n| x    | a\\|b   | more |\n|      |        |\n|\n'],
    ['counts wide characters twice and marks not at all', '## Metric: A\n\n|Date|Actual|Note|\n|-|-|-|\n|x|1|日本語|\n|x|1|e\u0301e\u0301|\n|x|1|👩‍👩‍👧|\n', '## Metric: A\n\n| Date | Actual | Note   |\n| ---- | ------ | ------ |\n| x    | 1      | 日本語 |\n| x    | 1      | e\u0301e\u0301     |\n| x    | 1      | 👩‍👩‍👧     |\n'],
    ['has a blank line above and below', '## Metric: A\n| Date | Actual |\n| ---- | ------ |\n# Notes\n', '## Metric: A\n\n| Date | Actual |\n| ---- | ------ |\n\n# Notes\n']
]);

test('a cell that is very long does not widen its column', async () => {
    const long = 'x'.repeat(500);
    const text = `## Metric: A\n\n| Date | Actual | Note |\n| ---- | ------ | ---- |\n| x    | 1      | ${long} |\n| x    | 1      | y    |\n`;
    expect(await formatted(text)).toBe(text);
});

kept('Other tables stay', [
    ['in another block', '## Goal: A\n\n|Date|Actual|\n|-|-|\n|1 March 2027|2|\n'],
    ['with other columns', '## Metric: A\n\n|When|Actual|\n|-|-|\n|1|2|\n'],
    ['behind the first', '## Metric: A\n\n| Date | Actual |\n| ---- | ------ |\n\n|Date|Actual|\n|-|-|\n']
]);

cases('Blank lines', [
    ['stand between heading, list and prose', '## Goal: A\n- Owner: Ann\n\n\n\nText.\n## Goal: B\nText.\n\n\n\n## Goal: C\n\n\n- Owner: Bob\n## Notes\n', '## Goal: A\n\n- Owner: Ann\n\nText.\n\n## Goal: B\n\nText.\n\n## Goal: C\n\n- Owner: Bob\n\n## Notes\n'],
    ['are empty', '## Goal: A\n \t\n- Owner: Ann\n', '## Goal: A\n\n- Owner: Ann\n'],
    ['do not begin the file, and one line end ends it', '\n \n## Goal: A\n\nText.  \n\n  \n', '## Goal: A\n\nText.  \n'],
    ['come with a line end that was missing', '## Goal: A\n\nText.  ', '## Goal: A\n\nText.  \n'],
    ['stay behind a byte-order mark and front matter', '\uFEFF\n## Goal: A', '\uFEFF## Goal: A\n'],
    ['stand behind front matter', '---\na: b\n---\n## Goal: A\n', '---\na: b\n---\n\n## Goal: A\n'],
    ['stand around a comment that silences a rule', '## Goal: A\n<!-- strategy-ignore goal-must-have-owner: later -->\n- Phase: data\n', '## Goal: A\n\n<!-- strategy-ignore goal-must-have-owner: later -->\n\n- Phase: data\n']
]);

kept('Prose stays', [
    ['with all its blanks', '## Goal: A\n\nHard  \nbreak\ttab \t\n\n\n\n* a\n+ b\n\n    code  \n\n\n    code\n\n##   Notes\nText\n'],
    ['when the list behind the fields has other bullets', '## Goal: A\n\n- Owner: Ann\n\n* x\n* y\n'],
    ['when the fields have the bullets of the list behind them', '## Goal: A\n\n* Owner: Ann\n\n- x\n'],
    ['when it is indented and may belong to the last field', '## Goal: A\n\n*   Owner: Ann\n\n        code\n'],
    ['of a file without a block', '- Owner : Ann\n\n\n##   Heading  ']
]);

describe('Line ends', () => {
    const before = '# goal:  A\n* phase: data\n* owner:Ann\n  x\nText  \n\n\n## KPI: B\n|Date|Actual|\n|-|-|\n';
    const after = '# Goal: A\n\n* Phase: data\n* Owner: Ann\n  x\nText  \n\n## KPI: B\n\n| Date | Actual |\n| ---- | ------ |\n';
    test.each(['\n', '\r\n', '\r'])('%j stay', async eol => expect(await formatted(before.replaceAll('\n', eol))).toBe(after.replaceAll('\n', eol)));
    test('that are mixed stay, and new ones are like those beside them', async () => {
        expect(await formatted('# Goal: A\r- Phase: x\n- Owner: y\r\nglued')).toBe('# Goal: A\r\r- Phase: x\n- Owner: y\r\nglued\r');
    });
});

describe('An approval', () => {
    const approval = '## Approval: CEO\n\n- name: Dana\n\n```strategy-approval\nsealed\n```\n';
    const goal = '#  goal:  A  \n\n\n* phase: data  \n* owner:Ann\nText\n\n\n## KPI: B\n\n|Date|Actual|\n|-|-|\n|1 March 2027|\n\n';
    test('lets only change what it does not see', async () => {
        expect(await formatted(`${goal}\n\n${approval}\n\n`)).toBe(
            `#  goal:  A\n\n\n* phase: data\n* owner:Ann\nText\n\n## KPI: B\n\n| Date         | Actual |\n| ------------ | ------ |\n| 1 March 2027 |\n\n${approval}`);
    });
});

describe('House words', () => {
    test('are written as the house writes them', async () => {
        const workspace = await open('## ziel:  A\n\n- phase: data\n- VERANTWORTLICH: Ann\n\n## vorhaben: B\n\n- x: y\n- a: b\n', { synonyms: { Ziel: 'Goal', Verantwortlich: 'Owner' }, blocks: { Vorhaben: {} } });
        const file = { model: workspace.model(), structure: structureIn(workspace.document())! };
        expect(changed(file.model.text, format(file))).toBe('## Ziel: A\n\n- Verantwortlich: Ann\n- Phase: data\n\n## Vorhaben: B\n\n- x: y\n- a: b\n');
    });
});

test('the edits are small', async () => {
    const text = '## Goal: A\n\n- Owner : Ann\n- Phase: data\n\n## KPI: B\n\n| Date       | Actual |\n| ---------- | ------ |\n| 2027-01-31 | 5 |\n';
    expect((await changesOf(text)).map(({ span, text: wanted }) => [text.slice(span.start, span.end), wanted])).toEqual([[' :', ':'], [' ', '      ']]);
});
