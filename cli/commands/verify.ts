import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import type { LangiumDocument } from 'langium';
import { amendingChanges, approvalSummary, approvalToJson, approvedText, revealed, titleKey, type ApprovalState, type Block, type Change, type StrategyModel, type TrustPorts } from '../../language/index.js';
import { parse, readingOptions, type Command, type Terminal } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { betweenStates } from '../git/comparison.js';
import { guardedIn, guardedNotes } from '../git/guarded.js';
import { historyOf } from '../git/history.js';
import { holderNotes } from '../git/holders.js';
import { readPairs } from '../git/states.js';
import { open, type InputOptions } from '../input.js';
import type { Workspace, WorkspaceOptions } from '../workspace.js';

/** The JSON of `verify`, version 1: every file, with its approvals in order. */
export interface VerifyReport {
    version: 1;
    files: { path: string; /** With `--base`: what the change does to approvals besides. */ notes?: string[]; approvals: (ReturnType<typeof approvalToJson> & { changes?: ChangeJson[] | null })[] }[];
}

/** As in the JSON of `diff`: what a stale approval is not for. `null` where git does not have the text that was signed. */
export type ChangeJson = { path: string } & Omit<Change, 'uri'>;

/** An approval, and where it is stale and git has the text that was signed, the difference in meaning. */
type Told = ApprovalState & { changes: Change[] | null };

export const verify: Command = {
    name: 'verify',
    usage: 'verify [paths] [--format text|json] [--trust FILE | --base REF] [--today DATE]',
    summary: 'tells whether the approvals hold, and what has changed since',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, format: { type: 'string', default: 'text' }, trust: { type: 'string' }, base: { type: 'string' } });
        if (values.format !== 'text' && values.format !== 'json') throw new CliError(`Unknown format "${values.format}". Known are: text, json.`);
        if (values.trust !== undefined && values.base !== undefined) throw new CliError('--trust and --base both say whose signatures count. Give one of them.');
        const paths = positionals.length > 0 ? positionals : ['.'];
        const { workspace, read, notices } = values.base === undefined ? await asTheyAre(paths, values, terminal) : await heldAgainst(values.base, paths, { cwd: realpathSync(terminal.cwd), today: values.today, config: values.config });
        const { Houses, Models } = workspace.shared.workspace;
        const files: Verified[] = [];
        for (const { document, approvals, notes } of read) {
            const states = await withChanges(approvals, document, workspace);
            files.push({ path: workspace.pathOf(document.uri.toString()), states, notes, summary: approvalSummary(Models.of(document), states, Houses.of(document.uri).config.approvers) });
        }
        files.sort((a, b) => a.path < b.path ? -1 : 1);
        const report: VerifyReport = { version: 1, files: files.map(({ path, states, notes }) => ({ path, approvals: states.map(state => approvalJson(state, workspace)), ...values.base === undefined ? {} : { notes } })) };
        const said = files.filter(({ states, notes }) => states.length > 0 || notes.length > 0);
        for (const notice of notices) terminal.complain?.(notice);
        terminal.write(values.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : said.length > 0 ? said.map(file => textOf(file, terminal.color)).join('\n') : 'No approvals here.\n');
        return files.some(({ states }) => states.some(({ state }) => state !== 'verified')) ? exitCode.findings : exitCode.fine;
    }
};

interface Verified { path: string; states: Told[]; notes: string[]; summary: ReturnType<typeof approvalSummary> }

/** The strategies with their approvals as they were read. */
interface Read { workspace: Workspace; read: { document: LangiumDocument; approvals: readonly ApprovalState[]; notes: string[] }[]; notices: string[] }

async function asTheyAre(paths: readonly string[], options: Omit<InputOptions, 'trust'> & { trust?: string }, terminal: Terminal): Promise<Read> {
    const trust = options.trust === undefined ? undefined : trustIn(resolve(terminal.cwd, options.trust), options.trust);
    const workspace = await open(paths, { ...options, trust }, terminal);
    const { Approvals } = workspace.shared.workspace;
    return { workspace, notices: [], read: await Promise.all(workspace.documents.map(async document => ({ document, approvals: await Approvals.of(document), notes: [] }))) };
}

