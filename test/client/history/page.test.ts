import { expect, test, vi } from 'vitest';
import { listOf, pageOf, unchangedWords, type Compared } from '../../../client/history/page.js';
import type { ComparedChange } from '../../../language/protocol.js';

vi.mock('vscode', async () => (await import('../approval/vscode.js')).vscode);

const uri = 'file:///plans/acme.strategy.md';
const change = (sentence: string, more: Partial<ComparedChange> = {}): ComparedChange => ({ sentence, block: '', small: false, uri, ...more });
const compared = (...changes: ComparedChange[]): Compared => ({ since: { position: 'CMO', name: 'Dana Reyes', date: '2027-01-12', version: '2.1' }, approved: { commit: 'c0', uri }, changes, record: null, positions: [] });

test('the page tells what a signature stands for before words, and where else it stands', () => {
    const page = pageOf(compared(change('Target of Leads lowered from 120 to 100'), change('Load of Head raised', { uri: 'file:///plans/our%20people.strategy.md' }), change('Text of Leads reworded: "<b>" to "[x](y)"', { small: true })), uri);
    expect(page).toBe(`# What changed since it was approved

Since Dana Reyes approved version 2.1 as CMO on 2027-01-12.

## What a signature stands for

- Target of Leads lowered from 120 to 100
- Load of Head raised (in our people.strategy.md)

## Words

- Text of Leads reworded: "\\<b\\>" to "\\[x\\](y)"
`);
});

test('without a change in meaning it says whether the approval still holds', () => {
    expect(pageOf(compared(), uri)).toContain('Nothing has changed in meaning since Dana Reyes approved version 2.1. The text is written otherwise, though');
    expect(unchangedWords({ ...compared(), approved: null })).toBe('Nothing has changed since Dana Reyes approved version 2.1.');
});

test('a question lists no more than can be read', () => {
    const many = Array.from({ length: 14 }, (_, index) => change(`Change ${index + 1}`));
    expect(listOf(compared(...many.slice(0, 12))).split('\n')).toHaveLength(12);
    expect(listOf(compared(...many)).split('\n').slice(-2)).toEqual(['• Change 11', 'and 3 more']);
});
