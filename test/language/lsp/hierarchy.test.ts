import { describe, expect, test } from 'vitest';
import type { TypeHierarchyItem } from 'vscode-languageserver';
import { open } from '../../helpers/services.js';

const said = ({ name, detail }: { name: string; detail?: string }): string => `${name} (${detail})`;

describe('The way to the end goal', () => {
    async function tree(source: string, step: 'supertypes' | 'subtypes'): Promise<unknown> {
        const workspace = await open(source);
        const provider = workspace.services.language.lsp.TypeHierarchyProvider!;
        const walk = async (item: TypeHierarchyItem): Promise<unknown> => [said(item), ...await Promise.all((await provider[step]({ item }) ?? []).map(walk))];
        const [item] = await provider.prepareTypeHierarchy(workspace.document(), workspace.params()) ?? [];
        return item && walk(item);
    }
    const goals = (reach: string, leads: string, profit: string): string =>
        `## Goal: ${reach}\n\n- Phase: relationships\n- Supports: Leads\n\n## Goal: ${leads}\n\n- Phase: data\n- Supports: Profit\n\n### Goal: Talks\n\n- Phase: relationships\n\n## Goal: ${profit}\n\n- Phase: profit\n`;

    test('goes up from a goal', async () => {
        expect(await tree(goals('Re¦ach', 'Leads', 'Profit'), 'supertypes')).toEqual(['Reach (Goal, relationships)', ['Leads (Goal, data)', ['Profit (End goal, profit)']]]);
    });

    test('and down from the end goal', async () => {
        expect(await tree(goals('Reach', 'Leads', 'Pro¦fit'), 'subtypes')).toEqual(['Profit (End goal, profit)', ['Leads (Goal, data)', ['Reach (Goal, relationships)'], ['Talks (Goal, relationships)']]]);
    });

    test('comes to an end in a circle', async () => {
        const circle = '## Goal: ¦A\n\n- Supports: B\n\n## Goal: B\n\n- Supports: C\n\n## Goal: C\n\n- Supports: A\n';
        expect(await tree(circle, 'supertypes')).toEqual(['A (Goal)', ['B (Goal)', ['C (Goal)']]]);
        expect(await tree(circle, 'subtypes')).toEqual(['A (Goal)', ['C (Goal)', ['B (Goal)']]]);
    });

    test('of a position goes to whom it reports', async () => {
        expect(await tree('## Owner: ¦A\n\n- Reports to: B\n- Held by: Ann\n\n## Owner: B\n', 'supertypes')).toEqual(['A (Owner, Ann)', ['B (Owner)']]);
    });

    test('of a reference is that of the goal it names', async () => {
        expect(await tree('## Action: X\n\n- Goal: ¦G\n\n## Goal: G\n', 'supertypes')).toEqual(['G (Goal)']);
        expect(await tree('## Metric: ¦M\n', 'supertypes')).toBeUndefined();
    });
});

describe('Who names whom', () => {
    const text = '## Goal: A\n\n- Owner: Bob\n\n## Metric: M\n\n- Owner: Bob\n- Measured: monthly by Bob\n\n## Owner: Eve\n\n- Backup: Bob\n\n## Owner: ¦Bob\n\n- Backup: Eve\n- Team: T\n\n## Team: T\n';

    test('a position: what it owns and whom it backs up, and who stands behind it', async () => {
        const workspace = await open(text);
        const provider = workspace.services.language.lsp.CallHierarchyProvider!;
        const [item] = (await provider.prepareCallHierarchy(workspace.document(), workspace.params()))!;
        const incoming = (await provider.incomingCalls({ item: item! }))!;
        expect(incoming.map(({ from, fromRanges }) => `${said(from)} ${fromRanges.map(range => range.start.line + 1).join()}`)).toEqual(['A (Goal (Owner)) 3', 'M (Metric (Owner, Measured)) 7,8', 'Eve (Owner (Backup)) 12']);
        expect((await provider.outgoingCalls({ item: item! }))!.map(({ to }) => said(to))).toEqual(['Eve (Owner (Backup))', 'T (Team (Team))']);
    });

    test('knows nothing of an item whose heading is gone', async () => {
        const workspace = await open(text);
        const provider = workspace.services.language.lsp.CallHierarchyProvider!;
        const [item] = (await provider.prepareCallHierarchy(workspace.document(), workspace.params()))!;
        await workspace.edit('acme.strategy.md', '## Owner: Eve\n');
        expect(await provider.incomingCalls({ item: item! })).toEqual([]);
        expect(await provider.outgoingCalls({ item: item! })).toEqual([]);
    });
});
