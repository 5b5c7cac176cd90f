import type { StrategyModel } from '../../../language/model/model.js';
import { approvalBlock, buildStatement, type Prepared } from '../../../language/approval/prepare.js';
import type { ApprovalDetails } from '../../../language/approval/statement.js';
import { verifyApprovals, type ApprovalState, type VerifyPorts } from '../../../language/approval/verify.js';
import { mainFile } from '../../helpers/services.js';
import { modelOf as modelWith } from '../document/model-of.js';
import { keyPair, sign, type KeyPair } from './ssh-keygen.js';

export const { subtle } = globalThis.crypto;

export const plan = `# Strategy: Acme on social media

- Organization: Acme
- Version: 2.1
- Owner: Head of Marketing
- Approvers: Chief Marketing Officer
- Letterhead: ![Acme](logo.svg)
- Uses: [Organisation](organisation.strategy.md)

We answer faster than anyone.

## Background

Nobody's text, and still part of it.

## Goal: Leads

- Owner: Head of Marketing
- Metric: Leads a month
- Target: 120 by 2027-12-31 from 80

See [the terms].

### Action: Call back

- Owner: Head of Marketing
- Due: 2027-05-01

## Metric: Leads a month

- Source: CRM

| Date       | Actual |
| ---------- | -----: |
| 2027-01-31 |     84 |

Counted by hand.

[the terms]: https://acme.example/terms

## Change: More money

- Date: 2027-01-10
- Reason: more leads
`;

export const organisation = `# Acme

## Owner: Head of Marketing

- Held by: Sofie
- Backup: Chief Marketing Officer

## Owner: Chief Marketing Officer

- Held by: Dana Reyes
- Email: dana@acme.example

## Owner: Nobody's concern

- Held by: Eve
`;

export const logo = '<svg xmlns="http://www.w3.org/2000/svg"/>';

export type Files = Record<string, string>;
export const files: Files = { [mainFile]: plan, 'organisation.strategy.md': organisation, 'logo.svg': logo };

export const details: ApprovalDetails = { position: 'Chief Marketing Officer', name: 'Dana Reyes', signer: 'dana@acme.example', date: '2027-01-12', decision: 'approved' };
export const danasKey = (): KeyPair => keyPair('ed25519', 'dana');
export const trusted = (key = danasKey(), principal = details.signer): string => `${principal} namespaces="strategy-approval" ${key.publicKey}\n`;

export function modelOf({ [mainFile]: text, ...from }: Files): Promise<StrategyModel> {
    return modelWith(text!, Object.fromEntries(Object.entries(from).filter(([name]) => name.endsWith('.md'))));
}

export const readFileOf = (from: Files) => async (path: string): Promise<Uint8Array | undefined> => from[path] === undefined ? undefined : new TextEncoder().encode(from[path]);

export async function prepared(from: Files = files, how: Partial<ApprovalDetails> = {}): Promise<Prepared> {
    const result = await buildStatement(await modelOf(from), { ...details, ...how }, { subtle, readFile: readFileOf(from) });
    if ('refusals' in result) throw new Error(result.refusals.map(({ message }) => message).join('\n'));
    return result.prepared;
}

export async function refusals(from: Files, how: Partial<ApprovalDetails> = {}): Promise<string[]> {
    const result = await buildStatement(await modelOf(from), { ...details, ...how }, { subtle, readFile: readFileOf(from) });
    return 'refusals' in result ? result.refusals.map(({ code, message }) => `${code}: ${message}`) : [];
}

/** The files with an approval at the end of the strategy, really signed. */
export async function approved(from: Files = files, key = danasKey(), how: Partial<ApprovalDetails> = {}): Promise<Files> {
    const { statement, text } = await prepared(from, how);
    return { ...from, [mainFile]: `${from[mainFile]!.trimEnd()}\n\n${approvalBlock(statement, sign(text, key))}` };
}

export async function states(from: Files, ports: Partial<VerifyPorts> & { signers?: string; revoked?: string | Uint8Array; emails?: string[] } = {}): Promise<ApprovalState[]> {
    const { signers = trusted(), revoked, emails, ...more } = ports;
    const trust = { allowedSigners: signers, revokedKeys: revoked, ...emails ? { emailsOf: () => emails } : {} };
    return verifyApprovals(await modelOf(from), { subtle, readFile: readFileOf(from), trust, today: '2027-03-01', ...more });
}

/** `verified`, or `stale: Goal: Leads`. */
export const inShort = ({ state, changed }: ApprovalState): string => [state, changed.join(', ')].filter(part => part !== '').join(': ');

export async function state(from: Files, ports: Parameters<typeof states>[1] = {}): Promise<string> {
    return (await states(from, ports)).map(inShort).join(' | ');
}

export function replaced(from: Files, what: string, by: string, name = mainFile): Files {
    if (!from[name]!.includes(what)) throw new Error(`Not found: ${what}`);
    return { ...from, [name]: from[name]!.replace(what, () => by) };
}