/** The approvals of a change, held against the signers and positions of the state before it. */
async function heldAgainst(base: string, paths: readonly string[], options: WorkspaceOptions): Promise<Read> {
    const comparison = await betweenStates(base, paths, options);
    const pairs = await readPairs(comparison);
    const gone = pairs.flatMap(({ a, b, old }) => a && !b && a.approvals.length > 0 ? [revealed(`${old}: this strategy is taken out, with its approvals.`)] : []);
    return { workspace: comparison.now, notices: [...guardedNotes(await guardedIn(comparison)), ...holderNotes(pairs, comparison.now.pathOf), ...gone], read: pairs.flatMap(({ a, b }) => b ? { document: b.document, approvals: b.approvals, notes: a ? lossesIn(a.model, b.model) : [] } : []) };
}

/** What a change takes away from those who approved: their approval, or the order of versions. A signature stays only as the same one; a record without may be signed. */
function lossesIn(old: StrategyModel, now: StrategyModel): string[] {
    const left = now.blocks.filter(isApproval);
    const isGone = (fits: (block: Block) => boolean): boolean => {
        const at = left.findIndex(fits);
        return at < 0 || left.splice(at, 1).length === 0;
    };
    const [signed, records] = [old.blocks.filter(block => signatureOf(block) !== undefined), old.blocks.filter(block => isApproval(block) && signatureOf(block) === undefined)];
    const gone = [
        ...signed.filter(block => isGone(other => signatureOf(other) === signatureOf(block))),
        ...records.filter(({ title }) => isGone(other => titleKey(other.title) === titleKey(title)))
    ].map(({ title }) => title);
    const version = ({ strategy }: StrategyModel): string => strategy?.fields.find(({ key }) => key === 'Version')?.text ?? '';
    const isLower = version(now) !== version(old) && version(now).localeCompare(version(old), 'en', { numeric: true }) < 0;
    return [...gone.map(title => `an approval of "${title}" is taken out.`), ...isLower ? [`the version goes back from ${version(old)} to ${version(now) || 'none'}.`] : []];
}

const isApproval = ({ kind }: Block): boolean => kind === 'Approval';

/** White space aside. */
function signatureOf({ seal = '' }: Block): string | undefined {
    return /-----BEGIN SSH SIGNATURE-----[^]*/.exec(seal)?.[0].replace(/\s+/g, '');
}

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

/** A list that is there and cannot be read must not pass for none. */
function readIfThere(file: string): Uint8Array | undefined {
    try {
        return readFileSync(file);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
    }
}

const colors = { verified: 'green', stale: 'yellow', invalid: 'red', 'not trusted': 'red', 'cannot verify': 'yellow', unsigned: 'gray' } as const;

function textOf({ path, states, notes, summary }: Verified, color: boolean): string {
    const lines = states.map(({ position, state, reason, line, fingerprint, changes }) =>
        `${path}:${line}: ${color ? styleText(colors[state], state) : state}: ${position}${fingerprint && state !== 'unsigned' ? ` (${fingerprint})` : ''}. ${reason}\n`
        + sentencesOf(changes ?? []));
    const missing = summary.required.filter(({ state }) => state === 'missing').map(({ position }) => position);
    const waits = missing.length > 0 ? `${path}: still to approve: ${missing.join(', ')}\n` : '';
    return lines.join('') + waits + [...notes.map(revealed), ...summary.warnings].map(warning => `${path}: note: ${warning}\n`).join('');
}

/** One sentence a line; what comes from the documents cannot steer a terminal. */
function sentencesOf(changes: readonly Change[]): string {
    return changes.map(({ sentence }) => `  - ${revealed(sentence)}\n`).join('');
}
