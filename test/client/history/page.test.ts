import { expect, test, vi } from 'vitest';
import { listOf, pageOf, unchangedWords, type Compared, type PageFrame, type SideBySide } from '../../../client/history/page.js';
import type { ComparedChange, ComparedRow, SideChange } from '../../../language/protocol.js';

vi.mock('vscode', async () => (await import('../approval/vscode.js')).vscode);

const uri = 'file:///plans/acme.strategy.md';
const since = { position: 'CMO', name: 'Dana Reyes', date: '2027-01-12', version: '2.1' };
const change = (sentence: string, row = 0, more: Partial<ComparedChange> = {}): SideChange => ({ sentence, block: '', small: false, uri, row, ...more });
const side = (html: string, line: number, file = uri) => ({ html, uri: file, line });
const frame: PageFrame = { uri, other: 'the base branch main', source: (which, { line }) => `command:show?${which}${line}`, actions: [{ label: 'Show both texts', href: 'command:texts?"x"' }] };
const compared = (changes: SideChange[], rows: ComparedRow[] = [], more: Partial<SideBySide> = {}): SideBySide => ({ changes, rows, follows: [], ...more });

test('the sentences stand first, what a signature stands for before words, each with where else it stands', () => {
    const page = pageOf(compared([change('Target of Leads lowered', 2), change('Load of Head raised', 3, { uri: 'file:///plans/our%20people.strategy.md' }), change('Text of <b>Leads</b> reworded', 0, { small: true })], [], { follows: ['Load of Mia: 80% before, 95% now'] }), frame);
    expect(page).toContain('<p class="between">Compared with the base branch main.</p><p class="actions"><a href="command:texts?&quot;x&quot;">Show both texts</a></p>');
    expect(page).toContain('<h2>What a signature stands for</h2><ul><li><a href="#row-2">Target of Leads lowered</a></li><li><a href="#row-3">Load of Head raised (in our people.strategy.md)</a></li></ul>'
        + '<h2>Words</h2><ul><li><a href="#row-0">Text of &lt;b>Leads&lt;/b> reworded</a></li></ul><h2>What follows</h2><ul><li>Load of Mia: 80% before, 95% now</li></ul>');
});

test('both sides stand beside each other, with what happened in words and the way to the source', () => {
    const page = pageOf(compared([change('Target of Leads lowered', 1)], [
        { state: 'same', name: 'Strategy: Plan', now: side('<p>plan</p>', 0) },
        { state: 'changed', name: 'Goal: Leads', old: side('<del>50</del>', 4), now: side('<ins>40</ins>', 6) },
        { state: 'removed', name: 'Platform: X', old: side('<p>X</p>', 9) },
        { state: 'added', name: 'Owner: Head', now: side('<p>Head</p>', 1, 'file:///plans/people.strategy.md') }
    ]), frame);
    expect(page).toContain('<details><summary>Show 1 part that says the same <span class="names">Strategy: Plan</span></summary><div class="strategy"><p>plan</p></div></details>');
    expect(page).toContain('<article class="row" id="row-1" data-state="changed" aria-label="Goal: Leads: Changed"><header><span class="state">Changed</span><ul><li>Target of Leads lowered</li></ul></header>'
        + '<div class="side old"><p class="where">Before <a href="command:show?old4">line 5</a></p><div class="strategy"><del>50</del></div></div>'
        + '<div class="side now"><p class="where">Now <a href="command:show?now6">line 7</a></p><div class="strategy"><ins>40</ins></div></div></article>');
    expect(page).toMatch(/id="row-2" data-state="removed"[^]*Not there any more/);
    expect(page).toMatch(/id="row-3" data-state="added"[^]*<span class="file">in people\.strategy\.md<\/span>[^]*Not there</);
});

test('since an approval it says whose, and without a change in meaning whether that still holds', () => {
    expect(pageOf(compared([change('x')], [], { approved: { since, approved: { commit: 'c0', uri } } }), frame)).toContain('Since Dana Reyes approved version 2.1 as CMO on 2027-01-12.');
    const still = pageOf(compared([], [], { approved: { since, approved: { commit: 'c0', uri } } }), frame);
    expect(still).toContain('Nothing has changed in meaning since Dana Reyes approved version 2.1. The text is written otherwise, though');
    expect(still).not.toContain('Side by side');
    expect(unchangedWords({ since, approved: null })).toBe('Nothing has changed since Dana Reyes approved version 2.1.');
    expect(pageOf(compared([]), frame)).toContain('<p>Nothing has changed in meaning.</p>');
});

test('a question lists no more than can be read', () => {
    const asked = (count: number): Compared => ({ since, approved: null, record: null, positions: [], changes: Array.from({ length: count }, (_, index) => change(`Change ${index + 1}`)) });
    expect(listOf(asked(12)).split('\n')).toHaveLength(12);
    expect(listOf(asked(14)).split('\n').slice(-2)).toEqual(['• Change 11', 'and 3 more']);
});
