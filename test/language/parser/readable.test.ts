import { describe, expect, test } from 'vitest';
import { formatDocument, prepareApproval } from '../../../language/index.js';
import { mostCharacters, unreadableIn } from '../../../language/parser/readable.js';
import { mergeTexts } from '../../../language/merge/merge.js';
import { findings, mainFile, open, uriOf } from '../../helpers/services.js';
import { keyPair, sign } from '../approval/ssh-keygen.js';

const plan = '# Strategy: Café\n\n- Version: 1.0\n- Status: draft\n- Uses: [People](people.strategy.md)\n\nWe serve coffee in Zürich.\n';
const asLatin1 = (text: string): string => Buffer.from(text, 'latin1').toString();
const asUtf16 = (text: string, start = '\uFEFF'): string => Buffer.from(start + text, 'utf16le').toString();
const bytes = (count: number, at: (index: number) => number): string => Buffer.from(Array.from({ length: count }, (_, index) => at(index) & 255)).toString();

const whole: Record<string, [string, RegExp]> = {
    'nothing but zeros': ['\0'.repeat(500), /^This file is no text/],
    'all bytes there are': [bytes(2000, index => index * 7919), /^This file is no text/],
    'the head of a picture': [bytes(8, index => [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10][index]!) + '\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001\u0008\u0006\0\0\0', /^This file is no text/],
    'UTF-16': [asUtf16(plan), /^This file is saved as UTF-16/],
    'UTF-16 without its mark': [asUtf16(plan, ''), /^This file is saved as UTF-16/],
    'UTF-16 with the other order of bytes': [Buffer.from(`\uFEFF${plan}`, 'utf16le').swap16().toString(), /^This file is saved as UTF-16/],
    'more than any strategy': [`${plan}${'x'.repeat(mostCharacters)}`, /^This file is too large to be read as a strategy: it has 10 million characters/]
};

describe('a file that is no text of a strategy', () => {
    test.each(Object.entries(whole))('%s: one finding, and nothing else is said, shown or changed', async (_name, [text, message]) => {
        const workspace = await open({ [mainFile]: text });
        const found = workspace.check().findings;
        expect(found.map(({ code, severity, span }) => [code, severity, span.start])).toEqual([['file-must-be-readable', 'error', 0]]);
        expect(found[0]!.message).toMatch(message);
        expect(workspace.model()).toMatchObject({ text: '', blocks: [], parts: [] });
        expect(formatDocument(workspace.document(), workspace.services.shared)).toEqual([]);
        expect(await prepareApproval(workspace.document(), { position: 'CEO' }, workspace.services.language)).toMatchObject({ obstacles: [{ message: found[0]!.message }] });
    });

    test('is read again once it is one', async () => {
        const workspace = await open({ [mainFile]: plan });
        const before = workspace.check().findings;
        await workspace.edit(mainFile, asUtf16(plan));
        expect(workspace.check().findings).toHaveLength(1);
        await workspace.edit(mainFile, plan);
        expect(workspace.check().findings.map(({ code, span }) => [code, span])).toEqual(before.map(({ code, span }) => [code, span]));
        expect(workspace.model().strategy?.title).toBe('Café');
    });
});

