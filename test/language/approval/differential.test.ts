import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { concat, utf8 } from '../../../language/approval/bytes.js';
import { checkSignature, publicKey, sshString } from '../../../language/approval/ssh/ssh-key.js';
import { ours } from './accepts.js';
import { armoured, dearmoured, softwareKey, unknownKey, type Quirks, type SoftwareKey } from './software-keys.js';
import { keyPair, opensshAccepts, opensshTypes, sign, type Case } from './ssh-keygen.js';

/**
 * The project's verification against OpenSSH's own, on signatures and lists that are right, damaged and forged. The project may be stricter, for
 * a reason that is listed here; it must never accept what OpenSSH does not.
 */
const cases = Number(process.env['STRATEGY_DIFFERENTIAL'] ?? 1000);
const seed = Number(process.env['STRATEGY_SEED'] ?? 20270112);

const message = 'strategy-approval/1\ndocument "Acme"\nend\n';
const me = 'dana@acme.example';
const time = '20270112120000Z';

/** Mulberry32: small, and the same everywhere. */
function dice(seed: number): (sides: number) => number {
    let state = seed;
    return sides => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
    };
}

/** Both verdicts of many cases, two at a time. */
async function compared(all: readonly (Case & { what: string })[]): Promise<{ what: string; own: string; openssh: boolean; given: Case }[]> {
    const results: { what: string; own: string; openssh: boolean; given: Case }[] = [];
    const queue = [...all.entries()];
    const work = async (): Promise<void> => {
        for (let next = queue.shift(); next; next = queue.shift()) {
            const [index, given] = next;
            results[index] = { what: given.what, given, openssh: await opensshAccepts({ time, ...given }), own: await ours({ time, ...given }) };
        }
    };
    await Promise.all([work(), work(), work()]);
    return results;
}

const types = ['ed25519', 'sk-ed25519', 'nistp256', 'nistp384', 'nistp521', 'sk-nistp256', 'rsa'] as const;
const keys: SoftwareKey[] = [...types, ...types].map(softwareKey);

test('genuine signatures of every type, by ssh-keygen and by hand, are accepted by both', async () => {
    const all = [
        ...opensshTypes.flatMap(type => ['sha256', 'sha512'].map(hash => ({ what: `${type} ${hash}`, key: keyPair(type), armour: sign(message, keyPair(type), 'strategy-approval', '-Ohashalg=' + hash) }))),
        ...keys.flatMap(key => ['sha256', 'sha512'].map(hash => ({ what: `${key.type} by hand, ${hash}`, key, armour: key.signature(Buffer.from(message), 'strategy-approval', { hash }) })))
    ].map(({ what, key, armour }) => ({ what, message, armour, principal: me, signers: `${me} ${key.publicKey}\n` }));
    expect((await compared(all)).filter(({ own, openssh }) => own !== 'accepted' || !openssh).map(({ what, own, openssh }) => ({ what, own, openssh }))).toEqual([]);
});

test('the kinds that are refused on purpose', async () => {
    const ed = keys[0]!;
    const ec = keys[2]!;
    const rsa = keys[6]!;
    const by = (what: string, key: SoftwareKey, quirks: Quirks): Case & { what: string } =>
        ({ what, message, principal: me, signers: `${me} ${key.publicKey}\n`, armour: key.signature(Buffer.from(message), 'strategy-approval', quirks) });
    const expected: [Case & { what: string }, own: string, openssh: boolean | undefined][] = [
        [by('plain', ed, {}), 'accepted', true],
        [by('long lines', ed, { lineLength: 5000 }), 'accepted', true],
        [by('RSA with SHA-256', rsa, { algorithm: 'rsa-sha2-256' }), 'accepted', true],
        [by('a security key that was touched and knows its owner', keys[1]!, { flags: 5 }), 'accepted', true],
        // Editors on Windows write files so. What is signed and the signature's bytes are the same.
        [{ ...by('CRLF', ed, {}), armour: ed.signature(Buffer.from(message), 'strategy-approval').replace(/\n/g, '\r\n') }, 'accepted', false],
        // OpenSSH refuses them too
        [by('version 2', ed, { version: 2 }), 'the signature has a version other than 1', false],
        [by('a reserved part', ed, { reserved: 'x' }), 'the signature has a reserved part that must be empty', false],
        [by('sha384', ed, { hash: 'sha384' }), 'the signature uses the hash sha384; only sha256 and sha512 are safe', false],
        [by('sha1', ed, { hash: 'sha1' }), 'the signature uses the hash sha1; only sha256 and sha512 are safe', false],
        [by('another magic', ed, { magic: 'SSHSIX' }), 'the signature is not one of OpenSSH', false],
        [by('bytes behind', ed, { trailing: 'x' }), 'the signature is damaged', false],
        [by('bytes behind, inside', ed, { innerTrailing: 'x' }), 'the signature is damaged', false],
        [by('another namespace in the blob', ed, { namespaceInBlob: 'file' }), 'the signature was made for "file", not for "strategy-approval"', false],
        ...keys.slice(0, types.length).map((key): [Case & { what: string }, string, boolean] =>
            [by(`another algorithm with ${key.type}`, key, { algorithm: 'ssh-ed448' }), `the signature is of the kind ssh-ed448, which does not fit a key of the kind ${key.type}`, false]),
        [by('RSA with SHA-1', rsa, { algorithm: 'ssh-rsa' }), 'the signature is of the kind ssh-rsa, which does not fit a key of the kind ssh-rsa', false],
        // OpenSSH 9.2 does not mind; it may learn to
        [by('S plus the order of the group', ed, { malleable: true }), 'the signature has a form that could be forged', undefined],
        [by('numbers with a needless zero', ec, { padded: true }), 'the signature is damaged', undefined],
        [by('RSA with 1024 bits', softwareKey('rsa-1024'), {}), 'RSA keys must have 2048 to 16384 bits, this one has 1024', undefined],
        [by('a security key that was not touched', keys[1]!, { flags: 0 }), 'the security key was not touched when it signed', undefined],
        [by('another one', keys[5]!, { flags: 4 }), 'the security key was not touched when it signed', undefined]
    ];
    const results = await compared(expected.map(([given]) => given));
    expect(results.map(({ what, own, openssh }) => [what, own, openssh])).toEqual(expected.map(([{ what }, own, openssh]) => [what, own, openssh ?? expect.any(Boolean)]));
});

