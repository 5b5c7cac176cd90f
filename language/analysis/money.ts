import { choice, field } from '../model/facts.js';
import type { Block, Field, StrategyModel } from '../model/model.js';
import { daysBetween } from '../parser/values/iso-date.js';
import { currencyAt } from '../parser/values/currency.js';
import { currencyOf, splitUnit } from '../parser/values/unit.js';
import type { QuantityValue } from '../parser/values/value.js';
import { perModel, visible } from './per-model.js';
import { periodOf } from './readings.js';

/** An amount of the document, over the strategy's period. */
export interface Money { block: Block; field: Field; amount: number; currency: string }

/** Cost and return of a strategy, from its own numbers (R3). Amounts are in `currency`, over the strategy's period. */
export interface Return {
    currency: string | undefined;
    budget: number | undefined;
    /** Costs of goals, platforms and actions that are not dropped. */
    costs: Money[];
    returns: Money[];
    /** Sum of `costs`; `undefined` when there are none. */
    cost: number | undefined;
    /** Sum of `returns`. */
    return: number | undefined;
    /** (return - cost) / cost, where the cost is the budget when that is higher than the sum of costs: 1.1 is 110%. */
    roi: number | undefined;
    /** Amounts that cannot be added: another currency, no currency, a rate without a period. */
    leftOut: { block: Block; field: Field; why: 'other currency' | 'no currency' | 'no period' }[];
    /** Why there is no `roi`, in the reader's words. */
    missing: string[];
}

/** @returns cost, return and ROI, or what is missing to say them. Nothing is guessed. */
export const returnOf = perModel((model): Return => {
    const leftOut: Return['leftOut'] = [];
    const currency = currencyOfStrategy(model);
    const read = (block: Block, key: string): Money[] => {
        const written = field(block, key);
        if (written?.value.type !== 'quantity') return [];
        const money = moneyOf(written.value, currency, model);
        if (typeof money === 'string') leftOut.push({ block, field: written, why: money });
        return typeof money === 'string' ? [] : [{ block, field: written, amount: money, currency: currency! }];
    };
    const costs = visible(model, 'Goal', 'Platform', 'Action').filter(block => choice(block, 'Status') !== 'dropped').flatMap(block => read(block, 'Cost'));
    const returns = visible(model, 'Goal').flatMap(goal => read(goal, 'Return'));
    const budget = model.strategy && read(model.strategy, 'Budget')[0]?.amount;
    const cost = sum(costs);
    const back = sum(returns);
    const spent = Math.max(cost ?? 0, budget ?? 0);
    const missing = [
        ...spent > 0 ? [] : ['no goal, platform or action says its cost, and there is no budget'],
        ...back === undefined ? ['no goal says its return'] : [],
        ...leftOut.length > 0 ? [`${leftOut.length === 1 ? 'one amount is' : `${leftOut.length} amounts are`} in another currency, or in none`] : []
    ];
    return { currency, budget, costs, returns, cost, return: back, roi: missing.length === 0 ? (back! - spent) / spent : undefined, leftOut, missing };
});

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
function moneyOf({ amount, unit }: QuantityValue, currency: string | undefined, model: StrategyModel): number | Return['leftOut'][number]['why'] {
    const own = currencyOf(unit);
    const { unit: base, per } = splitUnit(unit);
    if (!currency || own === undefined && base !== null) return 'no currency';
    if (own !== undefined && own !== currency) return 'other currency';
    if (per === null) return amount;
    const period = periodOf(model);
    return period && daysIn[per] ? amount * Math.round((daysBetween(period.start, period.end) + 1) / daysIn[per]) : 'no period';
}

function sum(amounts: Money[]): number | undefined {
    return amounts.length === 0 ? undefined : amounts.reduce((total, { amount }) => total + amount, 0);
}
