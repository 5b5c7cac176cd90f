import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelToJson, type StrategyModel } from '../../../language/index.js';
import type { Block, Field } from '../../../language/index.js';
import type { Span } from '../../../language/parser/scan.js';
import { acme, library } from '../../helpers/examples.js';
import { mainFile, nameOf, open, textAt } from '../../helpers/services.js';
import { anyDocument, anyEdit, apply } from '../document-arbitraries.js';

async function modelOf(files: Record<string, string> | string): Promise<StrategyModel> {
    return (await open(files)).model();
}

/** The value of the only field of a block. */
async function valueOf(kind: string, field: string): Promise<unknown> {
    const [block] = (await modelOf(`## ${kind}: A\n\n- ${field}\n`)).blocks;
    expect(block!.fields, field).toHaveLength(1);
    return block!.fields[0]!.value;
}

describe('A field\'s value', () => {
    test.each<[string, string, unknown]>([
        ['Strategy', 'Organization: Acme', { type: 'text', text: 'Acme' }],
        ['Strategy', 'Kind: Non-Profit', { type: 'choice', choice: 'non-profit' }],
        ['Strategy', 'Kind: profit', { type: 'unreadable', expected: 'CHOICE' }],
        ['Strategy', 'Status: In  Review', { type: 'choice', choice: 'in review' }],
        ['Strategy', 'Status: **approved**.', { type: 'choice', choice: 'approved' }],
        ['Strategy', 'Period: 2027', { type: 'period', start: '2027-01-01', end: '2027-12-31' }],
        ['Strategy', 'Period: soon', { type: 'unreadable', expected: 'PERIOD' }],
        ['Strategy', 'Effective: 1 March 2027', { type: 'date', date: '2027-03-01' }],
        ['Strategy', 'Effective: 2027-02-30', { type: 'unreadable', expected: 'DATE' }],
        ['Strategy', 'Budget: EUR 180,000', { type: 'quantity', amount: 180000, unit: 'EUR' }],
        ['Strategy', 'Review: every 3 months by CMO; Head of Sales, next 2027-04-01', { type: 'cadence', every: 3, unit: 'month', by: ['CMO', 'Head of Sales'], next: '2027-04-01' }],
        ['Strategy', 'Review: next 2027-04-01', { type: 'unreadable', expected: 'CADENCE' }],
        ['Strategy', 'Uses: [Organisation](a.strategy.md), b.strategy.md', { type: 'link', links: [{ label: 'Organisation', target: 'a.strategy.md' }, { label: 'b.strategy.md', target: 'b.strategy.md' }] }],
        ['Owner', 'Load: 80%', { type: 'quantity', amount: 80, unit: '%' }],
        ['Owner', 'Email: dana@acme.example', { type: 'link', links: [{ label: 'dana@acme.example', target: 'mailto:dana@acme.example' }] }],
        ['Owner', 'Responsibilities: replies; reports', { type: 'text', text: 'replies; reports', items: ['replies', 'reports'] }],
        ['Owner', 'Responsibilities:\n  - replies\n  - reports', { type: 'text', text: 'replies; reports', items: ['replies', 'reports'] }],
        ['Goal', 'Owner: Ann, Bob; Eve', { type: 'references', titles: ['Ann', 'Bob', 'Eve'] }],
        ['Goal', 'Teams:\n  - Sales\n  - [A, B](#team-a-b)', { type: 'references', titles: ['Sales', 'A, B'] }],
        ['Goal', 'Target: 120 by 2027-12-31 from 80', { type: 'target', comparison: 'at least', amount: 120, unit: null, by: '2027-12-31', from: 80 }],
        ['Goal', 'Target: deferred until 2027-06-30: no baseline', { type: 'target', amount: null, deferred: { until: '2027-06-30', reason: 'no baseline' } }],
        ['Platform', 'Response time: under 4 hours', { type: 'comparison', comparison: 'under', amount: 4, unit: 'hours' }],
        ['Platform', 'Cadence: every Tuesday', { type: 'cadence', every: 1, unit: 'week', weekday: 2 }],
        ['Persona', 'Active on: LinkedIn 62%, YouTube, X (3 %)', { type: 'shares', shares: [{ title: 'LinkedIn', amount: 62, unit: '%' }, { title: 'YouTube', amount: null, unit: null }, { title: 'X', amount: 3, unit: '%' }] }],
        ['Metric', 'When below 60: pause', { type: 'quantity', amount: 60, unit: null }],
        ['Metric', 'Measured: monthly', { type: 'cadence', every: 1, unit: 'month' }],
        ['Goal', 'Owner:', { type: 'text', text: '' }]
    ])('%s - %s', async (kind, field, expected) => {
        expect(await valueOf(kind, field)).toMatchObject(expected as object);
    });

    test('keeps its text on one line, and its consequence', async () => {
        const [block] = (await modelOf('## Metric: A\n\n- When below 60: pause\n  all posts\n- **When above 80:** more\n- When above 90:**most** of it\n- Formula: a\n  over b\n')).blocks;
        expect(block!.fields.map(({ key, text, then }) => [key, text, then])).toEqual([
            ['When below', '60: pause all posts', 'pause all posts'], ['When above', '80: more', 'more'], ['When above', '90:**most** of it', '**most** of it'], ['Formula', 'a over b', undefined]
        ]);
    });

    test('of an own key is kept with the key as written', async () => {
        const [block] = (await modelOf('## Goal: A\n\n- **Our tools:** Buffer\n')).blocks;
        expect(block!.custom.map(({ key, text }) => [key, text])).toEqual([['Our tools', 'Buffer']]);
        expect(block!.fields).toEqual([]);
    });
});

