import { choice, field } from '../model/facts.js';
import type { Block, Field, StrategyModel } from '../model/model.js';
import { daysBetween } from '../parser/values/iso-date.js';
import { currencyAt } from '../parser/values/currency.js';
import { currencyOf, splitUnit } from '../parser/values/unit.js';
import type { QuantityValue } from '../parser/values/value.js';
import { endGoals, goalsBehind } from './end-goal.js';
import { perModel, visible } from './per-model.js';
import { periodOf } from './readings.js';
import { describe, titles } from './words.js';

/** An amount of the document, over the strategy's period. */
export interface Money { block: Block; field: Field; amount: number; currency: string }

/** Why an amount cannot be added: it cannot be read, is no money, in another currency, a rate without a period, or a price (`EUR 40 per lead`). */
export type WhyLeftOut = 'unreadable' | 'no money' | 'other currency' | 'no period' | 'price';

export interface LeftOut { block: Block; field: Field; why: WhyLeftOut }

/** Cost and return of a strategy, from its own numbers (R3). Amounts are in `currency`, over the strategy's period. */
export interface Return {
    currency: string | undefined;
    budget: number | undefined;
    /** Costs of goals, platforms and actions that are not dropped. */
    costs: Money[];
    /** Returns of goals; those in `contained` left out. */
    returns: Money[];
    /** Returns of goals that lead to another goal with a return, of which theirs is taken to be a part: added, they would be counted twice. */
    contained: (Money & { within: Block })[];
    /** Sum of `costs`; `undefined` when there are none. */
    cost: number | undefined;
    /** Sum of `returns`. */
    return: number | undefined;
    /** (return - cost) / cost, where the cost is the budget when that is higher than the sum of costs: 1.1 is 110%. */
    roi: number | undefined;
    leftOut: LeftOut[];
    /** What it needs for a `roi` and where to write it, in the reader's words. */
    missing: string[];
}

/** @returns cost, return and ROI, or what is missing to say them. Nothing is guessed. */
export const returnOf = perModel((model): Return => {
    const leftOut: LeftOut[] = [];
    const currency = currencyOfStrategy(model);
    const plain: Field[] = [];
    const read = (block: Block, key: string): Money[] => {
        const written = field(block, key);
        if (!written || written.value.type === 'text') return [];
        const { value } = written;
        if (!currency && value.type === 'quantity' && value.unit === null) plain.push(written);
        const money = value.type !== 'quantity' ? 'unreadable' : currency || value.unit !== null ? moneyOf(value, currency, model) : undefined;
        if (typeof money === 'string') leftOut.push({ block, field: written, why: money });
        return typeof money === 'number' ? [{ block, field: written, amount: money, currency: currency! }] : [];
    };
    const costs = visible(model, 'Goal', 'Platform', 'Action').filter(block => choice(block, 'Status') !== 'dropped').flatMap(block => read(block, 'Cost'));
    const [returns, contained] = withoutContained(visible(model, 'Goal').flatMap(goal => read(goal, 'Return')), model);
    const budget = model.strategy && read(model.strategy, 'Budget')[0]?.amount;
    const cost = sum(costs);
    const back = sum(returns);
    const spent = Math.max(cost ?? 0, budget ?? 0);
    const isWritten = (key: string): boolean => [...leftOut.map(({ field: { key: other } }) => other), ...plain.map(({ key: other }) => other)].includes(key);
    const missing = [
        ...plain.length > 0 ? ['the currency (write "Currency" in the Strategy block)'] : [],
        ...spent > 0 || isWritten('Cost') || isWritten('Budget') ? [] : [`${cost === 0 || budget === 0 ? 'a cost above 0' : 'the cost'} (write "Budget" in the Strategy block, or "Cost" in goals, platforms and actions)`],
        ...back === undefined && !isWritten('Return') ? [`the return (write "Return" in ${endGoals(model).length > 0 ? `the goal ${titles(endGoals(model))}` : 'the goal that all others lead to'})`] : [],
        ...leftOut.map(each => needed(each, currency))
    ];
    return { currency, budget, costs, returns, contained, cost, return: back, roi: missing.length === 0 ? (back! - spent) / spent : undefined, leftOut, missing };
});

/** A goal's return is taken to be part of the return of a goal that it leads to. In a circle none is part of another. */
function withoutContained(returns: Money[], model: StrategyModel): [returns: Money[], contained: Return['contained']] {
    const byGoal = new Map(returns.map(money => [money.block, money]));
    const [own, contained]: [Money[], Return['contained']] = [[], []];
    for (const money of returns) {
        const reached = byGoal.size > 1 ? goalsBehind(money.block, model) : new Set<Block>();
        const within = reached.has(money.block) ? undefined : [...reached].find(goal => byGoal.has(goal));
        if (within) contained.push({ ...money, within });
        else own.push(money);
    }
    return [own, contained];
}

/** What must be written in place of an amount: `the cost of the goal "Reach" in EUR, not "SEK 5,000"`. */
function needed({ block, field: { key, text }, why }: LeftOut, currency: string | undefined): string {
    const what = block.kind === 'Strategy' ? `the ${key.toLowerCase()}` : `the ${key.toLowerCase()} of ${describe(block).replace(/^T/, 't')}`;
    const how: Record<WhyLeftOut, string> = {
        unreadable: 'as one number', 'no money': `as an amount of money${currency ? `, such as "${currency} 500"` : ''}`, 'other currency': `in ${currency}`,
        'no period': 'for the whole period (or "Period" in the Strategy block)', price: 'for the whole period'
    };
    return `${what} ${how[why]}, not "${text}"`;
}

/** The strategy's `Currency`, else that of its budget, else the only one its costs and returns are in. */
function currencyOfStrategy(model: StrategyModel): string | undefined {
    const { strategy } = model;
    const written = strategy && field(strategy, 'Currency')?.text;
    if (written) return currencyAt(written)?.code;
    const amounts = [...strategy ? [field(strategy, 'Budget')] : [], ...visible(model, 'Goal', 'Platform', 'Action').flatMap(block => [field(block, 'Cost'), field(block, 'Return')])];
    return amounts.map(amount => amount?.value.type === 'quantity' ? currencyOf(amount.value.unit) : undefined).find(currency => currency !== undefined);
}

const daysIn: Record<string, number> = { day: 1, week: 7, month: 146097 / 4800, quarter: 146097 / 1600, year: 146097 / 400 };

/** A sum as it stands; a rate (`EUR 500 per month`) times the strategy's period. A plain number is in the strategy's currency. */
function moneyOf({ amount, unit }: QuantityValue, currency: string | undefined, model: StrategyModel): number | WhyLeftOut {
    const own = currencyOf(unit);
    const { unit: base, per } = splitUnit(unit);
    if (own === undefined && base !== null) return 'no money';
    if (own !== undefined && own !== currency) return 'other currency';
    if (per === null) return amount;
    if (!daysIn[per]) return 'price';
    const period = periodOf(model);
    return period ? amount * Math.round((daysBetween(period.start, period.end) + 1) / daysIn[per]) : 'no period';
}

function sum(amounts: Money[]): number | undefined {
    return amounts.length === 0 ? undefined : amounts.reduce((total, { amount }) => total + amount, 0);
}
