import { DocumentState } from 'langium';
import { describe, expect, test } from 'vitest';
import { mainFile, open } from '../../../helpers/services.js';

type Files = Record<string, string> | string;

async function said(files: Files): Promise<string[]> {
    const workspace = await open(files);
    return workspace.check().findings.filter(({ code }) => code.startsWith('link-should-lead-to-a-')).map(({ message, span }) => `${workspace.document().textDocument.getText().slice(span.start, span.end)}: ${message}`);
}

describe('Links of the prose', () => {
    test.each<[string, Files, string[]]>([
        ['a missing file', { [mainFile]: '[x](plan.pdf) ![y](img/logo.svg)\n', 'img/Logo.svg': '' }, ['plan.pdf: There is no file "plan.pdf" here.', 'img/logo.svg: There is no file "img/logo.svg" here. Did you mean "Logo.svg"?']],
        ['a missing heading', '## Background\n\n[x](#backgroud)\n', ['#backgroud: No heading is "#backgroud". Did you mean "#background"?']],
        ['a missing heading of another file', { [mainFile]: '[x](o.strategy.md#b)\n', 'o.strategy.md': '## Aaaaa\n' }, ['o.strategy.md#b: No heading in o.strategy.md is "#b".']],
        ['a definition', '[x]: y.md\n', ['y.md: There is no file "y.md" here.']],
        ['half a character', '[x](plan\uD83D.pdf) ![y](\uDE00.svg)\n\n- Uses: [z](\uD83D.strategy.md)\n', ['plan\uD83D.pdf: There is no file "plan\uFFFD.pdf" here.', '\uDE00.svg: There is no file "\uFFFD.svg" here.', '\uD83D.strategy.md: There is no file "\uFFFD.strategy.md" here.']],
        ['a letterhead', '# Strategy: S\n\n- Letterhead: ![Acme](acme.svg) Acme\n', ['acme.svg: There is no file "acme.svg" here.']],
        ['a reference into a file that is not there', '## Goal: A\n\n- Owner: [Bob](o.strategy.md#owner-bob)\n', ['o.strategy.md#owner-bob: There is no file "o.strategy.md" here.']]
    ])('are told of %s', async (_name, files, expected) => expect(await said(files)).toEqual(expected));

    test.each<[string, Files]>([
        ['files and folders that are there', { [mainFile]: '[a](b%20c.pdf) [d](sub/) [e](sub) [f](../plans/b%20c.pdf)\n', 'b c.pdf': '', 'sub/x.md': '' }],
        ['headings that are there', { [mainFile]: '[a](#goal-a) [b](#B) [c](o.strategy.md#goal-a) [d](#own) [e](#fn1)\n\n## Goal: A\n\n## b\n\n<a id="own"></a>\n', 'o.strategy.md': '## Goal: A\n' }],
        ['pages, addresses and paths from a root', '[a](https://acme.example/x.md) [b](mailto:x) [c](/y.md) [d]() <https://a.example>\n'],
        ['headings of files that are no strategies', { [mainFile]: '[a](README.md#no)\n', 'README.md': '' }],
        ['files outside of the folder', '[a](../../elsewhere.pdf)\n'],
        ['code', '`[a](b.md)`\n\n```\n[a](b.md)\n```\n'],
        ['what other rules tell of', { [mainFile]: '# Strategy: S\n\n- Uses: [o](o.strategy.md)\n\n## Team: T\n\n- Lead: [Ann](#ann)\n\n## Owner: Ann\n' }]
    ])('are not told of %s', async (_name, files) => expect(await said(files)).toEqual([]));

    test('half a character in what is used is no file either', async () => {
        const found = (await open('# Strategy: S\n\n- Uses: [z](\uD83D.strategy.md)\n- Owner: [A](\uD83D.strategy.md#owner-a)\n')).check().findings.map(({ code }) => code);
        expect(found).toEqual(expect.arrayContaining(['used-file-must-exist', 'text-must-not-hide']));
    });

    test('are silenced in their block', async () => {
        expect(await said('## Team: A\n\n<!-- strategy-ignore link-should-lead-to-a-file: comes in June -->\n\n[x](plan.pdf)\n')).toEqual([]);
    });

    test('reads a folder once, however much is typed', async () => {
        const workspace = await open('[x](plan.pdf)\n');
        const { shared } = workspace.services;
        const read: string[] = [];
        const { readDirectory } = shared.workspace.FileSystemProvider;
        shared.workspace.FileSystemProvider.readDirectory = uri => (read.push(uri.toString()), readDirectory(uri));
        shared.workspace.Folders.forget();
        for (const text of ['[x](p.pdf)\n', '[x](pl.pdf)\n', '[x](pla.pdf)\n']) await workspace.edit(mainFile, text);
        expect(read).toEqual(['file:///plans']);
        expect(workspace.check().findings.map(({ message }) => message)).toEqual(['There is no file "pla.pdf" here.']);
    });

    test('are looked at again when files come and go', async () => {
        const workspace = await open('[x](plan.pdf)\n');
        const { shared } = workspace.services;
        workspace.services.files.set('file:///plans/plan.pdf', '');
        const validated = new Promise<void>(resolve => { shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, () => resolve()); });
        shared.lsp.FileOperationHandler!.didCreateFiles!({ files: [{ uri: 'file:///plans/plan.pdf' }] });
        await validated;
        await shared.workspace.WorkspaceLock.read(() => {});
        expect(workspace.document().diagnostics).toEqual([]);
    });
});
