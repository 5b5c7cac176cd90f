import type { OverviewGoal, OverviewPosition, StrategyInShort, StrategyOverview } from '../../language/protocol.js';
import { approvalRow, approvalsRow, findingsRow, goalRow, goalsRow, metricRow, positionRow, positionsRow, strategyRow, type Row } from './rows.js';

/** A row with its place in the tree. Menus hand it to their commands: `uri` is the strategy's. */
export interface OverviewNode {
    /** The same for the same thing after a change, so that what is open stays open. */
    id: string;
    uri: string;
    row: Row;
    kind: 'strategy' | 'group' | 'block' | 'approval' | 'approval done' | 'findings';
    /** `undefined`: it has none. `ask`: the server knows. */
    children?: OverviewNode[] | 'ask';
    open?: boolean;
    /** Where a click leads. */
    place?: { uri: string; line: number };
    /** Of an approval. */
    position?: string;
    /** Of a strategy. */
    strategy?: StrategyInShort;
}

/** The strategies; one alone is open. */
export function strategyNodes(strategies: readonly StrategyInShort[]): OverviewNode[] {
    return strategies.map(strategy => ({ id: strategy.uri, uri: strategy.uri, row: strategyRow(strategy), kind: 'strategy', children: 'ask', open: strategies.length === 1, place: { uri: strategy.uri, line: 0 }, strategy }));
}

/** What is below a strategy. */
export function partNodes(strategy: StrategyInShort, overview: StrategyOverview): OverviewNode[] {
    const { uri } = strategy;
    const group = (name: string, row: Row, open: boolean, children: OverviewNode[]): OverviewNode[] => children.length > 0 ? [{ id: `${uri} ${name}`, uri, row, kind: 'group', open, children: named(children, `${uri} ${name}`) }] : [];
    const block = (found: OverviewGoal | OverviewPosition | OverviewGoal['metrics'][number], row: Row, children: OverviewNode[] = []): OverviewNode =>
        ({ id: '', uri, row, kind: 'block', place: { uri: found.uri, line: found.line }, ...children.length > 0 ? { children } : {} });
    return [
        ...group('goals', goalsRow(overview), true, overview.goals.map(goal => block(goal, goalRow(goal), goal.metrics.map(metric => block(metric, metricRow(metric)))))),
        ...group('positions', positionsRow(overview), false, overview.positions.map(position => block(position, positionRow(position)))),
        ...group('approvals', approvalsRow(strategy, overview), true, overview.approvals.positions.map((approval): OverviewNode => ({
            id: '', uri, row: approvalRow(approval), kind: approval.state === 'verified' ? 'approval done' : 'approval', place: { uri: approval.uri, line: approval.line }, position: approval.position
        }))),
        { id: `${uri} findings`, uri, row: findingsRow(overview), kind: 'findings', place: { uri, line: overview.findings.first } }
    ];
}

/** Titles may repeat; the tree's names may not. */
function named(nodes: readonly OverviewNode[], within: string): OverviewNode[] {
    const times = new Map<string, number>();
    return nodes.map(node => {
        const time = times.get(node.row.label) ?? 0;
        times.set(node.row.label, time + 1);
        const id = `${within} ${node.row.label}${time > 0 ? ` ${time}` : ''}`;
        return { ...node, id, ...Array.isArray(node.children) ? { children: named(node.children, id) } : {} };
    });
}
