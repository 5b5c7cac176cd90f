import { describe, expect, test } from 'vitest';
import { mainFile } from '../../../helpers/services.js';
import { said } from './said.js';

const strategy = (fields = ''): string => `# Strategy: S\n\n${fields}\n`;
const teams = '## Team: Marketing\n\n## Team: Sales\n\n';

describe('S1: a goal that marketing and sales do not share', () => {
    const goal = (names: string): string => `## Goal: Leads\n\n- Teams: ${names}\n\n`;

    test.each([
        ['one side only', strategy() + teams + goal('Marketing'), ['The goal "Leads" is not shared with sales. Agree on it together, then add "Sales" to its teams.']],
        ['a metric that nobody described and that speaks of sales is no team', `${strategy()}${teams}${goal('Marketing').trimEnd()}\n- Metric: Sales revenue\n`, ['The goal "Leads" is not shared with sales. Agree on it together, then add "Sales" to its teams.']],
        ['neither', `${strategy()}${teams}## Team: Service\n\n- Function: service\n\n${goal('Service')}`, ['The goal "Leads" is not shared with marketing and sales. Agree on it together, then add "Marketing" and "Sales" to its teams.']],
        ['both', strategy() + teams + goal('Sales, Marketing'), []],
        ['both by function', `${strategy()}## Team: Growth\n\n- Function: marketing\n\n## Team: Field\n\n- Function: sales\n\n${goal('Growth, Field')}`, []],
        ['both by words of teams nobody described', strategy() + goal('Marketing, Inside Sales'), []],
        ['the team of the owner counts', `${strategy()}${teams}## Owner: Head of Sales\n\n- Team: Sales\n\n## Goal: Leads\n\n- Teams: Marketing\n- Owner: Head of Sales\n`, []],
        ['one team that is both', `${strategy()}## Team: Sales & Marketing\n\n${goal('Sales & Marketing')}`, []],
        ['German titles', `${strategy()}## Team: Unternehmenskommunikation\n\n## Team: Vertriebsteam Nord\n\n${goal('Unternehmenskommunikation, Vertriebsteam Nord')}`, []],
        ['as links and as a nested list', `${strategy()}${teams}## Goal: Leads\n\n- Departments:\n  - [Marketing](#team-marketing)\n  - Sales\n`, []],
        ['the team that names the owner as its lead counts', `${strategy()}## Team: Marketing\n\n## Team: Sales\n\n- Lead: Head of Sales\n\n## Owner: Head of Sales\n\n${goal('Marketing')}- Owner: Head of Sales\n`.replace('- Teams: Marketing\n\n- Owner', '- Teams: Marketing\n- Owner'), []],
        ['a mistyped name: another rule says so', `${strategy()}${teams}${goal('Markting, Sales')}`, []],
        ['no team named: another rule says so', `${strategy()}${teams}## Goal: Leads\n`, []],
        ['a shared file', teams + goal('Marketing'), []],
        ['a public body without sales', strategy('- Kind: public\n') + goal('Marketing'), []],
        ['a public body with a team that sells tickets, and does not declare it', `${strategy('- Kind: public\n')}## Team: Ticket sales\n\n${goal('Marketing')}`, []],
        ['a public body with a team that wins members', `${strategy('- Kind: public\n')}${teams}## Team: Membership\n\n- Function: sales\n\n${goal('Marketing')}`, ['The goal "Leads" is not shared with sales. Agree on it together, then add "Sales" to its teams.']]
    ])('%s', async (_name, text, expected) => expect(await said('goal-must-be-shared', text)).toEqual(expected));
});

describe('S1: no regular meeting of both', () => {
    const none = ['Marketing and sales have no regular meeting. Add a block "## Meeting: Marketing and sales" with "- Teams: Marketing, Sales" and "- Every: 2 weeks".'];
    const positions = '## Owner: A\n\n- Team: Marketing\n\n## Owner: B\n\n- Team: Sales\n\n';

    test.each([
        ['no meeting', strategy() + teams, none],
        ['a meeting of one side', `${strategy()}${teams}## Meeting: M\n\n- Teams: Marketing\n- Every: week\n`, none],
        ['a meeting of both', `${strategy()}${teams}## Meeting: M\n\n- Teams: Marketing, Sales\n- Every: week\n`, []],
        ['both through its participants', `${strategy()}${teams}${positions}## Meeting: M\n\n- Participants: A, B\n- Every: week\n`, []],
        ['a weekly round of one team that is both', `${strategy()}## Team: Marketing und Vertrieb\n\n## Meeting: M\n\n- Teams: Marketing und Vertrieb\n- Every: week\n`, []],
        ['both through positions that the teams name', `${strategy()}## Team: Marketing\n\n- Lead: A\n\n## Team: Sales\n\n- Members: B\n\n## Owner: A\n\n## Owner: B\n\n## Meeting: M\n\n- Participants: A, B\n- Every: week\n`, []],
        ['participants that are teams', `${strategy()}${teams}## Meeting: M\n\n- Participants: Marketing, Sales\n`, []],
        ['a non-profit without sales', strategy('- Kind: non-profit\n'), []],
        ['a shared file', teams, []]
    ])('%s', async (_name, text, expected) => expect(await said('marketing-and-sales-must-meet', text)).toEqual(expected));

    test('a meeting in a used file counts', async () => {
        expect(await said('marketing-and-sales-must-meet', {
            [mainFile]: '# Strategy: S\n\n- Uses: [O](o.strategy.md)\n', 'o.strategy.md': `${teams}## Meeting: M\n\n- Teams: Marketing, Sales\n- Every: week\n`
        })).toEqual([]);
    });
});

