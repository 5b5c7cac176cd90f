import { describe, expect, test } from 'vitest';
import { mainFile } from '../../helpers/services.js';
import { approvalBlock, sealFence } from '../../../language/approval/prepare.js';
import { sealOf } from '../../../language/approval/seal.js';
import { writeStatement, type Statement } from '../../../language/approval/statement.js';
import { approved, danasKey, files, modelOf, prepared, readFileOf, replaced, state, states, subtle, trusted, type Files } from './plans.js';
import { sign } from './ssh-keygen.js';

/** What somebody could do to a signed strategy so that its readers see something else. Wherever they look: a program that knows nothing of strategies shows the file too. */
const signed = await approved();
const text = signed[mainFile]!;
const secondFence = sealFence((await prepared()).text, '');
const change = (words: string): Files => replaced(signed, '- Reason: more leads\n', `- Reason: more leads\n\n${words}\n`);
const result = (note: string): Files => replaced(signed, '| Date       | Actual |\n| ---------- | -----: |\n| 2027-01-31 |     84 |', `| Date | Actual | Note |\n| --- | --- | --- |\n| 2027-01-31 | 84 | ${note} |`);
const behindApproval = (words: string): Files => ({ ...signed, [mainFile]: `${text}\n${words}\n` });
const beforeFence = (words: string): Files => replaced(signed, '- Decision: approved\n', `- Decision: approved\n${words}\n`);

describe('a block that is not covered takes in what is', () => {
    const swallowing = ['<details>', '<div hidden>', 'We <del> this', '</section>', '<!-- later -->', '<?php ?>', '<table><tr><td>', '$$', '%%', '::: draft', '{% comment %}', '{{< hidden >}}', '{::comment}', '[the terms]: https://evil.example', '[^1]: note', '### Target: 500', '#### More'];
    test.each(swallowing)('a change with %j', async words => {
        expect(await state(change(words))).toBe('stale: Change: More money');
    });

    test.each(swallowing.filter(words => !words.startsWith('#')))('a result with %j', async words => {
        expect(await state(result(words))).toBe('stale: Metric: Leads a month');
    });

    test.each(swallowing)('an approval with %j', async words => {
        expect(await state(behindApproval(words))).toBe('stale: Approval: Chief Marketing Officer');
    });

    test.each(['Costs < 5 a lead, and 3 <= 4', 'Ask <dana@acme.example> or <https://acme.example/x>', '<!-- strategy-ignore change-must-have-reason: known to all -->', '50% {a} $5 and $6', ': and ::'])('not %j', async words => {
        expect(await state(change(words))).toBe('verified');
        expect(await state(result(words))).toBe('verified');
    });
});

describe('the lines of an approval that a reader takes for signed', () => {
    test.each([
        '\n- Conditions: only with twice the budget', '\n- Decision: rejected', '\n- and a bonus', '\n  But only until March.', '* and a bonus', '+ [ ] Decision: rejected', '1. and a bonus', '\n  - But only until March.'
    ])('%j further down in the list', async words => {
        expect(await states(beforeFence(words))).toMatchObject([{ state: 'invalid' }]);
    });

    test('long lines do not take long', async () => {
        expect(await state(behindApproval(`${' '.repeat(100_000)}x ${'> '.repeat(50_000)} ${'*'.repeat(50_000)}: y`))).toBe('verified');
    });

    test.each(['\nDecision: rejected', '\n> **Conditions:** none', '\n-----BEGIN SSH SIGNATURE-----', '\n-----END SSH SIGNATURE-----'])('%j before the fence', async words => {
        expect(await states(beforeFence(words))).toMatchObject([{ state: 'invalid', reason: expect.stringContaining('was added') as string }]);
    });

    test.each(['Decision: rejected', secondFence, '- Decision: rejected', '* **Conditions:** none', '1. Name: Eve', '> - Decision: rejected'])('%j behind the fence', async words => {
        expect(await states(behindApproval(words))).toMatchObject([{ state: 'invalid' }]);
    });
});

