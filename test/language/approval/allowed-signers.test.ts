import { expect, test } from 'vitest';
import { matchesPatterns, parseAllowedSigners, parseRevokedKeys } from '../../../language/approval/ssh/allowed-signers.js';
import { ours } from './accepts.js';
import { softwareKey } from './software-keys.js';
import { keyPair, opensshAccepts, sign } from './ssh-keygen.js';

const key = keyPair('ed25519');
const message = 'text\n';
const armour = sign(message, key);
const time = '20270112120000Z';

/** Lists that let Dana sign on 2027-01-12, and lists that do not. `K` stands for the key. OpenSSH is asked too. */
test.each([
    ['dana@acme.example K', true], ['*@acme.example K', true], ['d?na@*.example K', true], ['eve@acme.example,dana@acme.example K', true], ['"dana@acme.example" K', true], ['"eve@acme.example,dana@acme.example" K', true],
    ['!eve@acme.example,* K', true], ['*,!dana@acme.example K', false], ['!dana@acme.example K', false], ['DANA@acme.example K', false], ['dana K', false], ['dana@acme.example,! K', true],
    ['  dana@acme.example\tK comment with words', true], ['# dana@acme.example K', false], ['dana@acme.example', false], ['', false], ['dana@acme.example ssh-ed25519 AAAA', false],
    ['dana@acme.example namespaces="strategy-approval" K', true], ['dana@acme.example namespaces="git,strategy-*" K', true], ['dana@acme.example NAMESPACES="strategy-approval" K', true], ['dana@acme.example namespaces="git" K', false],
    ['dana@acme.example namespaces="*,!strategy-approval" K', false], ['dana@acme.example namespaces="" K', false], ['dana@acme.example namespaces=strategy-approval K', false], ['dana@acme.example namespaces="git",namespaces="*" K', false],
    ['dana@acme.example valid-after="20270112Z" K', true], ['dana@acme.example valid-after="20270112120000Z" K', true], ['dana@acme.example valid-after="20270112120001Z" K', false], ['dana@acme.example valid-after="202701121201Z" K', false],
    ['dana@acme.example valid-before="20270112120000Z" K', true], ['dana@acme.example valid-before="20270112115959Z" K', false], ['dana@acme.example valid-before="20270112Z" K', false],
    ['dana@acme.example valid-after="20270101Z",valid-before="20271231Z" K', true], ['dana@acme.example Valid-After="20270101Z",Namespaces="*" K', true], ['dana@acme.example valid-after="20271231Z",valid-before="20270101Z" K', false],
    ['dana@acme.example valid-after="19691231Z" K', false], ['dana@acme.example valid-after="19700101Z" K', false], ['dana@acme.example valid-after="19700101000001Z" K', true], ['dana@acme.example valid-after="20270112120000Z",valid-before="20270112120000Z" K', false],
    ['dana@acme.example valid-after="20270101Z", valid-before="20271231Z" K', false], ['dana@acme.example valid-after="20270101Z", K', false],
    ['dana@acme.example cert-authority K', false], ['dana@acme.example CERT-AUTHORITY,namespaces="*" K', false], ['dana@acme.example no-touch-required K', false], ['dana@acme.example valid-after="soon" K', false],
    [`${'a'.repeat(1022)},dana@acme.example K`, true], [`${'a'.repeat(1023)},dana@acme.example K`, false], [`*,!${'a'.repeat(1023)} K`, false], [`dana@acme.example,${'é'.repeat(512)} K`, false], [`dana@acme.example namespaces="*,${'a'.repeat(1023)}" K`, false],
    ['dana@acme.example,\0 K', false], ['dana@acme.example namespaces="*\0" K', false], ['\uFEFFdana@acme.example K', false], ['dana@acme.example\u00a0 K', false],
    ['dana@acme.example rubbish\ndana@acme.example K', true], ['dana@acme.example namespaces="git" K\ndana@acme.example K', true], ['eve@acme.example K\n\n# Dana\ndana@acme.example K', true]
])('%s', async (list, expected) => {
    const given = { message, armour, time, principal: 'dana@acme.example', signers: `${list.replaceAll('K', key.publicKey)}\n` };
    expect([await ours(given) === 'accepted', await opensshAccepts(given)]).toEqual([expected, expected]);
});

