import { describe, expect, test } from 'vitest';
import { format } from '../../../language/format/format.js';
import { choice, field } from '../../../language/model/facts.js';
import { structureIn } from '../../../language/parser/parser.js';
import { kinds, templates, type Answers } from '../../../language/templates/answers.js';
import { newStrategy } from '../../../language/templates/new-strategy.js';
import { usualKind } from '../../../language/templates/proposals.js';
import { functionOfTeam, usualTeams } from '../../../language/templates/teams.js';
import { open, today, type TestWorkspace } from '../../helpers/services.js';

const answers = (some: Partial<Answers> = {}): Answers => {
    const template = some.template ?? 'firm';
    return { organization: 'Acme GmbH', template, kind: usualKind[template], period: '2028', teams: usualTeams[template].usual, today, ...some };
};
const opened = (some?: Partial<Answers>): Promise<TestWorkspace> => open(newStrategy(answers(some)));
const codes = (workspace: TestWorkspace): string[] => workspace.check().findings.map(({ code }) => code);

describe.each(templates.flatMap(template => kinds.map(kind => [template, kind] as const)))('a new strategy of a %s, %s', (template, kind) => {
    test('is a draft of which nothing is wrong, only unwritten', async () => {
        const workspace = await opened({ template, kind });
        const { findings } = workspace.check();
        expect(findings.filter(({ requirement, severity }) => requirement === 'structure' || severity === 'error')).toEqual([]);
        expect(findings.length).toBeGreaterThan(8);
        expect(findings.length, 'a list that can be worked through').toBeLessThan(26);
        expect(findings.filter(({ message }) => !/\b(?:[Aa]dd|[Ww]rite|Say) /.test(message)), 'each says what to do').toEqual([]);
    });

    test('is written as the formatter would write it', async () => {
        const workspace = await opened({ template, kind, currency: 'eur' });
        const text = workspace.document().textDocument.getText();
        expect(format({ model: workspace.model(), structure: structureIn(workspace.document())! })).toEqual([]);
        expect(text).not.toMatch(/<(?!!-- strategy-ignore [a-z-]+: )|TBD|lorem|\t|[ ]\n|\n\n\n/i);
    });

    test('has every goal on its way to an end goal that fits, and nothing that does not fit', async () => {
        const workspace = await opened({ template, kind });
        const model = workspace.model();
        const phases = model.blocks.filter(block => block.kind === 'Goal').map(goal => choice(goal, 'Phase'));
        expect(phases[0]).toBe(kind === 'commercial' ? 'profit' : 'mission');
        expect(phases).toEqual(expect.arrayContaining(['data', 'relationships']));
        for (const code of ['strategy-must-have-end-goal', 'goal-must-lead-to-the-end-goal', 'phase-should-fit-the-kind', 'end-goal-must-be-measured-in-money', 'team-should-have-a-part']) {
            expect(codes(workspace)).not.toContain(code);
        }
    });
});