describe('Blocks', () => {
    test('belong to the block in whose section they stand', async () => {
        const { blocks } = await modelOf('# Strategy: S\n\n## Goal: A\n\n### Work\n\n#### Action: B\n\n### Metric: C\n\n#### Action: D\n\n## Team: E\n\n### Background\n\n## Else\n\n### Risk: F\n');
        expect(blocks.map(block => [block.title, block.parent?.title])).toEqual([['S', undefined], ['A', undefined], ['B', 'A'], ['C', 'A'], ['D', 'C'], ['E', undefined], ['F', undefined]]);
    });

    test('and prose make up the file without a gap', async () => {
        const text = 'Before.\n\n## Goal: A\n\n- Owner: B\n\nOf A.\n\n## Else\n\nBetween.\n\n## Team: T\n\nOf T.';
        const model = await modelOf(text);
        expect(model.parts.map(part => part.type === 'block' ? part.block.title : textAt(text, part.span)!.trim())).toEqual(['Before.', 'A', '## Else\n\nBetween.', 'T']);
        expect(model.parts.map(part => textAt(text, part.type === 'block' ? part.block.span : part.span)).join('')).toBe(text);
    });

    test('keep what is neither heading, field list, results nor seal as prose', async () => {
        const text = '## Metric: A\n\n- Unit: x\n\nOne.\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n\nTwo.\n\n- Unit: y\n';
        const { blocks } = await modelOf(text);
        expect(blocks[0]!.prose.map(span => textAt(text, span)!.trim())).toEqual(['One.', 'Two.\n\n- Unit: y']);
    });

    test('carry results row by row', async () => {
        const { blocks } = await modelOf('## Metric: A\n\n| Date | Actual | Note |\n| --- | ---: | --- |\n| 2027-01-31 | EUR 1,200 | a \\| b |\n| soon | ? |\n|  |  |\n| 2027-02-28 |\n');
        expect(blocks[0]!.results.map(({ date, amount, unit, note, text }) => [date, amount, unit, note, text])).toEqual([
            ['2027-01-31', 1200, 'EUR', 'a \\| b', { date: '2027-01-31', amount: 'EUR 1,200' }],
            [undefined, undefined, null, undefined, { date: 'soon', amount: '?' }],
            ['2027-02-28', undefined, null, undefined, { date: '2027-02-28', amount: '' }]
        ]);
    });

    test('carry the anchor GitHub gives their heading', async () => {
        const { blocks } = await modelOf('## Goal: A & B\n\n## Goal: A & B\n\n## KPI: `x` **y** [z](u)\n\n## Team: Öl_x #\n');
        expect(blocks.map(block => block.anchor)).toEqual(['goal-a--b', 'goal-a--b-1', 'kpi-x-y-z', 'team-öl_x']);
    });

    test('carry their seal', async () => {
        const { blocks } = await modelOf('## Approval: CEO\n\n- Name: D\n\n```strategy-approval\nabc\n```\n');
        expect(blocks[0]!.seal).toBe('```strategy-approval\nabc\n```');
    });
});

