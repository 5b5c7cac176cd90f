/** A calendar date, ISO 8601: `2027-03-01`. Dates have no time and no zone. */
export type IsoDate = string;

/** `null`, `%`, `x`, an ISO 4217 currency, or a word or phrase (`leads`, `hours`); a rate is `EUR per lead` (`splitUnit` in unit.ts). */
export type Unit = string | null;

export type Bound = 'at least' | 'at most' | 'over' | 'under' | 'exactly';

/** What a field's text means. The JSON of `strategy model` shows these as they are. */
export type Value =
    | TextValue | ReferencesValue | DateValue | PeriodValue | CadenceValue | QuantityValue | ComparisonValue | TargetValue
    | SharesValue | ChoiceValue | LinkValue | UnreadableValue;

export interface TextValue { type: 'text'; text: string; /** The points of a list, for keys that hold one (Responsibilities). */ items?: string[] }
export interface ReferencesValue { type: 'references'; titles: string[] }
export interface DateValue { type: 'date'; date: IsoDate }
/** Both days are inside the period. */
export interface PeriodValue { type: 'period'; start: IsoDate; end: IsoDate }

export interface CadenceValue {
    type: 'cadence';
    /** Every `every` `unit`s: `every 2 weeks` is 2 and `week`, `quarterly` is 3 and `month`, `yearly` is 1 and `year`. */
    every: number;
    unit: 'day' | 'week' | 'month' | 'year';
    /** ISO weekday, 1 is Monday, for `every Monday` and `first Tuesday of the month`. */
    weekday?: number;
    /** 1 to 4, or -1 for the last, for `first Tuesday of the month`. */
    nth?: number;
    /** ISO weekdays in order, where there are several: `every Monday and Thursday`; `daily on weekdays` is 1 to 5, every week. */
    weekdays?: number[];
    /** Several times in each: `3 posts a week` is 3. Absent for once. */
    times?: number;
    /** `3-5 posts a week`: `times` is 3, `upTo` is 5. */
    upTo?: number;
    next?: IsoDate;
    by?: string[];
}

export interface QuantityValue {
    type: 'quantity';
    amount: number;
    unit: Unit;
    /** `80 on 2026-12-31`: when it was so. */
    on?: IsoDate;
}

/** `at least 50%`, `under $40`, `2%+`, `40-50` (`amount` 40, `upTo` 50), `2.5x minimum; 3x+ target` (`amount` 2.5, `stretch` 3). */
export interface ComparisonValue {
    type: 'comparison';
    comparison: Bound;
    amount: number;
    upTo?: number;
    stretch?: number;
    unit: Unit;
}

/** `120 by 2027-12-31 from 80`, `+10% by Q4 2027`, `under $40 by 2027-06-30`, `deferred until 2027-03-01: no baseline yet`. */
export interface TargetValue {
    type: 'target';
    comparison: Bound;
    /** `null` when the target is deferred. */
    amount: number | null;
    upTo?: number;
    stretch?: number;
    unit: Unit;
    by: IsoDate | null;
    from: number | null;
    fromOn?: IsoDate;
    /** A change against the baseline: `+10%` is 10 `%`, relative. */
    relative?: boolean;
    deferred?: { until: IsoDate | null; reason: string | null };
}

export interface SharesValue { type: 'shares'; shares: { title: string; amount: number | null; unit: Unit }[] }
export interface ChoiceValue { type: 'choice'; choice: string }
export interface LinkValue { type: 'link'; links: { label: string; target: string }[] }
export interface UnreadableValue { type: 'unreadable'; /** What was expected: a key of `expectations` in read-value.ts. */ expected: ValueKind }

/** The kinds of value a key may ask for: the names of the value terminals in strategy.langium. */
export type ValueKind =
    | 'DATE' | 'PERIOD' | 'CADENCE' | 'QUANTITY' | 'COMPARISON' | 'TARGET' | 'LINK' | 'FILE' | 'REF' | 'MENTION' | 'CHOICE' | 'LIST' | 'TEXT';