test('certificates and unknown keys cannot be verified', async () => {
    const authority = keyPair('ed25519', 'authority');
    const certified = keyPair('ed25519', 'certified');
    execFileSync('ssh-keygen', ['-q', '-s', authority.file, '-I', 'dana', '-n', me, certified.file + '.pub']);
    const signers = `${me} cert-authority ${authority.publicKey}\n${me} ${certified.publicKey}\n`;
    const armour = sign(message, { ...certified, file: certified.file + '-cert.pub' });
    expect(await ours({ message, armour, signers, principal: me })).toBe('certificate keys are not supported');
    expect(await opensshAccepts({ message, armour, signers, principal: me })).toBe(true);
    expect(await ours({ message, armour: unknownKey.signature(Buffer.from(message), 'strategy-approval'), signers, principal: me })).toBe('keys of the kind ssh-tomorrow@acme.example are not supported');
});

/** One case, most of them wrong in some way. */
function anyCase(roll: (sides: number) => number): Case & { what: string } {
    const pick = <T>(values: readonly T[]): T => values[roll(values.length)]!;
    const key = pick(keys);
    const other = pick(keys);
    const good: Case = { message, principal: me, signers: `${me} ${key.publicKey}\n`, armour: key.signature(Buffer.from(message), 'strategy-approval', { hash: pick(['sha256', 'sha512']) }) };
    const flipped = (bytes: Uint8Array): Buffer => {
        const copy = Buffer.from(bytes);
        copy[roll(copy.length)]! ^= 1 << roll(8);
        return copy;
    };
    const ways: [string, () => Partial<Case>][] = [
        ['a bit of the message', () => ({ message: flipped(Buffer.from(message)) })],
        ['a piece of the message', () => ({ message: message.slice(0, roll(message.length)) + pick(['', 'x', '\n', '\r\n']) })],
        ['a bit of the signature', () => ({ armour: armoured(flipped(dearmoured(good.armour))) })],
        ['the length of the signature', () => ({ armour: armoured(dearmoured(good.armour).subarray(0, -roll(80))) })],
        ['bytes cut out of the signature', () => {
            const blob = dearmoured(good.armour);
            const at = roll(blob.length);
            return { armour: armoured(Buffer.concat([blob.subarray(0, at), blob.subarray(at + 1 + roll(4))])) };
        }],
        ['a byte of the signature', () => {
            const blob = dearmoured(good.armour);
            blob[roll(blob.length)] = pick([0, 1, 0x7f, 0x80, 0xff]);
            return { armour: armoured(blob) };
        }],
        ['a character of the armour', () => {
            const at = roll(good.armour.length);
            return { armour: good.armour.slice(0, at) + pick(['', 'A', '=', '-', ' ', '\n', '/', 'é', '#', '\0']) + good.armour.slice(at + roll(2)) };
        }],
        ['text around the armour', () => ({ armour: pick(['', 'x', '\n', ' ']) + good.armour + pick(['', 'x', '\n', '\n\n', 'x\n', good.armour]) })],
        ['the key inside the signature', () => ({ armour: armoured(Buffer.from(dearmoured(good.armour).toString('hex').replace(key.blob.toString('hex'), other.blob.toString('hex')), 'hex')), signers: `${me} ${other.publicKey}\n` })],
        ['a bit of the trusted key', () => ({ signers: `${me} ${key.type} ${flipped(key.blob).toString('base64')}\n` })],
        ['another trusted key', () => ({ signers: `${me} ${other.publicKey}\n` })],
        ['the namespace', () => {
            const namespace = pick(['file', 'git', 'strategy-approva', 'strategy-approval2', 'Strategy-Approval']);
            return pick<() => Partial<Case>>([() => ({ namespace }), () => ({ armour: key.signature(Buffer.from(message), namespace) }), () => ({ namespace, armour: key.signature(Buffer.from(message), namespace) })])();
        }],
        ['a form that is signed', () => ({ armour: key.signature(Buffer.from(message), 'strategy-approval', pick<Quirks>([
            { reserved: 'x' }, { hash: 'sha384' }, { hash: 'sha1' }, { version: 0 }, { version: 257 }, { trailing: '\0' }, { innerTrailing: '\0' }, { namespaceInBlob: 'file' }, { lineLength: 4 }, { lineLength: 76 }
        ])) })],
        ['the principal', () => ({ principal: pick(['', 'dana', 'DANA@acme.example', 'dana@acme.example ', 'dana@acme.exampl', 'xdana@acme.example', '*', 'eve@acme.example', 'dana@acme.example,eve@acme.example', '!dana@acme.example']) })],
        ['revoked keys', () => ({ revoked: Array.from({ length: roll(4) }, () => pick(['# none', '', other.publicKey, key.publicKey, `${key.publicKey} comment`, keys[0]!.publicKey])).join('\n') + '\n' })],
        ['a character of the list', () => {
            const list = `# signers\n${me} namespaces="strategy-approval",valid-after="20270101Z" ${key.publicKey} comment\n${other.publicKey}\n`;
            const at = roll(list.length);
            return { signers: list.slice(0, at) + pick(['', '"', '\\', ',', ' ', '\t', '\n', '\r', '\0', '!', '*', '?', '=', 'A', 'Z', '0', '#', 'é', '\u00a0', '\uFEFF']) + list.slice(at + roll(3)), time: pick(times) };
        }],
        ['a character of the revoked keys', () => {
            const list = `# lost\n${pick([key, other]).publicKey} lost\n`;
            const at = roll(list.length);
            return { revoked: list.slice(0, at) + pick(['', '"', ' ', '\t', '\n', '\r', '#', 'A', '=', 'é']) + list.slice(at + roll(3)) };
        }],
        ['lines of the list', () => ({ signers: Array.from({ length: 1 + roll(3) }, () => line(pick, pick([key, key, other]))).join('\n') + '\n', time: pick(times), principal: pick([me, me, me, me, me, 'guest@acme.example', 'dana@evil.example', 'dana']), namespace: pick([...Array<string>(7).fill('strategy-approval'), 'file']) })]
    ];
    const [what, change] = roll(4) === 0 ? ways.at(-1)! : pick(ways); // lists have most to go wrong
    return { what, ...good, ...change() };
}

