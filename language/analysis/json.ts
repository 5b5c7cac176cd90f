import type { Block, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { audienceOf } from './audience.js';
import { pathToEndGoal } from './end-goal.js';
import { returnOf } from './money.js';
import { loadOf } from './ownership.js';
import { visible } from './per-model.js';
import { progressOf } from './progress.js';
import { nextReading } from './readings.js';

/** What follows from a strategy's data, as `computed` in the JSON of `strategy model`. Titles name blocks; amounts are plain numbers, dates ISO. */
export interface ComputedJson {
    /** The persona x platform matrix: one entry for each platform that a persona is active on or is served on. */
    audience: { persona: string; platform: string; /** The plan has a block for it. */ planned: boolean; share: number | null; unit: string | null; /** The platform names the persona. */ serves: boolean }[];
    /** Every target, held against the last reading that is not after the day of the check. */
    progress: { kind: string; title: string; state: string; metric: string | null; amount: number | null; unit: string | null; latest: { date: string; amount: number } | null; expected: number | null; share: number | null }[];
    /** For each goal the way to the destination, itself first; `null` where none leads there. */
    ways: { goal: string; way: string[] | null }[];
    readings: { metric: string; next: string | null }[];
    loads: { position: string; percent: number }[];
    /** Over the strategy's period. `roi` is (return - cost) / cost, `null` with the reasons in `missing`. */
    return: { currency: string | null; cost: number | null; budget: number | null; return: number | null; roi: number | null; missing: string[] };
}

export function computedToJson(model: StrategyModel, today: IsoDate): ComputedJson {
    const { currency, cost, budget, return: back, roi, missing } = returnOf(model);
    const own = ({ uri }: Block): boolean => uri === model.uri;
    return {
        audience: matrixOf(model),
        progress: progressOf(model, today).filter(({ block }) => own(block)).map(({ block, state, metric, amount, unit, latest, expected, share }) => ({
            kind: block.kind, title: block.title, state, metric: metric?.title ?? null, amount: amount ?? null, unit, latest: latest ? { date: latest.date, amount: latest.amount } : null, expected: expected ?? null, share: share ?? null
        })),
        ways: visible(model, 'Goal').filter(own).map(goal => ({ goal: goal.title, way: pathToEndGoal(goal, model)?.map(({ title }) => title) ?? null })),
        readings: visible(model, 'Metric').filter(own).map(metric => ({ metric: metric.title, next: nextReading(metric, model, today) ?? null })),
        loads: visible(model, 'Owner').flatMap(position => {
            const percent = loadOf(position);
            return percent === undefined ? [] : [{ position: position.title, percent }];
        }),
        return: { currency: currency ?? null, cost: cost ?? null, budget: budget ?? null, return: back ?? null, roi: roi ?? null, missing }
    };
}

function matrixOf(model: StrategyModel): ComputedJson['audience'] {
    const { personas, platforms, activities, serves } = audienceOf(model);
    return personas.flatMap(persona => {
        const active = (activities.get(persona) ?? []).map(({ name, platform, share }) => ({
            persona: persona.title, platform: platform?.title ?? name, planned: platform !== undefined, share: share?.amount ?? null, unit: share?.unit ?? null, serves: platform !== undefined && serves.get(platform)!.includes(persona)
        }));
        const others = platforms.filter(platform => serves.get(platform)!.includes(persona) && !active.some(({ platform: name }) => name === platform.title));
        return [...active, ...others.map(platform => ({ persona: persona.title, platform: platform.title, planned: true, share: null, unit: null, serves: true }))];
    });
}
