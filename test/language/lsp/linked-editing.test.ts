import { describe, expect, test } from 'vitest';
import { linkedEditing } from '../../../language/lsp/navigation/linked-editing.js';
import { open } from '../../helpers/services.js';

async function linked(source: string): Promise<string[] | undefined> {
    const workspace = await open(source);
    const found = linkedEditing(workspace.document(), workspace.cursor().position, workspace.services.shared);
    return found?.ranges.map(range => `${range.start.line + 1}:${workspace.slice(range)}`);
}

describe('Linked editing', () => {
    test.each<[string, string, string[] | undefined]>([
        ['a title and the plain names of it', '## Owner: Bo¦b ##\n\n## Goal: A\n\n- Owner: Bob, Eve\n- Teams:\n  - Bob\n\n## Metric: M\n\n- Measured: monthly by Bob\n', ['1:Bob', '5:Bob', '11:Bob']],
        ['no links and no other spelling', '## Owner: B¦ob\n\n## Goal: A\n\n- Owner: [Bob](#owner-bob), bob, Bob\n', ['1:Bob', '5:Bob']],
        ['the approvals by a position', '## Owner: B¦ob\n\n## Approval: Bob\n', ['1:Bob', '3:Bob']],
        ['nothing from a reference, which is to name another block', '## Owner: Bob\n\n## Goal: A\n\n- Owner: Bo¦b\n', undefined],
        ['nothing where nobody names it', '## Owner: B¦ob\n', undefined],
        ['nothing on the keyword', '## Own¦er: Bob\n\n## Goal: A\n\n- Owner: Bob\n', undefined]
    ])('holds %s', async (_name, source, expected) => expect(await linked(source)).toEqual(expected));
});
