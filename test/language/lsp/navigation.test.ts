import { describe, expect, test } from 'vitest';
import type { DocumentSymbol, LocationLink } from 'vscode-languageserver';
import { acme } from '../../helpers/examples.js';
import { mainFile, nameOf, open, uriOf, type TestWorkspace } from '../../helpers/services.js';

type Files = Record<string, string> | string;
const organisation = { 'organisation.strategy.md': 'Intro.\n\n## Owner: Head of Sales\n\n- Load: 80%\n- Held by: <b>Ann</b> & [x](command:rm)\n\n## Team: Sales\n' };
const using = '# Strategy: S\n\n- Uses: [Organisation](organisation.strategy.md)\n\n';

describe('Hover', () => {
    async function hover(files: Files): Promise<{ value: string; over: string } | undefined> {
        const workspace = await open(files);
        const { document } = workspace.cursor();
        const found = await workspace.services.language.lsp.HoverProvider!.getHoverContent(document, workspace.params());
        return found && { value: (found.contents as { value: string }).value, over: workspace.slice(found.range!, nameOf(document.uri.toString())) };
    }

    test.each<[string, Files, string, string]>([
        ['the block a name names', '## Goal: A\n\n- Owner: Ann, B¦ob\n\n## Owner: Bob\n\n- Load: 80%\n- Backup:\n', 'Bob', '**Owner: Bob**\n\n- Load: 80%'],
        ['a block of another file', { [mainFile]: `${using}## Goal: A\n\n- Owner: ¦head of sales\n`, ...organisation }, 'head of sales', '**Owner: Head of Sales**\n\n*in organisation.strategy.md*\n\n- Load: 80%'],
        ['what a key means', '## Goal: A\n\n- Pha¦se: data\n', 'Phase:', '`relationships` are the roads'],
        ['a synonym of a key', '## Goal: A\n\n- Leads t¦o: B\n', 'Leads to:', '**Supports** of Goal'],
        ['a conditional key', '## Metric: A\n\n- When be¦low 60: x\n', 'When below', '**When below** of Metric'],
        ['a key of one\'s own', '## Goal: A\n\n- Too¦ls: x\n', 'Tools:', 'A field of your own'],
        ['what a block is for', '## Go¦al: A ##\n\n- Owner: B\n', '## Goal: A ##', 'Something to reach'],
        ['a known platform', '## Persona: A\n\n- Active on: Twi¦tter 3%\n', 'Twitter', '**X**']
    ])('shows %s', async (_name, files, over, text) => {
        const found = await hover(files);
        expect(found?.over).toBe(over);
        expect(found!.value).toContain(text);
    });

    test.each(['Pro¦se.', '## Goal: A\n\n- Owner: Nobo¦dy\n', '## Goal: A\n\nPro¦se.\n', '## Background¦\n', '## Goal: A\n\n- Agreed: te¦xt\n', '## Goal: A\n\n```\n- Ow¦ner: x\n```\n'])('says nothing over %j', async text => expect(await hover(text)).toBeUndefined());

    test('shows a document\'s words as words', async () => {
        const found = await hover({ [mainFile]: `${using}## Goal: A\n\n- Owner: ¦Head of Sales\n`, ...organisation });
        expect(found!.value).not.toContain('<b>');
        expect(found!.value).not.toContain('command:');
    });
});

