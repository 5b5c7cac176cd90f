import { field } from '../../model/facts.js';
import type { Block, StrategyModel } from '../../model/model.js';
import { titleKey } from '../../references/names.js';
import { clipped, valueText } from './values.js';
import { kindWord } from './wordings.js';

/** What a block is called in a sentence. */
export type NameOf = (block: Block) => string;

/**
 * Blocks go by their title: `Qualified leads`. The kind comes before it where two kinds share the title (`the goal Reach`), and for
 * approvals and change records, whose title is a name already taken. A strategy has one Strategy block, so that is `the strategy`.
 */
export function namesOf(...models: (StrategyModel | undefined)[]): NameOf {
    const kinds = new Map<string, Set<string>>();
    const dated = new Map<string, number>();
    for (const model of models) {
        const seen = new Map<string, number>();
        for (const block of [...model?.blocks ?? [], ...model?.shared ?? []]) {
            const key = titleKey(block.title);
            if (hasOwnTitle(block)) kinds.set(key, (kinds.get(key) ?? new Set()).add(block.kind));
            else seen.set(`${block.kind} ${key}`, (seen.get(`${block.kind} ${key}`) ?? 0) + 1);
        }
        for (const [key, count] of seen) dated.set(key, Math.max(count, dated.get(key) ?? 0));
    }
    return block => {
        if (block.kind === 'Strategy') return 'the strategy';
        if (titleKey(block.title) === '') return `a ${kindWord(block.kind).replace(' by', '')} without a title`;
        const shared = (kinds.get(titleKey(block.title))?.size ?? 0) > 1;
        if (hasOwnTitle(block)) return shared ? `the ${kindWord(block.kind)} ${titleText(block)}` : titleText(block);
        const date = (dated.get(`${block.kind} ${titleKey(block.title)}`) ?? 0) > 1 ? field(block, 'Date') : undefined;
        return `the ${kindWord(block.kind)} ${titleText(block)}${date ? ` of ${valueText(date)}` : ''}`;
    };
}

function hasOwnTitle({ kind }: Block): boolean {
    return kind !== 'Approval' && kind !== 'Change';
}

/** A title that would be read as part of the sentence stands in quotation marks. */
export function titleText({ title }: Block): string {
    return /[,;:"]/.test(title) ? `"${clipped(title)}"` : clipped(title);
}
