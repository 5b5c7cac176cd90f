import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../language/approval/text/canonical.js';
import { buildStatement } from '../../../language/approval/prepare.js';
import { fingerprintOf, parseStatement, writeStatement } from '../../../language/approval/statement.js';
import { verifyApprovals } from '../../../language/approval/verify.js';
import { approvalCases, fixtures, json, plan } from '../../helpers/approval-cases.js';
import { modelOf } from '../document/model-of.js';
import { subtle } from './plans.js';
import { folder, keyPair, opensshAccepts } from './ssh-keygen.js';

const readFileIn = (files: Record<string, string>) => async (path: string): Promise<Uint8Array | undefined> => files[path] === undefined ? undefined : new TextEncoder().encode(files[path]);
const model = (files: Record<string, string>): ReturnType<typeof modelOf> =>
    modelOf(files['plan.strategy.md']!, files['organisation.strategy.md'] === undefined ? {} : { 'organisation.strategy.md': files['organisation.strategy.md'] });

test.each(json<{ name: string; text: string; canonical: string }[]>('canonical.json'))('canonical text: $name', ({ text, canonical }) => {
    expect(canonicalText(text)).toBe(canonical);
});

test('what is covered, and its hashes', async () => {
    const result = await buildStatement(await model(plan), { position: 'Chief Marketing Officer', name: 'Dana Reyes', signer: 'dana@acme.example', date: '2027-01-12', decision: 'approved' }, { subtle, readFile: readFileIn(plan) });
    if ('refusals' in result) throw new Error(result.refusals.map(({ message }) => message).join('\n'));
    const { seal, statement, text, fingerprint } = result.prepared;
    expect(seal.covered.map(({ type, path, label, text }) => ({ type, path, label, text, hash: statement.entries.find(entry => entry.type === type && entry.path === path && entry.label === label)!.hash }))).toEqual(json('covered.json'));
    expect(text).toBe(plan['statement.txt']);
    expect(fingerprint).toBe(json<Record<string, string>>('fingerprints.json')['Chief Marketing Officer']);
});

test('statements, signatures and fingerprints, also by OpenSSH', async () => {
    const seals = [...plan['plan.strategy.md']!.matchAll(/```strategy-approval\n([^]*?\nend\n)([^]*?)```\n/g)].map(([, text, armour]) => ({ text: text!, armour: armour! }));
    expect(seals).toHaveLength(3);
    expect(seals[0]).toEqual({ text: plan['statement.txt'], armour: plan['statement.txt.sig'] });
    for (const { text, armour } of seals) {
        const { statement } = parseStatement(text);
        expect(writeStatement(statement!)).toBe(text);
        expect(await fingerprintOf(text, subtle)).toBe(json<Record<string, string>>('fingerprints.json')[statement!.position]);
        const given = { message: text, armour, signers: plan['.strategy/allowed_signers']!, principal: statement!.signer, time: `${statement!.date.replaceAll('-', '')}120000Z`, revoked: plan['.strategy/revoked_keys'] };
        expect(await opensshAccepts(given)).toBe(true);
        expect(await opensshAccepts({ ...given, message: text + '\n' })).toBe(false);
    }
});

test.each(approvalCases)('$name', async ({ files, states, changed }) => {
    const trust = { allowedSigners: files['.strategy/allowed_signers'], revokedKeys: files['.strategy/revoked_keys'] };
    const found = await verifyApprovals(await model(files), { subtle, readFile: readFileIn(files), trust, today: '2027-03-01' });
    expect(found.map(({ state }) => state)).toEqual(states);
    if (changed) expect(found[0]!.changed).toEqual(changed);
});

describe('docs/approval.md, by hand', () => {
    const page = readFileSync(new URL('../../../docs/approval.md', import.meta.url), 'utf8');
    const [verify, compare, sign] = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, script]) => script!);
    const run = (script: string, place: string): string => execFileSync('sh', ['-e'], { input: script, cwd: place, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
    const place = (): string => {
        const copy = mkdtempSync(join(folder, 'plan-'));
        cpSync(`${fixtures}plan`, copy, { recursive: true });
        rmSync(join(copy, 'statement.txt'));
        rmSync(join(copy, 'statement.txt.sig'));
        return copy;
    };

    test('its commands verify the signature with nothing but OpenSSH and the tools of every system', () => {
        const copy = place();
        expect(run(verify!, copy)).toMatch(/^Good "strategy-approval" signature for dana@acme\.example with ED25519 key SHA256:/);
        expect(readFileSync(join(copy, 'statement.txt'), 'utf8')).toBe(plan['statement.txt']);
        expect(readFileSync(join(copy, 'statement.txt.sig'), 'utf8')).toBe(plan['statement.txt.sig']);
    });

    test('also where the file has Windows line ends, and not where the statement was changed', () => {
        const copy = place();
        writeFileSync(join(copy, 'plan.strategy.md'), plan['plan.strategy.md']!.replaceAll('\n', '\r\n'));
        expect(run(verify!, copy)).toMatch(/^Good/);
        writeFileSync(join(copy, 'plan.strategy.md'), plan['plan.strategy.md']!.replace('name "Dana Reyes"', 'name "Eve Moss"'));
        expect(() => run(verify!, copy)).toThrow();
    });

    test('they find a block\'s line in the statement, until the block is changed', () => {
        const copy = place();
        run(verify!, copy);
        expect(run(compare!, copy)).toMatch(/^block "Goal: Leads" [\w-]{43}$/m);
        writeFileSync(join(copy, 'plan.strategy.md'), plan['plan.strategy.md']!.replace('120 by', '100 by'));
        expect(() => run(compare!, copy)).toThrow();
    });

    test('they sign, and what they sign is accepted', async () => {
        const copy = place();
        const key = keyPair('ed25519', 'by-hand');
        cpSync(key.file, join(copy, 'my-key'));
        writeFileSync(join(copy, 'statement.txt'), plan['statement.txt']!);
        run(sign!, copy);
        expect(await opensshAccepts({ message: plan['statement.txt']!, armour: readFileSync(join(copy, 'statement.txt.sig'), 'utf8'), signers: `dana@acme.example ${key.publicKey}\n`, principal: 'dana@acme.example' })).toBe(true);
    });
});