test('what the writer said stands at the top, and nothing else does', () => {
    expect(newStrategy(answers({ currency: ' eur ', period: ' Q3  2027 ' }))).toMatch(
        /^# Strategy: Acme GmbH on Social Media 2027\n\n- Organization: Acme GmbH\n- Kind: commercial\n- Period: Q3 2027\n- Version: 0\.1\n- Status: draft\n- Currency: EUR\n\n> /
    );
    expect(newStrategy(answers({ title: 'Our way', period: '1 April 2027 to 31 March 2028' }))).toMatch(/^# Strategy: Our way\n\n[^]*- Period: 2027-04-01 to 2028-03-31\n- Version/);
    expect(newStrategy(answers({ period: 'April 2027 to March 2029' }))).toMatch(/^# Strategy: Acme GmbH on Social Media 2027-2029\n/);
});

test('marketing and sales meet, with those who lead them, and share every goal', async () => {
    const workspace = await opened({ teams: ['Sales', 'Trades, small; and large', 'Marketing'] });
    const meeting = workspace.model().blocks.find(({ kind }) => kind === 'Meeting')!;
    expect(meeting.title).toBe('Marketing and Sales');
    expect(field(meeting, 'Teams')!.references.map(({ target }) => target?.title)).toEqual(['Sales', 'Trades, small; and large', 'Marketing']);
    expect(field(meeting, 'Participants')!.references.map(({ target }) => target?.title)).toEqual(['Head of Sales', 'Head of Marketing']);
    expect(codes(workspace)).not.toContain('goal-must-be-shared');
    expect(codes(workspace)).not.toContain('marketing-and-sales-must-meet');
    expect(codes(workspace)).toContain('meeting-must-have-cadence');
});

test('where the names do not say which team sells, the strategy asks for it', async () => {
    const workspace = await opened({ teams: ['Fleet Advisers', 'Workshop'] });
    expect(workspace.document().textDocument.getText()).toContain('which of your teams does marketing and which does sales');
    expect(codes(workspace)).toContain('marketing-and-sales-must-meet');
    expect(workspace.model().blocks.filter(({ kind }) => kind === 'Owner').map(({ title }) => title)).toEqual(['Head of Fleet Advisers']);
});

test('one person is asked for nothing that takes two', async () => {
    const workspace = await opened({ template: 'one-person shop' });
    const { blocks } = workspace.model();
    expect(blocks.filter(({ kind }) => kind === 'Owner')).toHaveLength(1);
    expect(blocks.filter(({ kind }) => kind === 'Team' || kind === 'Meeting')).toEqual([]);
    expect(codes(workspace).filter(code => /backup|teams|meet|must-have-owner|measurer/.test(code))).toEqual([]);
    expect(new Set(workspace.check().suppressed.map(({ reason }) => reason))).toEqual(new Set(['one person does it all']));
});

test('in a public body with one team nobody is asked to meet themselves', async () => {
    const workspace = await opened({ template: 'public body' });
    expect(workspace.model().blocks.filter(({ kind }) => kind === 'Meeting')).toEqual([]);
    expect(codes(workspace)).not.toContain('marketing-and-sales-must-meet');
});

test('the teams of a non-profit that wins donors are two sides', async () => {
    const workspace = await opened({ template: 'non-profit' });
    expect(workspace.model().blocks.find(({ kind }) => kind === 'Meeting')!.title).toBe('Communications and Fundraising');
});

test.each([
    ['Marketing', 'marketing'], ['Corporate Communications', 'marketing'], ['Inside Sales', 'sales'], ['Customer Service', 'service'], ['Product', 'product'], ['Board', 'leadership'], ['Workshop', undefined]
])('a team called %s does %s', (name, does) => {
    expect(functionOfTeam(name)).toBe(does);
});

test.each<[Partial<Answers>, string, string]>([
    [{ organization: ' \n ' }, 'organization', 'Write the name of the organisation.'],
    [{ organization: 'TBD' }, 'organization', '"TBD" stands for a name. Write the name of the organisation itself.'],
    [{ organization: '###' }, 'organization', '"###" stands for a name. Write the name of the organisation itself.'],
    [{ organization: 'Acme '.repeat(25) }, 'organization', 'The name of the organisation is longer than 120 characters. Write a shorter one.'],
    [{ title: '' }, 'title', 'Write the name of the strategy.'],
    [{ period: '' }, 'period', 'Write a year, such as 2027, or two days: 2027-04-01 to 2028-03-31.'],
    [{ period: 'soon' }, 'period', '"soon" cannot be read as a period. Write a year, such as 2027, or two days: 2027-04-01 to 2028-03-31.'],
    [{ period: '2026' }, 'period', 'This period ended on 2026-12-31. A strategy is for a time to come.'],
    [{ teams: [] }, 'teams', 'Name at least one team that works on it, such as Marketing.'],
    [{ teams: ['Sales', ' '] }, 'teams', 'Write the name of the team.'],
    [{ teams: ['Sales](x)'] }, 'teams', 'The team "Sales](x)" has brackets or a backslash in its name, so that other parts of the strategy could not name it. Leave them out.'],
    [{ template: 'one-person shop', teams: ['Sales'] }, 'teams', 'A one-person shop has no teams. Leave them out, or take the template of a firm.'],
    [{ currency: 'Taler' }, 'currency', '"Taler" is no currency that is known here. Write its three letters, such as EUR or USD.'],
    [{ kind: 'secret' as Answers['kind'] }, 'kind', 'An organisation is one of: commercial, public, non-profit. "secret" is none of them.']
])('%j is refused in plain words', (some, answer, message) => {
    expect(() => newStrategy(answers(some))).toThrow(expect.objectContaining({ answer, message }));
});