const times = ['20270112120000Z', '20270101000000Z', '20270101000001Z', '20261231235959Z', '20271231120000Z', '20280229235959Z'];

/** A line as people write them, and as they write them wrongly. */
function line(pick: <T>(values: readonly T[]) => T, key: SoftwareKey): string {
    const often = <T>(usual: T, others: readonly T[]): T => pick([true, false]) ? usual : pick(others);
    const principals = often(me, [
        '*', '*@acme.example', '*@*.example', 'dana@*', '?ana@acme.example', 'd*a@acme.example', '!eve@acme.example,*', `!${me},*`, `*,!${me}`, `eve@acme.example,${me}`, `"${me}"`, `"eve@acme.example,${me}"`,
        `"${me}`, 'DANA@acme.example', '!*', '', ',', `${me},`, '**', '*?*@acme.example', `eve@acme.example, ${me}`, 'dana@acme.exampleé', 'd\\ana@acme.example'
    ]);
    const time = (): string => pick(['20270101Z', '20270112Z', '202701121200Z', '20270112120000Z', '20280101Z', '20261231235959Z', '20270101', '2027010Z', '20270230Z', '20271332Z', 'never', '', '20270101z', '202701012400Z', '20270101T000000Z', '19691231Z']);
    const option = (): string => pick<() => string>([
        () => 'namespaces="strategy-approval"', () => 'namespaces="git,strategy-approval"', () => `valid-after="20270101Z"`, () => `valid-before="20280101Z"`, () => 'namespaces="file"', () => 'namespaces="file,strategy-*"', () => 'namespaces="!strategy-approval,*"', () => 'Namespaces="*"', () => 'namespaces=""', () => 'namespaces=strategy-approval',
        () => 'namespaces="strategy-approval', () => 'namespaces="strategy\\"approval"', () => 'namespaces="a\\\\"', () => `valid-after="${time()}"`, () => `VALID-AFTER="${time()}"`, () => `valid-before="${time()}"`,
        () => `valid-after="${time()}",valid-before="${time()}"`, () => `valid-before=${time()}`, () => 'cert-authority', () => 'CERT-AUTHORITY', () => 'cert-authority2', () => 'no-touch-required', () => 'verify-required', () => 'x', () => ''
    ])();
    const options = often<() => string>(() => '', [option, option, option, () => `${option()},${option()}`, () => `${option()}, ${option()}`, () => `${option()},`, () => `${option()} ${option()}`])();
    const gap = (): string => pick([' ', ' ', ' ', '\t', '  ']);
    const tail = pick(['', '', ' comment', ' a b', '\tcomment', ' ']);
    const text = often(key.publicKey, [key.publicKey.replace(' ', '  '), key.publicKey.replace(' ', '\t'), key.publicKey.slice(0, -1), key.publicKey.replace('ssh', 'SSH'), `${key.publicKey}=`, key.publicKey.replace(/^\S+/, 'ssh-ed25519')]);
    return often<() => string>(() => `${principals}${gap()}${options}${options && gap()}${text}${tail}`, [() => `${gap()}${principals}${gap()}${text}`, () => `# ${me} ${text}`, () => '', () => principals, () => `${me} rubbish`
    ])();
}

