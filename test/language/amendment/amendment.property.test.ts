import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { amendingChanges, amendment } from '../../../language/amendment/amendment.js';
import { coveredTexts } from '../../../language/approval/seal.js';
import { changed, type StrategyModel } from '../../../language/index.js';
import { mainFile, open, today, type TestWorkspace } from '../../helpers/services.js';
import { anyDocument } from '../document-arbitraries.js';
import { anyPlan, anyStyle, plainStyle, write } from '../review/plans.js';

vi.setConfig({ testTimeout: 60_000 });

const workspace: TestWorkspace = await open({ 'old.strategy.md': '', [mainFile]: '' });

async function read(name: string, text: string): Promise<StrategyModel> {
    await workspace.edit(name, text);
    return workspace.model(name);
}

const tails = fc.constantFrom('', '\n## Approval: Analyst\n', '\n## Approvals\n\nAs agreed.\n\n### Approval: Analyst\n', '\n### Change: First\n\n+ Date: 2027-01-01\n\n## Approval: Analyst\n', '\n## Change: First', '\n\nLast words.');
const plans = fc.tuple(anyPlan, anyStyle, tails).map(([plan, style, tail]) => `${write(plan, style)}${tail}`);
const sentences = (old: StrategyModel, now: StrategyModel): string[] => amendingChanges(old, now).map(({ sentence }) => sentence).sort();
/** What an approval covers, but for the Strategy block: its version is raised. */
const covered = (model: StrategyModel): string[] => coveredTexts(model).filter(({ block }) => block !== model.strategy).map(({ text, label }) => `${label}\n${text}`);

async function afterwards(oldText: string, nowText: string, check: (old: StrategyModel, now: StrategyModel, after: StrategyModel, count: number) => void): Promise<void> {
    const old = await read('old.strategy.md', oldText);
    const now = await read(mainFile, nowText);
    const [before, coveredBefore] = [sentences(old, now), covered(now)];
    const { edit, changes, notes } = amendment(old, now, { today, reason: 'the year went otherwise', requestedBy: 'Ann' });
    expect(edit.length > 0).toBe(changes.length > 0 && !notes.some(note => /is not closed|no heading/.test(note)));
    if (edit.length === 0) return;
    const text = changed(now.text, edit);
    const records = now.blocks.filter(({ kind }) => kind === 'Change').length;
    const after = await read(mainFile, text);
    check(old, now, after, records);
    expect(sentences(old, after)).toEqual(before);
    expect(covered(after)).toEqual(coveredBefore);
}

test('a record is one more Change block that lacks nothing, and changes no meaning but version and status', async () => {
    await fc.assert(fc.asyncProperty(plans, plans, async (a, b) => {
        await afterwards(a, b, (_old, now, after, before) => {
            const records = after.blocks.filter(({ kind }) => kind === 'Change');
            if (after.text === now.text) return;
            expect(records).toHaveLength(before + 1);
            const about = workspace.check().findings.filter(({ block, requirement, code }) => block?.kind === 'Change' && block.title !== 'First' && (requirement === 'structure' || /^change-(?:must|should)-/.test(code)));
            expect(about.filter(({ code }) => code !== 'change-should-have-approver')).toEqual([]);
            const record = records.find(({ fields }) => fields.some(({ text }) => text === 'the year went otherwise'))!;
            expect(record.fields.map(({ key }) => key).slice(0, 1)).toEqual(['Date']);
            expect(record.fields.flatMap(({ key, references }) => key === 'Affects' ? references.filter(({ target }) => !target) : [])).toEqual([]);
        });
    }), { numRuns: 60 });
});

test('whatever the documents are, no meaning is changed and nothing that is approved is touched', async () => {
    await fc.assert(fc.asyncProperty(anyDocument, anyDocument, async (a, b) => {
        await afterwards(`# Strategy: A\n\n- Version: 1\n\n${a}`, `# Strategy: A\n\n- Version: 1\n\n${b}`, () => {});
    }), { numRuns: 100 });
});

test('recording it twice, without another change, changes nothing', async () => {
    await fc.assert(fc.asyncProperty(anyPlan, anyPlan, tails, async (a, b, tail) => {
        const old = await read('old.strategy.md', `${write(a, plainStyle)}${tail}`);
        const now = await read(mainFile, `${write(b, plainStyle)}${tail}`);
        if (!now.strategy?.fields.some(({ key }) => key === 'Version')) return;
        const options = { today, reason: 'the year went otherwise' };
        const first = changed(now.text, amendment(old, now, options).edit);
        const after = await read(mainFile, first);
        expect(changed(first, amendment(old, after, options).edit)).toBe(first);
    }), { numRuns: 60 });
});
