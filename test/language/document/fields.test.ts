import { expect, test } from 'vitest';
import { renderDocument } from '../../../language/document/renderer.js';
import { all, fieldsOf, first, hasClass, isTag, readHtml, textOf, type Node } from './html-facts.js';
import { modelOf } from './model-of.js';

const others = { 'teams/organisation.strategy.md': '## Owner: Analyst\n\n## Team: Sales\n' };

async function block(kind: string, fields: string, rest = ''): Promise<Node> {
    const uses = '# Strategy: S\n\n- Uses: [Organisation](teams/organisation.strategy.md)\n\n';
    const document = readHtml(renderDocument(await modelOf(`${uses}## ${kind}: It\n\n${fields}\n\n${rest}`, others)).html);
    return first(document, node => node.attributes['data-kind'] === kind);
}

test('references are links to the block, here or in its file', async () => {
    const goal = await block('Goal', '- Owner: analyst\n- Teams:\n  - Sales\n  - [Service](#team-service)\n- Supports: Revenue', '## Team: Service\n\n## Goal: Revenue\n');
    expect(all(goal, hasClass('reference')).map(link => [textOf(link), link.attributes.href, link.attributes['data-kind']])).toEqual([
        ['analyst', 'teams/organisation.strategy.md#owner-analyst', 'Owner'],
        ['Sales', 'teams/organisation.strategy.md#team-sales', 'Team'],
        ['Service', '#team-service', 'Team'],
        ['Revenue', '#goal-revenue', 'Goal']
    ]);
    expect(fieldsOf(goal)).toEqual({ Owner: 'analyst', Teams: 'Sales, Service', Supports: 'Revenue' });
});

test('a name that nothing bears is marked where it must, and is plain text where it may', async () => {
    const goal = await block('Platform', '- Owner: Nobody\n- Approves posts: the press office');
    expect(all(goal, hasClass('unsure')).map(textOf)).toEqual(['Nobody']);
    expect(fieldsOf(goal)).toEqual({ Owner: 'Nobody', 'Approves posts': 'the press office' });
});

test('dates are written out, amounts stay as written', async () => {
    expect(fieldsOf(await block('Action', '- Due: 2027-03-01\n- Cost: EUR 1,200'))).toEqual({ Due: '1 March 2027', Cost: 'EUR 1,200' });
    expect(fieldsOf(await block('Goal', '- Target: at least 120 leads by 2027-12-31 from 80 on 2026-12-31'))).toEqual({
        Target: 'at least 120 leads by 31 December 2027 from 80 on 31 December 2026'
    });
    const goal = await block('Goal', '- Target: at least 120 leads by 2027-12-31 from 80');
    expect(textOf(first(goal, isTag('strong')))).toBe('at least 120 leads');
    expect(first(goal, isTag('time')).attributes).toEqual({ datetime: '2027-12-31' });
});

test('a cadence keeps its words; who and when are set off', async () => {
    const metric = await block('Metric', '- Measured: every 2 weeks by Analyst, next 2027-04-01');
    expect(fieldsOf(metric)).toEqual({ Measured: 'every 2 weeks by Analyst, next 1 April 2027' });
    expect(all(metric, hasClass('reference')).map(textOf)).toEqual(['Analyst']);
});

test('choices are chips', async () => {
    const chip = first(await block('Platform', '- Priority: Primary'), hasClass('chip'));
    expect([textOf(chip), chip.attributes['data-choice']]).toEqual(['primary', 'primary']);
});

test('what to do below and above reads as a rule', async () => {
    expect(fieldsOf(await block('Metric', '- When below 60: pause **paid** posts\n- When above 110: double the stories'))).toEqual({
        '↓ Below 60': 'pause paid posts', '↑ Above 110': 'double the stories'
    });
});

test('shares show name, bar and amount', async () => {
    const persona = await block('Persona', '- Active on: LinkedIn 62%, Forums', '## Platform: LinkedIn\n');
    const rows = all(first(persona, hasClass('shares')), isTag('li'));
    expect(rows.map(textOf)).toEqual(['LinkedIn 62%', 'Forums']);
    expect(first(rows[0]!, hasClass('bar-part')).attributes.width).toBe('62%');
});

test('points are a list', async () => {
    const owner = await block('Owner', '- Responsibilities:\n  - Writes *all*\n  - Reads');
    expect(all(owner, isTag('li')).map(textOf)).toEqual(['Writes all', 'Reads']);
});

test('what cannot be read is shown as written, with a quiet mark', async () => {
    const action = await block('Action', '- Due: when the *moon* is full');
    expect(fieldsOf(action)).toEqual({ Due: 'when the moon is full' });
    expect(first(action, hasClass('unsure')).attributes.title).toContain('could not be read');
});

test('links and e-mail addresses can be followed', async () => {
    const owner = await block('Owner', '- Email: dana@acme.example\n- Held by: Dana, see <https://acme.example/dana>');
    expect(all(owner, isTag('a')).map(link => link.attributes.href)).toEqual(['mailto:dana@acme.example', 'https://acme.example/dana']);
});

test('fields that say nothing are left out', async () => {
    expect(all(await block('Goal', '- Owner:\n- Phase:'), hasClass('fields'))).toEqual([]);
});
