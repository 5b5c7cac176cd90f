import { URI } from 'langium';
import { prepareApproval, writeStatement, type ApprovalRequest, type ReadyApproval } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { onlyPath, open } from '../input.js';
import type { Workspace } from '../workspace.js';

/** How an approval is asked for, in `statement` and `sign`. */
export const approvalOptions = {
    ...readingOptions,
    position: { type: 'string' }, name: { type: 'string' }, signer: { type: 'string' }, date: { type: 'string' }, decision: { type: 'string' }, conditions: { type: 'string' }, 'valid-until': { type: 'string' }
} as const;

export type ApprovalValues = { [K in keyof typeof approvalOptions]?: string };

const decisions: readonly string[] = ['approved', 'approved with conditions', 'rejected'];

/**
 * The approval that the options ask for, ready to be signed.
 * @throws CliError with everything that speaks against it, one line each.
 */
export async function readyApproval(workspace: Workspace, values: ApprovalValues, usage: string): Promise<ReadyApproval> {
    if (!values.position) throw new CliError(`Say which position approves: strategy ${usage}`);
    if (values.decision !== undefined && !decisions.includes(values.decision)) throw new CliError(`--decision is one of: ${decisions.join(', ')}.`);
    const { position, name, signer, date, decision, conditions } = values;
    const request = { position, name, signer, date, decision, conditions, validUntil: values['valid-until'] } as ApprovalRequest;
    const document = workspace.documents[0]!;
    const ready = await prepareApproval(document, request, workspace.language);
    if (!('obstacles' in ready)) return ready;
    const lines = ready.obstacles.map(({ message, uri, offset }) => `${workspace.pathOf(uri)}:${lineIn(workspace, uri, offset)}: ${message}`);
    throw new CliError(`This strategy cannot be approved as it is.\n${lines.join('\n')}`);
}

function lineIn({ shared }: Workspace, uri: string, offset: number): number {
    return (shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument.positionAt(offset).line ?? 0) + 1;
}

export const statement: Command = {
    name: 'statement',
    usage: 'statement FILE --position P [--new] [--name N] [--signer EMAIL] [--date DATE] [--decision D]',
    summary: 'prints what a position has signed, or would sign, exactly its bytes',
    help: `
  --position P      whose: the title of an Owner block
  --new             what it would sign now, although it has signed before
  --name N, --signer EMAIL, --date DATE, --decision D, --conditions C, --valid-until DATE   as for strategy sign

To sign it with nothing but OpenSSH: strategy statement FILE --position P > statement.txt
  ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n strategy-approval statement.txt`,
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...approvalOptions, new: { type: 'boolean', default: false } });
        const workspace = await open([onlyPath(positionals, this.usage, terminal.cwd)], values, terminal);
        const states = await workspace.shared.workspace.Approvals.of(workspace.documents[0]!);
        const signed = values.new ? undefined : states.findLast(({ position, state, statement: said }) => said && state !== 'unsigned' && position.toLowerCase() === values.position?.toLowerCase())?.statement;
        terminal.write(signed ? writeStatement(signed) : (await readyApproval(workspace, values, this.usage)).text);
        return exitCode.fine;
    }
};
