import { describe, expect, test } from 'vitest';
import { goalCircles, kindOfMetric, pathToEndGoal } from '../../../../language/analysis/end-goal.js';
import { returnOf } from '../../../../language/analysis/money.js';
import { acme, library } from '../../../helpers/examples.js';
import { mainFile, open } from '../../../helpers/services.js';
import { said } from './said.js';

const strategy = (...fields: string[]): string => `# Strategy: S\n\n${fields.map(field => `- ${field}\n`).join('')}\n`;
const goal = (title: string, ...fields: string[]): string => `## Goal: ${title}\n\n${fields.map(field => `- ${field}\n`).join('')}\n`;
const revenue = goal('Revenue', 'Phase: profit');

describe('R3: no end goal', () => {
    test.each([
        ['no goal', strategy(), ['The strategy has no goal yet. Add a goal with "Phase: profit", to which the others lead.']],
        ['no destination', strategy('Kind: public') + goal('Reach', 'Phase: relationships'), ['No goal is the destination of this strategy. Add a goal with "Phase: mission" or "Phase: funding", to which the others lead.']],
        ['profit, for a firm', strategy() + revenue, []],
        ['funding, for a public body', strategy('Kind: public') + goal('Friends', 'Phase: funding'), []],
        ['a shared file', goal('Reach'), []]
    ])('%s', async (_name, text, expected) => expect(await said('strategy-must-have-end-goal', text)).toEqual(expected));
});

describe('R4: a goal that leads to no end goal', () => {
    test.each([
        ['nowhere', strategy() + revenue + goal('Reach', 'Phase: data'), ['The goal "Reach" leads nowhere. Say which goal it supports: "- Supports: Revenue", or one on the way there.']],
        ['to a goal that leads nowhere', strategy() + revenue + goal('Reach', 'Supports: Trust') + goal('Trust'), ['The goal "Reach" supports "Trust", from which no way leads to the end goal "Revenue".', 'The goal "Trust" leads nowhere. Say which goal it supports: "- Supports: Revenue", or one on the way there.']],
        ['through another goal', strategy() + revenue + goal('Reach', 'Supports: Leads') + goal('Leads', 'Supports: Revenue'), []],
        ['through the goal it stands in', `${strategy()}${revenue}### Goal: Orders from abroad\n`, []],
        ['no end goal: said once elsewhere', strategy() + goal('Reach', 'Phase: data'), []],
        ['an unknown goal: said elsewhere', strategy() + revenue + goal('Reach', 'Supports: Nothing'), []]
    ])('%s', async (_name, text, expected) => expect(await said('goal-must-lead-to-the-end-goal', text)).toEqual(expected));

    test('the way is the shortest one', async () => {
        const model = (await open(strategy() + goal('A', 'Supports: B, C') + goal('B', 'Supports: C') + goal('C', 'Supports: Revenue') + revenue)).model();
        expect(pathToEndGoal(model.blocks[1]!, model)!.map(({ title }) => title)).toEqual(['A', 'C', 'Revenue']);
    });

    test('every goal of the examples has one', async () => {
        for (const [files, name] of [[acme, mainFile], [library, 'library.strategy.md']] as const) {
            const model = (await open(files)).model(name);
            for (const block of model.blocks.filter(({ kind }) => kind === 'Goal')) expect(pathToEndGoal(block, model), block.title).toBeDefined();
        }
    });
});

describe('R4: a circle', () => {
    test.each([
        ['of one', goal('A', 'Supports: A'), ['The goal "A" supports itself. Name another goal.']],
        ['of two, said once', goal('A', 'Supports: B') + goal('B', 'Supports: A'), ['These goals support each other in a circle: "A" → "B" → "A". Take out one of the links.']],
        ['behind a goal that is not in it', goal('A', 'Supports: B') + goal('B', 'Supports: C') + goal('C', 'Supports: B'), ['These goals support each other in a circle: "B" → "C" → "B". Take out one of the links.']],
        ['none where two ways meet', goal('A', 'Supports: B, C') + goal('B', 'Supports: D') + goal('C', 'Supports: D') + goal('D'), []]
    ])('%s', async (_name, text, expected) => expect(await said('goals-must-not-form-a-circle', text)).toEqual(expected));

    test('of two thousand goals is found without end', async () => {
        const chain = Array.from({ length: 2000 }, (_, index) => goal(`G${index}`, `Supports: G${(index + 1) % 2000}`)).join('');
        const model = (await open(chain)).model();
        expect(goalCircles(model).map(circle => circle.length)).toEqual([2000]);
    });
});

