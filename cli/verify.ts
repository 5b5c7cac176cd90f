import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { approvalSummary, approvalToJson, type ApprovalState, type TrustPorts } from '../language/index.js';
import { parse, readingOptions, type Command } from './command.js';
import { CliError, exitCode } from './exit.js';
import { open } from './input.js';

/** The JSON of `verify`, version 1: every file, with its approvals in order. */
export interface VerifyReport {
    version: 1;
    files: { path: string; approvals: ReturnType<typeof approvalToJson>[] }[];
}

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
        const files = (await Promise.all(workspace.documents.map(async document => {
            const states = await Approvals.of(document);
            return { path: workspace.pathOf(document.uri.toString()), states, summary: approvalSummary(Models.of(document), states) };
        }))).sort((a, b) => a.path < b.path ? -1 : 1);
        const report: VerifyReport = { version: 1, files: files.map(({ path, states }) => ({ path, approvals: states.map(approvalToJson) })) };
        const said = files.filter(({ states }) => states.length > 0);
        terminal.write(values.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : said.length > 0 ? said.map(file => textOf(file, terminal.color)).join('\n') : 'No approvals here.\n');
        return files.some(({ states }) => states.some(({ state }) => state !== 'verified')) ? exitCode.findings : exitCode.fine;
    }
};

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

function textOf({ path, states, summary }: { path: string; states: readonly ApprovalState[]; summary: ReturnType<typeof approvalSummary> }, color: boolean): string {
    const lines = states.map(({ position, state, reason, line, fingerprint }) =>
        `${path}:${line}: ${color ? styleText(colors[state], state) : state}: ${position}${fingerprint && state !== 'unsigned' ? ` (${fingerprint})` : ''}. ${reason}\n`);
    const missing = summary.required.filter(({ state }) => state === 'missing').map(({ position }) => position);
    const waits = missing.length > 0 ? `${path}: still to approve: ${missing.join(', ')}\n` : '';
    return lines.join('') + waits + summary.warnings.map(warning => `${path}: note: ${warning}\n`).join('');
}
