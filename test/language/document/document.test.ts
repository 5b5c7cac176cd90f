import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../language/document/renderer.js';
import { all, fieldsOf, first, hasClass, hasId, isTag, readHtml, textOf, type Node } from './html-facts.js';
import { modelOf } from './model-of.js';

async function documentOf(text: string, others?: Record<string, string>): Promise<Node> {
    return readHtml(renderDocument(await modelOf(text, others)).html);
}

describe('the head of the document', () => {
    const head = `# Strategy: Acme 2027

- Organization: Acme & Sons
- Letterhead: ![Acme](letterhead/acme.svg) Acme GmbH, 28217 Bremen
- Version: 2.1
- Status: in review
- Period: 2027-01-01 to 2027-12-31
- Owner: Head of Marketing
- Contact:
`;

    test('shows letterhead, organisation, title, status, version and period, and lists the other fields', async () => {
        const document = await documentOf(head);
        const masthead = first(document, hasClass('masthead'));
        expect(all(masthead, isTag('img')).map(image => image.attributes)).toEqual([{ src: 'letterhead/acme.svg', alt: 'Acme' }]);
        expect(all(first(masthead, isTag('address')), isTag('span')).map(textOf)).toEqual(['Acme GmbH', '28217 Bremen']);
        expect(textOf(first(masthead, hasClass('organisation')))).toBe('Acme & Sons');
        expect(textOf(first(masthead, isTag('h1')))).toBe('Acme 2027');
        expect(textOf(first(masthead, hasClass('edition')))).toBe('in reviewVersion 2.11 January – 31 December 2027');
        expect(fieldsOf(document)).toEqual({ Owner: 'Head of Marketing' });
        expect(first(document, isTag('article')).attributes).toEqual({ class: 'strategy', 'data-status': 'in-review' });
    });

    test('the word "approved" alone never looks like a proof', async () => {
        const document = await documentOf(head.replace('in review', 'approved'));
        expect(textOf(first(document, hasClass('status')))).toBe('approved recorded, not proven');
    });

    test('a title comes from the strategy, a block or the file', async () => {
        expect(renderDocument(await modelOf(head)).title).toBe('Acme 2027');
        expect(renderDocument(await modelOf('# Team: Sales\n')).title).toBe('Sales');
        expect(renderDocument(await modelOf('words')).title).toBe('acme.strategy.md');
    });
});

describe('blocks', () => {
    test('each is a section with its kind, line and anchor', async () => {
        const document = await documentOf('# Strategy: A\n\nWords.\n\n## Goal: Qualified leads\n\n- Phase: data\n');
        expect(all(document, hasClass('block')).map(block => block.attributes)).toEqual([
            { class: 'block', 'data-kind': 'Strategy', 'data-line': '0', id: 'strategy-a' },
            { class: 'block', 'data-kind': 'Goal', 'data-line': '4', id: 'goal-qualified-leads' }
        ]);
        const heading = first(first(document, hasId('goal-qualified-leads')), hasClass('block-title'));
        expect([heading.tag, textOf(heading)]).toEqual(['h2', 'Goal: Qualified leads']);
    });

    test('keep the author\'s own words for kinds and keys', async () => {
        const document = await documentOf('## KPI: Leads\n\n- **Responsible**: Sales\n- House colour: teal\n');
        expect(textOf(first(document, hasClass('block-title')))).toBe('KPI: Leads');
        expect(Object.keys(fieldsOf(document))).toEqual(['Responsible', 'House colour']);
    });

    test('stand inside the block they belong to, and prose after them stands where it is written', async () => {
        const document = await documentOf('# Goal: A\n\n## Action: B\n\nb\n\n### Metric: C\n\nc\n\n## Notes\n\nstill a\n\n# Afterwards\n\nfree\n');
        const [goal] = all(document, hasId('goal-a'));
        expect(all(goal!, hasClass('block')).map(block => block.attributes.id)).toEqual(['action-b', 'metric-c']);
        expect(all(first(goal!, hasId('action-b')), hasClass('block')).map(block => block.attributes.id)).toEqual(['metric-c']);
        expect(textOf(goal!)).toContain('still a');
        expect(textOf(first(document, hasId('action-b')))).not.toContain('still a');
        expect(textOf(goal!)).not.toContain('free');
    });

    test('a block without a title says so quietly', async () => {
        const document = await documentOf('## Goal:\n');
        expect(textOf(first(document, hasClass('generated')))).toBe('untitled');
    });

    test('list items that are no fields are shown', async () => {
        const document = await documentOf('## Goal: A\n\n- Phase: data\n- no key at all\n- Cost: EUR 40\n');
        expect(textOf(first(document, hasClass('block')))).toContain('no key at all');
        expect(fieldsOf(document)).toEqual({ Phase: 'data', Cost: 'EUR 40' });
    });
});

describe('approvals', () => {
    test('are recorded, never proven, whatever the file says', async () => {
        const document = await documentOf(
            '## Approval: CMO\n\n- Name: Dana Reyes\n- Date: 2027-01-12\n- Decision: approved\n- Valid until: 2027-12-31\n\n```strategy-approval\nstrategy-approval/1\nend\n```\n\n## Approval: CFO\n\n- Decision: approved\n'
        );
        const [signed, bare] = all(document, hasClass('block')) as [Node, Node];
        expect(signed.attributes['data-state']).toBe('recorded');
        expect(textOf(first(signed, hasClass('signatory')))).toBe('Dana Reyes 12 January 2027 approved');
        expect(fieldsOf(signed)).toEqual({ 'Valid until': '31 December 2027' });
        expect(textOf(first(signed, hasClass('approval-state')))).toBe('Recorded, not proven. A signature is attached; it has not been checked here.');
        expect(textOf(signed)).not.toContain('strategy-approval/1');
        expect(textOf(first(bare, hasClass('signatory')))).toBe('no name no date approved');
        expect(textOf(first(bare, hasClass('approval-state')))).toContain('Recorded, not proven.');
    });
});

describe('results', () => {
    test('keep the author\'s table, dates written out and amounts to the right, between the prose around it', async () => {
        const document = await documentOf('## Metric: Leads\n\nBefore.\n\n| Date | Actual | Note |\n| --- | --- | --- |\n| 2027-01-31 | 84 | *good* |\n\nAfter.\n');
        const table = first(document, hasClass('results'));
        expect(all(table, isTag('tr')).map(row => all(row, node => ['td', 'th'].includes(node.tag)).map(textOf))).toEqual([
            ['Date', 'Actual', 'Note'], ['31 January 2027', '84', 'good']
        ]);
        expect(first(table, isTag('time')).attributes.datetime).toBe('2027-01-31');
        expect(all(table, hasClass('amount')).map(textOf)).toEqual(['Actual', '84']);
        expect(textOf(first(document, hasClass('block')))).toMatch(/Before\.[^]*Actual[^]*After\./);
    });
});
