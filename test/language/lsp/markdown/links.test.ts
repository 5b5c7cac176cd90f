import { describe, expect, test } from 'vitest';
import type { LocationLink } from 'vscode-languageserver';
import { mainFile, nameOf, open, uriOf } from '../../../helpers/services.js';

type Files = Record<string, string> | string;
const other = { 'other.strategy.md': '# Strategy: O\n\n## Background\n\n## Goal: Reach\n' };

describe('Links that can be followed', () => {
    async function links(files: Files): Promise<string[]> {
        const workspace = await open(files);
        const found = await workspace.services.language.lsp.DocumentLinkProvider!.getDocumentLinks(workspace.document(), { textDocument: { uri: '' } });
        return found.map(({ range, target }) => `${workspace.slice(range)} -> ${target!.replace(`${uriOf('').toString()}/`, '')}`);
    }

    test.each<[string, Files, string[]]>([
        ['pages', 'See [us](https://acme.example/a "t") and <https://acme.example>.\n', ['https://acme.example/a -> https://acme.example/a', 'https://acme.example -> https://acme.example']],
        ['headings of the file', '[a](#goal-reach) [b](#background) [c](#none)\n\n## Goal: Reach\n\n## Background\n', ['#goal-reach -> acme.strategy.md#L3', '#background -> acme.strategy.md#L5', '#none -> acme.strategy.md']],
        ['headings of another file', { [mainFile]: '[a](other.strategy.md#background)\n', ...other }, ['other.strategy.md#background -> other.strategy.md#L3']],
        ['files and pictures', '![Logo](img/my%20logo.svg) [x][brief]\n\n[brief]: <the brief.pdf>\n', ['img/my%20logo.svg -> img/my%20logo.svg', 'brief -> the%20brief.pdf', 'the brief.pdf -> the%20brief.pdf']],
        ['the files in Uses', { [mainFile]: '# Strategy: S\n\n- Uses: other.strategy.md\n', ...other }, ['other.strategy.md -> other.strategy.md']],
        ['linked files in Uses', { [mainFile]: '# Strategy: S\n\n- Uses: [O](other.strategy.md)\n- Letterhead: ![Acme](acme.svg) Acme\n', ...other }, ['other.strategy.md -> other.strategy.md', 'acme.svg -> acme.svg']],
        ['addresses', '## Owner: Ann\n\n- Email: ann@acme.example\n', ['ann@acme.example -> mailto:ann@acme.example']],
        ['accounts', '## Platform: X\n\n- Account: [@acme](https://x.com/acme), acme.example\n', ['https://x.com/acme -> https://x.com/acme']]
    ])('%s', async (_name, files, expected) => expect(await links(files)).toEqual(expected));

    test.each(['[x](command:rm)', '[x](javascript:alert(1))', '[x](//host/share)', '```\n[x](y.md)\n```', '[x](/absolute.md)'])('%j is none', async text => expect(await links(text)).toEqual([]));
});

describe('Definition of links', () => {
    test.each<[string, Files, string[]]>([
        ['a heading', '[a](#backg¦round)\n\n## Background\n', ['#background -> acme.strategy.md:3:## Background']],
        ['a block of another file', { [mainFile]: '[a¦](other.strategy.md#goal-reach)\n', ...other }, ['other.strategy.md#goal-reach -> other.strategy.md:5:## Goal: Reach']],
        ['a file', { [mainFile]: '[a](oth¦er.strategy.md)\n', ...other }, ['other.strategy.md -> other.strategy.md:1:']],
        ['a label', '[a][b¦] x\n\n[b]: c.md\n', ['[a][b] -> acme.strategy.md:3:[b]: c.md']],
        ['a page', '[a](https://ac¦me.example)\n', []]
    ])('leads to %s', async (_name, files, expected) => {
        const workspace = await open(files);
        const { document } = workspace.cursor();
        const found = await workspace.services.language.lsp.DefinitionProvider!.getDefinition(document, workspace.params()) as LocationLink[] | undefined;
        expect(found?.map(({ targetUri, targetSelectionRange, originSelectionRange }) => `${workspace.slice(originSelectionRange!, nameOf(document.uri.toString()))} -> ${workspace.place(targetUri, targetSelectionRange)}`) ?? []).toEqual(expected);
    });
});

describe('Renaming', () => {
    async function rename(files: Files, newName: string): Promise<Record<string, string>> {
        const workspace = await open(files);
        const edit = await workspace.services.language.lsp.RenameProvider!.rename(workspace.cursor().document, { ...workspace.params(), newName });
        return workspace.applied(edit?.changes ?? {});
    }

    test.each<[string, Files, string, Record<string, string>]>([
        ['a heading takes its links along', '[See below](#background), [background](#background), `[x](#background)`\n\n## Backgr¦ound\n', 'Where we stand',
            { [mainFile]: '[See below](#where-we-stand), [Where we stand](#where-we-stand), `[x](#background)`\n\n## Where we stand\n' }],
        ['a heading takes links of other files along', { [mainFile]: '## ¦A\n', 'o.strategy.md': '[x](acme.strategy.md#a) [y](#a)\n\n[z]: <acme.strategy.md#a>\n\n## A\n' }, 'B',
            { [mainFile]: '## B\n', 'o.strategy.md': '[x](acme.strategy.md#b) [y](#a)\n\n[z]: <acme.strategy.md#b>\n\n## A\n' }],
        ['a block takes links of the prose along', '## Goal: ¦Reach\n\nSee [Reach](#goal-reach) and [it](#goal-reach).\n\n## Goal: B\n\n- Supports: Reach, [Reach](#goal-reach)\n', 'Leads',
            { [mainFile]: '## Goal: Leads\n\nSee [Leads](#goal-leads) and [it](#goal-leads).\n\n## Goal: B\n\n- Supports: Leads, [Leads](#goal-leads)\n' }]
    ])('%s', async (_name, files, newName, expected) => expect(await rename(files, newName)).toEqual(expected));

    test('finds the links to a heading', async () => {
        const workspace = await open('## A¦\n\n[x](#a) [y](#b)\n');
        const found = await workspace.services.language.lsp.ReferencesProvider!.findReferences(workspace.document(), { ...workspace.params(), context: { includeDeclaration: true } });
        expect(found.map(({ range }) => workspace.slice(range))).toEqual(['A', '[x](#a)']);
    });
});
