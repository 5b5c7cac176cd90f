/** Request: what is offered to somebody who begins a strategy. */
export const startingPointsMethod = 'strategy/startingPoints';
export interface StartingPoints {
    /** `firm`, `public body` ...: see language/templates/. With the kind of organisation it is for, and the teams that usually work on it. */
    templates: { template: string; kind: string; usual: readonly string[]; others: readonly string[] }[];
    /** `next year`, `next four quarters`, `this year`, as the language writes them. */
    periods: { name: string; period: string }[];
}

/** Request: a new strategy from a template; or which answer cannot be used, and why. */
export const newStrategyMethod = 'strategy/newStrategy';
export interface NewStrategyParams { organization: string; template: string; kind: string; period: string; teams: string[]; currency?: string; title?: string }
export type NewStrategyResult = { text: string; /** `acme-gmbh.strategy.md` */ fileName: string } | RefusedAnswer;
/** Which answer cannot be used, and why, in the writer's words. */
export interface RefusedAnswer { refused: keyof NewStrategyParams | 'today'; message: string }

/** Request: what speaks against the answers that are there already; `null` for nothing. Parameters: some of those of `strategy/newStrategy`. */
export const checkAnswersMethod = 'strategy/checkAnswers';

/** Request: the draft of a strategy, made of a Markdown text; or why none can be made. */
export const importMethod = 'strategy/import';
export interface ImportParams { text: string; /** Of a file in the folder where the draft is to stand: whose house's words count. */ uri?: string }
export type ImportResult = { problem: string } | {
    text: string;
    /** The text is a strategy already, and is given back as it was. */
    already: boolean;
    /** What was recognised, in a sentence. */
    recognised: string;
    /** `acme-gmbh.strategy.md`, for a text without a file. */
    fileName: string;
};
