import { lineCounter, percentOf, type Block, type Finding, type MergeEffect, type Relation, type TextChange } from '../../language/index.js';
import type { Workspace } from '../workspace.js';

/**
 * The JSON of `merge`, version 1: what merging the position `from` into the position `into` means. Lines are 1-based, paths as in `check`,
 * `load` is in hours a week, `percent` filled hours as a part of all. `null` is what the documents do not say.
 */
export interface MergeReport {
    version: 1;
    from: BlockJson;
    into: BlockJson;
    /** Titles of those of the two whose `Can merge with` names the other. */
    foreseenBy: string[];
    heldBy: { from: string | null; into: string | null };
    load: { from: LoadJson | null; into: LoadJson | null; after: LoadJson | null; overloaded: boolean | null; unknown: string | null; assumedHours: string[] };
    responsibilities: { kept: string[]; gained: string[]; shared: string[] };
    /** `already`: `into` stands there too, one of the two names stays. */
    handovers: (BlockJson & { relation: Relation; already: boolean })[];
    backup: { left: string[]; lost: boolean; ofFrom: string[] };
    approvals: {
        /** Approvals that no longer are for the text as it will be. */
        stale: { path: string; position: string; line: number }[];
        /** What `into` would both own and approve. */
        approvesOwn: BlockJson[];
        quorum: { path: string; needed: number; left: number }[];
    };
    /** Approvals and Change records that keep the name. */
    records: BlockJson[];
    /** Further keys in which `into` names `from`: the name goes. */
    namedByInto: string[];
    noLongerMergeable: string[];
    ending: { key: string; text: string }[];
    /** Words that name `from` and stay as they are. */
    mentions: { path: string; line: number; text: string }[];
    /** What `check` says afterwards and not before, and the other way round. */
    findings: { new: FindingJson[]; settled: FindingJson[] };
    /** Why it cannot be carried out. */
    obstacles: string[];
    /** The files that change, with the lines of the file as it was at which something changes. */
    files: { path: string; lines: number[] }[];
    written: boolean;
}
export interface BlockJson { kind: string; title: string; path: string; line: number }
export interface LoadJson { hours: number; filled: number; percent: number }
export interface FindingJson { path: string; line: number; code: string; severity: Finding['severity']; message: string }

export function mergeReport(effect: MergeEffect, plan: Pick<MergeReport, 'findings' | 'obstacles' | 'written'> & { edits: readonly TextChange[] }, workspace: Workspace): MergeReport {
    const { pathOf } = workspace;
    const texts = new Map(workspace.shared.workspace.LangiumDocuments.all.map(document => [document.uri.toString(), document.textDocument.getText()]));
    const counters = new Map([...texts].map(([uri, text]) => [uri, lineCounter(text)]));
    /** What takes a line out begins with the line end before it. */
    const firstLetter = (uri: string, { start, end }: TextChange['span']): number => start + /^[\r\n]*/.exec(texts.get(uri)!.slice(start, end))![0].length;
    const block = ({ kind, title, uri, span }: Block): BlockJson => ({ kind, title, path: pathOf(uri), line: counters.get(uri)!(span.start) });
    const names = (blocks: readonly Block[]): string[] => blocks.map(({ title }) => title);
    const load = (workload: MergeEffect['workload']['after']): LoadJson | null => workload ? { ...workload, percent: percentOf(workload) } : null;
    const { workload, backup } = effect;
    return {
        version: 1,
        from: block(effect.from),
        into: block(effect.into),
        foreseenBy: names(effect.foreseenBy),
        heldBy: { from: effect.heldBy.from ?? null, into: effect.heldBy.into ?? null },
        load: {
            from: load(workload.from), into: load(workload.into), after: load(workload.after), overloaded: workload.after ? workload.after.filled > workload.after.hours : null,
            unknown: workload.unknown ?? null, assumedHours: names(workload.assumed)
        },
        responsibilities: effect.responsibilities,
        handovers: effect.handovers.map(({ relation, block: handed, already }) => ({ relation, ...block(handed), already })),
        backup: { left: names(backup.left), lost: backup.lost, ofFrom: names(backup.ofFrom) },
        approvals: {
            stale: effect.stale.flatMap(({ approvals }) => approvals.map(block).map(({ path, title, line }) => ({ path, position: title, line }))),
            approvesOwn: effect.approvesOwn.map(block),
            quorum: effect.quorum.map(({ strategy, needed, left }) => ({ path: pathOf(strategy.uri), needed, left }))
        },
        records: effect.records.map(block),
        namedByInto: effect.namedByInto,
        noLongerMergeable: names(effect.noLongerMergeable),
        ending: effect.ending,
        mentions: effect.mentions.map(({ uri, line, text }) => ({ path: pathOf(uri), line, text })),
        findings: plan.findings,
        obstacles: plan.obstacles,
        files: filesOf(plan.edits).map(({ uri, edits }) => ({ path: pathOf(uri), lines: [...new Set(edits.map(({ span }) => counters.get(uri)!(firstLetter(uri, span))))] })),
        written: plan.written
    };
}

/** The changes file by file. */
export function filesOf(edits: readonly TextChange[]): { uri: string; edits: TextChange[] }[] {
    return [...new Set(edits.map(({ uri }) => uri))].map(uri => ({ uri, edits: edits.filter(edit => edit.uri === uri) }));
}
