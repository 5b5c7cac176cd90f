import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { approvalBlock, sealFence } from '../../../language/approval/prepare.js';
import { sealOf } from '../../../language/approval/seal.js';
import { writeStatement } from '../../../language/approval/statement.js';
import { approvalToJson, trustProblems } from '../../../language/approval/verify.js';
import { mainFile } from '../../helpers/services.js';
import { approved, danasKey, files, logo, modelOf, plan, prepared, readFileOf, replaced, state, states, subtle, trusted, type Files } from './plans.js';
import { folder, keyPair, opensshAccepts, opensshTypes, sign, withAgent } from './ssh-keygen.js';
import { softwareKey, unknownKey } from './software-keys.js';

const signed = await approved();
const [known] = await states(signed);
const { statement, text: signedText } = await prepared();
const forNobody = await approved(files, danasKey(), { position: 'Chief Listening Officer' });
const ended = await approved(replaced(files, '- Held by: Dana Reyes', '- Until: 2027-01-11', 'organisation.strategy.md'));
const forAWhile = await approved(files, danasKey(), { validUntil: '2027-02-28' });
const signedWithGap = await approved(replaced(files, '(organisation.strategy.md)', '(organisation.strategy.md), [gone](gone.strategy.md)'));
const withoutHead = (from: Files): Files => ({ ...from, 'organisation.strategy.md': from['organisation.strategy.md']!.replace(/## Owner: Head[^]*?(?=## )/, '') });
const { ['logo.svg']: _, ...withoutLogo } = signed;
const { ['organisation.strategy.md']: __, ...withoutUsed } = await approved({ ...replaced(files, '- Held by: Sofie', '![](face.png)\n\n- Held by: Sofie', 'organisation.strategy.md'), 'face.png': 'face' });
const reason = async (...given: Parameters<typeof states>): Promise<string> => (await states(...given))[0]!.reason;
const text = signed[mainFile]!;

test('a signed approval is verified, with the facts that the command line prints', async () => {
    const [found] = await states(signed);
    expect(approvalToJson(found!)).toEqual({
        position: 'Chief Marketing Officer', state: 'verified', changed: [], signer: 'dana@acme.example', date: '2027-01-12', line: text.slice(0, text.indexOf('## Approval')).split('\n').length,
        reason: 'Signed by Dana Reyes (dana@acme.example) as Chief Marketing Officer on 2027-01-12, version 2.1. Nothing of what was signed has changed since.',
        fingerprint: (await prepared()).fingerprint, key: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/) as string
    });
});

describe('what does not matter stays verified', () => {
    const same: [string, Files][] = [
        ['line ends of old', { ...signed, [mainFile]: text.replaceAll('\n', '\r') }],
        ['line ends', { ...signed, [mainFile]: text.replace(/\n/g, '\r\n') }],
        ['a byte-order mark', { ...signed, [mainFile]: '\uFEFF' + text }],
        ['blanks at line ends', { ...signed, [mainFile]: text.replace(/\n/g, ' \t\n') }],
        ['blank lines between blocks', replaced(signed, '\n## Goal', '\n\n\n## Goal')],
        ['blank lines at the ends of the file', { ...signed, [mainFile]: `\n\n${text}\n\n` }],
        ['a new result', replaced(signed, '|     84 |', '|     84 |\n| 2027-02-28 | 57 |')],
        ['a result corrected', replaced(signed, '     84', '84.5')],
        ['no results', replaced(signed, '| Date       | Actual |\n| ---------- | -----: |\n| 2027-01-31 |     84 |\n\n', '')],
        ['a change recorded', replaced(signed, '## Approval', '## Change: Again\n\n- Date: 2027-02-01\n\nWhy not.\n\n## Approval')],
        ['a recorded change edited', replaced(signed, 'more leads', 'fewer leads')],
        ['another approval', { ...signed, [mainFile]: `${text}\n## Approval: CEO\n\n- Name: Ann\n- Date: 2027-01-13\n` }],
        ['a block of the used file that nothing names', replaced(signed, 'Eve', 'Bob', 'organisation.strategy.md')],
        ['prose of the used file', replaced(signed, '# Acme', '# Acme and friends', 'organisation.strategy.md')],
        ['words in the approval\'s own prose', { ...signed, [mainFile]: `${text}\nWith thanks.\n` }],
        ['another word for approval', replaced(signed, '## Approval:', '## Sign-off:')],
        ['bold keys', replaced(replaced(signed, '- Name:', '-  **Name:**'), '- Version: 2.1\n- Decision:', '- __version__: 2.1\n- DECISION:')]
    ];
    test.each(same)('%s', async (_, given) => {
        expect((await state(given)).split(' | ')[0]).toBe('verified');
    });
});

describe('what was signed and is another text now is stale, by name', () => {
    const action = '### Action: Call back\n\n- Owner: Head of Marketing\n- Due: 2027-05-01\n\n';
    const changes: [string, Files, string][] = [
        ['a target', replaced(signed, '120 by', '100 by'), 'Goal: Leads'],
        ['a metric\'s field', replaced(signed, 'Source: CRM', 'Source: guess'), 'Metric: Leads a month'],
        ['prose behind the results', replaced(signed, 'Counted by hand', 'Counted by a machine'), 'Metric: Leads a month'],
        ['another table in a metric', replaced(signed, 'Counted by hand.', '| Date | Actual |\n| - | - |\n| 2027-01-31 | 99 |'), 'Metric: Leads a month'],
        ['a table between two parts of a list', replaced(signed, 'Counted by hand.', '  - hidden'), 'Metric: Leads a month'],
        ['text under a heading that is no block', replaced(signed, 'still part of it', 'no part of it'), 'Strategy: Acme on social media'],
        ['the version', replaced(signed, 'Version: 2.1\n- Owner', 'Version: 2.2\n- Owner'), 'version, Strategy: Acme on social media'],
        ['the title', replaced(signed, 'Acme on social media', 'Acme on TV'), 'document, Strategy: Acme on TV, Strategy: Acme on social media'],
        ['a block more', replaced(signed, '## Change', '## Risk: Rain\n\n## Change'), 'Risk: Rain'],
        ['a block less', replaced(signed, '### Action: Call back\n\n- Owner: Head of Marketing\n- Due: 2027-05-01\n\n', ''), 'Action: Call back'],
        ['a block at another level', replaced(signed, '### Action', '## Action'), 'Action: Call back'],
        ['text after all blocks', { ...signed, [mainFile]: `${text}\n# Appendix\n\nMore.\n` }, 'the text "Appendix"'],
        ['text before all blocks', { ...signed, [mainFile]: `Hello.\n\n${text}` }, 'the text at the start'],
        ['front matter', { ...signed, [mainFile]: `---\ntitle: x\n---\n${text}` }, 'the text at the start'],
        ['a comment around covered text', replaced(signed, 'See [the terms].', '<!-- See [the terms]. -->'), 'Goal: Leads'],
        ['a used block', replaced(signed, 'Sofie', 'Sofia', 'organisation.strategy.md'), 'Owner: Head of Marketing (organisation.strategy.md)'],
        ['a block used by a used block', replaced(signed, 'Held by: Dana Reyes', 'Held by: Dana  Rey', 'organisation.strategy.md'), 'Owner: Chief Marketing Officer (organisation.strategy.md)'],
        ['a picture', { ...signed, 'logo.svg': logo + ' ' }, 'the picture logo.svg'],
        ['a used block taken out', withoutHead(signed), 'Owner: Head of Marketing (organisation.strategy.md)'],
        ['a used block taken out, where another file was missing already', withoutHead(signedWithGap), 'Owner: Head of Marketing (organisation.strategy.md)'],
        ['the place of a block', replaced(replaced(signed, action, ''), '## Goal', action + '## Goal'), 'Action: Call back'],
        ['a link defined in a block that is not covered', replaced(signed, '- Reason: more leads', '- Reason: more leads\n\n[the terms]: https://evil.example'), 'Change: More money'],
        ['a block that is not covered and takes in covered ones', replaced(signed, '### Action', '## Change: Sly\n\n- Date: 2027-02-01\n\n### Action'), 'Change: Sly']
    ];
    test.each(changes)('%s', async (_, given, expected) => {
        expect(await state(given)).toBe(`stale: ${expected}`);
    });

    test.each([['  - more', '\n'], ['\t- more', '\n'], ['  - more', '\r'], ['  - more', '\r\n']])('results before %j, without which it would belong to the list before (%j)', async (words, end) => {
        const given = await approved(replaced(files, 'Counted by hand.', words));
        const written = { ...given, [mainFile]: given[mainFile]!.replaceAll('\n', end) };
        expect(await state(written)).toBe('verified');
        expect(await state(replaced(written, ' 84', ' 85'))).toBe('stale: Metric: Leads a month');
    });

    test('and says so in words', async () => {
        expect(await reason(replaced(replaced(signed, '120 by', '100 by'), '## Change', '## Risk: Rain\n\n## Change'))).toBe(
            'Signed by Dana Reyes (dana@acme.example) as Chief Marketing Officer on 2027-01-12, version 2.1. Since then Goal: Leads changed; Risk: Rain was added. It has to be approved again.');
        expect(await reason(replaced(signed, 'Version: 2.1\n- Owner', 'Version: 2.2\n- Owner'))).toContain('the version ("2.1", now "2.2") and Strategy: Acme on social media changed');
    });

    test('who holds a position is part of it', async () => {
        const given = replaced(signed, 'Email: dana@acme.example', 'Email: eve@acme.example', 'organisation.strategy.md');
        expect(await state(given)).toBe('stale: Owner: Chief Marketing Officer (organisation.strategy.md)');
        expect(await reason(given)).toMatch(/Besides: It is signed by dana@acme.example, but "Chief Marketing Officer" is held by eve@acme.example.$/);
    });

    test('an approval copied from another strategy is stale there', async () => {
        const other = { ...files, [mainFile]: plan.replace('Acme on social media', 'Another plan') };
        expect(await state({ ...other, [mainFile]: other[mainFile]! + text.slice(text.indexOf('\n## Approval')) })).toMatch(/^stale: document, /);
    });
});

describe('invalid', () => {
    const wrong: [string, Files, RegExp][] = [
        ['the name', replaced(signed, '- Name: Dana Reyes', '- Name: Eve Moss'), /"Name: Eve Moss" was "Name: Dana Reyes"/],
        ['the date', replaced(signed, '- Date: 2027-01-12', '- Date: 2027-01-13'), /"Date: 2027-01-13" was/],
        ['the decision', replaced(signed, '- Decision: approved', '- Decision: rejected'), /was "Decision: approved"/],
        ['the shown version', replaced(signed, '- Version: 2.1\n- Decision', '- Version: 2.2\n- Decision'), /was "Version: 2.1"/],
        ['the position', replaced(signed, '## Approval: Chief Marketing Officer', '## Approval: Head of Marketing'), /The heading says "Head of Marketing"/],
        ['a field missing', replaced(signed, '- Decision: approved\n', ''), /"Decision: approved" was signed and is missing/],
        ['a field more', replaced(signed, '- Decision: approved', '- Decision: approved\n- Bonus: EUR 1M'), /"Bonus: EUR 1M" was added/],
        ['a field twice', replaced(signed, '- Decision: approved', '- Decision: approved\n- Name: Dana Reyes'), /"Name: Dana Reyes" was added, or written again/],
        ['conditions that nobody signed', replaced(signed, '- Decision: approved', '- Decision: approved\n- Conditions: none'), /"Conditions: none" was added/],
        ['an item without a key', replaced(signed, '- Decision: approved', '- Decision: approved\n- and a bonus'), /Words were added/],
        ['text glued to the list', replaced(signed, '- Decision: approved\n', '- Decision: approved\nand a bonus\n'), /Words were added/],
        ['the statement', replaced(signed, 'version "2.1"', 'version "2.2"'), /does not fit the text/],
        ['the statement\'s form', replaced(signed, 'version "2.1"', 'version 2.1'), /line 3 of it: Expected a line: version/],
        ['a line more in the statement', replaced(signed, '\nend\n', '\nnothing\nend\n'), /Expected a line that begins with block/],
        ['the signature', replaced(signed, 'U1NIU0lH', 'U1NIU0lI'), /not one of OpenSSH/],
        ['a line before the signature', replaced(signed, '-----BEGIN SSH SIGNATURE-----\n', 'PS\n'), /must begin with/],
        ['an empty line in the signature', replaced(signed, 'U1NIU0lH', '\nU1NIU0lH'), /signature is damaged/],
        ['text behind the signature', replaced(signed, '-----END SSH SIGNATURE-----\n', '-----END SSH SIGNATURE-----\nPS\n'), /must begin with/],
        ['a signature without its fence', replaced(signed, '```strategy-approval\n', ''), /not in its fence/],
        ['a part of it', { ...signed, [mainFile]: text.replace(/```strategy-approval[^]*(?=-----END)/, '') }, /not in its fence/],
        ['an open fence', { ...signed, [mainFile]: text.trimEnd().slice(0, -3) }, /not closed/],
        ['another namespace', { ...signed, [mainFile]: plan + approvalBlock(statement, sign(signedText, danasKey(), 'file')) }, /made for "file", not for "strategy-approval"/]
    ];
    test.each(wrong)('%s', async (_, given, expected) => {
        const [found] = await states(given);
        expect(found).toMatchObject({ state: 'invalid', reason: expect.stringMatching(expected) as string });
    });
});

describe('not trusted, and why', () => {
    const key = danasKey().publicKey;
    const distrust: [string, Files, Parameters<typeof states>[1], RegExp][] = [
        ['an unknown key', signed, { signers: trusted(keyPair('ed25519', 'eve')) }, /not in the list of trusted keys/],
        ['no list', signed, { trust: { allowedSigners: undefined } }, /There is no list of trusted keys/],
        ['an empty list', signed, { signers: '' }, /not in the list/],
        ['somebody else\'s key', signed, { signers: `eve@acme.example ${key}\n` }, /trusted for somebody else, not for dana@acme.example \(line 1/],
        ['a principal excluded', signed, { signers: `!dana@acme.example,* ${key}\n` }, /somebody else/],
        ['another purpose', signed, { signers: `*@acme.example namespaces="git" ${key}\n` }, /may sign other things/],
        ['an expired key', signed, { signers: `dana@acme.example valid-before="20270111Z" ${key}\n` }, /had expired on 2027-01-12/],
        ['a key of later', signed, { signers: `dana@acme.example valid-after="20270113Z" ${key}\n` }, /not yet valid on 2027-01-12/],
        ['an authority\'s key', signed, { signers: `dana@acme.example cert-authority ${key}\n` }, /not in the list/],
        ['the day of trust is handed in', signed, { trust: { allowedSigners: `dana@acme.example valid-before="20270211Z" ${key}\n`, dayOf: () => '2027-03-01' } }, /had expired on 2027-03-01/],
        ['a revoked key', signed, { revoked: `# lost\n${key} lost laptop\n` }, /was revoked/],
        ['a revoked fingerprint', signed, { revoked: known!.key! + ' lost\n' }, /was revoked/],
        ['revoked and stale', replaced(signed, '120 by', '100 by'), { revoked: key }, /was revoked/],
        ['revoked and no longer in the list', signed, { revoked: key, signers: '' }, /was revoked/],
        ['another holder of the position', signed, { emails: ['eve@acme.example'] }, /signed by dana@acme.example, but "Chief Marketing Officer" is held by eve@acme.example/],
        ['another holder, where a picture is missing too', withoutLogo, { emails: ['eve@acme.example'] }, /is held by eve@acme.example/],
        ['a position without an address', signed, { emails: [] }, /has no e-mail address/],
        ['an unknown position', forNobody, {}, /Nothing says who is "Chief Listening Officer"/],
        ['a position that had ended', ended, {}, /ended on 2027-01-11/],
        ['a day to come', signed, { today: '2027-01-11' }, /has not come yet/],
        ['an approval of limited time', forAWhile, {}, /was valid until 2027-02-28/]
    ];
    test.each(distrust)('%s', async (_, given, ports, expected) => {
        const [found] = await states(given, ports);
        expect(found).toMatchObject({ state: 'not trusted', reason: expect.stringMatching(expected) as string });
    });

    test('on its first and its last day an approval, a position and a key hold', async () => {
        expect(await state(signed, { today: '2027-01-12' })).toBe('verified');
        expect(await state(forAWhile, { today: '2027-02-28' })).toBe('verified');
        expect(await state(await approved(replaced(files, '- Held by: Dana Reyes', '- Until: 2027-01-12', 'organisation.strategy.md')))).toBe('verified');
        expect(await state(signed, { signers: `dana@acme.example valid-after="20270112115900Z",valid-before="20270112120100Z" ${key}\n` })).toBe('verified');
    });

    test('only a key that no list names is called unknown: the others are never offered to be trusted', async () => {
        expect(await states(signed, { signers: '' })).toMatchObject([{ unknownKey: true }]);
        for (const signers of [`eve@acme.example ${key}\n`, `dana@acme.example namespaces="git" ${key}\n`]) expect(await states(signed, { signers })).toMatchObject([{ state: 'not trusted', unknownKey: false }]);
    });

    test('a bad line is reported and the others count', async () => {
        const signers = `dana@acme.example rubbish\nx valid-before="20270111" ${key}\n${trusted()}`;
        expect(await state(signed, { signers })).toBe('verified');
        expect(trustProblems({ allowedSigners: signers })).toEqual([
            { file: 'allowed_signers', line: 1, message: expect.stringContaining('Expected a public key') as string },
            { file: 'allowed_signers', line: 2, message: expect.stringContaining('with the Z for UTC') as string }
        ]);
    });
});

describe('cannot verify, and never unsigned', () => {
    const sk = softwareKey('sk-ed25519');
    const { ['organisation.strategy.md']: _, ...withoutOrganisation } = signed;
    const unknown: [string, Files, Parameters<typeof states>[1], RegExp][] = [
        ['no cryptography', signed, { subtle: undefined }, /has no cryptography/],
        ['a used file missing', withoutOrganisation, { emails: ['dana@acme.example'] }, /organisation.strategy.md cannot be read/],
        ['the file missing that says who holds the position', withoutOrganisation, {}, /organisation.strategy.md cannot be read/],
        ['a used file missing, and with it the picture that it shows', withoutUsed, { emails: ['dana@acme.example'] }, /organisation.strategy.md, face.png cannot be read/],
        ['a picture missing', withoutLogo, {}, /logo.svg cannot be read/],
        ['a file system that fails', signed, { readFile: () => Promise.reject(new Error('offline')) }, /logo.svg cannot be read/],
        ['a binary revocation list', signed, { revoked: new TextEncoder().encode('SSHKRL\n\0\0\0\0\u0001') }, /binary revocation list/],
        ['a damaged revocation list', signed, { revoked: 'ssh-ed25519 AAAA\n' }, /Line 1 of the list of revoked keys cannot be read/],
        ['another kind of key', { ...signed, [mainFile]: plan + approvalBlock(statement, unknownKey.signature(Buffer.from(writeStatement(statement)), 'strategy-approval')) }, {}, /keys of the kind ssh-tomorrow@acme.example are not supported/]
    ];
    test.each(unknown)('%s', async (_, given, ports, expected) => {
        const [found] = await states(given, ports);
        expect(found).toMatchObject({ state: 'cannot verify', reason: expect.stringMatching(expected) as string });
    });

    test('a missing file does not hide a change', async () => {
        expect(await state(replaced(withoutLogo, '120 by', '100 by'))).toMatch(/^stale: Goal: Leads/);
    });

    test('but a security key is', async () => {
        const armour = sk.signature(Buffer.from(writeStatement(statement)), 'strategy-approval');
        const given = { ...files, [mainFile]: `${plan}\n${approvalBlock(statement, armour)}` };
        expect(await state(given, { signers: `dana@acme.example ${sk.publicKey}\n` })).toBe('verified');
    });

    test('a text that hides something is never verified, even if somebody signed it', async () => {
        const hiding = replaced(files, 'We answer', 'We\u202E answer');
        const [found] = await states({ ...hiding, [mainFile]: `${hiding[mainFile]}\n${approvalBlock(statement, sign(writeStatement(statement), danasKey()))}` });
        expect(found!.state).toBe('stale');
        const theirs = { ...statement, entries: (await sealOf(await modelOf(hiding), subtle, readFileOf(hiding))).entries };
        const [other] = await states({ ...hiding, [mainFile]: `${hiding[mainFile]}\n${approvalBlock(theirs, sign(writeStatement(theirs), danasKey()))}` });
        expect(other).toMatchObject({ state: 'cannot verify', reason: expect.stringContaining('hidden characters') as string });
    });
});

test('unsigned: a name and a date, or a statement that waits for its signature', async () => {
    expect(await states({ ...files, [mainFile]: `${plan}\n${approvalBlock(statement)}` })).toMatchObject([{ state: 'unsigned', name: 'Dana Reyes', date: '2027-01-12', signer: null, fingerprint: null }]);
    expect(await states({ ...files, [mainFile]: `${plan}\n${approvalBlock(statement)}\n${sealFence(writeStatement(statement), '')}` })).toMatchObject([{ state: 'unsigned', signer: 'dana@acme.example' }]);
    expect(await states({ ...files, [mainFile]: `${plan}\n${approvalBlock(statement)}\n${sealFence(`${writeStatement(statement)} \n\n`, '')}` })).toMatchObject([{ state: 'unsigned', signer: 'dana@acme.example' }]);
    expect(await states(files)).toEqual([]);
});

test('signs of HTML in a title are in the statement too, and change nothing', async () => {
    expect(await state(await approved(replaced(files, '## Goal: Leads', '## Goal: Leads <b>now</b>')))).toBe('verified');
});

test('several approvals by several positions', async () => {
    const first = await approved();
    const both = await approved(first, keyPair('ecdsa-256', 'sofie'), { position: 'Head of Marketing', name: 'Sofie', signer: 'sofie@acme.example', decision: 'rejected' });
    const signers = trusted() + trusted(keyPair('ecdsa-256', 'sofie'), 'sofie@acme.example');
    const trust = { allowedSigners: signers, emailsOf: (position: string) => [position === 'Head of Marketing' ? 'sofie@acme.example' : 'dana@acme.example'] };
    expect(await state(both, { trust })).toBe('verified | verified');
    expect((await states(both, { trust }))[1]).toMatchObject({ decision: 'rejected', reason: expect.stringContaining('Rejected by Sofie') as string });
});

describe('every kind of key, here and for OpenSSH', () => {
    const check = async (armour: string, publicKey: string): Promise<void> => {
        const given = { ...files, [mainFile]: `${plan}\n${approvalBlock(statement, armour)}` };
        expect(await state(given, { signers: trusted({ file: '', publicKey }) })).toBe('verified');
        expect(await opensshAccepts({ message: signedText, armour, signers: trusted({ file: '', publicKey }), principal: 'dana@acme.example', time: '20270112120000Z' })).toBe(true);
        expect(await state(given, { signers: trusted(), revoked: publicKey })).toBe('not trusted');
    };

    test.each(opensshTypes)('%s in a file', type => check(sign(signedText, keyPair(type)), keyPair(type).publicKey));

    test('each in an agent alone', async () => {
        const keys = opensshTypes.map(type => keyPair(type, 'agent'));
        await withAgent(keys, async signWith => {
            for (const key of keys) await check(signWith(signedText, key), key.publicKey);
        });
    });

    test.each(['sk-ed25519', 'sk-nistp256'] as const)('%s, a security key', async type => {
        const key = softwareKey(type);
        await check(key.signature(Buffer.from(signedText), 'strategy-approval'), key.publicKey);
    });

    test('a revocation list as OpenSSH makes it is not passed over', async () => {
        execFileSync('ssh-keygen', ['-q', '-k', '-f', join(folder, 'krl'), `${danasKey().file}.pub`]);
        expect(await state(signed, { revoked: readFileSync(join(folder, 'krl')) })).toBe('cannot verify');
        expect(await state(signed, { revoked: readFileSync(join(folder, 'krl'), 'utf8') })).toBe('cannot verify');
    });
});

test('conditions are part of what is signed', async () => {
    const given = await approved(files, danasKey(), { decision: 'approved with conditions', conditions: 'budget "B" only' });
    expect(await state(given)).toBe('verified');
    expect(await state(replaced(given, '- Conditions: budget "B" only', '- Conditions: none'))).toBe('invalid');
});
