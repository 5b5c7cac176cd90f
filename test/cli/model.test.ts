import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, strategyHere } from './strategy.js';

const plan = `# Strategy: Plan

- Status: draft
- Uses: [Shared](shared.strategy.md)

Why we do it.

## Goal: Leads

- Target: 120 by 2027-12-31 from 80
- Owner: Dana
- Tools: Buffer

### Metric: Clicks

| Date | Actual | Note |
|---|---|---|
| 2027-01-31 | 84 | slow |
`;

test('the JSON of a model is what docs promise', async () => {
    const folder = folderWith({ 'plan.strategy.md': plan, 'shared.strategy.md': '## Owner: Dana\n' }, { git: true });
    const { code, output } = await strategyHere(folder, ['model', 'plan.strategy.md']);
    expect(code).toBe(0);
    const { computed, ...model } = JSON.parse(output) as Record<string, object>;
    expect(Object.keys(computed!)).toEqual(['audience', 'progress', 'ways', 'readings', 'loads', 'return']);
    expect(model).toEqual({
        version: 1, path: 'plan.strategy.md',
        strategy: {
            title: 'Plan', line: 1, custom: [], prose: 'Why we do it.',
            fields: {
                Status: { text: 'draft', value: { type: 'choice', choice: 'draft' }, line: 3 },
                Uses: { text: '[Shared](shared.strategy.md)', value: expect.objectContaining({ type: expect.any(String) as string }) as object, line: 4 }
            }
        },
        blocks: [
            {
                kind: 'Goal', title: 'Leads', level: 2, line: 8, parent: null, prose: '',
                fields: [
                    {
                        key: 'Target', text: '120 by 2027-12-31 from 80', line: 10,
                        value: { type: 'target', comparison: 'at least', amount: 120, unit: null, by: '2027-12-31', from: 80 }
                    },
                    { key: 'Owner', text: 'Dana', line: 11, value: { type: 'references', titles: ['Dana'] } }
                ],
                custom: [{ key: 'Tools', text: 'Buffer', line: 12 }], results: []
            },
            {
                kind: 'Metric', title: 'Clicks', level: 3, line: 14, parent: { kind: 'Goal', title: 'Leads' }, fields: [], custom: [], prose: '',
                results: [{ date: '2027-01-31', amount: 84, unit: null, note: 'slow', line: 18 }]
            }
        ],
        references: [
            { from: { kind: 'Goal', title: 'Leads' }, field: 'Owner', title: 'Dana', line: 11, to: { kind: 'Owner', title: 'Dana', path: 'shared.strategy.md' } }
        ]
    });
});

test('paths are told from the folder one stands in', async () => {
    const folder = folderWith({ 'plans/plan.strategy.md': plan, 'plans/shared.strategy.md': '## Owner: Dana\n', 'sub/keep.md': '' }, { git: true });
    const { output } = await strategyHere(join(folder, 'sub'), ['model', '../plans/plan.strategy.md']);
    expect(JSON.parse(output)).toMatchObject({ path: '../plans/plan.strategy.md', references: [{ to: { path: '../plans/shared.strategy.md' } }] });
});

test('a shared file has no strategy', async () => {
    const { output } = await strategyHere(folderWith({ 'a.strategy.md': '## Owner: Dana\n' }), ['model', 'a.strategy.md']);
    expect(JSON.parse(output)).toMatchObject({ strategy: null, blocks: [{ kind: 'Owner', title: 'Dana', line: 1 }] });
});
