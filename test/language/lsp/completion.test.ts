import { describe, expect, test } from 'vitest';
import { CompletionTriggerKind } from 'vscode-languageserver';
import type { MarkupContent, TextEdit } from 'vscode-languageserver-types';
import { mainFile } from '../../helpers/services.js';
import { accepted, complete, editor, expanded, itemsAt, labels } from './completing.js';

const kinds = ['Team', 'Owner', 'Meeting', 'Persona', 'Platform', 'Content', 'Goal', 'Metric', 'Action', 'Definition', 'Risk', 'Approval', 'Change'];
const goalKeys = ['Owner', 'Teams', 'Phase', 'Metric', 'Target', 'Supports', 'Personas', 'Platforms', 'Cost', 'Return', 'Agreed'];
const without = (...keys: string[]): string[] => goalKeys.filter(key => !keys.includes(key));
const helpOf = (item: { documentation?: string | MarkupContent } | undefined): string => (item?.documentation as MarkupContent | undefined)?.value ?? '';

describe('A heading\'s word', () => {
    test.each([
        '# Strategy: S\n\n## ¦', '# Strategy: S\n\n###### ¦', '# Strategy: S\n\n##\t¦', '# Strategy: S\n\n## Go¦', '# Strategy: S\n\ntext\n## ¦', '# Strategy: S\r\n\r\n## ¦\r\n', '# Strategy: S\n\n## ¦: A',
        '# Strategy: S\n\n## Gaol¦\n\nText', '\uFEFF# Strategy: S\n\n## ¦', '# ¦\n\n# Strategy: S\n'
    ])('is completed: %j', async text => expect([...await labels(text)].sort()).toEqual([...kinds].sort()));

    test.each([
        '#¦\n\ntext', '####### ¦', ' ## ¦\n\ntext', '```\n## ¦\n```', '~~~\n## ¦', '<!--\n## ¦\n-->', '> ## ¦', '- ## ¦', '    ## ¦\n\ntext', '## My notes ¦', '---\n# ¦\n---\n'
    ])('is not: %j', async text => expect(await labels(text)).toEqual([]));

    test('comes with what the rules ask of the block, ready to be filled in', async () => {
        const plan = '# Strategy: S\n\n- Period: 2027\n\n## Owner: CMO\n\n## Owner: CEO\n\n## ¦\n';
        const fields = async (text: string, kind: string): Promise<string[] | null> => expanded((await accepted(text, kind)).split(`\n## ${kind}`).at(-1)!).match(/(?<=^- )(?:When below|[^:]*)/gm);
        expect(await accepted(plan, 'Goal')).toContain('## Goal: $1\n\n- Owner: ${2|CMO,CEO|}\n- Teams: ');
        expect(expanded(await accepted(plan, 'Goal'))).toContain('- Target: how many by 2027-12-31 from today\'s number');
        expect(await fields(plan, 'Goal')).toEqual(['Owner', 'Teams', 'Phase', 'Metric', 'Target']); // the destination leads nowhere
        expect(await fields(`## Goal: Revenue\n\n- Phase: profit\n\n${plan}`, 'Goal')).toEqual(['Owner', 'Teams', 'Phase', 'Metric', 'Target', 'Supports']);
        expect(await fields(plan, 'Metric')).toEqual(['Source', 'Measured', 'Baseline', 'When below']);
        expect(await accepted(plan, 'Definition')).toContain('## Definition: ${1:the word}\n\n- Means: $2$0');
    });

    test('leaves out what a house does not ask for, and adds what it does', async () => {
        const house = { severity: { 'goal-must-have-phase': 'off' }, required: { Goal: ['Agreed', 'Sponsor'] }, blocks: { Event: { required: ['Venue'] } } } as const;
        const goal = await accepted('## Team: A\n\n## ¦\n', 'Goal', { house: structuredClone(house) as never });
        expect(goal).toContain('- Agreed: ');
        expect(goal).toContain('- Sponsor: ');
        expect(goal).not.toContain('Phase');
        expect(await accepted('## Team: A\n\n## ¦\n', 'Event', { house: structuredClone(house) as never })).toContain('## Event: ${1:its title}\n\n- Venue: $2$0');
    });

    test('replaces what was typed and its rest, and only the word where the title stands already', async () => {
        expect(await accepted('# Strategy: S\n\n## go¦al: A\n', 'Goal')).toBe('# Strategy: S\n\n## Goal: A\n');
        expect(await accepted('# Strategy: S\n\n## Gaol¦\n\n- Owner: B\n', 'Goal', { snippets: false })).toBe('# Strategy: S\n\n## Goal: \n\n- Owner: B\n');
    });

    test('keeps the line ends of the file', async () => {
        expect(await accepted('# Strategy: S\r\n\r\n## ¦\r\n', 'Team')).toBe('# Strategy: S\r\n\r\n## Team: $1\r\n\r\n- Function: ${2|marketing,sales,service,product,leadership,other|}$0\r\n');
    });

    test('is plain for an editor without snippets', async () => {
        expect(await accepted('# Strategy: S\n\n## go¦\n', 'Goal', { snippets: false })).toBe('# Strategy: S\n\n## Goal: \n');
    });

    test.each([['KP', 'Metric', 'KPI'], ['chan', 'Platform', 'Channel'], ['Aud', 'Persona', 'Audience'], ['Gaol', 'Goal', 'Gaol'], ['Metrik', 'Metric', 'Metrik'], ['me', 'Metric', 'Metric'], ['', 'Goal', 'Goal']])('is found by %j', async (typed, label, filterText) => {
        expect((await complete(`# Strategy: S\n\n## ${typed}¦\n`)).find(item => item.label === label)!.filterText).toBe(filterText);
    });

    test('offers first what is named and not written, then what the strategy lacks', async () => {
        const found = await labels('# Strategy: S\n\n- Owner: CMO\n- Approvers: CEO\n\n## Owner: CEO\n\n## Team: T\n\n## ¦\n');
        expect(found.slice(0, 4)).toEqual(['Owner: CMO', 'Approval: CEO', 'Meeting', 'Persona']);
        expect(found.slice(-2)).toEqual(['Team', 'Owner']);
        expect((await labels('# Strategy: S\n\n## Goal: A\n\n### ¦\n')).slice(0, 2)).toEqual(['Metric', 'Action']);
    });

    test('of a block that is named carries its title and what is known of it', async () => {
        expect(await accepted('# Strategy: S\n\n- Owner: Head of Sales\n\n## ¦\n', 'Owner: Head of Sales')).toContain('## Owner: Head of Sales\n\n- Responsibilities: ${1:owns the goal that counts revenue;');
    });

    test('is one of the house too', async () => expect(await labels('## ¦\n\n## Goal: A\n', { blocks: { 'Trade fair': {} } })).toContain('Trade fair'));
});

