import { expect, test, vi } from 'vitest';
import { partNodes, strategyNodes, type OverviewNode } from '../../../client/overview/nodes.js';
import type { OverviewGoal, OverviewPosition, StrategyInShort, StrategyOverview } from '../../../language/protocol.js';

vi.mock('vscode', async () => (await import('../approval/vscode.js')).vscode);

const uri = 'file:///plan.strategy.md';
const strategy: StrategyInShort = { uri, title: 'Plan', version: '2.1', status: 'in review' };
const block = { uri, line: 4, facts: [], problems: [] };
const goal = (title: string, state: string, words = state): OverviewGoal => ({ ...block, title, phase: 'data', progress: { state, words }, metrics: [] });
const position: OverviewPosition = { ...block, title: 'Head', heldBy: 'Mia Chen', load: 79.6, backups: ['Deputy'] };
const approval = { name: 'Mia Chen', email: '', approver: true, reason: '', decision: 'approved', uri, line: 9 };
const overview: StrategyOverview = {
    goals: [goal('Reach', 'on pace', '23% of the way, on pace'), goal('Leads', 'off pace'), goal('Leads', 'none')],
    positions: [position, { ...position, title: 'Deputy', heldBy: '', load: null, backups: [], problems: ['"Deputy" has no backup.'] }],
    approvals: { state: 'incomplete', rejected: false, signed: 1, needed: 2, notes: [], positions: [{ ...approval, position: 'Head', state: 'verified' }, { ...approval, position: 'Deputy', name: '', state: 'stale', reason: 'The target was changed.' }] },
    findings: { errors: 1, warnings: 2, advice: 0, first: 7 }
};

const shown = (nodes: OverviewNode[], depth = 0): string[] => nodes.flatMap(({ row, children }) => [`${'  '.repeat(depth)}${row.icon} ${row.label}: ${row.description}`, ...Array.isArray(children) ? shown(children, depth + 1) : []]);

test('a strategy at a glance: each thing with what matters about it', () => {
    expect(shown(partNodes(strategy, overview))).toEqual([
        'target Goals: 3 · 1 off pace',
        '  pass Reach: data · 23% of the way, on pace',
        '  warning Leads: data · off pace',
        '  circle-outline Leads: data · no target',
        'organization Positions: 2 · 1 to look at',
        '  person Head: Mia Chen · 80% filled · backup: Deputy',
        '  warning Deputy: held by nobody · no backup',
        'checklist Approvals: In review · 1 of 2 signed',
        '  verified-filled Head: Mia Chen · signed and verified',
        '  warning Deputy: changed since it was signed',
        'error Findings: 1 error, 2 warnings'
    ]);
});

test('metrics stand below the goal that they measure, and say when they are to be read', () => {
    const metric = { ...block, title: 'Calls', reading: '33 on 2027-02-28', next: '2027-03-31', overdue: false };
    const metrics = [metric, { ...metric, title: 'Reach', reading: '', next: '2027-02-01', overdue: true }, { ...metric, title: 'Cost', next: null }];
    const [goals] = partNodes(strategy, { ...overview, goals: [{ ...goal('Leads', 'met'), metrics }] });
    expect(shown(goals!.children as OverviewNode[]).slice(1)).toEqual(['  graph Calls: 33 on 2027-02-28 · next 2027-03-31', '  graph Reach: nothing read yet · was to be read on 2027-02-01', '  graph Cost: 33 on 2027-02-28']);
});

test('what there is none of has no row, and nothing found is said', () => {
    const empty: StrategyOverview = { goals: [], positions: [], approvals: { ...overview.approvals, positions: [] }, findings: { errors: 0, warnings: 0, advice: 0, first: 0 } };
    expect(shown(partNodes(strategy, empty))).toEqual(['pass Findings: none']);
});

test('names in the tree are all different, and the same after a change elsewhere', () => {
    const names = (nodes: OverviewNode[]): string[] => nodes.flatMap(({ id, children }) => [id, ...Array.isArray(children) ? names(children) : []]);
    const before = names(partNodes(strategy, overview));
    expect(new Set(before).size).toBe(before.length);
    const after = names(partNodes(strategy, { ...overview, goals: [{ ...overview.goals[0]!, line: 80, progress: { state: 'met', words: 'reached' } }, ...overview.goals.slice(1)] }));
    expect(after).toEqual(before);
});

test('an approval that is missing can be given there, one that is verified not again', () => {
    const approvals = partNodes(strategy, overview).find(({ row }) => row.label === 'Approvals')!.children as OverviewNode[];
    expect(approvals.map(({ kind, position: of, place }) => [kind, of, place!.line])).toEqual([['approval done', 'Head', 9], ['approval', 'Deputy', 9]]);
    expect(approvals[1]!.row.tooltip).toEqual(['The target was changed.']);
});

test('one strategy alone is open, several are not', () => {
    expect(strategyNodes([strategy]).map(({ open, row }) => [open, row.label, row.description])).toEqual([[true, 'Plan', '2.1 · In review']]);
    expect(strategyNodes([strategy, { ...strategy, uri: 'file:///b', title: '', version: '' }]).map(({ open, row }) => [open, row.label, row.description])).toEqual([[false, 'Plan', '2.1 · In review'], [false, 'Untitled strategy', 'In review']]);
});