/** Every span of a model says what the text says there. */
function expectExactSpans({ text, blocks }: StrategyModel): void {
    const at = (span: Span): string => textAt(text, span)!;
    const field = (each: Field, block: Block): void => {
        expect(at(each.span)).toMatch(/^[-*+]/);
        expect(at(each.keySpan).replace(/[*_:]/g, '').trim().toLowerCase()).not.toBe('');
        expect(each.span.start >= block.list!.start && each.span.end <= block.list!.end).toBe(true);
        if (each.valueSpan) expect(at(each.valueSpan).trim()).toBe(at(each.valueSpan));
        for (const part of each.parts) expect(at(part.span).replace(/\s+/g, ' ')).toBe(part.text);
        for (const reference of each.references) expect(at(reference.span).replace(/\s+/g, ' ').replace(/[*_`\\]/g, '')).toContain(reference.title.replace(/[*_`\\]/g, ''));
    };
    for (const block of blocks) {
        expect(at(block.heading)).toMatch(/^#{1,6}/);
        expect(block.span.start).toBe(block.heading.start);
        for (const each of [...block.fields, ...block.custom]) field(each, block);
        for (const result of block.results) expect(at(result.span)).toContain(result.text.date);
    }
}

describe('Positions are exact', () => {
    test.each(Object.keys({ ...acme, ...library }))('in %s', async name => {
        expectExactSpans((await open({ ...acme, ...library })).model(name));
    });

    test('in any document', async () => {
        await fc.assert(fc.asyncProperty(anyDocument, async text => expectExactSpans(await modelOf(text))), { numRuns: 40 });
    }, 60_000);

    test('of each part of a value', async () => {
        const workspace = await open('## Metric: A\n\n- Measured: ⟦every 2 weeks⟧ by ⟦Ann\n  Lee⟧, next ⟦2027-04-01⟧\n- When below ⟦60⟧: ⟦pause⟧\n- KPI\n\n## Persona: P\n\n- Active on: ⟦X⟧ 62%, ⟦[Link, ed](#a)⟧ 3%\n');
        const spans = workspace.model().blocks.flatMap(block => block.fields.flatMap(field => [...field.parts, ...field.references].map(({ span }) => span)));
        expect(spans.sort((a, b) => a.start - b.start)).toEqual([...workspace.marks.get(mainFile)!.ranges, ...shares(workspace.model().text)].sort((a, b) => a.start - b.start));
    });
});

/** The quantities of a share list are parts too. */
function shares(text: string): Span[] {
    return [...text.matchAll(/\d+%/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

describe('The JSON of a model', () => {
    test('of a small document', async () => {
        const files = {
            [mainFile]: '# Strategy: Acme\n\n- Version: 2\n- Version: 3\n- Uses: [O](o.strategy.md)\n- Team size: 4\n\nWhy.\n\n## Goal: Leads\n\n- Owner: head  of sales, Nobody\n',
            'o.strategy.md': '## Owner: Head of Sales\n'
        };
        expect(modelToJson(await modelOf(files), nameOf)).toEqual({
            version: 1, path: mainFile,
            strategy: {
                title: 'Acme', line: 1, prose: 'Why.', custom: [{ key: 'Team size', text: '4', line: 6 }],
                fields: {
                    Version: { text: '2', value: { type: 'text', text: '2' }, line: 3 },
                    Uses: { text: '[O](o.strategy.md)', value: { type: 'link', links: [{ label: 'O', target: 'o.strategy.md' }] }, line: 5 }
                }
            },
            blocks: [{
                kind: 'Goal', title: 'Leads', level: 2, line: 10, parent: null, custom: [], prose: '', results: [],
                fields: [{ key: 'Owner', text: 'head of sales, Nobody', value: { type: 'references', titles: ['head of sales', 'Nobody'] }, line: 12 }]
            }],
            references: [
                { from: { kind: 'Goal', title: 'Leads' }, field: 'Owner', title: 'head of sales', line: 12, to: { kind: 'Owner', title: 'Head of Sales', path: 'o.strategy.md' } },
                { from: { kind: 'Goal', title: 'Leads' }, field: 'Owner', title: 'Nobody', line: 12, to: null }
            ]
        });
    });

    test('of a shared file has no strategy', async () => {
        expect(modelToJson((await open(acme)).model('organisation.strategy.md'), nameOf)).toMatchObject({ strategy: null, blocks: expect.arrayContaining([expect.objectContaining({ kind: 'Team', title: 'Sales' })]) });
    });

    test('of the Acme example', async () => {
        const json = modelToJson((await open(acme)).model(), nameOf);
        expect(json.strategy).toMatchObject({
            title: 'Acme Social Media Strategy 2027', line: 1,
            fields: {
                Status: { value: { type: 'choice', choice: 'in review' } }, Period: { value: { start: '2027-01-01', end: '2027-12-31' } },
                Review: { value: { type: 'cadence', every: 3, unit: 'month', by: ['Head of Marketing'], next: '2027-04-06' } }
            }
        });
        expect(json.blocks.find(({ title }) => title === 'LinkedIn')).toMatchObject({
            kind: 'Platform', parent: null, custom: [{ key: 'Publishing tool', text: 'Buffer' }],
            fields: expect.arrayContaining([expect.objectContaining({ key: 'Cost', value: { type: 'quantity', amount: 54000, unit: 'EUR' } })])
        });
        expect(json.blocks.find(({ kind, title }) => kind === 'Metric' && title === 'Calibration support calls')).toMatchObject({
            parent: { kind: 'Goal', title: 'Fewer calls about calibration' },
            results: [{ date: '2026-11-30', amount: 99, note: 'first video of the series' }, { amount: 96, note: null }, { amount: 91 }, { amount: 84 }]
        });
        expect(json.references.filter(({ to, field }) => !to && !['Active on', 'Members', 'Content'].includes(field))).toEqual([]);
    });
});

describe('After edits', () => {
    test('a model, and what the rules say, equals that of a workspace opened afresh', async () => {
        const shared = '## Owner: Ann\n\n## Owner: B\n\n- Backup: Ann\n\n## Team: A\n';
        const head = '# Strategy: S\n\n- Uses: [O](o.strategy.md)\n- Status: in review\n\n';
        await fc.assert(fc.asyncProperty(anyDocument, fc.array(fc.tuple(fc.boolean(), anyEdit), { minLength: 1, maxLength: 5 }), async (text, edits) => {
            const files: Record<string, string> = { [mainFile]: head + text, 'o.strategy.md': shared };
            const workspace = await open(files);
            for (const [own, edit] of edits) {
                const name = own ? mainFile : 'o.strategy.md';
                await workspace.edit(name, files[name] = apply(files[name]!, edit));
            }
            const fresh = await open(files);
            const facts = (each: typeof fresh): unknown => [modelToJson(each.model(), nameOf), each.check(), each.document().diagnostics].map(fact => JSON.stringify(fact, withoutNodes));
            expect(facts(workspace)).toEqual(facts(fresh));
        }), { numRuns: 40 });
    }, 60_000);
});

function withoutNodes(key: string, value: unknown): unknown {
    return key === 'node' || key === 'block' || key === 'parent' ? undefined : value;
}