/** Where the project is stricter than OpenSSH, and may be: what genuine programs and careful people never write. */
const stricter: [way: string, own: RegExp][] = [
    ['a character of the armour', /./], // OpenSSH reads base64 leniently, and nothing behind the last line
    ['text around the armour', /./],
    ['a byte of the signature', /damaged|touched|forged|version/], ['a bit of the signature', /damaged|touched|forged|version/],
    ['a form that is signed', /a version other than 1/], // 0
    ['lines of the list', /./], // asked about one by one in allowed-signers.test.ts
    ['a character of the list', /./],
    ['a character of the revoked keys', /unreadable revocations|revoked/] // a line that cannot be read may name the key
];

test(`${cases} cases, damaged and forged: none is accepted that OpenSSH refuses (STRATEGY_SEED=${seed})`, { timeout: 60_000 + cases * 60 }, async () => {
    const roll = dice(seed);
    const results = await compared(Array.from({ length: cases }, () => anyCase(roll)));
    const shown = (result: (typeof results)[number]): object => ({ ...result, seed });
    expect(results.filter(({ own, openssh }) => own === 'accepted' && !openssh).map(shown)).toEqual([]);
    const refused = results.filter(({ own, openssh }) => own !== 'accepted' && openssh);
    expect(refused.filter(({ what, own }) => !stricter.some(([way, reason]) => way === what && reason.test(own))).map(shown)).toEqual([]);
    expect(results.filter(({ own }) => own === 'accepted').length).toBeGreaterThan(cases / 100);
    if (process.env['STRATEGY_DIFFERENTIAL']) {
        const tally = new Map<string, number>();
        for (const { what, own, openssh } of results) {
            const key = `${what}: ${own === 'accepted' ? 'accepted' : 'refused'} | ${openssh ? 'accepted' : 'refused'}`;
            tally.set(key, (tally.get(key) ?? 0) + 1);
        }
        console.log([...tally].sort().map(([key, count]) => `${String(count).padStart(6)}  ${key}`).join('\n'));
        console.log(refused.slice(0, 60).map(({ what, own, given }) => `${what} | ${own} | ${JSON.stringify(given.principal)} ${given.time ?? ''} ${given.namespace ?? ''} ${what === 'lines of the list' ? JSON.stringify(given.signers.replace(/[A-Za-z0-9+/]{40,}/g, 'KEY')) : ''}`).join('\n'));
    }
});

/** The points of small order (RFC 8032), one with the sign of x, and 1 written as more than the prime: as a key, one signature fits many texts. */
test.each([`${'00'.repeat(32)}`, `01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`, `ec${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(30)}7f`, '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'])('Ed25519 with the weak point %s, as a key or in a signature', async point => {
    const weak = Buffer.from(point, 'hex');
    const strong = Buffer.from(keyPair('ed25519').publicKey.split(' ')[1]!, 'base64').subarray(-32);
    for (const [key, first] of [[weak, weak], [weak, strong], [strong, weak]] as const) {
        const blob = concat(sshString('ssh-ed25519'), sshString(key));
        const signature = concat(sshString('ssh-ed25519'), sshString(concat(first, new Uint8Array(32))));
        expect(await checkSignature(publicKey(blob)!, signature, utf8(message), globalThis.crypto.subtle)).toEqual({ result: 'bad', reason: 'the key or the signature is of a weak form' });
    }
});
