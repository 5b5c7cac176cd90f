import { URI, type LangiumDocument } from 'langium';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { amendingParts, amendment, recordSince } from '../../amendment/amendment.js';
import { approvedText, searchedVersions } from '../../amendment/approved-text.js';
import { compareWithApproved, type Comparison } from '../../amendment/compare.js';
import { noHistory, type HistoryPort } from '../../amendment/history.js';
import { pastReader } from '../../amendment/past.js';
import { SinceSigned } from '../../amendment/since-signed.js';
import { revealed } from '../../document/hidden-characters.js';
import { field } from '../../model/facts.js';
import type { StrategyModel } from '../../model/model.js';
import {
    compareMethod, compareWithApprovedMethod, historyMethod, recordChangeMethod, textAtMethod,
    type ComparedChange, type CompareParams, type CompareResult, type OtherText, type CompareWithApprovedParams, type CompareWithApprovedResult, type HistoryParams, type HistoryResult, type RecordChangeParams, type RecordChangeResult, type TextAtParams, type TextAtResult
} from '../../protocol.js';
import { weights, type Change } from '../../review/change.js';
import { compareParts, type ComparedPart } from '../../review/compare-models.js';
import { compareSums } from '../../review/effects.js';
import { tell } from '../../review/report/report.js';
import { sideBySide } from '../../review/sides/sides.js';
import type { StrategySharedServices } from '../../services.js';
import { rangeOf } from '../at.js';

/** How a document stands to the text that was approved last; `found`: where that was found before. */
export type CompareApproved = (uri: string, token: CancellationToken, found?: { commit: string; uri: string }) => Promise<(Comparison & { document: LangiumDocument }) | { problem: string }>;

/**
 * Answers what the client asks about the text that was approved; its history comes from the client. `built`: the document once it is linked.
 * @returns the comparison, for others who need the approved text.
 */
export function answerHistory(connection: Connection, shared: StrategySharedServices, built: (uri: string) => Promise<LangiumDocument | undefined>): CompareApproved {
    const { Approvals, Houses, Models } = shared.workspace;
    const compared: CompareApproved = async (uri, token, found) => {
        const document = await built(uri);
        if (!document) return { problem: notKnown };
        if (!shared.crypto) return { problem: 'This page has no cryptography, so approvals cannot be checked. Open it over https.' };
        const history = shared.options.history ? clientHistory(connection) : noHistory;
        const { crypto: subtle } = shared;
        const search = async (port: HistoryPort): Promise<Comparison | { problem: string }> =>
            compareWithApproved(async () => Models.of(await built(uri) ?? document), await Approvals.of(document), { history: port, subtle, config: Houses.fixed, isCancelled: () => token.isCancellationRequested });
        const near = found && await search({ ...history, versions: async () => [{ ...found, when: '' }] });
        const comparison = near && !('problem' in near) ? near : await search(history);
        return 'problem' in comparison ? comparison : { ...comparison, document };
    };
    const signedTexts = new SinceSigned(async (statement, uri) => {
        const found = await approvedText(statement, uri, { history: await historyAtHand(clientHistory(connection), uri), subtle: shared.crypto!, config: Houses.fixed });
        return 'model' in found ? found.model : undefined;
    }, uri => void shared.workspace.WorkspaceLock.write(token => shared.workspace.DocumentBuilder.update([URI.parse(uri)], [], token)));
    Approvals.sinceSigned = (approval, now) => shared.options.history ? signedTexts.sentences(approval, now).map(revealed) : [];
    /** The text to compare with; or why there is none. */
    const otherModel = async (uri: string, other: Exclude<OtherText, { type: 'approved' }>): Promise<StrategyModel | string> => {
        if (other.type === 'file') {
            const document = await built(other.uri);
            return document ? Models.of(document) : 'The other file is no strategy that is open or in the workspace.';
        }
        if (other.type === 'saved') return await readPast(savedFiles(shared), '', uri) ?? 'This file has not been saved yet.';
        const key = `${other.commit} ${other.uri}`;
        if (last?.key !== key || !last.model) last = { key, model: await readPast(shared.options.history ? clientHistory(connection) : noHistory, other.commit, other.uri) };
        return last.model ?? 'This strategy is not in that version, or that version cannot be read.';
    };
    const readPast = async (port: HistoryPort, commit: string, uri: string): Promise<StrategyModel | undefined> => {
        const text = await port.textAt(commit, uri);
        return text === undefined ? undefined : pastReader(port, Houses.fixed).modelOf({ commit, when: '', uri }, text);
    };
    /** A commit never says anything else, and a page that follows the text asks for the same one again and again. */
    let last: { key: string; model: StrategyModel | undefined } | undefined;
    connection.onRequest<CompareResult, void>(compareMethod, async ({ uri, with: other }: CompareParams, token) => {
        if (other.type === 'approved') {
            const comparison = await compared(uri, token, other.found);
            if ('problem' in comparison) return comparison;
            const { since, approved } = resultOf(comparison);
            return { ...sidesOf(amendingParts(comparison.old, comparison.now), comparison.old, comparison.now), approved: { since, approved } };
        }
        const old = await otherModel(uri, other);
        const document = await built(uri);
        if (!document) return { problem: notKnown };
        const now = Models.of(document);
        return typeof old === 'string' ? { problem: old } : sidesOf(compareParts(old, now), old, now);
    });
    connection.onRequest<CompareWithApprovedResult, void>(compareWithApprovedMethod, async ({ uri }: CompareWithApprovedParams, token) => {
        const comparison = await compared(uri, token);
        return 'problem' in comparison ? comparison : resultOf(comparison);
    });
    connection.onRequest<RecordChangeResult, void>(recordChangeMethod, async ({ uri, reason, requestedBy }: RecordChangeParams, token) => {
        const comparison = await compared(uri, token);
        if ('problem' in comparison) return comparison;
        const { document, old, now, signedBy } = comparison;
        const { edit, version, mustSignAgain, notes } = amendment(old, now, { today: shared.today(), reason, requestedBy, signedBy, houseApprovers: Houses.of(document.uri).config.approvers });
        if (edit.length === 0) return { problem: notes.join(' ') || 'Nothing has changed in meaning since the approval, so there is nothing to record.' };
        return { edits: edit.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })), documentVersion: document.textDocument.version, strategyVersion: version, mustSignAgain, notes };
    });
    return compared;
}

