import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../../language/document/renderer.js';
import type { View } from '../../../../language/document/view.js';
import { all, first, hasClass, hasId, isTag, readHtml, textOf, type Node } from '../html-facts.js';
import { modelOf } from '../model-of.js';

async function documentOf(text: string, { today = '2027-03-01', view = 'whole' as View, others = {} } = {}): Promise<Node> {
    return readHtml(renderDocument(await modelOf(text, others), { today, view }).html);
}

const part = (document: Node, key: string): Node => first(document, ({ attributes }) => attributes['data-part'] === key);
const parts = (document: Node): string[] => all(document, hasClass('compiled')).map(({ attributes }) => attributes['data-part']!);
const rows = (node: Node): string[][] => all(node, isTag('tr')).map(row => all(row, ({ tag }) => tag === 'th' || tag === 'td').map(textOf));

const plan = `# Strategy: Plan

- Kind: commercial
- Period: 2027
- Approvers: Lead
- Budget: EUR 100

Our words.

## Goal: Profit

- Owner: Lead
- Phase: profit
- Metric: Orders
- Target: 200 by 2027-12-31 from 100 on 2026-12-31
- Return: EUR 150

## Goal: Known

- Owner: Lead
- Phase: relationships
- Supports: Profit

Why we want it.

## Metric: Orders

- Owner: Lead
- Measured: monthly by Helper
- When below 120: call them

| Date | Actual |
| --- | --- |
| 2027-01-31 | 104 |
| 2027-02-28 | 110 |

## Persona: Buyers

- Active on: Here 60%, There 12%

## Platform: Here

- Priority: primary
- Personas: Buyers

## Platform: Old

- Priority: retired
- Purpose: nobody was left

## Owner: Lead

- Held by: Ada
- Responsibilities: decides; writes
- Backup: Helper
- Load: 80%

## Owner: Helper

- Backup: Lead

## Action: Call

- Owner: Helper
- Due: 2027-02-15
- Goal: Known
- Because: Orders fell

## Action: Write

- Owner: Lead
- Due: 2027-06-15
- Status: done

## Meeting: Round

- Every: weekly, next 2027-03-08
- Participants: Lead

## Change: Less

- Date: 2027-02-01
- Reason: too much

## Approval: Lead

- Name: Ada
- Date: 2027-02-02
- Decision: approved
`;

