import { emailsIn, revealed, titleKey, type Block, type StrategyModel } from '../../language/index.js';
import type { PairStates } from './states.js';

/**
 * What a change does to those whose signatures count: positions whose address or last day changes, that come, and that go; one line each. They are
 * told apart from the findings because approvals are held against the positions before the change.
 */
export function holderNotes(pairs: readonly PairStates[], pathOf: (uri: string) => string): string[] {
    const notes = pairs.flatMap(({ a, b }) => {
        const [before, after] = [positionsIn(a?.model), positionsIn(b?.model)];
        return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
            const [was, is] = [before.get(key), after.get(key)];
            if (!a || !b || saysOf(was) === saysOf(is)) return [];
            const { title, uri } = (is ?? was)!;
            return [`${pathOf(uri)}: who holds "${title}" changes (${saysOf(was) || 'nobody'} before, ${saysOf(is) || 'nobody'} now). Approvals are held against what was there before this change.`];
        });
    });
    return [...new Set(notes)].map(revealed);
}

/** The first of each title counts, the strategy's own before those of files that it uses. */
function positionsIn(model: StrategyModel | undefined): Map<string, Block> {
    const owners = model ? [...model.blocks, ...model.shared].filter(({ kind }) => kind === 'Owner') : [];
    return new Map(owners.toReversed().map(owner => [titleKey(owner.title), owner]));
}

function saysOf(owner: Block | undefined): string {
    const until = owner?.fields.find(({ key }) => key === 'Until')?.text;
    return owner ? [...emailsIn(owner), ...until ? [`until ${until}`] : []].join(', ') : '';
}
