import type { ApprovalState } from '../approval/verify.js';
import type { Statement } from '../approval/statement.js';
import type { StrategyModel } from '../model/model.js';
import { amendingChanges } from './amendment.js';

/**
 * A text that was signed: found, still being looked for, or not found so far. Then it may be committed yet, or its history be at hand later, so it is looked for again:
 * with the next question, and each time after twice as many.
 */
type Search = { old: StrategyModel } | 'under way' | { pause: number; questionsToWait: number };

/**
 * What has changed in meaning since a text was signed, for who cannot wait: the first question begins the search for the signed text, and whoever asked is called once
 * it is found. What is found is looked for once.
 */
export class SinceSigned {
    private readonly searches = new Map<string, Search>();
    private readonly told = new WeakMap<StrategyModel, Map<string, readonly string[]>>();

    /**
     * @param find the signed text; `undefined` when the history does not have it. Rejects when there is no history to look in.
     * @param found is told of the file whose signed text is known from now on.
     */
    constructor(private readonly find: (statement: Statement, uri: string) => Promise<StrategyModel | undefined>, private readonly found: (uri: string) => void) {}

    /** Gravest first, without full stops; empty until the signed text is known, and where nothing has changed in meaning. */
    sentences({ statement }: ApprovalState, now: StrategyModel): readonly string[] {
        if (!statement) return [];
        const key = `${now.uri}\n${statement.version}\n${JSON.stringify(statement.entries)}`; // who signed the same text asks for the same
        const search = this.searches.get(key);
        if (search === 'under way') return [];
        if (search && 'old' in search) return this.compared(key, search.old, now);
        if (!search || search.questionsToWait-- === 0) this.begin(key, statement, now.uri, search ? 2 * search.pause : 1);
        return [];
    }

    private begin(key: string, statement: Statement, uri: string, pause: number): void {
        const later = (): unknown => this.searches.set(key, { pause, questionsToWait: pause - 1 });
        this.searches.set(key, 'under way');
        this.find(statement, uri).then(old => {
            if (!old) return void later();
            this.searches.set(key, { old });
            this.found(uri);
        }, later);
    }

    private compared(key: string, old: StrategyModel, now: StrategyModel): readonly string[] {
        const known = this.told.get(now) ?? new Map<string, readonly string[]>();
        this.told.set(now, known);
        const sentences = known.get(key) ?? amendingChanges(old, now).map(({ sentence }) => sentence);
        known.set(key, sentences);
        return sentences;
    }
}