describe('the whole document', () => {
    test('has the destination, the goals and the contents before the author\'s words, and what is looked up behind them', async () => {
        const document = await documentOf(plan);
        expect(parts(document)).toEqual(['destination', 'summary', 'audience', 'platforms', 'responsibilities', 'metrics', 'actions', 'meetings', 'changes', 'approvals']);
        const words = textOf(document);
        const order = ['Where this leads', 'At a glance', 'Contents', 'Our words.', 'Why we want it.', 'Audiences and platforms', 'Record of approvals'].map(each => words.lastIndexOf(each));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(order).not.toContain(-1);
        for (const compiled of all(document, hasClass('compiled'))) expect(textOf(compiled)).toContain('Compiled from this document');
    });

    test('draws each goal on its way, and tells the way to those who do not see it', async () => {
        const drawing = first(part(await documentOf(plan), 'destination'), hasClass('way'));
        expect(drawing.attributes.role).toBe('img');
        expect(textOf(first(drawing, isTag('title')))).toBe('The way to the destination');
        expect(textOf(first(drawing, isTag('desc')))).toBe('2 goals in 2 phases. Known leads to Profit.');
        expect(all(drawing, hasClass('card')).map(card => textOf(first(card, hasClass('card-title'))))).toEqual(['Profit', 'Known']);
        expect(all(drawing, hasClass('end'))).toHaveLength(1);
    });

    test('sums up goals from the destination back, with the return', async () => {
        const summary = part(await documentOf(plan), 'summary');
        expect(rows(summary)).toEqual([
            ['Goal', 'Owner', 'Metric', 'Target', 'Progress'], ['Profit', 'Lead', 'Orders', '200 by 31 Dec 2027', '10% off pace'], ['Known', 'Lead', '', '', '']
        ]);
        expect(textOf(first(summary, hasClass('lead')))).toBe('Returns EUR 150 on EUR 100: a return on investment of 50%.');
    });

    test('of a result further away than the start it says so, and no part of the way', async () => {
        const document = await documentOf(plan.replaceAll('110', '90'));
        expect(rows(part(document, 'summary'))[1]!.at(-1)).toBe('off pace');
        expect(textOf(first(part(document, 'destination'), hasClass('card-standing')))).toBe('off pace');
        expect(textOf(first(first(document, hasId('goal-profit')), hasClass('progress')))).toMatch(/ 90 of 200 on 28 February 2027: further from it than at the start, off pace \(/);
    });

    test('only a long compound may be broken, and drawings that scroll are reached by the keyboard', async () => {
        const compound = 'Gelegenheitsfahrgastbetreuung';
        const document = await documentOf(plan.replaceAll('Known', compound));
        const names = all(part(document, 'summary'), hasClass('long-word'));
        expect(names.map(name => [textOf(name), all(name, isTag('wbr')).length])).toEqual([[compound, 2]]);
        expect(all(document, isTag('figure')).map(({ attributes }) => [attributes.tabindex, attributes['aria-label']])).toContainEqual(['0', 'Results of Orders']);
    });

    test('shows beside a goal its way, and beside a metric its chart and the rule that applies', async () => {
        const document = await documentOf(plan);
        expect(textOf(first(first(document, hasId('goal-known')), hasClass('way-on')))).toBe('Leads to Profit');
        const metric = first(document, hasId('metric-orders'));
        const chart = first(metric, hasClass('results-chart'));
        expect(textOf(first(chart, isTag('desc')))).toBe('31 Jan 2027: 104; 28 Feb 2027: 110. 110 of 200 on 2027-02-28: 10% of the way, off pace (116 would be on pace).');
        expect(all(chart, hasClass('dot'))).toHaveLength(2);
        expect(textOf(first(metric, hasClass('fired')))).toBe('A rule applies. 110 on 28 Feb 2027 is below 120. Agreed: call them. Answered by Call');
        expect(all(metric, hasClass('results'))).toHaveLength(1);
    });

    test('sets personas against platforms; shares are figures, whom a platform is meant for is a tick', async () => {
        expect(rows(part(await documentOf(plan), 'audience'))).toEqual([['Audience', 'Here', 'There'], ['Buyers', '60% ✓ meant for them', '12%']]);
    });

    test('tells why a platform is left out', async () => {
        const platforms = part(await documentOf(plan), 'platforms');
        expect(all(platforms, hasClass('card-name')).map(textOf)).toEqual(['Here']);
        expect(textOf(first(platforms, hasClass('notes-of')))).toContain('Old (retired): nobody was left');
    });

    test('what is late is said in words, by the day it is read on', async () => {
        const late = async (today: string): Promise<string[]> => rows(part(await documentOf(plan, { today }), 'actions')).slice(1).map(row => row.at(-1)!);
        expect(await late('2027-02-15')).toEqual(['', 'done']);
        expect(await late('2027-02-16')).toEqual(['late', 'done']);
    });

    test('never makes an approval look proven', async () => {
        expect(rows(part(await documentOf(plan), 'approvals')).at(-1)).toEqual(['Lead', 'Ada', '2 Feb 2027', 'approved', 'Recorded, not proven']);
    });

    test('links only to what is there, and ids are unique', async () => {
        const document = await documentOf(plan);
        const ids = all(document).flatMap(({ attributes }) => attributes.id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { attributes } of all(document, ({ attributes }) => attributes.href?.startsWith('#') ?? false)) expect(ids).toContain(attributes.href!.slice(1));
    });

    test('what is compiled has no line of its own: the preview follows the author\'s words', async () => {
        for (const compiled of all(await documentOf(plan), hasClass('compiled'))) expect(all(compiled, ({ attributes }) => attributes['data-line'] !== undefined)).toEqual([]);
    });
});

describe('what nobody wrote', () => {
    test('is left out', async () => {
        expect(parts(await documentOf('# Strategy: S\n\nWords.\n'))).toEqual([]);
        expect(parts(await documentOf('# Strategy: S\n\n## Meeting: Round\n\n- Every: weekly\n'))).toEqual(['meetings']);
        const one = await documentOf('# Strategy: S\n\n## Goal: G\n\n- Phase: profit\n\n## Metric: M\n\n| Date | Actual |\n| - | - |\n| 2027-01-31 | 5 |\n| 2027-09-30 | 6 |\n');
        expect(all(one, hasClass('drawing'))).toEqual([]);
        expect(all(one, hasClass('contents'))).toEqual([]);
    });

    test('nothing is compiled for a file that others share, nor where no day is given', async () => {
        expect(parts(await documentOf('# Team: A\n\n## Owner: B\n'))).toEqual([]);
        expect(parts(readHtml(renderDocument(await modelOf(plan)).html))).toEqual([]);
    });
});

describe('Sections', () => {
    const sections = async (words: string): Promise<string[]> => {
        const document = await documentOf(plan.replace('- Period: 2027\n', `- Period: 2027\n- Sections: ${words}\n`));
        return [...parts(document), ...all(document, hasClass('contents')).map(() => 'contents')];
    };
    test('choose what is compiled; the author\'s words are always there', async () => {
        expect(await sections('destination, action plan')).toEqual(['destination', 'actions']);
        expect(await sections('table of contents; audiences and platforms')).toEqual(['audience', 'contents']);
        expect(await sections('none')).toEqual([]);
        expect(await sections('all')).toHaveLength(11);
    });

    test('what is no section is there to be seen', async () => {
        const document = await documentOf(plan.replace('- Period: 2027\n', '- Period: 2027\n- Sections: destination, horoscope\n'));
        expect(parts(document)).toEqual(['destination']);
        expect(all(document, hasClass('field')).map(textOf)).toContain('Sectionsdestination, horoscope');
    });
});

describe('views', () => {
    test('the summary is one page without the author\'s prose; nothing links to what is not on it', async () => {
        const document = await documentOf(plan, { view: 'summary' });
        expect(parts(document)).toEqual(['destination', 'summary', 'approvals']);
        expect(textOf(document)).not.toContain('Our words');
        expect(all(document, ({ attributes }) => attributes.href?.startsWith('#') ?? false)).toEqual([]);
    });

    test('a position\'s sheet has what it owns, reads, attends and stands in for', async () => {
        const lead = await documentOf(plan, { view: { position: 'lead' } });
        expect(parts(lead)).toEqual(['position', 'goals', 'actions', 'metrics', 'meetings', 'backup']);
        expect(all(first(lead, hasClass('lead')), isTag('p')).map(textOf)).toEqual(['decides', 'writes']);
        expect(rows(part(lead, 'position'))).toEqual([['About the position', ''], ['Held by', 'Ada'], ['Backup', 'Helper'], ['Load', '80%'], ['Strategy', 'approves it']]);
        expect(rows(part(await documentOf(plan, { view: { position: 'Helper' } }), 'metrics'))[1]).toEqual(['Orders', 'reads it', 'monthly', '110, 28 Feb 2027', '31 Mar 2027']);
    });

    test('a position that is not there is said to be missing', async () => {
        expect(textOf(await documentOf(plan, { view: { position: 'Nobody <b>' } }))).toContain('No position of this strategy is called "Nobody <b>".');
    });
});