test.each(['dana@acme.example K\0', 'dana@acme.example\r K', 'dana@acme.example\rK'])('%j, which nobody writes on purpose, is a bad line here and none for OpenSSH', async list => {
    const given = { message, armour, time, principal: 'dana@acme.example', signers: `${list.replaceAll('K', key.publicKey)}\n` };
    expect([await ours(given) === 'accepted', await opensshAccepts(given)]).toEqual([false, true]);
});

test('a time without Z depends on the machine, so it is refused', () => {
    const { signers, bad } = parseAllowedSigners(`dana@acme.example valid-after="20270101" ${key.publicKey}\r\nok@acme.example ${key.publicKey}\r\n`);
    expect(signers).toMatchObject([{ principals: 'ok@acme.example', line: 2 }]);
    expect(bad).toEqual([{ line: 1, message: 'The time "20270101" must be written like 20270131Z or 20270131120000Z, with the Z for UTC: without it every computer reads it in its own time zone.' }]);
});

test.each(['20260230Z', '20261301Z', '20260101240000Z', '202601012400Z', '202601010060Z', '20260101000060Z', '2026010100Z', '20260101z', '20260101Z ', ' 20260101Z'])('%j is no time', time => {
    expect(parseAllowedSigners(`dana@acme.example valid-after="${time}" ${key.publicKey}\n`)).toMatchObject({ signers: [], bad: [{ line: 1 }] });
});

test.each([['a', '*', true], ['', '*', true], ['', '', true], ['ab', 'a', false], ['a', 'a*b', false], ['axxb', 'a*b', true], ['abab', '*ab', true], ['aaa', 'a*a*a*a', false], ['ü', '??', true], ['ü', '?', false], ['a,b', 'a,b', false]])('%j fits %j: %s', (text, pattern, expected) => {
    expect(matchesPatterns(text, pattern)).toBe(expected);
});

test('long patterns do not take long', () => {
    expect(matchesPatterns('a'.repeat(2000), '*a'.repeat(500) + 'b')).toBe(false);
});

test.each([...['ed25519', 'ecdsa-256', 'ecdsa-384', 'ecdsa-521', 'rsa-2048'].map(type => keyPair(type)), softwareKey('sk-ed25519'), softwareKey('sk-nistp256')])('a revoked key that lost a part revokes nobody, so it is no readable line: $publicKey', ({ publicKey }) => {
    const [kind, blob] = publicKey.split(' ') as [string, string];
    expect(parseRevokedKeys(`${kind} ${blob}\n`)).toMatchObject({ bad: [], keys: new Set([blob]) });
    for (const wrong of [blob.slice(0, -8), `${blob.slice(0, 40)} ${blob.slice(40)}`, kind.startsWith('ecdsa') ? blob.replace(/.(?=.{20}$)/, letter => letter === 'A' ? 'B' : 'A') : blob.slice(0, 24)]) expect(parseRevokedKeys(`${kind} ${wrong}\n`).bad).toHaveLength(1);
});

test('revoked keys: keys, fingerprints, comments; what cannot be read is said', async () => {
    const print = `SHA256:${'A'.repeat(43)}`;
    const { keys, fingerprints, bad } = parseRevokedKeys(`# lost\r\n\r\n${key.publicKey} Dana\r\n${print} Dana\nrubbish\n`);
    expect([[...keys], [...fingerprints], bad.map(({ line }) => line)]).toEqual([[key.publicKey.split(' ')[1]], [print], [5]]);
    expect(parseRevokedKeys(new TextEncoder().encode('SSHKRL\n\0rest')).bad).toHaveLength(1);
    expect(parseRevokedKeys(new TextEncoder().encode(`${key.publicKey}\n`))).toEqual({ keys: new Set([key.publicKey.split(' ')[1]]), fingerprints: new Set(), bad: [] });
    expect(parseRevokedKeys(new Uint8Array([0xff, 0xfe])).bad).toHaveLength(1);
    expect(parseRevokedKeys(`${print}=\n${print}A\n`)).toMatchObject({ fingerprints: new Set([print]), bad: [{ line: 2 }] });
    expect(parseRevokedKeys('')).toMatchObject({ bad: [] });
    const given = { message, armour, time, principal: 'x', signers: `x ${key.publicKey}\n`, revoked: `# none\n${key.publicKey}\n` };
    expect([await ours(given), await opensshAccepts(given)]).toEqual(['revoked', false]);
});