describe('An empty file', () => {
    test.each(['¦', '# ¦', '#¦', '# Str¦', 'Str¦', '\n\n¦\n'])('begins with a strategy: %j', async text => {
        const found = await labels(text);
        expect(found.slice(0, 2)).toEqual(['Strategy', 'Strategy of a firm']);
        expect(found).toContain('Owner');
        expect(await accepted(text, 'Strategy')).toMatch(/^\s*# Strategy: \$\{1:the organisation and the year\}\n\n- Organization: \$2\n- Kind: \$\{3\|commercial,public,non-profit\|\}\n/);
    });

    test('takes a whole draft, of which only the name is asked for', async () => {
        const draft = expanded(await accepted('# ¦', 'Strategy of a firm'), hint => hint === 'Your organisation' ? 'Acme' : undefined);
        expect(draft).toMatch(/^# Strategy: Acme on Social Media 2028\n\n- Organization: Acme\n/);
        expect((await editor(draft)).check().findings.filter(({ requirement }) => requirement === 'structure')).toEqual([]);
        expect(await accepted('¦', 'Strategy of a firm', { snippets: false })).toContain('- Organization: Your organisation\n');
    });

    test('has headings of the level that was typed', async () => {
        expect(await accepted('### ¦', 'Team', { snippets: false })).toBe('### Team: ');
        expect(await accepted('¦', 'Team', { snippets: false })).toBe('## Team: ');
    });
});

describe('A title', () => {
    test('is one that is known and not taken', async () => {
        const found = await complete('# Strategy: S\n\n## Platform: ¦\n\n## Platform: linkedin\n');
        expect(found.map(({ label }) => label)).toContain('Instagram');
        expect(found.map(({ label }) => label)).not.toContain('LinkedIn');
        expect(helpOf(found.find(({ label }) => label === 'Instagram'))).toContain('short videos');
        expect(await labels('## Metric: ¦\n')).toContain('Sales-qualified leads');
        expect(await labels('## Role: ¦\n')).toContain('Head of Marketing');
        expect((await complete('## Platform: twit¦\n')).find(({ label }) => label === 'X')!.filterText).toBe('Twitter');
    });

    test('that is named elsewhere comes first', async () => {
        expect((await labels('# Strategy: S\n\n- Owner: Bob\n\n## Owner: ¦\n'))[0]).toBe('Bob');
        expect(await labels('# Strategy: S\n\n- Approvers: B\n\n## Owner: A\n\n## Owner: B\n\n## Approval: ¦\n')).toEqual(['B', 'A']);
    });

    test('brings the fields with it where none stand yet', async () => {
        expect(await accepted('## Platform: Lin¦ked\n', 'LinkedIn')).toContain('## Platform: LinkedIn\n\n- Priority: ${1|primary,');
        expect(await accepted('## Platform: ¦\n\n- Priority: avoid\n', 'LinkedIn')).toBe('## Platform: LinkedIn\n\n- Priority: avoid\n');
        expect(await accepted('## Platform:¦\n\n- Priority: avoid\n', 'LinkedIn')).toBe('## Platform: LinkedIn\n\n- Priority: avoid\n');
    });

    test.each(['## Action: ¦', '## Background: ¦', 'Platform: ¦', '```\n## Platform: ¦\n```'])('is the writer\'s own: %j', async text => expect(await labels(text)).toEqual([]));
});

describe('A key', () => {
    test.each<[string, string[]]>([
        ['## Goal: A\n\n- ¦', goalKeys], ['## Goal: A\n- ¦', goalKeys], ['## Goal: A\n\n* ¦', goalKeys], ['## Goal: A\n\n+ Ow¦', goalKeys], ['## Goal: A\n\n- **Ow¦', goalKeys], ['## Goal: A\n\n  - ¦', goalKeys],
        ['## Goal: A\n\n- Owner: B\n- ¦', without('Owner')], ['## Goal: A\n\n- ¦\n- Owner: B\n', without('Owner')], ['## Goal: A\n\n- Owner: B\n- ¦\n- Teams: C\n', without('Owner', 'Teams')],
        ['## Goal: A\n\n- Responsible: B\n- ¦', without('Owner')], ['## Goal: A\r\n\r\n- Owner: B\r\n- Ta¦\r\n', without('Owner')], ['## Goal: A\n\n- ¦\n\n## Team: B\n', goalKeys],
        ['## Goal: A\n\n- Teams:\n  - B\n- ¦', without('Teams')], ['## Goal: A\n\n- Owner: \n- ¦', without('Owner')], ['## Goal: A\n\n- Own¦er: B\n', ['Teams', 'Phase', 'Metric', 'Target', 'Owner', 'Supports', 'Personas', 'Platforms', 'Cost', 'Return', 'Agreed']],
        ['## Team: A\n\n- ¦', ['Function', 'Lead', 'Members']], ['## Goal: A\n\n## Team: B\n- ¦', ['Function', 'Lead', 'Members']]
    ])('of %j', async (text, expected) => expect(await labels(text)).toEqual(expected));

    test('that may repeat is offered again', async () => {
        expect(await labels('## Metric: A\n\n- When below 5: stop\n- ¦')).toContain('When below');
    });

    test('that is missing comes first', async () => {
        const found = await complete('## Platform: A\n\n- Cadence: weekly\n- ¦\n');
        expect(found.slice(0, 4).map(({ label, detail }) => [label, detail])).toEqual([['Priority', 'still missing'], ['Personas', 'still missing'], ['Owner', 'still missing'], ['Account', undefined]]);
        expect((await labels('## Platform: A\n\n- Priority: avoid\n- ¦\n'))[0]).toBe('Personas');
        expect((await complete('## Platform: A\n\n- Priority: avoid\n- ¦\n'))[0]!.detail).toBeUndefined();
    });

    test.each([
        ['## Goal: A\n\n- ow¦\n', 'Owner', '- Owner: '], ['## Goal: A\n\n- Ow¦ner: B\n', 'Owner', '- Owner: B'], ['## Goal: A\n\n- **Ow¦\n', 'Cost', '- **Cost: '], ['## Metric: A\n\n- Whe¦\n', 'When below', '- When below ']
    ])('replaces what was typed and its rest: %j', async (text, label, line) => expect((await accepted(text, label, { snippets: false })).split('\n')).toContain(line));

    const blocks = '\n\n## Owner: CMO\n\n## Owner: CEO, acting\n\n## Team: Marketing\n\n## Team: Sales\n\n## Metric: Orders\n\n- Unit: EUR\n';
    test.each([
        ['## Goal: A\n\n- ¦', 'Owner', '- Owner: ${1|CMO,[CEO\\, acting](#owner-ceo-acting)|}$0'], ['## Goal: A\n\n- ¦', 'Teams', '- Teams: ${1|Marketing\\, Sales,Marketing,Sales|}$0'],
        ['## Goal: A\n\n- ¦', 'Phase', '- Phase: ${1|profit,data,relationships,mission,funding|}$0'], ['## Goal: A\n\n- ¦', 'Metric', '- Metric: ${1:Orders}$0'],
        ['## Goal: A\n\n- Metric: Orders\n- ¦', 'Target', '- Target: EUR ${1:how many} by ${2|2027-03-31,2027-12-31,2028-03-01,2027-06-01,2027-04-01,2027-03-01|} from EUR ${3:today\'s number}$0'],
        ['## Metric: A\n\n- ¦', 'Measured', '- Measured: ${1|monthly,weekly,quarterly,every 2 weeks,daily|} by ${2|CMO,[CEO\\, acting](#owner-ceo-acting)|}$0'],
        ['## Metric: A\n\n- ¦', 'When below', '- When below ${1:how many}: ${2:what you do then}$0'], ['## Metric: A\n\n- ¦', 'Source', '- Source: $1$0'],
        ['# Strategy: S\n\n- ¦', 'Budget', '- Budget: ${1|EUR,USD,GBP,CHF|} ${2:how much}$0'], ['# Strategy: S\n\n- Currency: CHF\n- ¦', 'Budget', '- Budget: CHF ${1:how much}$0'],
        ['## Persona: P\n\n- ¦\n\n## Platform: Forum', 'Active on', expect.stringMatching(/^- Active on: \$\{1\|Forum,LinkedIn,.*\|\} \$2\$0$/)]
    ])('comes with the shape of its value: %j %s', async (text, label, line) => expect((await accepted(text + blocks, label)).split('\n')).toContainEqual(line));

    test.each([['respon', 'Owner', 'Responsible'], ['Leads', 'Supports', 'Leads to'], ['Ownr', 'Owner', 'Ownr'], ['Phsae', 'Phase', 'Phsae']])('is found by %j', async (typed, label, filterText) => {
        expect((await complete(`## Goal: A\n\n- ${typed}¦\n`)).find(item => item.label === label)!.filterText).toBe(filterText);
    });

    test('carries its meaning', async () => {
        expect(helpOf((await complete('## Goal: A\n\n- ¦')).find(({ label }) => label === 'Phase'))).toContain('`relationships`');
    });
});

describe('Prose is left alone', () => {
    test.each([
        'Text ¦', 'Text\n¦', '- ¦', '## Background\n\n- ¦', '## Goal: A\n\nText.\n\n- ¦', '## Goal: A\n\n- Owner: B\n\nText ¦', '## Goal: A\n\n- Owner: B\n\n- ¦', '## Goal: A\n\n- Owner: B\n\nText.\n\n- Ow¦',
        '## Goal: A\n\n```\n- ¦\n```', '## Goal: A\n\n> - ¦', '## Goal: A\n\n<!--\n- ¦\n-->', '## Goal: A\n\n1. ¦', '## Goal: A\n\n## Background\n\n- ¦', '## Goal: A\n\n### More\n\n- ¦', '## Goal: A\n\n    - ¦',
        '## Goal: A\n\n| Owner: ¦ |\n', '## Goal: A\n\nOwner: ¦', '## Goal: A\n\n- Tools: ¦', '## Goal: A\n\n- Agreed: ¦', '## Goal: A\n\n- Owner: B\n\nText.\n\n- Owner: ¦\n', '```\n\n¦\n\n```', '## Goal: A\n\n| ¦',
        '## Metric: A\n\n| Date | Note |\n|---|---|\n| ¦', '<!-- ¦', '```\n<!-- strategy-ignore ¦\n```', '## Goal: A\n\n- Name: A,\n  B ¦', '## Goal: A\n\n- Owner: B\n¦', '## Metric: A\n\n- When below 60: ¦'
    ])('%j', async text => expect(await labels(text)).toEqual([]));

    test('but an empty line between paragraphs may become a block, where it is asked for', async () => {
        expect(await accepted('# Strategy: S\n\nText\n\n¦\n\nText', 'Goal', { snippets: false })).toBe('# Strategy: S\n\nText\n\n## Goal: \n\nText');
    });
});

test('Letters in an empty line choose from the list that is open, and are prose where none is', async () => {
    const offered = async (text: string, triggerKind: CompletionTriggerKind): Promise<string[]> => {
        const workspace = await editor(text);
        const list = await workspace.services.language.lsp.CompletionProvider!.getCompletion(workspace.cursor().document, { ...workspace.params(), context: { triggerKind } });
        return list?.items.flatMap(({ label, textEdit }) => label === 'Action' ? [`${label} for ${workspace.document().textDocument.getText((textEdit as TextEdit).range)}`] : []) ?? [];
    };
    expect(await offered('# Strategy: S\n\nact¦\n', CompletionTriggerKind.TriggerForIncompleteCompletions)).toEqual(['Action for act']);
    expect(await offered('# Strategy: S\n\nact¦\n', CompletionTriggerKind.Invoked)).toEqual([]);
    expect(await offered('# Strategy: S\n\nText\nact¦\n', CompletionTriggerKind.TriggerForIncompleteCompletions)).toEqual([]);
    expect(await offered('# Strategy: S\n\nact. ¦\n', CompletionTriggerKind.TriggerForIncompleteCompletions)).toEqual([]);
});

describe('A value', () => {
    const blocks = '\n\n## Owner: Head of Sales\n\n## Role: CEO, acting\n\n## Team: Sales\n\n## Metric: Leads\n';

    test.each<[string, string[]]>([
        ['## Goal: A\n\n- Owner: ¦', ['Head of Sales', 'CEO, acting']], ['## Goal: A\n\n- Owner:¦', ['Head of Sales', 'CEO, acting']], ['## Goal: A\n\n- **Owner:** ¦', ['Head of Sales', 'CEO, acting']],
        ['## Goal: A\n\n- responsible: He¦', ['Head of Sales', 'CEO, acting']], ['## Goal: A\n\n- Owner: Head of Sales, ¦', ['CEO, acting']], ['## Goal: A\n\n* Owner: ¦', ['Head of Sales', 'CEO, acting']],
        ['## Goal: A\n\n- Teams:\n  - ¦', ['Sales']], ['## Goal: A\n\n- Teams:\n  - Sales\n  - S¦', ['Sales']], ['## Goal: A\n\n- Owner: Ann,\n  He¦', ['Head of Sales', 'CEO, acting']],
        ['## Goal: A\n\n- Owner: [CEO, acting](#owner-ceo-acting), ¦', ['Head of Sales']], ['## Goal: A\r\n\r\n- Owner: ¦\r\n', ['Head of Sales', 'CEO, acting']],
        ['## Goal: A\n\n- Phase: ¦', ['profit', 'data', 'relationships', 'mission', 'funding']], ['## Team: Our salespeople\n\n- Function: ¦', ['marketing', 'sales', 'service', 'product', 'leadership', 'other']],
        ['## Action: A\n\n- Due: ¦', ['2027-03-31', '2027-12-31', '2028-03-01', '2027-06-01', '2027-04-01', '2027-03-01']], ['## Persona: A\n\n- Reviewed: ¦', ['2027-03-01', '2027-02-28', '2026-12-31']],
        ['## Goal: A\n\n- Target: 120 by ¦', ['2027-03-31', '2027-12-31', '2028-03-01', '2027-06-01', '2027-04-01', '2027-03-01']], ['## Goal: A\n\n- Target: deferred until 2027¦', ['2027-03-31', '2027-12-31', '2028-03-01', '2027-06-01', '2027-04-01', '2027-03-01']],
        ['## Metric: B\n\n- Baseline: 80 on ¦', ['2027-03-01', '2027-02-28', '2026-12-31']], ['## Goal: A\n\n- Target: 120 ¦', ['by', 'from']], ['## Goal: A\n\n- Target: 120 by 2027-12-31 ¦', ['from']],
        ['## Metric: B\n\n- Measured: monthly by ¦', ['Head of Sales', 'CEO, acting']], ['## Metric: B\n\n- Measured: monthly ¦', ['by', 'next']], ['## Metric: B\n\n- Measured: monthly by Head of Sales ¦', ['Head of Sales', 'CEO, acting', 'next']],
        ['## Metric: B\n\n- Predicts: ¦', ['Leads']], ['## Meeting: B\n\n- Participants: ¦', ['Head of Sales', 'CEO, acting', 'Sales']], ['## Owner: B\n\n- Backup: ¦', ['Head of Sales', 'CEO, acting']]
    ])('of %j', async (text, expected) => expect(await labels(text + blocks)).toEqual(expected));

    test('is the best fit first', async () => {
        const goals = '\n\n## Goal: Reach\n\n- Phase: relationships\n\n## Goal: Revenue\n\n- Phase: profit\n\n## Goal: Leads\n\n- Phase: data\n';
        expect(await labels(`# Strategy: S\n\n## Goal: Trust\n\n- Phase: relationships\n- Supports: ¦${goals}`)).toEqual(['Leads', 'Revenue', 'Reach']);
        expect(await labels(`# Strategy: S\n\n## Goal: Trust\n\n- Phase: ¦${goals}`)).toEqual(['relationships', 'data', 'profit', 'mission', 'funding']);
        expect((await labels('## Goal: A\n\n- Phase: profit\n- Metric: ¦\n\n## Metric: Leads\n\n## Metric: Order intake\n\n- Unit: EUR\n'))[0]).toBe('Order intake');
        expect((await labels('# Strategy: S\n\n- Owner: A\n- Approvers: ¦\n\n## Owner: A\n\n## Owner: B\n'))[0]).toBe('B');
        expect(await labels('## Goal: A\n\n- Teams: ¦\n\n## Team: Product\n\n## Team: Sales\n\n## Team: Marketing\n')).toEqual(['Marketing, Sales', 'Product', 'Sales', 'Marketing']);
        expect((await labels('## Metric: Followers\n\n- Kind: ¦'))[0]).toBe('vanity');
    });

    test('that stands there whole can be changed for any other, where the list is asked for; not while it is typed', async () => {
        const shown = async (text: string, triggerKind: CompletionTriggerKind): Promise<string[]> => {
            const workspace = await editor(text);
            const list = await workspace.services.language.lsp.CompletionProvider!.getCompletion(workspace.cursor().document, { ...workspace.params(), context: { triggerKind } });
            return list!.items.map(({ filterText }) => filterText!);
        };
        expect(new Set(await shown('# Strategy: S\n\n- Status: draft¦', CompletionTriggerKind.Invoked))).toEqual(new Set(['draft']));
        expect(await shown('# Strategy: S\n\n- Status: draft¦', CompletionTriggerKind.TriggerForIncompleteCompletions)).toEqual(['draft', 'in review', 'approved', 'superseded']);
        expect(await shown('# Strategy: S\n\n- Status: dra¦', CompletionTriggerKind.Invoked)).toEqual(['draft', 'in review', 'approved', 'superseded']);
    });

    test.each([
        '# Strategy: S\n\n- Version: ', '# Strategy: S\n\n- Budget: ', '# Strategy: S\n\n- Budget: EUR ', '## Owner: A\n\n- Load: ', '## Owner: A\n\n- Hours: ', '## Goal: A\n\n- Target: ', '## Metric: A\n\n- Baseline: ',
        '## Metric: A\n\n- When below ', '## Platform: A\n\n- Response time: ', '## Goal: A\n\n- Metric: M\n- Target: 120 from ¦\n\n## Metric: M\n\n| Date | Actual |\n| --- | --- |\n| 2026-12-31 | 80 |\n'
    ])('is a number of the writer\'s: no other one that begins likewise takes its place on Enter: %j', async text => {
        const found = await complete(text.includes('¦') ? text : `${text}¦\n`);
        expect(found.length).toBeGreaterThan(0);
        expect(found.flatMap(({ filterText }) => /\d/.exec(filterText!) ?? [])).toEqual([]);
    });

    test('is a usual name where the strategy has none yet', async () => {
        expect((await labels('## Goal: A\n\n- Owner: ¦'))).toContain('Head of Marketing');
        const found = await labels('## Persona: A\n\n- Active on: ¦\n\n## Platform: Our forum\n');
        expect(found[0]).toBe('Our forum');
        expect(found).toContain('LinkedIn');
        expect(await labels('## Persona: A\n\n- Active on: LinkedIn 60%, ¦\n')).not.toContain('LinkedIn');
        expect(await labels('## Persona: A\n\n- Active on: LinkedIn ¦\n')).toEqual([]);
        expect(await labels('## Goal: A\n\n- Platforms: ¦\n\n## Platform: Our forum\n')).toEqual(['Our forum']);
    });

    test('tells its days in words', async () => {
        const found = await complete('# Strategy: S\n\n- Period: 2027-01-01 to 2027-09-30\n\n## Action: A\n\n- Due: ¦');
        expect(found.map(({ label, detail }) => `${label} ${detail}`)).toEqual([
            '2027-03-31 end of the quarter, end of the month', '2027-09-30 end of the strategy\'s period', '2027-12-31 end of the year', '2028-03-01 one year on', '2027-06-01 three months on', '2027-04-01 one month on', '2027-03-01 today'
        ]);
        expect((await complete('## Action: A\n\n- Due: end of the ye¦')).find(({ label }) => label === '2027-12-31')!.filterText).toBe('end of the year');
    });

    test('of a period, a currency, a unit is one that is usual', async () => {
        expect((await labels('# Strategy: S\n\n- Period: ¦')).slice(0, 4)).toEqual(['2028', '2027-04-01 to 2028-03-31', '2027', 'H1 2027']);
        expect((await labels('# Strategy: S\n\n- Currency: ¦')).slice(0, 2)).toEqual(['EUR', 'USD']);
        expect((await labels('# Strategy: S\n\n- Currency: CHF\n\n## Metric: Order intake\n\n- Unit: ¦'))[0]).toBe('CHF');
        expect(await labels('## Goal: A\n\n- Metric: Leads\n- Target: 120 ¦\n\n## Metric: Leads\n\n- Unit: leads\n')).toEqual(['leads', 'by', 'from']);
    });

    test('of a number shows its form, to be written over', async () => {
        expect((await accepted('## Goal: A\n\n- Target: ¦\n', '120 by 2027-03-31 from 80'))).toContain('- Target: ${1:120} by ${2:2027-03-31} from ${3:80}$0\n');
        expect((await accepted('## Goal: A\n\n- Target: ¦\n', '120 by 2027-03-31 from 80', { snippets: false }))).toContain('- Target: 120 by 2027-03-31 from 80\n');
        expect(await labels('## Goal: A\n\n- Metric: M\n- Target: 9 from ¦\n\n## Metric: M\n\n| Date | Actual |\n|---|---|\n| 2027-01-31 | EUR 84 |\n')).toEqual(['EUR 84']);
    });

    test('of text is what is known', async () => {
        expect(await labels('## Owner: Head of Sales\n\n- Responsibilities: ¦')).toEqual([expect.stringContaining('agrees the goals with marketing')]);
        expect(await labels('# Strategy: S\n\n- Version: 2.1\n\n## Owner: CEO\n\n- Held by: Dana Reyes\n\n## Approval: CEO\n\n- Version: ¦')).toEqual(['2.1']);
        expect(await labels('# Strategy: S\n\n## Owner: CEO\n\n- Held by: Dana Reyes\n\n## Approval: CEO\n\n- Name: ¦')).toEqual(['Dana Reyes']);
    });

    test('names blocks of used files, and tells which and what they are', async () => {
        const found = await complete({
            [mainFile]: '# Strategy: S\n\n- Uses: a.strategy.md\n- Owner: ¦\n\n## Owner: Ann\n\n- Held by: Ann <b>Lee</b>\n\nWrites [it](command:x).\n\nMore.\n',
            'a.strategy.md': '# Strategy: A\n\n- Uses: b.strategy.md\n\n## Owner: Bob\n\n## Owner: ann\n', 'b.strategy.md': '## Owner: Eve\n', 'c.strategy.md': '## Owner: Zoe\n'
        });
        expect(found.map(({ label, detail }) => [label, detail])).toEqual([['Ann', 'Owner'], ['Bob', 'Owner · a.strategy.md'], ['Eve', 'Owner · b.strategy.md']]);
        expect(helpOf(found[0])).toBe('**Owner: Ann**\n\nHeld by Ann \\<b\\>Lee\\</b\\>\n\nWrites \\[it\\](command:x).');
        expect(helpOf(found[2])).toContain('in b.strategy.md');
    });

    test('of Uses is a file of the workspace that is not used yet, shared ones first', async () => {
        const files = { 'organisation.strategy.md': '## Team: A\n', 'sub/big plan (1).strategy.md': '# Strategy: Big\n', 'used.strategy.md': '' };
        expect(await labels({ [mainFile]: '# Strategy: S\n\n- Uses: [Used](used.strategy.md), ¦\n', ...files })).toEqual(['[Organisation](organisation.strategy.md)', '[Big plan (1)](sub/big%20plan%20%281%29.strategy.md)']);
        expect(await accepted({ [mainFile]: '# Strategy: S\n\n- Uses: [Or¦]\n', ...files }, '[Organisation](organisation.strategy.md)')).toBe('# Strategy: S\n\n- Uses: [Organisation](organisation.strategy.md)\n');
        expect((await complete({ [mainFile]: '# Strategy: S\n\n- Uses: [Or¦]\n', ...files }))[0]!.filterText).toBe('[Organisation](organisation.strategy.md)');
    });

    test.each([
        ['## Goal: A\n\n- Owner: he¦', 'Head of Sales', '- Owner: Head of Sales'], ['## Goal: A\n\n- Owner:¦', 'Head of Sales', '- Owner: Head of Sales'], ['## Goal: A\n\n- Owner: He¦ad of S, Ann', 'Head of Sales', '- Owner: Head of Sales, Ann'],
        ['## Goal: A\n\n- Owner: Ann, he¦', 'Head of Sales', '- Owner: Ann, Head of Sales'], ['## Goal: A\n\n- Owner: ¦', 'CEO, acting', '- Owner: [CEO, acting](#role-ceo-acting)'],
        ['## Goal: A\n\n- Owner: [CEO, ac¦](#x)', 'CEO, acting', '- Owner: [CEO, acting](#role-ceo-acting)'], ['## Goal: A\n\n- Owner: [¦]', 'Head of Sales', '- Owner: [Head of Sales](#owner-head-of-sales)'],
        ['## Goal: A\n\n- Phase: re¦lation', 'relationships', '- Phase: relationships'], ['## Goal: A\n\n- Teams:\n  - sa¦', 'Sales', '  - Sales'], ['## Action: A\n\n- Due: 2027-¦03-01', '2027-12-31', '- Due: 2027-12-31'],
        ['## Metric: B\n\n- Measured: monthly by he¦', 'Head of Sales', '- Measured: monthly by Head of Sales'], ['# Strategy: B\n\n- Status: in r¦', 'in review', '- Status: in review'],
        ['## Metric: B\n\n- Measured: mo¦nth by Head of Sales', 'monthly', '- Measured: monthly by Head of Sales'], ['## Metric: B\n\n- Measured: every 2¦', 'every 2 weeks', '- Measured: every 2 weeks'],
        ['## Persona: P\n\n- Active on: Lin¦ 60%, X 3%', 'LinkedIn', '- Active on: LinkedIn 60%, X 3%'], ['## Goal: A\n\n- Target: 120 by 2027-¦ from 80', '2027-12-31', '- Target: 120 by 2027-12-31 from 80']
    ])('replaces what was typed of it: %j', async (text, label, expected) => {
        expect((await accepted(text + blocks, label)).split('\n')).toContain(expected);
    });

    test('of a title with a comma in another file links to that file', async () => {
        const files = { [mainFile]: '# Strategy: S\n\n- Uses: o.strategy.md\n- Owner: ¦\n', 'o.strategy.md': '## Owner: CEO, acting\n' };
        expect(await accepted(files, 'CEO, acting')).toContain('- Owner: [CEO, acting](o.strategy.md#owner-ceo-acting)');
    });
});

describe('A results table', () => {
    const metric = (rows: string, measured = 'monthly'): string => `# Strategy: S\n\n- Period: 2027\n\n## Metric: M\n\n- Measured: ${measured}\n\n| Date | Actual | Note |\n| --- | ---: | --- |\n${rows}\n`;

    test('offers the reading that is due first, then usual days that have none', async () => {
        expect(await labels(metric('| 2027-01-31 | 5 | |\n| ¦'))).toEqual(['2027-02-28', '2027-03-01', '2026-12-31']);
        expect(await labels(metric('|¦'))).toContain('2027-02-28');
        expect(await accepted(metric('| ¦'), '2027-02-28')).toContain('\n| 2027-02-28 | $1 | $2 |$0\n');
        expect(await accepted(metric('|¦'), '2027-02-28', { snippets: false })).toContain('\n| 2027-02-28 \n');
        expect(await accepted(metric('| 2027¦-01-31 | 5 | |'), '2027-02-28')).toContain('\n| 2027-02-28 | 5 | |\n');
    });

    test('is offered where there is none', async () => {
        expect(await accepted('## Metric: M\n\n|¦\n', '| Date | Actual |')).toContain('| Date       | Actual |\n| ---------- | -----: |\n| ${1|2027-03-01,2027-02-28,2026-12-31|} | $2 |$0\n');
        expect(await labels('## Goal: M\n\n|¦\n')).toEqual([]);
    });
});

describe('A comment that silences a finding', () => {
    test('names those of the block first, with their help', async () => {
        const found = await complete('## Team: Sales\n\n## Owner: A\n\n<!-- strategy-ignore ¦ -->\n\n- Responsibilities: replies\n');
        expect(found[0]).toMatchObject({ label: 'owner-must-have-backup', detail: 'found here' });
        expect(helpOf(found[0])).toContain('Name the position that steps in');
        expect(found.length).toBeGreaterThan(50);
        expect(found.map(({ label }) => label)).not.toContain('text-must-not-hide');
    });

    test.each([
        ['<!-- ¦', 'strategy-ignore owner-must-have-backup', '<!-- strategy-ignore owner-must-have-backup: ${1:the reason} -->$0'], ['<!-- ¦>', 'strategy-ignore owner-must-have-backup', '<!-- strategy-ignore owner-must-have-backup: ${1:the reason} -->$0'],
        ['<!-- strategy-ignore own¦er -->', 'owner-must-have-backup', '<!-- strategy-ignore owner-must-have-backup: ${1:the reason} -->$0'], ['<!-- strategy-ignore own¦: later -->', 'owner-must-have-backup', '<!-- strategy-ignore owner-must-have-backup: later -->']
    ])('is written to its end: %j', async (line, label, expected) => expect((await accepted(`## Owner: A\n\n${line}\n`, label)).split('\n')).toContain(expected));
});

test('An editor that is ours asks again where a stop is better filled in by completion', async () => {
    const workspace = await editor('# Strategy: S\n\n## ¦\n');
    expect((await itemsAt(workspace)).some(({ command }) => command)).toBe(false);
    workspace.services.shared.options.selects = true;
    const found = await itemsAt(workspace);
    expect(found.filter(({ command }) => command?.command === 'editor.action.triggerSuggest').map(({ label }) => label)).toContain('Platform');
    expect(found.find(({ label }) => label === 'Action')!.command).toBeUndefined();
});