describe('a text that lost characters', () => {
    test('is one finding where the first one was, and the rest is checked', async () => {
        const workspace = await open({ [mainFile]: asLatin1(`${plan}\n## Goal: Ruf\n\n- Owner: Jürg\n\n## Goal: Reach\n\n- Owner: Nobody\n`), 'people.strategy.md': '' });
        const found = workspace.check().findings;
        const lost = found.filter(({ code }) => code === 'file-must-be-readable');
        expect(lost.map(({ message }) => message)).toEqual([expect.stringMatching(/^A character cannot be read here, and 2 others further down: this file is not saved as UTF-8/) as string]);
        expect(lost[0]!.span).toEqual({ start: 15, end: 16 });
        expect(found.filter(({ code }) => code === 'reference-must-exist').map(({ message }) => message)).toEqual([expect.stringContaining('"Nobody"') as string]);
        expect(found.map(({ message }) => message).join('\n')).not.toContain('\uFFFD');
    });

    test('is found in any place of any text, and nowhere else', () => {
        expect(unreadableIn(Buffer.from('Café').subarray(0, -1).toString())).toMatchObject({ whole: false, span: { start: 3, end: 4 } });
        expect(unreadableIn('Two words\0')).toMatchObject({ whole: false, span: { start: 9, end: 10 } });
        for (const text of ['', plan, '\uFEFF# x', 'x\u001B[31m', '日本語'.repeat(100), '\uD800']) expect(unreadableIn(text)).toBeUndefined();
    });

    test('is neither formatted nor signed, nor merged by its blocks, and no comment silences it', async () => {
        const text = asLatin1(`##  Goal:  Ruf\n\n- owner: Jürg\n\n<!-- strategy-ignore file-must-be-readable: later -->\n`);
        const workspace = await open(`# Strategy: S\n\n- Version: 1.0\n\n${text}`);
        expect(formatDocument(workspace.document(), workspace.services.shared)).toEqual([]);
        expect(await prepareApproval(workspace.document(), { position: 'CEO' }, workspace.services.language)).toMatchObject({ obstacles: [{ message: expect.stringMatching(/^A character cannot be read here/) as string }] });
        expect((await findings(text)).filter(finding => finding.startsWith('file-must-be-readable'))).toHaveLength(1);
        const read = async (): Promise<never> => { throw new Error('is not asked'); };
        expect((await mergeTexts({ base: text, ours: `${text}a\n`, theirs: text }, { size: 7, labels: { base: 'b', ours: 'o', theirs: 't' } }, read)).text).toBe(`${text}a\n`);
    });

    test('no approval of it is verified, nor of one that uses it; and nobody is asked for one', async () => {
        const dana = keyPair('ed25519', 'dana');
        const people = '## Owner: CEO\n\n- Held by: Dana Reyes\n- Email: dana@acme.example\n';
        const damaged = `${people}\nIn Z\uFFFDrich.\n`;
        const state = async (main: string, used: string): Promise<[string, string]> => {
            const workspace = await open({ [mainFile]: main, 'people.strategy.md': used, '.strategy/allowed_signers': `dana@acme.example ${dana.publicKey}\n` });
            const [approval] = await workspace.services.shared.workspace.Approvals.of(workspace.document());
            return [approval!.state, approval!.reason];
        };
        const workspace = await open({ [mainFile]: plan, 'people.strategy.md': people });
        const ready = await prepareApproval(workspace.document(), { position: 'CEO' }, workspace.services.language);
        if ('obstacles' in ready) throw new Error(JSON.stringify(ready.obstacles));
        const damagedUse = await open({ [mainFile]: plan, 'people.strategy.md': damaged });
        expect(await prepareApproval(damagedUse.document(), { position: 'CEO' }, damagedUse.services.language))
            .toEqual({ obstacles: [{ message: expect.stringMatching(/^In people\.strategy\.md, line 6: A character cannot be read here/) as string, uri: uriOf('people.strategy.md').toString(), offset: damaged.indexOf('\uFFFD') }] });
        const { span, text } = ready.change(sign(ready.text, dana));
        const signed = plan.slice(0, span.start) + text + plan.slice(span.end);
        expect((await state(signed, people))[0]).toBe('verified');
        expect(await state(signed.replace('coffee', 'coff\uFFFDe'), people)).toEqual(['cannot verify', expect.stringContaining('Characters of this file cannot be read') as string]);
        expect(await state(signed, damaged)).toEqual(['cannot verify', expect.stringContaining('Characters of people.strategy.md, which this strategy uses, cannot be read') as string]);
    });
});
