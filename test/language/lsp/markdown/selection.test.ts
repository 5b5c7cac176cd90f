import { expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../../../language/lsp/markdown/selection-range-provider.js';
import { mainFile, open } from '../../../helpers/services.js';

async function steps(source: string): Promise<string[]> {
    const workspace = await open(source);
    const found: string[] = [];
    let [range]: (SelectionRange | undefined)[] = selectionRanges(workspace.document(), [workspace.cursor().position], workspace.services.shared);
    for (; range; range = range.parent) found.push(workspace.slice(range.range, mainFile));
    return found;
}

const strategy = (owner: string): string => `# Strategy: S\n\n## Goal: A\n\n- Owner: ${owner}\n- Phase: data\n\nProse.\n\n## Team: T\n`;

test('Expanding a selection in a field goes from the word over value, line, list and section to the document', async () => {
    const text = strategy('Head of Sales, Ann');
    expect(await steps(strategy('Head o¦f Sales, Ann'))).toEqual([
        'of', 'Head of Sales', 'Head of Sales, Ann', 'Owner: Head of Sales, Ann', '- Owner: Head of Sales, Ann', '- Owner: Head of Sales, Ann\n- Phase: data',
        expect.stringMatching(/^## Goal: A[^]*Prose\.$/), expect.stringMatching(/^## Goal: A[^]*Prose\.\n\n$/), expect.stringMatching(/^# Strategy: S[^]*## Team: T$/), text
    ]);
});

test.each<[string, string, string[]]>([
    ['a link', 'See [our p¦lan](plan.md).\n', ['plan', 'our plan', '[our plan](plan.md)', 'See [our plan](plan.md).', 'See [our plan](plan.md).\n']],
    ['a nested item', '- a\n  - b c¦\n  - d\n- e\n', ['c', 'b c', '- b c', '- b c\n  - d', '- a\n  - b c\n  - d', '- a\n  - b c\n  - d\n- e', '- a\n  - b c\n  - d\n- e\n']],
    ['a cell', '| a |\n| - |\n| x¦ |\n', ['x', '| x |', '| a |\n| - |\n| x |', '| a |\n| - |\n| x |\n']],
    ['a fence', '```\nx¦ y\n```\n', ['x', 'x y', '```\nx y\n```', '```\nx y\n```\n']],
    ['nothing', '¦', ['']]
])('Expanding a selection in %s', async (_name, source, expected) => expect(await steps(source)).toEqual(expected));