describe('R3: the destination is measured in money', () => {
    const measured = (phase: string, fields: string): string => `${goal('End', `Phase: ${phase}`, 'Metric: M')}## Metric: M\n\n${fields}\n`;
    const message = (kind = 'a currency'): string[] => [`The goal "End" is the destination, but it is measured by "M", which is not money. Add a metric in ${kind}, or the return on what is spent.`];

    test.each([
        ['in leads', strategy() + measured('profit', '- Unit: leads'), message()],
        ['in the strategy\'s currency', strategy('Currency: EUR') + measured('profit', '- Unit: leads'), message('EUR')],
        ['one of two is', `${strategy()}${goal('End', 'Phase: profit', 'Metric: M, N')}## Metric: M\n\n- Unit: leads\n\n## Metric: N\n\n- Unit: €\n`, []],
        ['by its unit', strategy() + measured('profit', '- Unit: €'), []],
        ['by its baseline', strategy() + measured('profit', '- Baseline: EUR 40k'), []],
        ['by its results', strategy() + measured('profit', '\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | $40k |'), []],
        ['by its name', strategy() + measured('profit', '').replaceAll('Metric: M', 'Metric: ROI'), []],
        ['a mission', strategy('Kind: public') + measured('mission', '- Unit: readers'), []],
        ['funding', strategy('Kind: public') + measured('funding', '- Unit: friends'), message()],
        ['not the destination', strategy() + revenue + measured('data', '- Unit: leads'), []],
        ['no metric: said elsewhere', strategy() + revenue, []]
    ])('%s', async (_name, text, expected) => expect(await said('end-goal-must-be-measured-in-money', text)).toEqual(expected));
});

test('R3: a phase that does not fit the kind', async () => {
    expect(await said('phase-should-fit-the-kind', strategy('Kind: public') + revenue)).toEqual(['The phase "profit" does not fit: the organisation is public. Expected relationships, data, mission or funding.']);
    expect(await said('phase-should-fit-the-kind', strategy() + goal('M', 'Phase: mission'))).toEqual(['The phase "mission" does not fit: the organisation does not say its kind, and counts as commercial. Expected relationships, data or profit.']);
});

describe('R1, R2: a missing phase', () => {
    test.each([
        ['strategy-should-have-a-relationships-goal', revenue, 1],
        ['strategy-should-have-a-relationships-goal', revenue + goal('Trust', 'Phase: relationships'), 0],
        ['strategy-should-have-a-data-goal', revenue, 1],
        ['strategy-should-have-a-data-goal', goal('Reach'), 0]
    ])('%s: %j', async (code, text, count) => expect(await said(code, strategy() + text)).toHaveLength(count));
});

describe('R3: vanity', () => {
    const metric = (title: string, ...fields: string[]): string => `## Metric: ${title}\n\n${fields.map(field => `- ${field}\n`).join('')}\n`;
    const reach = (...metrics: string[]): string => goal('Reach', `Metric: ${metrics.join(', ')}`);
    const message = (what: string, hint = 'a metric that counts customers, leads or money'): string[] => [`The goal "Reach" rests on ${what} alone, which flatters and does not say whether it pays. Add ${hint}, or declare it "Kind: supporting" with a "Reason".`];

    test.each([
        ['known as such', reach('Followers') + metric('Followers'), message('"Followers"')],
        ['declared', reach('Fans') + metric('Fans', 'Kind: vanity'), message('"Fans"')],
        ['two of them', reach('Followers', 'Likes') + metric('Followers') + metric('Likes'), message('"Followers" and "Likes"')],
        ['with a business metric to lead to', `${reach('Followers')}${metric('Followers')}${metric('Revenue from social')}`, message('"Followers"', 'a metric that leads to "Revenue from social"')],
        ['not alone', reach('Followers', 'Leads') + metric('Followers') + metric('Leads'), []],
        ['declared otherwise', reach('Followers') + metric('Followers', 'Kind: supporting', 'Reason: only the trade'), []],
        ['unknown', reach('Zufriedenheit') + metric('Zufriedenheit'), []],
        ['in the goal\'s section', `${goal('Reach')}### Metric: Followers\n`, message('"Followers"')]
    ])('%s', async (_name, text, expected) => expect(await said('goal-should-not-rest-on-vanity-alone', text)).toEqual(expected));

    test('another kind than usual needs a reason', async () => {
        expect(await said('metric-kind-needs-reason', metric('Followers', 'Kind: business'))).toEqual(['"Followers" usually is a vanity metric. Say why it is business here: "- Reason: ...".']);
        expect(await said('metric-kind-needs-reason', metric('Followers', 'Kind: business', 'Reason: they pay'))).toEqual([]);
        expect(await said('metric-kind-needs-reason', metric('Followers', 'Kind: vanity'))).toEqual([]);
    });

    test('the declared kind comes before the catalogue\'s', async () => {
        const blocks = (await open(metric('Followers') + metric('Likes', 'Kind: supporting', 'Reason: r') + metric('Other'))).model().blocks;
        expect(blocks.map(block => kindOfMetric(block)?.kind)).toEqual(['vanity', 'supporting', undefined]);
    });
});

