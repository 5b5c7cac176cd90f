import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changed, parseSshSignature } from '../../language/index.js';
import { parse, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { onlyPath, open } from '../input.js';
import { replaceFile } from '../replace-file.js';
import { signWithSshKeygen } from '../ssh-keygen.js';
import { approvalOptions, readyApproval } from './statement.js';

export const sign: Command = {
    name: 'sign',
    usage: 'sign FILE --position P --key KEY [--name N] [--signer EMAIL] [--date DATE] [--decision D] [--conditions C] [--valid-until DATE]',
    summary: 'approves a strategy as a position, with your own SSH key',
    help: `
  --position P      as whom: the title of an Owner block. Its "Held by" and "Email" say who signs
  --key KEY         your SSH key, such as ~/.ssh/id_ed25519; or its .pub file where an agent holds it
  --decision D      approved (unless told), approved with conditions, or rejected
  --conditions C    with "approved with conditions": which
  --valid-until DATE
  --name N, --signer EMAIL, --date DATE   in place of the holder's name and address, and of today

Who may sign is kept in .strategy/allowed_signers. Exit codes: 0 signed, 2 nothing was signed, and why.`,
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...approvalOptions, key: { type: 'string' } });
        const path = onlyPath(positionals, this.usage, terminal.cwd);
        if (path === '-') throw new CliError('An approval is written into its file: name the file in place of "-".');
        if (!values.key) throw new CliError('Say with which key: --key ~/.ssh/id_ed25519. How to make one: ssh-keygen -t ed25519');
        const workspace = await open([path], values, terminal);
        const ready = await readyApproval(workspace, values, this.usage);
        const file = fileURLToPath(workspace.documents[0]!.uri.toString());
        const text = readFileSync(file, 'utf8');
        const signature = await signWithSshKeygen(ready.text, resolve(terminal.cwd, values.key));
        if (readFileSync(file, 'utf8') !== text) throw new CliError(`${path} was changed while it was being signed. Nothing was written: sign again.`);
        write(file, changed(text, [ready.change(signature)]), path);
        const again = await open([path], values, terminal);
        const states = await again.shared.workspace.Approvals.of(again.documents[0]!);
        const state = states.findLast(({ fingerprint }) => fingerprint === ready.fingerprint);
        terminal.write(`${ready.statement.position} has signed version ${ready.statement.version} of ${path} (fingerprint ${ready.fingerprint}).\n`);
        if (state && state.state !== 'verified') terminal.write(`It is ${state.state}: ${state.reason}\n`);
        const publicKey = state?.unknownKey ? publicKeyIn(signature) : undefined;
        if (publicKey) terminal.write(`The line for .strategy/allowed_signers, once somebody else has confirmed whose key it is:\n  ${ready.statement.signer} namespaces="strategy-approval" ${publicKey}\n`);
        for (const note of ready.notes) terminal.write(`Note: ${note}\n`);
        return exitCode.fine;
    }
};

function write(file: string, text: string, shown: string): void {
    try {
        replaceFile(file, text);
    } catch (error) {
        throw new CliError(`${shown} could not be written, so the approval is not in it: ${(error as Error).message}`);
    }
}

/** The key that a signature names, as a list of signers has it. */
function publicKeyIn(armour: string): string | undefined {
    const signature = parseSshSignature(armour);
    return 'key' in signature ? `${signature.key.type} ${signature.key.blob}` : undefined;
}