describe('Definition', () => {
    async function definition(files: Files): Promise<string[]> {
        const workspace = await open(files);
        const { document } = workspace.cursor();
        const found = await workspace.services.language.lsp.DefinitionProvider!.getDefinition(document, workspace.params()) as LocationLink[] | undefined;
        return found?.map(({ targetUri, targetSelectionRange, originSelectionRange }) =>
            `${originSelectionRange ? `${workspace.slice(originSelectionRange, nameOf(document.uri.toString()))} -> ` : ''}${workspace.place(targetUri, targetSelectionRange)}`) ?? [];
    }

    test.each<[string, Files, string[]]>([
        ['a name', '## Goal: A\n\n- Owner: Ann, B¦ob\n\n## Owner: Bob ##\n', ['Bob -> acme.strategy.md:5:Bob']],
        ['a name at its end', '## Goal: A\n\n- Owner: Bob¦\n\n## Owner: Bob\n', ['Bob -> acme.strategy.md:5:Bob']],
        ['a name behind by', '## Metric: A\n\n- Measured: monthly by Bo¦b\n\n## Owner: Bob\n', ['Bob -> acme.strategy.md:5:Bob']],
        ['a nested bullet', '## Goal: A\n\n- Teams:\n  - X\n  - ¦Y\n\n## Team: Y\n', ['Y -> acme.strategy.md:7:Y']],
        ['a link', '## Goal: A\n\n- Owner: [B¦ob](#owner-bob)\n\n## Owner: Bob\n', ['[Bob](#owner-bob) -> acme.strategy.md:5:Bob']],
        ['a name of another file', { [mainFile]: `${using}## Goal: A\n\n- Owner: Head¦ of Sales\n`, ...organisation }, ['Head of Sales -> organisation.strategy.md:3:Head of Sales']],
        ['a used file', { [mainFile]: '# Strategy: S\n\n- Uses: [Org¦anisation](organisation.strategy.md)\n', ...organisation }, ['[Organisation](organisation.strategy.md) -> organisation.strategy.md:1:']],
        ['an approval\'s heading', '## Approval: C¦EO\n\n## Owner: CEO\n', ['acme.strategy.md:3:CEO']],
        ['an approval\'s heading, of another file', { [mainFile]: `${using}## Approval: head of s¦ales\n`, ...organisation }, ['organisation.strategy.md:3:Head of Sales']],
        ['a block\'s own heading', '## Goal: ¦A\n', ['acme.strategy.md:1:A']],
        ['an unknown name', '## Goal: A\n\n- Owner: Bo¦b\n', []],
        ['a key', '## Goal: A\n\n- Ow¦ner: Bob\n\n## Owner: Bob\n', []],
        ['prose', '## Goal: A\n\nBo¦b\n\n## Owner: Bob\n', []]
    ])('of %s', async (_name, files, expected) => expect(await definition(files)).toEqual(expected));
});

const named: Record<string, string> = {
    [mainFile]: `${using}## Goal: A\n\n- Owner: head of sales, [he who sells](organisation.strategy.md#owner-head-of-sales)\n\n### Action: Do\n\n- Owner: Head  of  Sales\n\n## Approval: Head of Sales\n`,
    'organisation.strategy.md': '## Role: Head¦ of Sales ##\n\n## Team: Sales\n\n- Lead: [Head of Sales](#role-head-of-sales "boss")\n', 'other.strategy.md': '## Owner: Head of Sales\n\n## Goal: A\n\n- Owner: Head of Sales\n'
};

describe('References', () => {
    async function references(files: Files, includeDeclaration: boolean): Promise<string[]> {
        const workspace = await open(files);
        const found = await workspace.services.language.lsp.ReferencesProvider!.findReferences(workspace.cursor().document, { ...workspace.params(), context: { includeDeclaration } });
        return found.map(({ uri, range }) => workspace.place(uri, range)).sort();
    }

    test('are found over all files that mean this block', async () => {
        expect(await references({ ...named, [mainFile]: named[mainFile]!.replace('#owner-', '#role-') }, false)).toEqual([
            'acme.strategy.md:11:Head  of  Sales', 'acme.strategy.md:7:[he who sells](organisation.strategy.md#role-head-of-sales)', 'acme.strategy.md:7:head of sales', 'organisation.strategy.md:5:[Head of Sales](#role-head-of-sales "boss")'
        ]);
    });

    test('with the declaration, from a reference too', async () => {
        expect(await references('## Goal: A\n\n- Owner: B¦ob\n\n## Owner: Bob\n', true)).toEqual(['acme.strategy.md:3:Bob', 'acme.strategy.md:5:Bob']);
        expect(await references('Pro¦se', true)).toEqual([]);
    });
});

describe('Highlights', () => {
    test('show the places of this file', async () => {
        const workspace = await open('## Goal: A\n\n- Owner: B¦ob\n\n## Owner: Bob\n\n## Approval: Bob\n\n## Team: Bob\n');
        const found = await workspace.services.language.lsp.DocumentHighlightProvider!.getDocumentHighlight(workspace.document(), workspace.params());
        expect(found!.map(({ range }) => `${range.start.line + 1}:${workspace.slice(range)}`).sort()).toEqual(['3:Bob', '5:Bob', '7:Bob']);
    });
});