describe('S1: a term that two metrics read from different sources', () => {
    const term = '## Definition: Qualified lead\n\n';
    const metric = (title: string, source: string): string => `## Metric: ${title}\n\n- Source: ${source}\n\n`;

    test.each([
        ['different systems', term + metric('Qualified leads by form', 'HubSpot') + metric('Qualified leads by phone', 'Salesforce, list 4'), ['"Qualified leads by form" and "Qualified leads by phone" both count "Qualified lead", but one is read from HubSpot, the other from Salesforce. Agree on one source, or give what differs another name.']],
        ['different reports of one system', term + metric('Qualified leads', 'HubSpot, report A') + metric('Qualified lead count', 'hubspot (report B)'), []],
        ['a metric that only mentions the term', term + metric('Qualified leads', 'HubSpot') + metric('Cost per qualified lead', 'Cost centre 4120'), []],
        ['another word that begins alike', term + metric('Qualified leads', 'HubSpot') + metric('Qualified leadership', 'Survey'), []],
        ['no definition', metric('Qualified leads', 'HubSpot') + metric('Qualified leads by phone', 'Salesforce'), []],
        ['characters that mean something in patterns', '## Definition: Lead (B2B) + [x]\n\n' + metric('Lead (B2B) + [x]', 'A') + metric('Lead (B2B) + [x] by phone', 'B'), ['"Lead (B2B) + [x]" and "Lead (B2B) + [x] by phone" both count "Lead (B2B) + [x]", but one is read from A, the other from B. Agree on one source, or give what differs another name.']]
    ])('%s', async (_name, text, expected) => expect(await said('term-must-mean-one-thing', text)).toEqual(expected));
});

describe('R2: a team the plan leaves out', () => {
    const service = '## Team: Service\n\n- Function: service\n\n';

    test.each([
        ['no part', strategy() + service, ['The team "Service" has no part in the plan. Name it in a goal, an action or a meeting.']],
        ['in a goal', `${strategy()}${service}## Goal: G\n\n- Teams: Service\n`, []],
        ['in an action', `${strategy()}${service}## Action: A\n\n- Teams: Service\n`, []],
        ['through the owner of an action', `${strategy()}${service}## Owner: Lead\n\n- Team: Service\n\n## Action: A\n\n- Owner: Lead\n`, []],
        ['through the platform its position runs', `${strategy()}${service}## Owner: Lead\n\n- Team: Service\n\n## Platform: X\n\n- Owner: Lead\n`, []],
        ['through a reading of its position', `${strategy()}${service}## Owner: Lead\n\n- Team: Service\n\n## Metric: M\n\n- Measured: monthly by Lead\n`, []],
        ['through an approver', `${strategy('- Approvers: Lead\n')}${service}## Owner: Lead\n\n- Team: Service\n`, []],
        ['through its lead, who says no team', `${strategy()}## Team: Service\n\n- Lead: Desk\n\n## Owner: Desk\n\n## Meeting: M\n\n- Participants: Desk\n`, []],
        ['not through a backup', `${strategy()}${service}## Owner: Lead\n\n- Team: Service\n\n## Owner: Other\n\n- Backup: Lead\n`, ['The team "Service" has no part in the plan. Name it in a goal, an action or a meeting.']],
        ['through a participant', `${strategy()}${service}## Owner: Lead\n\n- Team: Service\n\n## Meeting: M\n\n- Participants: Lead\n`, []],
        ['a shared file', service, []]
    ])('%s', async (_name, text, expected) => expect(await said('team-should-have-a-part', text)).toEqual(expected));

    test('teams of a used file are said once, at the strategy', async () => {
        const files = { [mainFile]: '# Strategy: S\n\n- Uses: [O](o.strategy.md)\n', 'o.strategy.md': '## Team: A\n\n## Team: B\n' };
        expect(await said('team-should-have-a-part', files)).toEqual(['"A" and "B" have no part in the plan. Name each team in a goal, an action or a meeting.']);
    });
});

test('A meeting without cadence, participants or chair is told what it lacks', async () => {
    const codes = ['meeting-must-have-cadence', 'meeting-should-have-participants', 'meeting-should-have-chair'];
    const meeting = '## Meeting: M\n\n- Teams: Marketing\n';
    expect((await Promise.all(codes.map(code => said(code, meeting)))).map(messages => messages.length)).toEqual([1, 1, 1]);
    expect((await Promise.all(codes.map(code => said(code, `${meeting}- Every: week\n- Participants: A\n- Chair: A\n`)))).flat()).toEqual([]);
});

test.each([
    ['a firm', '- Kind: commercial\n', 1], ['a public body with teams', '- Kind: public\n\n## Team: Press office\n', 1], ['a non-profit that has no teams', '- Kind: non-profit\n', 0]
])('A goal without teams, of %s', async (_name, more, count) => expect(await said('goal-must-have-teams', `# Strategy: S\n\n${more}\n## Goal: Reach\n`)).toHaveLength(count));

test('A meeting whose participants have teams need not name them again', async () => {
    const meeting = '## Meeting: M\n\n- Participants: A\n\n## Team: Press\n\n## Owner: A\n\n';
    expect(await said('meeting-must-have-teams', `${meeting}- Team: Press\n`)).toEqual([]);
    expect(await said('meeting-must-have-teams', meeting)).toHaveLength(1);
});
