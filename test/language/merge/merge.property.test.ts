import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { compareModels } from '../../../language/index.js';
import { conflictsIn } from '../../../language/parser/conflicts.js';
import { anyDocument, anyEdit, apply } from '../document-arbitraries.js';
import { anyPlan, anyStyle, idOf, plainStyle, write, type Plan } from '../review/plans.js';
import { merge, read } from './merging.js';

vi.setConfig({ testTimeout: 120_000 });

test('what one side alone changed is the result, byte for byte', async () => {
    await fc.assert(fc.asyncProperty(anyDocument, anyDocument, async (base, changed) => {
        expect(await merge(base, changed, base)).toEqual({ text: changed, conflicts: 0 });
        expect(await merge(base, base, changed)).toEqual({ text: changed, conflicts: 0 });
        expect(await merge(base, changed, changed)).toEqual({ text: changed, conflicts: 0 });
    }), { numRuns: 100 });
});

const others = fc.array(anyEdit, { maxLength: 3 });

test('nobody\'s words are lost, whatever was edited', async () => {
    const wordsOf = (text: string): Set<string> => new Set(text.match(/[\p{L}\p{N}]+/gu));
    await fc.assert(fc.asyncProperty(anyDocument, others, others, async (base, mine, yours) => {
        const [ours, theirs] = [mine.reduce(apply, base), yours.reduce(apply, base)];
        const { text } = await merge(base, ours, theirs);
        const there = wordsOf(text);
        const known = wordsOf(base);
        for (const side of [ours, theirs]) expect([...wordsOf(side)].filter(word => !known.has(word) && !there.has(word))).toEqual([]);
    }), { numRuns: 400 });
});

test('markers stand exactly where there is something to settle', async () => {
    await fc.assert(fc.asyncProperty(anyDocument, others, others, async (base, mine, yours) => {
        const { text, conflicts } = await merge(base, mine.reduce(apply, base), yours.reduce(apply, base));
        expect(text.match(/^\uFEFF?<<<<<<< ours$/gm)?.length ?? 0).toBe(conflicts);
        expect(text.match(/^>>>>>>> theirs$/gm)?.length ?? 0).toBe(conflicts);
        expect(conflictsIn(text).length).toBe(conflicts);
    }), { numRuns: 200 });
});

/** One change of a plan: a value, a prose text, a reading or a block. Two changes of different places never meet. */
interface Change { place: string; made(plan: Plan): Plan }

function changesOf(plan: Plan): Change[] {
    const at = (id: string, change: (block: Plan['blocks'][number]) => Plan['blocks'][number]) => (of: Plan): Plan => ({ blocks: of.blocks.map(block => idOf(block) === id ? change(block) : block) });
    return plan.blocks.flatMap(block => {
        const id = idOf(block);
        return [
            ...block.fields.map(([key]): Change => ({ place: `${id} ${key}`, made: at(id, found => ({ ...found, fields: found.fields.filter(([name]) => name !== key) })) })),
            { place: `${id} Scope`, made: at(id, found => ({ ...found, fields: [...found.fields, ['Scope', 'all countries']] })) },
            { place: `${id} prose`, made: at(id, found => ({ ...found, prose: 'Said otherwise.' })) },
            ...block.kind === 'Metric' ? [{ place: `${id} results`, made: at(id, found => ({ ...found, results: [...found.results, ['2029-01-31', '7']] })) }] : [],
            { place: `${id} child`, made: of => ({ blocks: [...of.blocks, { kind: 'Action', title: `New under ${id.replace(/\W/g, ' ')}`, parent: block.kind === 'Goal' ? id : null, fields: [['Due', '2027-06-30']], prose: '', results: [] }] }) }
        ];
    });
}

/** Up to so many changes of a plan: a small one has fewer. */
function someChanges(plan: Plan, most: number): fc.Arbitrary<Change[]> {
    const all = changesOf(plan);
    return fc.subarray(all, { maxLength: Math.min(most, all.length) });
}

test('changes of different places are merged without a question, and mean what both meant', async () => {
    const anyChanges = anyPlan.chain(plan => fc.record({ plan: fc.constant(plan), mine: someChanges(plan, 4), yours: someChanges(plan, 4) }));
    await fc.assert(fc.asyncProperty(anyChanges, async ({ plan, mine, yours }) => {
        const apart = yours.filter(({ place }) => !mine.some(other => other.place === place));
        const made = (changes: readonly Change[]): string => write(changes.reduce((now, { made }) => made(now), plan), plainStyle);
        const { text, conflicts } = await merge(made([]), made(mine), made(apart));
        expect(conflicts, text).toBe(0);
        expect(compareModels(await read(text), await read(made([...mine, ...apart]))).map(({ sentence }) => sentence)).toEqual([]);
    }), { numRuns: 150 });
});

test('beside a change of the other side, too, every byte stays that one side alone wrote', async () => {
    const anyOurs = anyPlan.chain(plan => fc.record({ plan: fc.constant(plan), mine: someChanges(plan, 3), before: anyStyle, after: anyStyle }));
    await fc.assert(fc.asyncProperty(anyOurs, async ({ plan, mine, before, after }) => {
        const base = `${write(plan, before).replaceAll('\r', '').trimEnd()}\n`;
        const ours = `${write(mine.reduce((now, { made }) => made(now), plan), after).replaceAll('\r', '').trimEnd()}\n`;
        const added = '## Risk: Strike\n\n- Trigger: a vote\n';
        const { text, conflicts } = await merge(base, ours, `${base}\n${added}`);
        expect(conflicts, text).toBe(0);
        const lines = (of: string): string[] => of.split('\n').filter(line => line !== '');
        expect(text).toContain(added);
        expect(lines(text.replace(added, '')), 'wherever the new block stands, for ours may have moved what stood before it').toEqual(lines(ours));
    }), { numRuns: 150 });
});