const notKnown = 'This file is no strategy that is open or in the workspace.';

function sidesOf(parts: readonly ComparedPart[], old: StrategyModel, now: StrategyModel): Exclude<CompareResult, { problem: string }> {
    const { changes, rows } = sideBySide(parts, old, now);
    const none = { new: [], solved: [], silenced: [] };
    return {
        changes: changes.map(change => ({ ...comparedChange(change), row: change.row })),
        follows: tell({ path: now.uri, status: 'changed', changes: [], findings: none, approvals: [], sums: compareSums(old, now) }, uri => uri).effects,
        rows: rows.map(row => ({ ...row, name: revealed(row.name), ...row.old ? { old: { ...row.old, line: row.old.line - 1 } } : {}, ...row.now ? { now: { ...row.now, line: row.now.line - 1 } } : {} }))
    };
}

function comparedChange({ sentence, block, weight, uri, line }: Change): ComparedChange {
    return { sentence: revealed(sentence), block: block ? `${block.kind}: ${block.title}` : '', small: weight <= weights.text + 5, uri, ...line === undefined ? {} : { line: line - 1 } };
}

/** Whose approval it is, where the text is kept, and what has changed since. */
export function resultOf({ since, version, now, old, changes }: Comparison): Exclude<CompareWithApprovedResult, { problem: string }> {
    const { position, name, date, version: approvedVersion } = since.statement;
    const record = recordSince(old, now);
    return {
        since: { position, name, date, version: approvedVersion },
        approved: version ? { commit: version.commit, uri: version.uri } : null,
        changes: changes.map(comparedChange),
        record: record ? { reason: field(record, 'Reason')?.text ?? '', requestedBy: field(record, 'Requested by')?.text ?? '' } : null,
        positions: [...now.blocks, ...now.shared].filter(({ kind, title }) => kind === 'Owner' && title !== '').map(({ title }) => title)
    };
}

/** The same history, for one file. @throws Error when nobody keeps one, or not yet. */
async function historyAtHand(history: HistoryPort, uri: string): Promise<HistoryPort> {
    const versions = await history.versions(uri, searchedVersions);
    if (!versions || versions.length === 0) throw new Error('No history is kept of this file.');
    return { ...history, versions: async () => versions };
}

/** The files as they are saved, whatever stands in an editor. */
function savedFiles({ workspace: { FileSystemProvider } }: StrategySharedServices): HistoryPort {
    return {
        versions: async () => undefined,
        async textAt(_commit, uri) {
            const file = URI.parse(uri);
            return await FileSystemProvider.exists(file) ? FileSystemProvider.readFile(file).catch(() => undefined) : undefined;
        }
    };
}

/** The history that VS Code's own git extension keeps. */
function clientHistory(connection: Connection): HistoryPort {
    return {
        async versions(uri, limit) {
            const params: HistoryParams = { uri, limit };
            return await connection.sendRequest<HistoryResult>(historyMethod, params) ?? undefined;
        },
        async textAt(commit, uri) {
            const params: TextAtParams = { commit, uri };
            return await connection.sendRequest<TextAtResult>(textAtMethod, params) ?? undefined;
        }
    };
}
