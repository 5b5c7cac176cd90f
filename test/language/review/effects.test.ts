import { describe, expect, test } from 'vitest';
import { compareApprovals, compareFindings, compareModels, compareSums } from '../../../language/index.js';
import { open } from '../../helpers/services.js';

async function effects(old: string, now: string): Promise<Record<'new' | 'solved' | 'silenced', string[]>> {
    const [before, after] = [await open(old), await open(now)];
    const found = compareFindings({ model: before.model(), result: before.check() }, { model: after.model(), result: after.check() }, compareModels(before.model(), after.model()));
    const codes = (which: keyof typeof found): string[] => found[which].map(({ code, block }) => `${code} ${block?.title}`);
    return { new: codes('new'), solved: codes('solved'), silenced: codes('silenced') };
}

const plan = (goal: string): string => `# Strategy: Plan\n\n- Status: in review\n\n${goal}\n\n## Owner: Editor\n\n- Held by: Ann Lee\n`;
const reach = '## Goal: Reach\n\n- Owner: Editor\n- Target: 5\n';

describe('findings', () => {
    test('are the same on another line, in another order and under another title', async () => {
        const none = { new: [], solved: [], silenced: [] };
        expect(await effects(plan(reach), `\n\n${plan(`Words.\n\n${reach}`)}`)).toEqual(none);
        expect(await effects(plan(`${reach}\nWords that stay.`), plan(`${reach.replace('Reach', 'More reach')}\nWords that stay.`))).toEqual(none);
    });

    test('that a change makes or mends', async () => {
        const without = reach.replace('- Owner: Editor\n', '');
        expect(await effects(plan(reach), plan(without))).toMatchObject({ new: ['goal-must-have-owner Reach'] });
        expect(await effects(plan(without), plan(reach))).toMatchObject({ solved: ['goal-must-have-owner Reach'], silenced: [] });
    });

    test('that a comment silences are not solved', async () => {
        const without = reach.replace('- Owner: Editor\n', '');
        expect(await effects(plan(without), plan(`${without}\n<!-- strategy-ignore goal-must-have-owner: not decided -->\n`))).toEqual({ new: [], solved: [], silenced: ['goal-must-have-owner Reach'] });
    });

    test('of a new file are all new, of a removed one all solved', async () => {
        const workspace = await open(plan(reach));
        const checked = { model: workspace.model(), result: workspace.check() };
        expect(compareFindings(undefined, checked, []).new).toEqual(checked.result.findings);
        expect(compareFindings(checked, undefined, []).solved).toEqual(checked.result.findings);
    });
});

test('approvals are told when their state changes, when they come and when they go', () => {
    const before = [{ position: 'CMO', state: 'verified' }, { position: 'CFO', state: 'verified' }, { position: 'CEO', state: 'unsigned' }];
    const after = [{ position: 'cmo', state: 'stale' }, { position: 'CFO', state: 'verified' }, { position: 'COO', state: 'not trusted' }];
    expect(compareApprovals(before, after)).toEqual([
        { position: 'cmo', before: 'verified', after: 'stale' }, { position: 'COO', before: null, after: 'not trusted' }, { position: 'CEO', before: 'unsigned', after: null }
    ]);
});

test('the load of a person over all positions, and what the plan costs and returns', async () => {
    const text = (load: string, cost: string): string => `# Strategy: Plan\n\n- Currency: EUR\n\n## Goal: A\n\n- Cost: ${cost}\n- Return: EUR 9k\n\n## Platform: B\n\n- Cost: EUR 1,000\n\n## Owner: X\n\n- Held by: Ann Lee\n- Load: ${load}\n\n## Owner: Y\n\n- Held by: Ann Lee\n- Load: 40%\n\n## Owner: Z\n\n- Load: 30%\n`;
    const model = async (load: string, cost: string) => (await open(text(load, cost))).model();
    expect(compareSums(await model('50%', '2000'), await model('70%', 'EUR 2.5k'))).toEqual([
        { what: 'load of Ann Lee', before: 90, after: 110, unit: '%' }, { what: 'cost', before: 3000, after: 3500, unit: 'EUR' }
    ]);
    expect(compareSums(await model('50%', 'EUR 2000'), await model('50%', 'USD 2000')), 'two currencies cannot be added').toEqual([{ what: 'cost', before: 3000, after: null, unit: 'EUR' }]);
    expect(compareSums(undefined, undefined)).toEqual([]);
});
