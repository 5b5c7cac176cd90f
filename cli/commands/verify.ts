import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import type { LangiumDocument } from 'langium';
import { amendingChanges, approvalSummary, approvalToJson, approvedText, revealed, type ApprovalState, type Change, type TrustPorts } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { historyOf } from '../git/history.js';
import { open } from '../input.js';
import type { Workspace } from '../workspace.js';

/** The JSON of `verify`, version 1: every file, with its approvals in order. */
export interface VerifyReport {
    version: 1;
    files: { path: string; approvals: (ReturnType<typeof approvalToJson> & { changes?: ChangeJson[] | null })[] }[];
}

/** As in the JSON of `diff`: what a stale approval is not for. `null` where git does not have the text that was signed. */
export type ChangeJson = { path: string } & Omit<Change, 'uri'>;

/** An approval, and where it is stale and git has the text that was signed, the difference in meaning. */
type Told = ApprovalState & { changes: Change[] | null };

export const verify: Command = {
    name: 'verify',
    usage: 'verify [paths] [--format text|json] [--trust FILE] [--today DATE]',
    summary: 'tells whether the approvals hold, and what has changed since',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, format: { type: 'string', default: 'text' }, trust: { type: 'string' } });
        if (values.format !== 'text' && values.format !== 'json') throw new CliError(`Unknown format "${values.format}". Known are: text, json.`);
        const trust = values.trust === undefined ? undefined : trustIn(resolve(terminal.cwd, values.trust), values.trust);
        const workspace = await open(positionals.length > 0 ? positionals : ['.'], { ...values, trust }, terminal);
        const { Approvals, Models } = workspace.shared.workspace;
        const files: { path: string; states: Told[]; summary: ReturnType<typeof approvalSummary> }[] = [];
        for (const document of workspace.documents) {
            const states = await withChanges(await Approvals.of(document), document, workspace);
            files.push({ path: workspace.pathOf(document.uri.toString()), states, summary: approvalSummary(Models.of(document), states) });
        }
        files.sort((a, b) => a.path < b.path ? -1 : 1);
        const report: VerifyReport = { version: 1, files: files.map(({ path, states }) => ({ path, approvals: states.map(state => approvalJson(state, workspace)) })) };
        const said = files.filter(({ states }) => states.length > 0);
        terminal.write(values.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : said.length > 0 ? said.map(file => textOf(file, terminal.color)).join('\n') : 'No approvals here.\n');
        return files.some(({ states }) => states.some(({ state }) => state !== 'verified')) ? exitCode.findings : exitCode.fine;
    }
};

/** Looks up what was signed, for the approvals that are stale. */
async function withChanges(states: readonly ApprovalState[], document: LangiumDocument, { shared }: Workspace): Promise<Told[]> {
    const { Houses, Models } = shared.workspace;
    const uri = document.uri.toString();
    const history = states.some(({ state }) => state === 'stale') ? await historyOf(uri) : undefined;
    const told: Told[] = [];
    for (const state of states) {
        const { statement } = state;
        const found = history && shared.crypto && statement && state.state === 'stale' ? await approvedText(statement, uri, { history, subtle: shared.crypto, config: Houses.fixed }) : undefined;
        told.push({ ...state, changes: found && 'model' in found ? amendingChanges(found.model, Models.of(document)) : null });
    }
    return told;
}

function approvalJson(approval: Told, { pathOf }: Workspace): VerifyReport['files'][number]['approvals'][number] {
    const { state, changes } = approval;
    return { ...approvalToJson(approval), ...state === 'stale' ? { changes: changes && changes.map(({ uri, ...change }) => ({ path: pathOf(uri), ...change })) } : {} };
}

/** A list of signers, with the `revoked_keys` that stands beside it. */
function trustIn(file: string, shown: string): TrustPorts {
    try {
        const revoked = join(dirname(file), 'revoked_keys');
        return { allowedSigners: readFileSync(file, 'utf8'), revokedKeys: readIfThere(revoked) };
    } catch (error) {
        throw new CliError(`${shown} could not be read: ${(error as Error).message}`);
    }
}

function readIfThere(file: string): Uint8Array | undefined {
    try {
        return readFileSync(file);
    } catch {
        return undefined;
    }
}

const colors = { verified: 'green', stale: 'yellow', invalid: 'red', 'not trusted': 'red', 'cannot verify': 'yellow', unsigned: 'gray' } as const;

function textOf({ path, states, summary }: { path: string; states: readonly Told[]; summary: ReturnType<typeof approvalSummary> }, color: boolean): string {
    const lines = states.map(({ position, state, reason, line, fingerprint, changes }) =>
        `${path}:${line}: ${color ? styleText(colors[state], state) : state}: ${position}${fingerprint && state !== 'unsigned' ? ` (${fingerprint})` : ''}. ${reason}\n`
        + sentencesOf(changes ?? []));
    const missing = summary.required.filter(({ state }) => state === 'missing').map(({ position }) => position);
    const waits = missing.length > 0 ? `${path}: still to approve: ${missing.join(', ')}\n` : '';
    return lines.join('') + waits + summary.warnings.map(warning => `${path}: note: ${warning}\n`).join('');
}

/** One sentence a line; what comes from the documents cannot steer a terminal. */
function sentencesOf(changes: readonly Change[]): string {
    return changes.map(({ sentence }) => `  - ${revealed(sentence)}\n`).join('');
}
