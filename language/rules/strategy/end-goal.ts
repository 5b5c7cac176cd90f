import { kindOf } from '../../analysis/alignment.js';
import { businessMetricsBehind, endGoals, endPhases, goalCircles, isEndGoal, isMoneyMetric, kindOfMetric, leading, nextGoals, restsOnVanityAlone } from '../../analysis/end-goal.js';
import { returnOf, type Money, type WhyLeftOut } from '../../analysis/money.js';
import { visible } from '../../analysis/per-model.js';
import { blocksOf, choice, field, metricsOf } from '../../model/facts.js';
import { must, should, type Rule } from '../rule.js';
import { amountText, and, describe, joined, listed, titles } from '../../analysis/words.js';

const acme = '# Strategy: Acme\n\n- Kind: commercial\n\n';
const revenue = '## Goal: Revenue\n\n- Phase: profit\n\n';

/** R1-R4: relationships are the roads, data is the map, profit is the destination. */
export const endGoalRules: Rule[] = [
    {
        code: 'strategy-must-have-end-goal', requirement: 'R3', severity: must,
        summary: 'A strategy must have an end goal.',
        help: 'A firm\'s strategy ends in a goal of the phase `profit`; that of a public or non-profit body in `mission` or `funding`. Every other goal leads there. Say the kind of organisation once, behind `Kind`.',
        wrong: `${acme}## Goal: Reach\n\n- Phase: relationships\n`, right: `${acme}${revenue}`,
        *check({ model }) {
            if (!model.strategy || endGoals(model).length > 0) return;
            const phases = endPhases(model).map(phase => `"Phase: ${phase}"`).join(' or ');
            const what = visible(model, 'Goal').length === 0 ? 'The strategy has no goal yet' : 'No goal is the destination of this strategy';
            yield { message: `${what}. Add a goal with ${phases}, to which the others lead.`, span: model.strategy.heading, block: model.strategy, data: { fix: 'add-end-goal', phase: endPhases(model)[0]! } };
        }
    },
    {
        code: 'goal-must-lead-to-the-end-goal', requirement: 'R4', severity: must, asks: { kind: 'Goal', key: 'Supports' },
        summary: 'Every goal must lead, through other goals, to an end goal.',
        help: 'Name behind `Supports` the goal that this one helps to reach. A goal in another goal\'s section supports that one. A goal that leads nowhere is work that does not pay.',
        wrong: `${acme}${revenue}## Goal: Reach\n\n- Phase: relationships\n`, right: `${acme}${revenue}## Goal: Reach\n\n- Phase: relationships\n- Supports: Revenue\n`,
        *check({ model }) {
            const ends = endGoals(model);
            if (!model.strategy || ends.length === 0) return; // that there is none is said once
            const circles = new Set(goalCircles(model).flat());
            for (const goal of blocksOf(model, 'Goal')) {
                if (leading(model).has(goal) || circles.has(goal)) continue;
                const supports = field(goal, 'Supports');
                const next = nextGoals(goal);
                if (supports && next.length === 0) continue; // the names are unknown, which is said
                yield {
                    message: next.length > 0 ? `${describe(goal)} supports ${titles(next)}, from which no way leads to the end goal ${titles(ends)}.` : `${describe(goal)} leads nowhere. Say which goal it supports: "- Supports: ${ends[0]!.title}", or one on the way there.`,
                    span: supports?.valueSpan ?? goal.heading, block: goal, data: supports ? undefined : { fix: 'add-field', key: 'Supports', example: ends[0]!.title }
                };
            }
        }
    },
    {
        code: 'goals-must-not-form-a-circle', requirement: 'R4', severity: must,
        summary: 'Goals must not support each other in a circle.',
        help: 'In a circle nobody can tell what is the means and what the end. Take out one of the links.',
        wrong: '## Goal: A\n\n- Supports: B\n\n## Goal: B\n\n- Supports: A\n', right: '## Goal: A\n\n- Supports: B\n\n## Goal: B\n',
        *check({ model }) {
            for (const circle of goalCircles(model)) {
                const goal = circle.find(({ uri }) => uri === model.uri);
                const supports = goal && field(goal, 'Supports');
                if (!goal) continue;
                const way = [...circle, circle[0]!].map(({ title }) => `"${title}"`);
                yield { message: circle.length === 1 ? `${describe(goal)} supports itself. Name another goal.` : `These goals support each other in a circle: ${(way.length > 6 ? [...way.slice(0, 5), '...', way.at(-1)!] : way).join(' → ')}. Take out one of the links.`, span: supports?.valueSpan ?? goal.heading, block: goal };
            }
        }
    },
    {
        code: 'end-goal-must-be-measured-in-money', requirement: 'R3', severity: must,
        summary: 'A goal in the phase profit or funding must be measured in money.',
        help: 'The CEO and the CFO ask what it returned. Give the end goal a metric in a currency, or a return on it (ROI, ROAS). A mission is measured by what it is about.',
        wrong: `${acme}${revenue.trimEnd()}\n- Metric: Leads\n\n## Metric: Leads\n\n- Unit: leads\n`, right: `${acme}${revenue.trimEnd()}\n- Metric: Order intake\n\n## Metric: Order intake\n\n- Unit: EUR\n`,
        *check({ model }) {
            if (!model.strategy) return;
            for (const goal of blocksOf(model, 'Goal')) {
                const metrics = metricsOf(goal, model);
                if (!isEndGoal(goal, model) || choice(goal, 'Phase') === 'mission' || metrics.length === 0 || metrics.some(isMoneyMetric)) continue;
                const metric = field(goal, 'Metric');
                yield { message: `${describe(goal)} is the destination, but it is measured by ${titles(metrics)}, which is not money. Add a metric in ${returnOf(model).currency ?? 'a currency'}, or the return on what is spent.`, span: metric?.valueSpan ?? goal.heading, block: goal, data: { fix: 'add-metric', metric: visible(model, 'Metric').find(isMoneyMetric)?.title } };
            }
        }
    },
    {
        code: 'phase-should-fit-the-kind', requirement: 'R3', severity: should, asks: { kind: 'Strategy', key: 'Kind' },
        summary: 'A phase should fit the kind of organisation.',
        help: 'Profit is the destination of a firm; mission and funding are those of a public or non-profit body.',
        wrong: '# Strategy: Library\n\n- Kind: public\n\n## Goal: More members\n\n- Phase: profit\n', right: '# Strategy: Library\n\n- Kind: public\n\n## Goal: More members\n\n- Phase: mission\n',
        *check({ model }) {
            if (!model.strategy) return;
            const foreign = kindOf(model) === 'commercial' ? ['mission', 'funding'] : ['profit'];
            for (const goal of blocksOf(model, 'Goal')) {
                const phase = field(goal, 'Phase');
                if (!phase || !foreign.includes(choice(goal, 'Phase') ?? '')) continue;
                const kind = field(model.strategy, 'Kind') ? `is ${kindOf(model)}` : 'does not say its kind, and counts as commercial';
                yield { message: `The phase "${phase.text}" does not fit: the organisation ${kind}. Expected ${joined(['relationships', 'data', ...endPhases(model)]).replace(' and ', ' or ')}.`, span: phase.valueSpan ?? phase.span, block: goal, data: { fix: 'unreadable', kind: 'CHOICE', near: endPhases(model)[0], choices: ['relationships', 'data', ...endPhases(model)] } };
            }
        }
    },
    ...([
        ['relationships', 'R1', 'who should know and trust you', 'Known to those who decide'],
        ['data', 'R2', 'what you learn from people and act on, such as leads or questions', 'Qualified leads']
    ] as const).map(([phase, requirement, what, title]): Rule => ({
        code: `strategy-should-have-a-${phase}-goal`, requirement, severity: should,
        summary: `A strategy should have a goal in the phase ${phase}.`,
        help: 'Relationships are the roads, data is the map, profit is the destination. A way that leaves one out does not arrive.',
        wrong: `${acme}${revenue}`, right: `${acme}${revenue}## Goal: ${title}\n\n- Phase: ${phase}\n- Supports: Revenue\n`,
        *check({ model }) {
            const phases = visible(model, 'Goal').map(goal => choice(goal, 'Phase'));
            if (!model.strategy || phases.every(known => !known) || phases.includes(phase)) return;
            yield { message: `No goal is in the phase ${phase}: ${what}. Add one, and let it support a goal on the way to the destination.`, span: model.strategy.heading, block: model.strategy, data: { fix: 'add-end-goal', phase, supports: endGoals(model)[0]?.title } };
        }
    })),
    {
        code: 'goal-should-not-rest-on-vanity-alone', requirement: 'R3', severity: should,
        summary: 'A goal should not rest on vanity metrics alone.',
        help: 'Followers and likes flatter; they do not say whether it pays. A metric is what its `Kind` says, else what the catalogue knows. Where it is right for your use, declare it: `Kind: supporting` with a `Reason`.',
        wrong: '## Goal: Reach\n\n- Metric: Followers\n\n## Metric: Followers\n', right: '## Goal: Reach\n\n- Metric: Followers, Leads\n\n## Metric: Followers\n\n## Metric: Leads\n',
        *check({ model }) {
            for (const goal of blocksOf(model, 'Goal')) {
                if (!restsOnVanityAlone(goal, model)) continue;
                const metrics = metricsOf(goal, model);
                const behind = businessMetricsBehind(goal, model)[0];
                const metric = field(goal, 'Metric');
                yield {
                    message: `${describe(goal)} rests on ${titles(metrics)} alone, which flatters and does not say whether it pays. Add ${behind ? `a metric that leads to "${behind.title}"` : 'a metric that counts customers, leads or money'}, or declare it "Kind: supporting" with a "Reason".`,
                    span: metric?.valueSpan ?? goal.heading, block: goal, data: { fix: 'add-metric', metric: behind?.title }
                };
            }
        }
    },
    {
        code: 'metric-kind-needs-reason', requirement: 'R3', severity: should,
        summary: 'A metric that usually is a vanity metric needs a reason to be another kind.',
        help: 'Followers can be right for one goal. Say why, behind `Reason`: leadership will ask.',
        wrong: '## Metric: Followers\n\n- Kind: supporting\n', right: '## Metric: Followers\n\n- Kind: supporting\n- Reason: only followers who work in the trade are counted\n',
        *check({ model }) {
            for (const metric of blocksOf(model, 'Metric')) {
                const kind = kindOfMetric(metric);
                if (!kind?.declared || kind.kind === 'vanity' || kind.known?.kind !== 'vanity' || kind.reason) continue;
                const written = field(metric, 'Kind')!;
                yield { message: `"${metric.title}" usually is a vanity metric. Say why it is ${kind.kind} here: "- Reason: ...".`, span: written.valueSpan ?? written.span, block: metric, data: { fix: 'add-field', key: 'Reason', example: 'only the audience of this goal is counted' } };
            }
        }
    },
    {
        code: 'return-should-be-known', requirement: 'R3', severity: should,
        summary: 'A firm\'s strategy should say what it costs and what it returns.',
        help: 'ROI = (return − cost) ÷ cost. The return is the sum of `Return` of the goals; a return of a goal that leads to another goal with a return is part of that one\'s and not added. The cost is the sum of `Cost` of goals, platforms and actions that are not dropped, or the `Budget` where that is higher. A rate (`EUR 500 per month`) counts for the whole period. Where a number is missing, cannot be read or is in another currency nothing is computed, and the finding says what to write where.',
        wrong: `${acme}${revenue}`, right: `${acme.trimEnd()}\n- Budget: EUR 100k\n\n${revenue.trimEnd()}\n- Return: EUR 210k\n`,
        *check({ model }) {
            if (!model.strategy || kindOf(model) !== 'commercial' || endGoals(model).length === 0) return;
            const { missing, leftOut, budget, costs, returns } = returnOf(model);
            const isSaid = leftOut.length === missing.length && leftOut.every(({ block: { uri } }) => uri === model.uri);
            if (missing.length === 0 || isSaid) return; // each amount that cannot be added is said where it stands
            yield { message: `The return on this strategy cannot be computed yet. It needs ${listed(missing)}.`, span: model.strategy.heading, block: model.strategy, data: { fix: 'add-amounts', budget: budget === undefined && costs.length === 0 && !field(model.strategy, 'Budget'), return: returns.length === 0 } };
        }
    },
    {
        code: 'money-should-be-in-one-currency', requirement: 'R3', severity: should,
        summary: 'Costs and returns should be in the strategy\'s currency.',
        help: 'Amounts in different currencies cannot be added. Convert them, and say so in the prose.',
        wrong: '# Strategy: Acme\n\n- Currency: EUR\n\n## Goal: Reach\n\n- Cost: USD 500\n', right: '# Strategy: Acme\n\n- Currency: EUR\n\n## Goal: Reach\n\n- Cost: EUR 460\n',
        *check({ model }) {
            const { leftOut, currency } = returnOf(model);
            const reasons: Record<Exclude<WhyLeftOut, 'unreadable'>, string> = {
                'other currency': `the strategy is in ${currency}. Convert it`, 'no money': 'it is not an amount of money. Write what it costs, or take it into the prose',
                'no period': 'the strategy has no period over which it would count. Add "Period" to the Strategy block', price: 'it is a price. Write the sum for the whole period'
            };
            for (const { block, field: { key, text, valueSpan, span }, why } of leftOut) {
                if (block.uri === model.uri && why !== 'unreadable') yield { message: `"${key}: ${text}" cannot be added to the other amounts: ${reasons[why]}.`, span: valueSpan ?? span, block }; // what cannot be read is said
            }
        }
    },
    {
        code: 'return-should-be-counted-once', requirement: 'R3', severity: { draft: 'hint', 'in review': 'info', approved: 'info', superseded: 'off' },
        summary: 'A return should stand in one goal on each way.',
        help: 'A goal that supports another earns its return through that one: both together would be counted twice, so only the one nearer to the destination is added. If it comes on top, add it there; else leave it out, or give the goal a metric that shows it.',
        wrong: `${acme}${revenue.trimEnd()}\n- Return: EUR 210k\n\n## Goal: Leads\n\n- Supports: Revenue\n- Return: EUR 90k\n`, right: `${acme}${revenue.trimEnd()}\n- Return: EUR 210k\n\n## Goal: Leads\n\n- Supports: Revenue\n`,
        *check({ model }) {
            for (const { block, field: { text, valueSpan, span }, within } of returnOf(model).contained) {
                if (block.uri !== model.uri) continue;
                yield {
                    message: `The return of "${block.title}", ${text}, is not added: the goal leads to "${within.title}", whose return is taken to include it. If it comes on top, add it there; else take it out here.`,
                    span: valueSpan ?? span, block, related: [{ uri: within.uri, span: within.heading, message: 'The goal whose return counts' }]
                };
            }
        }
    },
    {
        code: 'costs-should-have-a-budget', requirement: 'R3', severity: should,
        summary: 'Costs in several kinds of blocks should be held against a budget.',
        help: 'The `Cost` of goals, platforms and actions is added up: each is meant to be money of its own. Where an action\'s cost is part of its goal\'s, the sum counts it twice, and nobody sees it. A `Budget` shows it: the sum must fit.',
        wrong: `${acme}${revenue.trimEnd()}\n- Cost: EUR 10k\n\n## Platform: LinkedIn\n\n- Cost: EUR 5k\n`, right: `${acme.trimEnd()}\n- Budget: EUR 15k\n\n${revenue.trimEnd()}\n- Cost: EUR 10k\n\n## Platform: LinkedIn\n\n- Cost: EUR 5k\n`,
        *check({ model }) {
            const { strategy } = model;
            const { cost, costs, currency } = returnOf(model);
            if (!strategy || cost === undefined || field(strategy, 'Budget') || kindsOf(costs).size < 2) return;
            const total = amountText(cost, currency!);
            yield { message: `The costs add up to ${total}: ${sumsByKind(costs)}. Say with "Budget" what may be spent, so that one sees whether money is counted twice.`, span: strategy.heading, block: strategy, data: { fix: 'add-field', key: 'Budget', example: total } };
        }
    },
    {
        code: 'costs-should-fit-the-budget', requirement: 'R3', severity: should,
        summary: 'The costs should not add up to more than the budget.',
        help: 'Counted are the `Cost` of goals, platforms and actions that are not dropped. If the same money is written in two places, leave one out.',
        wrong: '# Strategy: Acme\n\n- Budget: EUR 1,000\n\n## Goal: Reach\n\n- Cost: EUR 1,500\n', right: '# Strategy: Acme\n\n- Budget: EUR 2,000\n\n## Goal: Reach\n\n- Cost: EUR 1,500\n',
        *check({ model }) {
            const { cost, budget, currency, costs } = returnOf(model);
            const written = model.strategy && field(model.strategy, 'Budget');
            if (!written || cost === undefined || budget === undefined || cost <= budget) return;
            yield { message: `The costs add up to ${amountText(cost, currency!)}, more than the budget of ${written.text}${kindsOf(costs).size > 1 ? `: ${sumsByKind(costs)}` : ''}. Raise the budget, cut a cost, or take out what is counted twice.`, span: written.valueSpan ?? written.span, block: model.strategy };
        }
    }
];

function kindsOf(costs: readonly Money[]): Set<string> {
    return new Set(costs.map(({ block: { kind } }) => kind));
}

/** `goals EUR 61,000, platforms EUR 98,000 and actions EUR 21,000` */
function sumsByKind(costs: readonly Money[]): string {
    const sums = new Map<string, number>();
    for (const { block: { kind }, amount } of costs) sums.set(kind, (sums.get(kind) ?? 0) + amount);
    return and([...sums].map(([kind, amount]) => `${kind.toLowerCase()}s ${amountText(amount, costs[0]!.currency)}`));
}