describe('a picture that is exchanged, however it is written', () => {
    test.each([
        '![](pic.png)', '![](.//pic.png)', '![][p]\n\n[p]: ./pic.png "t"', '[![](pic.png)](x)', '<img src="pic.png">', '<img alt=">" src="pic.png">', '<img data-src="logo.svg" src=pic.png>', "<IMG\n  title='a'\n  SRC = 'pic.png' >",
        '<img src="&#112;ic&#x2E;png">', '<img src="pic%2epng?raw=true#x">', '<img src=" pic.png?a\nb ">', '<img src="logo.svg" srcset="logo.svg 1x,pic.png 2x">', '<picture><source media="(prefers-color-scheme: dark)" srcset="logo.svg, pic.png 2x"><img src="logo.svg"></picture>',
        '<video poster="pic.png"></video>', '<object data="pic.png"></object>', '<table><tr><td background="pic.png">', 'a <b>c</b> <embed src=pic.png> d'
    ])('%s', async markup => {
        const given = await approved({ ...replaced(files, 'See [the terms].', `See [the terms].\n\n${markup}`), 'pic.png': 'one' });
        expect(await state(given)).toBe('verified');
        expect(await state({ ...given, 'pic.png': 'other' })).toBe('stale: the picture pic.png');
    });
});

/** Signed by a program that asks no questions. */
async function signedCarelessly(from: Files, how: Partial<Statement> = {}, heading = (block: string): string => block): Promise<Files> {
    const { entries } = await sealOf(await modelOf(from), subtle, readFileOf(from));
    const statement = { ...(await prepared()).statement, ...how, entries };
    return { ...from, [mainFile]: `${from[mainFile]!.trimEnd()}\n\n${heading(approvalBlock(statement, sign(writeStatement(statement), danasKey())))}` };
}

describe('what no careful program would have signed', () => {
    test.each<[string, Files, Partial<Statement>, string, RegExp]>([
        ['nothing special', files, {}, 'verified', /Nothing/],
        ['hidden characters in the conditions', files, { decision: 'approved with conditions', conditions: 'none \u202Edetsurt' }, 'cannot verify', /hidden characters/],
        ['a hidden character in the name', files, { name: 'Da\u200Bna' }, 'cannot verify', /hidden characters/],
        ['a heading that looks like a block', replaced(files, '## Background', '## Gоal: Reach'), {}, 'cannot verify', /letters that look like others/],
        ['a field that looks like another', replaced(files, '- Target: 120', '- Таrget: 500\n- Target: 120'), {}, 'cannot verify', /letters that look like others/],
        ['two blocks of one title', replaced(files, '## Goal: Leads', '## Goal: LEADS\n\n## Goal: Leads'), {}, 'invalid', /listed twice/],
        ['a position that looks like another', files, { position: 'Сhief Marketing Officer' }, 'not trusted', /Nothing says who is/],
        ['an address in other case', files, { signer: 'Dana@acme.example' }, 'not trusted', /somebody else/],
        ['a link over the name of the position', files, { position: '[Chief Marketing Officer](#owner-chief-marketing-officer)' }, 'invalid', /heading says/]
    ])('%s', async (_, from, how, expected, reason) => {
        expect(await states(await signedCarelessly(from, how))).toMatchObject([{ state: expected, reason: expect.stringMatching(reason) as string }]);
    });
});

test.each<[keyof Statement, string]>([['position', 'Chief Marketing\u200B Officer'], ['signer', 'dana\u200B@acme.example']])('a hidden character in the %s, also where every list agrees with it', async (key, words) => {
    const found = await states(await signedCarelessly(files, { [key]: words }), { signers: trusted(danasKey(), '*'), emails: ['dana@acme.example', 'dana\u200B@acme.example'] });
    expect(found).toMatchObject([{ state: 'cannot verify', reason: expect.stringContaining('hidden characters') as string }]);
});

test('a used block that moves to another file, with its name or without, is another one', async () => {
    const { 'organisation.strategy.md': organisation, ...rest } = signed;
    expect(await state(replaced({ ...rest, 'Organisation.strategy.md': organisation! }, '(organisation.strategy.md)', '(Organisation.strategy.md)'))).toMatch(/^stale: Strategy/);
    expect(await state(replaced(signed, '(organisation.strategy.md)', '(./organisation.strategy.md)'))).toMatch(/^stale: Strategy/);
    expect(await state(replaced(signed, '(organisation.strategy.md)', '(organisation%2Estrategy.md)'))).toMatch(/^stale: Strategy/);
});
