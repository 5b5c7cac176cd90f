import { URI, type LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { factsOf, progressInShort } from '../../analysis/facts.js';
import { loadOf } from '../../analysis/ownership.js';
import { visible } from '../../analysis/per-model.js';
import { blockProgress } from '../../analysis/progress.js';
import { latestReading, nextReading } from '../../analysis/readings.js';
import { versionOf } from '../../approval/seal.js';
import type { ApprovalState } from '../../approval/verify.js';
import { plain } from '../../calendar/plain.js';
import { choice, field, metricsOf, statusOf, targets } from '../../model/facts.js';
import type { Block, StrategyModel } from '../../model/model.js';
import { overviewMethod, strategiesMethod, type OverviewGoal, type OverviewParams, type OverviewPosition, type StrategyInShort, type StrategyOverview } from '../../protocol.js';
import { titleKey } from '../../references/names.js';
import type { Finding } from '../../rules/check.js';
import type { StrategyServices } from '../../services.js';
import { overviewOf } from './approval-requests.js';

/** Answers what the side bar asks: which strategies there are, and each at a glance. `built`: the document once it is linked. */
export function answerOverview(connection: Connection, services: StrategyServices, built: (uri: string) => Promise<LangiumDocument | undefined>): void {
    const { Approvals, Houses, LangiumDocuments, Models, WorkspaceManager } = services.shared.workspace;
    connection.onRequest(strategiesMethod, async (): Promise<StrategyInShort[]> => {
        await WorkspaceManager.ready;
        const documents = await Promise.all(LangiumDocuments.all.map(({ uri }) => built(uri.toString())).toArray());
        const strategies = documents.flatMap(document => document ? inShort(Models.of(document)) : []);
        return strategies.sort((a, b) => a.title.localeCompare(b.title) || (a.uri < b.uri ? -1 : 1));
    });
    connection.onRequest(overviewMethod, async ({ uri }: OverviewParams): Promise<StrategyOverview | null> => {
        const document = await built(uri);
        if (!document) return null;
        const states = await Approvals.of(document);
        const findings = new Map<string, Finding[]>();
        const findingsIn = (file: string): Finding[] => {
            const other = LangiumDocuments.getDocument(URI.parse(file));
            if (!findings.has(file)) findings.set(file, other ? services.validation.DocumentValidator.check(other).findings : []);
            return findings.get(file)!;
        };
        const lineOf = (file: string, offset: number): number => LangiumDocuments.getDocument(URI.parse(file))?.textDocument.positionAt(offset).line ?? 0;
        const approvers = Houses.of(document.uri).config.approvers;
        return strategyOverview(Models.of(document), { states, approvers, today: services.shared.today(), findingsIn, lineOf });
    });
}

/** Nothing for a file that other strategies use: it is seen there. */
function inShort(model: StrategyModel): StrategyInShort[] {
    return model.strategy ? [{ uri: model.uri, title: plain(model.strategy.title), version: versionOf(model), status: statusOf(model) }] : [];
}

interface Surroundings {
    states: readonly ApprovalState[];
    approvers: readonly string[] | undefined;
    today: string;
    findingsIn(uri: string): Finding[];
    lineOf(uri: string, offset: number): number;
}

/** All numbers and sentences are those of hovers, hints and the check. */
export function strategyOverview(model: StrategyModel, { states, approvers, today, findingsIn, lineOf }: Surroundings): StrategyOverview | null {
    const approvals = overviewOf(model, states, approvers, today);
    if (!approvals) return null;
    const seen = (block: Block): Omit<OverviewPosition, 'heldBy' | 'load' | 'backups'> => ({
        title: plain(block.title), uri: block.uri, line: lineOf(block.uri, block.heading.start), facts: factsOf(block, model, today),
        problems: findingsIn(block.uri).filter(({ severity, span }) => severity !== 'hint' && span.start >= block.span.start && span.start < block.span.end).map(({ message }) => message)
    });
    const goals = visible(model, 'Goal').map((goal): OverviewGoal => {
        const progress = blockProgress(goal, model, today);
        return {
            ...seen(goal), phase: choice(goal, 'Phase') ?? '',
            progress: progress ? { state: progress.state, words: progressInShort(progress) } : { state: 'none', words: '' },
            metrics: metricsOf(goal, model).map(metric => {
                const latest = latestReading(metric, today);
                const next = nextReading(metric, model, today) ?? null;
                return { ...seen(metric), reading: latest ? `${latest.result.text.amount} on ${latest.date}` : '', next, overdue: next !== null && next < today };
            })
        };
    });
    const positions = visible(model, 'Owner').map((position): OverviewPosition => ({
        ...seen(position), heldBy: plain(field(position, 'Held by')?.text ?? ''), load: loadOf(position) ?? null, backups: targets(position, 'Backup').map(({ title }) => plain(title))
    }));
    const found = findingsIn(model.uri);
    const count = (...severities: string[]): number => found.filter(({ severity }) => severities.includes(severity)).length;
    return {
        goals, positions,
        approvals: {
            state: approvals.state, rejected: approvals.rejected, signed: approvals.signed, needed: approvals.needed, notes: approvals.notes,
            positions: approvals.positions.filter(({ approver, state }) => approver || state !== 'missing').map(position => ({ ...position, ...placeOf(position.position) }))
        },
        findings: { errors: count('error'), warnings: count('warning'), advice: count('info', 'hint'), first: found[0] ? lineOf(model.uri, found[0].span.start) : 0 }
    };

    /** Its approval; where none is written down, where the approvers are named. */
    function placeOf(position: string): { uri: string; line: number } {
        const approval = model.blocks.findLast(({ kind, title }) => kind === 'Approval' && titleKey(title) === titleKey(position));
        const named = approval?.heading ?? field(model.strategy!, 'Approvers')?.span ?? model.strategy!.heading;
        return { uri: model.uri, line: lineOf(model.uri, named.start) };
    }
}
