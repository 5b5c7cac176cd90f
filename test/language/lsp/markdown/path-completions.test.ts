import { describe, expect, test } from 'vitest';
import { mainFile, open } from '../../../helpers/services.js';
import { pathCompletions } from '../../../../language/lsp/markdown/path-completions.js';

const files = {
    'organisation.strategy.md': '## Owner: Ann\n\n## Background\n', 'img/logo.svg': '', 'img/photo (1).png': '', 'img/raw/a.png': '', 'brief.pdf': '', 'wide shot.png': '', '.hidden': '', 'node_modules/x.md': ''
};

/** The texts that are offered, or the line after the first of them is taken. */
async function offered(source: string): Promise<string[] | undefined> {
    const workspace = await open({ [mainFile]: source, ...files });
    const { document, position } = workspace.cursor(mainFile);
    const list = await pathCompletions(document, position, workspace.services.shared);
    return list?.items.map(({ textEdit }) => (textEdit as { newText: string }).newText);
}

async function taken(source: string, label: string): Promise<string> {
    const workspace = await open({ [mainFile]: source, ...files });
    const { document, position } = workspace.cursor(mainFile);
    const item = (await pathCompletions(document, position, workspace.services.shared))!.items.find(candidate => candidate.label === label)!;
    return workspace.applied({ [document.uri.toString()]: [item.textEdit as never] })[mainFile]!;
}

describe('Paths in links', () => {
    test.each<[string, string, string[] | undefined]>([
        ['a link', '[x](¦)\n\n## A\n', ['organisation.strategy.md', 'img/', 'brief.pdf', 'wide%20shot.png', '#a']],
        ['a picture', '![x](¦)\n\n## A\n', ['wide%20shot.png', 'img/']],
        ['a folder', '![x](img/l¦)\n', ['logo.svg', 'photo%20%281%29.png', 'raw/']],
        ['a deeper folder', '![x](./img/raw/¦)\n', ['a.png']],
        ['the folder above', '[x](img/../¦)\n', ['organisation.strategy.md', 'img/', 'brief.pdf', 'wide%20shot.png']],
        ['angle brackets', '![x](<w¦>)\n', ['wide shot.png', 'img/']],
        ['a definition', '[x]: b¦\n', ['organisation.strategy.md', 'img/', 'brief.pdf', 'wide%20shot.png']],
        ['headings of the file', '[x](#¦)\n\n## Goal: A\n\n## B\n', ['#goal-a', '#b']],
        ['headings of another file', '[x](organisation.strategy.md#b¦)\n', ['#owner-ann', '#background']],
        ['labels', '[x][p¦]\n\n[Plan]: a.md\n[other]: b.md\n', ['plan']],
        ['Uses', '# Strategy: S\n\n- Uses: [Organisation](¦\n', ['organisation.strategy.md', 'img/', 'brief.pdf', 'wide%20shot.png', '#strategy-s']],
        ['a picture in a link', '[![x](img/logo.svg)](b¦)\n', ['organisation.strategy.md', 'img/', 'brief.pdf', 'wide%20shot.png']],
        ['a folder that is not there', '[x](none/¦)\n', []],
        ['an address', '[x](https://¦)\n', undefined], ['words', '[x¦](y)\n', undefined], ['prose', 'see (¦)\n', undefined], ['code', '```\n[x](¦)\n```\n', undefined], ['behind a link', '[x](y)¦\n', undefined]
    ])('are offered in %s', async (_name, source, expected) => expect(await offered(source)).toEqual(expected));

    test('are written where the part began', async () => {
        expect(await taken('[x](img/ra¦)\n', 'raw/')).toBe('[x](img/raw/)\n');
        expect(await taken('[x](organisation.strategy.md#ba¦)\n', '#background')).toBe('[x](organisation.strategy.md#background)\n');
        expect(await taken('![x](wi¦)\n', 'wide shot.png')).toBe('![x](wide%20shot.png)\n');
    });
});
