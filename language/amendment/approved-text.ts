import type { SubtlePort } from '../approval/bytes.js';
import { sealOf, versionOf } from '../approval/seal.js';
import { compareStatements, type Statement } from '../approval/statement.js';
import type { StrategyModel } from '../model/model.js';
import type { HouseConfig } from '../workspace/house.js';
import type { HistoryPort, PastVersion } from './history.js';
import { pastReader } from './past.js';

/** The text that somebody has signed, and where it was found. */
export interface ApprovedText { version: PastVersion; model: StrategyModel }

export interface SearchOptions {
    history: HistoryPort;
    subtle: SubtlePort;
    /** One set of house rules for all files and times. */
    config?: HouseConfig;
    /** Asked before each version is read. */
    isCancelled?(): boolean;
}

/** So many versions of a file are looked at. */
export const searchedVersions = 200;

/**
 * Finds the text that a statement is about: the newest committed version of the file whose statement would be the same, its pictures aside.
 * So it needs no trust in dates, messages or branches: a version that gives another seal is not the approved text, whatever it says.
 * @returns `problem`, in the reader's words, when it is not to be found.
 */
export async function approvedText(statement: Statement, uri: string, { history, subtle, config, isCancelled = () => false }: SearchOptions): Promise<ApprovedText | { problem: string }> {
    const versions = await history.versions(uri, searchedVersions);
    if (!versions) return { problem: 'No history of this file is kept here, so its approved text is not known. It is where the file is committed to Git.' };
    if (versions.length === 0) return { problem: 'This file has not been committed to Git yet, so its approved text is not known.' };
    const reader = pastReader(history, config);
    for (const version of versions) {
        if (isCancelled()) break;
        const text = await history.textAt(version.commit, version.uri);
        if (text === undefined || !text.includes(statement.version)) continue; // most others need not be read
        const model = await reader.modelOf(version, text);
        const { entries } = await sealOf(model, subtle, async () => undefined);
        const then: Statement = { ...statement, document: model.strategy?.title ?? '', version: versionOf(model), entries };
        if (compareStatements(statement, then).every(({ type }) => type === 'file')) return { version, model };
    }
    const searched = versions.length < searchedVersions ? 'the history of this file' : `the last ${searchedVersions} versions of this file`;
    return { problem: `The text that was approved is not in ${searched}. Where only the newest part of it was fetched (a shallow clone), fetch the rest. A text that is committed together with its approval can always be compared.` };
}
