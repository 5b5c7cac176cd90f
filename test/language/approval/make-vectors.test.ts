import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { approvalBlock, buildStatement, type Prepared } from '../../../language/approval/prepare.js';
import type { ApprovalDetails } from '../../../language/approval/statement.js';
import { mainFile } from '../../helpers/services.js';
import { files, logo, modelOf, plan, readFileOf, subtle } from './plans.js';
import { softwareKey } from './software-keys.js';
import { keyPair, sign } from './ssh-keygen.js';

const fixtures = fileURLToPath(new URL('../../fixtures/approval/', import.meta.url));

function write(name: string, content: string): void {
    mkdirSync(dirname(fixtures + name), { recursive: true });
    writeFileSync(fixtures + name, content);
}

const lines = (values: readonly object[]): string => `[\n${values.map(value => `  ${JSON.stringify(value)}`).join(',\n')}\n]\n`;

/** Writes test/fixtures/approval/ anew, with new keys, after the statement's form has changed. `canonical.json` and `cases.json` are written by hand. */
test.runIf(process.env['STRATEGY_MAKE_VECTORS'])('the test vectors', { timeout: 120_000 }, async () => {
    const text = plan
        .replace('Approvers: Chief Marketing Officer', 'Approvers: Chief Marketing Officer, Head of Marketing, Chief Financial Officer')
        .replace('## Change: More money', '# Background\n\nWhy we do this,\nfür alle: 日本.\n\n| a | b |\n| :---: | --- |\n| 1 | x \\| y |\n\n## Change: More money');
    const owner = (title: string, name: string, more = ''): string => `## Owner: ${title}\n\n- Held by: ${name}\n- Email: ${name.toLowerCase()}@acme.example\n${more}\n`;
    const organisation = '# Acme\n\n' + owner('Head of Marketing', 'Sofie', '- Backup: Chief Marketing Officer\n') + owner('Chief Marketing Officer', 'Dana')
        + owner('Chief Financial Officer', 'Jonas') + '## Owner: Nobody\'s concern\n\n- Held by: Eve\n';
    const from = { ...files, [mainFile]: text, 'organisation.strategy.md': organisation };
    const model = await modelOf(from);
    const prepare = async (details: ApprovalDetails): Promise<Prepared> => {
        const result = await buildStatement(model, details, { subtle, readFile: readFileOf(from) });
        if ('refusals' in result) throw new Error(result.refusals.map(({ message }) => message).join('\n'));
        return result.prepared;
    };
    const one = await prepare({ position: 'Chief Marketing Officer', name: 'Dana Reyes', signer: 'dana@acme.example', date: '2027-01-12', decision: 'approved' });
    const two = await prepare({
        position: 'Head of Marketing', name: 'Sofie Lindqvist', signer: 'sofie@acme.example', date: '2027-01-13', decision: 'approved with conditions', conditions: 'the "budget" holds', validUntil: '2027-12-31'
    });
    const three = await prepare({ position: 'Chief Financial Officer', name: 'Jonas Feldkamp', signer: 'jonas@acme.example', date: '2027-01-14', decision: 'rejected' });
    const [dana, sofie, jonas, lost] = [keyPair('ed25519', 'vector-dana'), keyPair('ecdsa-384', 'vector-sofie'), softwareKey('sk-ed25519'), keyPair('rsa-3072', 'vector-lost')];
    const armour = sign(one.text, dana);
    rmSync(`${fixtures}plan`, { recursive: true, force: true });
    write('plan/plan.strategy.md', [
        text, approvalBlock(one.statement, armour), approvalBlock(two.statement, sign(two.text, sofie, 'strategy-approval', '-Ohashalg=sha256')),
        approvalBlock(three.statement, jonas.signature(Buffer.from(three.text), 'strategy-approval'))
    ].join('\n'));
    write('plan/organisation.strategy.md', organisation);
    write('plan/logo.svg', logo);
    write('plan/statement.txt', one.text);
    write('plan/statement.txt.sig', armour);
    write('plan/.strategy/allowed_signers', [
        '# Whose key is whose', `dana@acme.example namespaces="strategy-approval" ${dana.publicKey}`, `sofie@acme.example valid-after="20270101Z",valid-before="20280101Z" ${sofie.publicKey}`,
        `*@acme.example,!eve@acme.example ${jonas.publicKey} security key`, `lost@acme.example ${lost.publicKey}`, ''
    ].join('\n'));
    write('plan/.strategy/revoked_keys', `# lost on a train\n${lost.publicKey}\n`);
    write('covered.json', lines(one.seal.covered.map(({ type, path, label, text }) =>
        ({ type, path, label, text, hash: one.statement.entries.find(entry => entry.type === type && entry.path === path && entry.label === label)!.hash }))));
    write('fingerprints.json', JSON.stringify(Object.fromEntries([one, two, three].map(({ statement, fingerprint }) => [statement.position, fingerprint])), null, 2) + '\n');
});
