import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { compareModels, type Change } from '../../../language/index.js';
import { open } from '../../helpers/services.js';
import { anyDocument } from '../document-arbitraries.js';
import { anyPlan, anyStyle, idOf, plainStyle, references, renamed, write, type Plan, type PlanBlock } from './plans.js';

vi.setConfig({ testTimeout: 60_000 });

const workspace = await open({ 'old.strategy.md': '', 'new.strategy.md': '' });

/** Reads both texts in one workspace; fast-check prints the seed when a property fails. */
async function compare(old: string, now: string): Promise<Change[]> {
    await workspace.edit('old.strategy.md', old);
    await workspace.edit('new.strategy.md', now);
    return compareModels(workspace.model('old.strategy.md'), workspace.model('new.strategy.md'));
}

test('a text and itself have no difference, whatever the text', async () => {
    await fc.assert(fc.asyncProperty(anyDocument, async text => {
        expect(await compare(text, text)).toEqual([]);
    }), { numRuns: 60 });
});

test('exchanging the two texts gives as many changes', async () => {
    const count = async (old: string, now: string): Promise<number> => (await compare(old, now)).length;
    await fc.assert(fc.asyncProperty(anyDocument, anyDocument, async (a, b) => {
        expect(await count(a, b)).toBe(await count(b, a));
    }), { numRuns: 50 });
    await fc.assert(fc.asyncProperty(anyPlan, anyPlan, async (a, b) => {
        expect(await count(write(a, plainStyle), write(b, plainStyle))).toBe(await count(write(b, plainStyle), write(a, plainStyle)));
    }), { numRuns: 40 });
});

test('formatting alone is no difference', async () => {
    await fc.assert(fc.asyncProperty(anyPlan, anyStyle, anyStyle, async (plan, one, other) => {
        const changes = await compare(write(plan, one), write(plan, other));
        expect(changes.map(({ sentence }) => sentence)).toEqual([]);
    }), { numRuns: 60 });
});

test('applying the listed changes to the old state gives the new one', async () => {
    await fc.assert(fc.asyncProperty(anyPlan, anyPlan, anyStyle, async (old, now, style) => {
        const changes = await compare(write(old, plainStyle), write(now, style));
        expect(comparable(applied(old, changes, now))).toEqual(comparable(now));
    }), { numRuns: 60 });
});

test('applying the listed changes after renames gives the new state', async () => {
    const names = fc.constantFrom(['Goal', 'Qualified leads', 'Sales-ready contacts'], ['Owner', 'Analyst', 'Measurement lead'], ['Metric', 'Calls', 'Calls about calibration'], ['Team', 'Service', 'Customer service']);
    await fc.assert(fc.asyncProperty(anyPlan, fc.array(names, { maxLength: 4 }), async (old, renames) => {
        const now = renames.reduce((plan, [kind, from, to]) => renamed(plan, kind!, from!, to!), old);
        const changes = await compare(write(old, plainStyle), write(now, plainStyle));
        expect(comparable(applied(old, changes, now))).toEqual(comparable(now));
    }), { numRuns: 50 });
});

/** The old plan after the changes. What a new block holds is taken from the new plan: the change names the block as a whole. */
function applied(old: Plan, changes: readonly Change[], now: Plan): Plan {
    const of = (...kinds: Change['kind'][]): Change[] => changes.filter(({ kind, block }) => block && kinds.includes(kind));
    const followed = of('renamed').reduce((plan, { block, old: from, new: to }) => renamed(plan, block!.kind, from!, `\n${to!}`), old);
    const settled: Plan = JSON.parse(JSON.stringify(followed).replaceAll('\\n', '')) as Plan;
    const gone = new Set(of('removed').filter(({ field }) => field === undefined).map(({ block }) => idOf(block!)));
    const come = new Set(of('added').filter(({ field }) => field === undefined).map(({ block }) => idOf(block!)));
    const blocks = [...settled.blocks.filter(block => !gone.has(idOf(block))), ...structuredClone(now.blocks.filter(block => come.has(idOf(block))))];
    const whole = changes.filter(({ kind, field }) => !(kind === 'added' || kind === 'removed') || field !== undefined);
    for (const change of whole) applyTo(blocks.find(block => idOf(block) === idOf(change.block!))!, change);
    return { blocks };
}

function applyTo(block: PlanBlock, { kind, field, old, new: now }: Change): void {
    if (kind === 'moved') {
        block.parent = now ?? null;
    } else if (kind === 'reworded') {
        block.prose = now ?? '';
    } else if (field === 'Results') {
        const reading = (text: string): [string, string] => text.replaceAll(',', '').split(': ') as [string, string];
        if (old) block.results = block.results.filter(([date]) => date !== reading(old)[0]);
        if (now) block.results.push(reading(now));
    } else if (kind !== 'renamed') {
        if (old !== undefined) block.fields.splice(block.fields.findIndex(([key]) => key === field), 1);
        if (now !== undefined) block.fields.push([field!, now]);
    }
}

/** Without the order of things, and with values in one form. */
function comparable({ blocks }: Plan): unknown {
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    const iso = (text: string): string => text
        .replace(/(\d+) ([A-Z][a-z]+) (\d{4})/g, (_, day: string, month: string, year: string) => `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`)
        .replace(/([A-Z][a-z]+) (\d+), (\d{4})/g, (_, month: string, day: string, year: string) => `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`);
    const value = (key: string, text: string): string => references[key]
        ? text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().split(/[,;]\s*/).sort().join(', ')
        : iso(text).replace('**:', ':').replace(/1,200|1\.2k/, '1200').replace(/^€(\S+)$|^(\S+) EUR$/, 'EUR $1$2');
    return Object.fromEntries(blocks.map(block => [idOf(block), {
        parent: block.parent, prose: block.prose,
        fields: Object.fromEntries(block.fields.map(([key, text]) => [key, value(key, text)])),
        results: Object.fromEntries(block.results)
    }]).sort(([a], [b]) => (a as string) < (b as string) ? -1 : 1));
}