describe('Rename', () => {
    async function rename(files: Files, newName: string): Promise<Record<string, string>> {
        const workspace = await open(files);
        const edit = await workspace.services.language.lsp.RenameProvider!.rename(workspace.cursor().document, { ...workspace.params(), newName });
        return workspace.applied(edit?.changes ?? {});
    }

    test('changes title, names, links and approvals in every file that means the block', async () => {
        expect(await rename({ ...named, [mainFile]: named[mainFile]!.replace('#owner-', '#role-') }, 'Sales Lead')).toEqual({
            [mainFile]: `${using}## Goal: A\n\n- Owner: Sales Lead, [Sales Lead](organisation.strategy.md#role-sales-lead)\n\n### Action: Do\n\n- Owner: Sales Lead\n\n## Approval: Sales Lead\n`,
            'organisation.strategy.md': '## Role: Sales Lead ##\n\n## Team: Sales\n\n- Lead: [Sales Lead](#role-sales-lead)\n'
        });
    });

    test.each<[string, string, string, string]>([
        ['from a reference', '## Goal: A\n\n- Owner: B¦ob, Eve\n\n## Owner: Bob\n', 'Ann', '## Goal: A\n\n- Owner: Ann, Eve\n\n## Owner: Ann\n'],
        ['from an approval', '## Approval: B¦ob\n\n## Owner: Bob\n', 'Ann', '## Approval: Ann\n\n## Owner: Ann\n'],
        ['to a title with a comma', '## Goal: A\n\n- Owner: Bob\n\n## Owner: ¦Bob\n', 'Bob, acting', '## Goal: A\n\n- Owner: [Bob, acting](#owner-bob-acting)\n\n## Owner: Bob, acting\n'],
        ['tidies spaces', '## Team: ¦A\n', '  B   C ', '## Team: B C\n'],
        ['keeps shares', '## Persona: P\n\n- Active on: Twi¦tter 62%, X 3%\n\n## Platform: Twitter\n', 'Bluesky', '## Persona: P\n\n- Active on: Bluesky 62%, X 3%\n\n## Platform: Bluesky\n'],
        ['keeps words around the name', '## Metric: M\n\n- Measured: monthly by Bob, next 2027-04-01\n\n## Owner: B¦ob\n', 'Ann', '## Metric: M\n\n- Measured: monthly by Ann, next 2027-04-01\n\n## Owner: Ann\n'],
        ['with Windows line ends', '## Goal: A\r\n\r\n- Owner: Bob\r\n\r\n## Owner: B¦ob\r\n', 'Ann', '## Goal: A\r\n\r\n- Owner: Ann\r\n\r\n## Owner: Ann\r\n']
    ])('%s', async (_name, text, newName, expected) => expect(await rename(text, newName)).toEqual({ [mainFile]: expected }));

    test('to a title with a comma links to the other file', async () => {
        const files = { [mainFile]: '# Strategy: S\n\n- Uses: sub/o.strategy.md\n- Owner: Bob\n', 'sub/o.strategy.md': '## Owner: B¦ob\n' };
        expect((await rename(files, 'Bob, acting'))[mainFile]).toContain('- Owner: [Bob, acting](sub/o.strategy.md#owner-bob-acting)');
    });

    test('finds its way over folders and through spaces', async () => {
        const files = { 'a b/acme.strategy.md': '# Strategy: S\n\n- Uses: ../my plans (1).strategy.md\n- Owner: B¦ob\n', 'my plans (1).strategy.md': '## Owner: Bob\n' };
        const after = await rename(files, 'Bob, acting');
        expect(after['a b/acme.strategy.md']).toContain('- Owner: [Bob, acting](../my%20plans%20%281%29.strategy.md#owner-bob-acting)');
    });

    test('does nothing elsewhere, and takes no empty title', async () => {
        expect(await rename('Pro¦se', 'x')).toEqual({});
        expect(await rename('## Goal:¦\n', 'x')).toEqual({});
        expect(await rename('## Goal: A\n\n- Owner: Nobo¦dy\n', 'x')).toEqual({});
        await expect(rename('## Goal: ¦A\n', '  ')).rejects.toThrow('A title must not be empty.');
    });

    test.each<[string, string | undefined]>([
        ['## Goal: ¦Reach it ##\n', 'Reach it'], ['## Go¦al: A\n', 'A'], ['## Goal: A\n\n- Owner: [Bo¦b](#owner-bob)\n\n## Owner: Bob\n', 'Bob'], ['## Goal: A\n\n- Owner: Bo¦b, C\n\n## Owner: Bob\n', 'Bob'],
        ['## Goal: A\n\n- Owner: Bo¦b\n', undefined], ['Pro¦se', undefined], ['## Approval: C¦EO\n', undefined]
    ])('starts with the name: %j', async (text, expected) => {
        const workspace = await open(text);
        const range = await workspace.services.language.lsp.RenameProvider!.prepareRename(workspace.document(), workspace.params());
        expect(range && workspace.slice(range)).toBe(expected);
    });
});