describe('R3: cost, return and ROI', () => {
    const numbers = async (text: Parameters<typeof open>[0]): Promise<unknown> => {
        const { currency, budget, cost, return: back, roi, missing } = returnOf((await open(text)).model());
        return { currency, budget, cost, return: back, roi, missing };
    };

    test('are computed from the document\'s own numbers', async () => {
        expect(await numbers(strategy('Currency: EUR') + goal('A', 'Cost: EUR 1,000', 'Return: EUR 3k') + '## Platform: X\n\n- Cost: 400\n\n## Action: B\n\n- Cost: €100\n\n## Action: C\n\n- Status: dropped\n- Cost: EUR 9,000\n'))
            .toEqual({ currency: 'EUR', budget: undefined, cost: 1500, return: 3000, roi: 1, missing: [] });
    });

    test('take the budget where it is higher than the costs', async () => {
        expect(await numbers(strategy('Budget: EUR 2,000') + goal('A', 'Cost: EUR 500', 'Return: EUR 3k'))).toMatchObject({ cost: 500, budget: 2000, roi: 0.5 });
    });

    test('multiply a rate by the period', async () => {
        expect(await numbers(strategy('Period: 2027', 'Currency: EUR') + goal('A', 'Cost: EUR 100 per month', 'Return: EUR 2,400'))).toMatchObject({ cost: 1200, roi: 1 });
    });

    const costMissing = 'the cost (write "Budget" in the Strategy block, or "Cost" in goals, platforms and actions)';

    test.each([
        ['nothing', strategy('Currency: EUR') + revenue, [costMissing, 'the return (write "Return" in the goal "Revenue")']],
        ['no return and no destination', strategy('Budget: EUR 2,000'), ['the return (write "Return" in the goal that all others lead to)']],
        ['another currency', strategy('Currency: EUR', 'Budget: EUR 2,000') + goal('A', 'Return: USD 3k'), ['the return of the goal "A" in EUR, not "USD 3k"']],
        ['a rate without a period', strategy('Currency: EUR') + goal('A', 'Cost: EUR 100 per month', 'Return: EUR 3k'), ['the cost of the goal "A" for the whole period (or "Period" in the Strategy block), not "EUR 100 per month"']],
        ['a price', strategy('Budget: EUR 2,000') + goal('A', 'Cost: EUR 40 per lead', 'Return: EUR 3k'), ['the cost of the goal "A" for the whole period, not "EUR 40 per lead"']],
        ['working time', strategy('Budget: EUR 2,000') + goal('A', 'Return: EUR 3k') + '## Action: B\n\n- Cost: 3 days\n', ['the cost of the action "B" as an amount of money, such as "EUR 500", not "3 days"']],
        ['a range', strategy('Budget: EUR 2,000') + goal('A', 'Return: EUR 3k') + '## Platform: X\n\n- Cost: EUR 2,000-3,000\n', ['the cost of the platform "X" as one number, not "EUR 2,000-3,000"']],
        ['a budget that cannot be read', strategy('Budget: about EUR 20k plus agency') + goal('A', 'Return: EUR 3k'), ['the budget as one number, not "about EUR 20k plus agency"']],
        ['no currency at all', strategy('Budget: 20,000') + goal('A', 'Return: 42,000'), ['the currency (write "Currency" in the Strategy block)']],
        ['a cost of nothing', strategy('Budget: EUR 0') + goal('A', 'Return: EUR 3k'), [costMissing.replace('the cost', 'a cost above 0')]]
    ])('say honestly what is missing: %s', async (_name, text, missing) => expect(await numbers(text)).toMatchObject({ roi: undefined, missing }));

    test('of the Acme example are what its text says', async () => {
        expect(await numbers(acme)).toEqual({ currency: 'EUR', budget: 180_000, cost: 180_000, return: 378_000, roi: 1.1, missing: [] });
    });

    test('that cannot be said are told, to a firm', async () => {
        expect(await said('return-should-be-known', strategy() + revenue)).toEqual([`The return on this strategy cannot be computed yet. It needs ${costMissing}; and the return (write "Return" in the goal "Revenue").`]);
        expect(await said('return-should-be-known', strategy('Budget: EUR 9') + goal('End', 'Phase: profit', 'Return: USD 3k')), 'said where it stands').toEqual([]);
        expect(await said('return-should-be-known', strategy('Kind: public') + goal('M', 'Phase: mission'))).toEqual([]);
    });

    test('must fit the budget, and one currency', async () => {
        const costs = strategy('Currency: EUR', 'Budget: EUR 1,000') + goal('A', 'Cost: EUR 800') + goal('B', 'Cost: EUR 300') + goal('C', 'Cost: USD 5') + goal('D', 'Cost: 3 days');
        expect(await said('costs-should-fit-the-budget', costs)).toEqual(['The costs add up to EUR 1,100, more than the budget of EUR 1,000. Raise the budget, cut a cost, or take out what is counted twice.']);
        expect(await said('money-should-be-in-one-currency', costs)).toEqual(['"Cost: USD 5" cannot be added to the other amounts: the strategy is in EUR. Convert it.', '"Cost: 3 days" cannot be added to the other amounts: it is not an amount of money. Write what it costs, or take it into the prose.']);
    });

    test('say of which blocks the costs are, where they are of several kinds', async () => {
        const costs = strategy('Currency: EUR', 'Budget: EUR 1,000') + goal('A', 'Cost: EUR 800') + '## Platform: X\n\n- Cost: EUR 300\n';
        expect(await said('costs-should-fit-the-budget', costs)).toEqual(['The costs add up to EUR 1,100, more than the budget of EUR 1,000: goals EUR 800 and platforms EUR 300. Raise the budget, cut a cost, or take out what is counted twice.']);
        expect(await said('costs-should-fit-the-budget', costs.replace('300', '200')), 'just within it').toEqual([]);
    });

    test('of a goal that leads to another with a return are not added to it', async () => {
        const leads = goal('Trust', 'Supports: Leads', 'Return: EUR 5k') + goal('Leads', 'Supports: Revenue');
        const text = strategy('Budget: EUR 20k') + goal('Revenue', 'Phase: profit', 'Return: EUR 42k') + leads;
        expect(await numbers(text)).toMatchObject({ return: 42_000, roi: 1.1 });
        expect(await said('return-should-be-counted-once', text)).toEqual(['The return of "Trust", EUR 5k, is not added: the goal leads to "Revenue", whose return is taken to include it. If it comes on top, add it there; else take it out here.']);
        expect(await numbers(strategy('Budget: EUR 20k') + goal('Revenue', 'Phase: profit') + leads), 'the only one on its way').toMatchObject({ return: 5000 });
        expect(await numbers(strategy('Budget: EUR 20k') + goal('R1', 'Phase: profit', 'Return: EUR 42k') + goal('R2', 'Phase: profit', 'Return: EUR 8k')), 'two destinations').toMatchObject({ return: 50_000 });
        expect(await numbers(strategy('Budget: EUR 20k') + goal('A', 'Supports: B', 'Return: EUR 5k') + goal('B', 'Supports: A', 'Return: EUR 5k')), 'a circle').toMatchObject({ return: 10_000 });
    });

    test.each([
        ['in two kinds of blocks', strategy() + goal('A', 'Cost: EUR 10k') + '## Platform: X\n\n- Cost: EUR 5k\n\n## Action: B\n\n- Cost: EUR 3k\n', ['The costs add up to EUR 18,000: goals EUR 10,000, platforms EUR 5,000 and actions EUR 3,000. Say with "Budget" what may be spent, so that one sees whether money is counted twice.']],
        ['in one kind', strategy() + goal('A', 'Cost: EUR 10k') + goal('B', 'Cost: EUR 5k'), []],
        ['held against a budget', strategy('Budget: EUR 15k') + goal('A', 'Cost: EUR 10k') + '## Platform: X\n\n- Cost: EUR 5k\n', []],
        ['of an action that was dropped', strategy() + goal('A', 'Cost: EUR 10k') + '## Action: B\n\n- Cost: EUR 3k\n- Status: dropped\n', []],
        ['none', strategy() + revenue, []]
    ])('without a budget nobody sees what is counted twice: %s', async (_name, text, expected) => expect(await said('costs-should-have-a-budget', text)).toEqual(expected));
});
