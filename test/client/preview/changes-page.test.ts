import { expect, test, vi } from 'vitest';
import { changesHtml } from '../../../client/preview/changes-page.js';
import type { ComparedRow, SideChange } from '../../../language/protocol.js';

vi.mock('vscode', async () => (await import('../approval/vscode.js')).vscode);

const uri = 'file:///plans/acme.strategy.md';
const change = (sentence: string, row: number): SideChange => ({ sentence, block: '', small: false, uri, row });
const side = (html: string, line: number, file = uri): NonNullable<ComparedRow['now']> => ({ html, uri: file, line });
const page = (rows: ComparedRow[], changes: SideChange[] = []): string => changesHtml({ rows, changes, follows: [] }, uri);

test('what says the same stands as it is, with its line and the anchor it has in the document', () => {
    expect(page([{ state: 'same', name: 'Goal: Qualified leads', now: side('<p>same</p>', 4) }]))
        .toBe('<article class="strategy changes"><section class="part" id="goal-qualified-leads" data-line="4"><p>same</p></section></article>');
});

test('what has changed says how, and keeps what was there', () => {
    expect(page([{ state: 'changed', name: 'Goal: Leads', old: side('<del>50</del>', 9), now: side('<ins>40</ins>', 4) }], [change('Target of <Leads> lowered', 0)])).toContain(
        '<section class="part" data-change="changed" id="goal-leads" data-line="4"><div class="told"><p class="state">Changed</p><ul><li>Target of &lt;Leads> lowered</li></ul></div><ins>40</ins>'
        + '<details class="before"><summary>Before</summary><del>50</del></details></section>');
});

test('what was removed stands where it stood, folded, and leads nowhere', () => {
    const html = page([{ state: 'removed', name: 'Platform: X', old: side('<p>X</p>', 9) }], [change('Platform X removed', 0)]);
    expect(html).toContain('<details class="before"><summary>What was there</summary><p>X</p></details>');
    expect(html).not.toContain('data-line');
});

test('a part of another file names it, and has no line of this one', () => {
    const html = page([{ state: 'added', name: 'Owner: Head', now: side('<p>Head</p>', 1, 'file:///plans/our%20people.strategy.md') }]);
    expect(html).toContain('<p class="file">in our people.strategy.md</p>');
    expect(html).not.toContain('data-line');
});

test('an anchor stands once', () => {
    const html = page([{ state: 'same', name: 'Notes', now: side('', 1) }, { state: 'same', name: 'Notes', now: side('', 5) }, { state: 'same', name: '', now: side('', 8) }]);
    expect(html.match(/ id="/g)).toHaveLength(1);
});