describe('The outline', () => {
    async function outline(text: string): Promise<unknown[]> {
        const workspace = await open(text);
        const show = ({ name, detail, children, range, selectionRange }: DocumentSymbol): unknown => {
            expect(workspace.slice(range).startsWith(workspace.slice(selectionRange))).toBe(true);
            return [`${detail || '-'} ${name} ${range.start.line + 1}-${range.end.line + 1}`, ...(children ?? []).map(show)];
        };
        return (await workspace.services.language.lsp.DocumentSymbolProvider!.getSymbols(workspace.document(), { textDocument: { uri: '' } }) ?? []).map(show);
    }

    test('nests blocks and headings by their level', async () => {
        expect(await outline('# Strategy: S\n\n## Goals\n\n### Goal: A\n\n#### Action: B\n\n## Team:\n\n#\n')).toEqual([
            ['Strategy S 1-11', ['- Goals 3-9', ['Goal A 5-9', ['Action B 7-9']]], ['Team Team 9-11']], ['- # 11-12']
        ]);
    });

    test('of no block is empty', async () => expect(await outline('Prose.\n')).toEqual([]));
});

describe('Folding', () => {
    test('folds sections, fences, tables and comments', async () => {
        const workspace = await open('# Strategy: S\n\n- Version: 1\n\n## Goal: A\n\n```\nx\n```\n\n| a |\n| - |\n\n<!--\nx\n-->\n\n## Team: T\n\n\n');
        const ranges = await workspace.services.language.lsp.FoldingRangeProvider!.getFoldingRanges(workspace.document(), { textDocument: { uri: '' } });
        expect(ranges!.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1} ${kind ?? ''}`.trim()).sort()).toEqual(['1-18 region', '11-12', '14-16 comment', '5-16 region', '7-9']);
    });
});

describe('Semantic tokens', () => {
    async function tokens(text: string): Promise<string[]> {
        const workspace = await open(text);
        const provider = workspace.services.language.lsp.SemanticTokenProvider!;
        const { data } = await provider.semanticHighlight(workspace.document(), { textDocument: { uri: workspace.document().uri.toString() } });
        const names = Object.entries(provider.tokenTypes);
        const found: string[] = [];
        let [line, character] = [0, 0];
        for (let at = 0; at < data.length; at += 5) {
            const [lines, characters, length, type] = data.slice(at, at + 4) as [number, number, number, number];
            character = lines > 0 ? characters : character + characters;
            line += lines;
            found.push(`${names.find(([, index]) => index === type)![0]} ${workspace.slice({ start: { line, character }, end: { line, character: character + length } })}`);
        }
        return found;
    }

    test('colour what has a meaning', async () => {
        expect(await tokens('## Goal: A b ##\n\n- **Owner:** Bob, Eve\n- Phase: data\n- Target: 120 by 2027-12-31\n- Tools: x\n- Cost: dear\n\nProse: x.\n\n## Role: Bob\n')).toEqual([
            'keyword Goal:', 'class A b', 'property **Owner:**', 'type Bob', 'property Phase:', 'enumMember data', 'property Target:', 'number 120 by 2027-12-31', 'property Tools:', 'property Cost:', 'keyword Role:', 'class Bob'
        ]);
    });

    test('of values over several lines stay on their lines', async () => {
        expect(await tokens('## Goal: A\n\n- Owner: Head\n  of Sales\n\n## Owner: Head of Sales\n')).toEqual(['keyword Goal:', 'class A', 'property Owner:', 'type Head', expect.stringMatching(/^type (  )?of Sales$/), 'keyword Owner:', 'class Head of Sales']);
    });
});

describe('Workspace symbols', () => {
    async function symbols(workspace: TestWorkspace, query: string): Promise<string[]> {
        const found = await workspace.services.shared.lsp.WorkspaceSymbolProvider!.getSymbols({ query });
        return found.map(({ name, containerName, location }) => `${nameOf(location.uri)}: ${containerName} ${name}`).sort();
    }

    test('find blocks of all files by their title', async () => {
        const workspace = await open(acme);
        expect(await symbols(workspace, 'Head of Mark')).toEqual(['organisation.strategy.md: Owner Head of Marketing']);
        expect(await symbols(workspace, 'hofm')).toContain('organisation.strategy.md: Owner Head of Marketing');
        expect((await symbols(workspace, '')).length).toBe(workspace.model().blocks.length + workspace.model('organisation.strategy.md').blocks.length);
        expect(await symbols(workspace, 'no such block')).toEqual([]);
    });
});

test('Only strategy files are documents', async () => {
    const workspace = await open({ [mainFile]: '', 'README.md': '# Strategy: no\n', '.hidden/a.strategy.md': '', 'node_modules/a.strategy.md': '', 'sub/a.strategy.md': '' });
    expect(workspace.services.shared.workspace.LangiumDocuments.all.map(({ uri }) => uri.toString()).toArray().sort()).toEqual([mainFile, 'sub/a.strategy.md'].map(name => uriOf(name).toString()));
});
