import { expect, test } from 'vitest';
import { tokenize } from './tokenize.js';

/** The scope of our own that a piece of the text got, or '' when it is prose. */
async function scopeOf(text: string, piece: string, language?: string): Promise<string> {
    const token = (await tokenize(text, language)).find(it => it.text.trim() === piece);
    return token?.scopes.split(' ').filter(scope => scope.endsWith('.strategy') && !/^(text|meta)\./.test(scope)).at(-1) ?? '';
}

const goal = `# Strategy: Acme

- Period: 2027-01-01 to 2027-12-31
- Status: in review

## Goal: Qualified leads ##

- **Owner**: Head of Marketing
* **Teams:** Marketing, [Sales](#team-sales)
- Target: 120 by 2027-12-31 from 80
- When below 60: pause
- Tools: Buffer
- Supports:
  - Revenue from social

- Owner: this list stands apart

## Background

- Owner: prose
`;

test.each([
    ['Goal', 'keyword.other.block.strategy'],
    ['Qualified leads', 'entity.name.section.block.strategy'],
    ['Owner', 'variable.other.property.field.strategy'],
    ['Teams', 'variable.other.property.field.strategy'],
    ['When below', 'variable.other.property.field.strategy'],
    ['Tools', 'variable.parameter.field.custom.strategy'],
    ['in review', 'variable.other.enummember.choice.strategy'],
    ['2027-01-01', 'constant.numeric.date.strategy'],
    ['120', 'constant.numeric.strategy'],
    ['60', 'constant.numeric.strategy'],
    ['Marketing', 'entity.name.type.reference.strategy'],
    ['Revenue', 'entity.name.type.reference.strategy']
])('%s is coloured as %s', async (piece, scope) => {
    expect(await scopeOf(goal, piece)).toBe(scope);
});

test('a link in a reference stays a link', async () => {
    const tokens = await tokenize(goal);
    expect(tokens.find(token => token.text === '#team-sales')?.scopes).toContain('markup.underline.link');
});

test.each([
    ['a list after the first blank line', '## Goal: x\n\n- Phase: data\n\n- Owner: y', 'Owner'],
    ['a list under prose', '## Goal: x\n\nText\n\n- Owner: y', 'Owner'],
    ['a heading without a keyword', '## Background\n\n- Owner: y', 'Owner'],
    ['an escaped colon', '## Goal\\: x', 'Goal'],
    ['a heading in a fence', '```\n## Goal: x\n```', 'Goal']
])('%s is prose', async (_, text, piece) => {
    expect(await scopeOf(text, piece)).toBe('');
});

test('results are coloured', async () => {
    const metric = '## Metric: Leads\n\n- Unit: leads\n\n| Date | Actual |\n| --- | ---: |\n| 2027-01-31 | 84 |\n\nAfter';
    expect(await scopeOf(metric, '2027-01-31')).toBe('constant.numeric.date.strategy');
    expect(await scopeOf(metric, '84')).toBe('constant.numeric.strategy');
    expect((await tokenize(metric)).at(-1)?.scopes).not.toContain('meta.results');
});

test('a seal and a suppression are coloured', async () => {
    const approval = '## Approval: CMO\n\n- Name: Dana\n\n```strategy-approval\nversion "2.1"\n```\n\n<!-- strategy-ignore goal-must-have-owner: new -->\n';
    expect(await scopeOf(approval, 'strategy-approval')).toBe('keyword.other.seal.strategy');
    expect(await scopeOf(approval, '"2.1"')).toBe('string.quoted.double.strategy');
    expect(await scopeOf(approval, 'strategy-ignore')).toBe('keyword.control.ignore.strategy');
});

test('a strategy opened as plain Markdown is coloured too, another document is not', async () => {
    expect(await scopeOf(goal, 'Goal', 'text.html.markdown')).toBe('keyword.other.block.strategy');
    expect(await scopeOf('# Notes\n\n## Goal: x', 'Goal', 'text.html.markdown')).toBe('');
});
