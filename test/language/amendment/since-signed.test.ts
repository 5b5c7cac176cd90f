import { expect, test } from 'vitest';
import { SinceSigned } from '../../../language/amendment/since-signed.js';
import type { ApprovalState } from '../../../language/approval/verify.js';
import type { StrategyModel } from '../../../language/model/model.js';
import { modelOf } from '../document/model-of.js';

const plan = (target: number): Promise<StrategyModel> => modelOf(`# Strategy: S\n\n## Goal: Leads\n\n- Target: ${target}\n`);
const stale = { statement: { version: '1', entries: [] } } as unknown as ApprovalState;

/** Asks so many times; each search ends before the next question. @returns after which questions a search began. */
async function askedFor(questions: number, find: (search: number) => Promise<StrategyModel | undefined>): Promise<{ began: number[]; sentences: readonly string[]; told: number }> {
    const began: number[] = [];
    let told = 0;
    let question = 0;
    const since = new SinceSigned(() => find(began.push(question)), () => { told++; });
    const now = await plan(100);
    let sentences: readonly string[] = [];
    for (question = 1; question <= questions; question++) {
        sentences = since.sentences(stale, now);
        await new Promise(setImmediate);
    }
    return { began, sentences, told };
}

test.each<[string, () => Promise<undefined>]>([['is not there', async () => undefined], ['cannot be looked for', async () => Promise.reject(new Error('no history'))]])('a signed text that %s is looked for again, less and less often', async (_name, find) => {
    expect(await askedFor(40, find)).toEqual({ began: [1, 2, 4, 8, 16, 32], sentences: [], told: 0 });
});

test('what was committed meanwhile is found, told once, and not looked for again', async () => {
    const old = await plan(120);
    const { began, sentences, told } = await askedFor(40, async search => search < 3 ? undefined : old);
    expect([began, told]).toEqual([[1, 2, 4], 1]);
    expect(sentences).toEqual(['Target of Leads lowered from 120 to 100']);
});
