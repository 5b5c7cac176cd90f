import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareEntries, compareEntryLists, compareStatements, parseStatement, writeStatement, type Entry, type Statement } from '../../../language/approval/statement.js';

const hash = (letter: string): string => letter.repeat(43);
const block = (label: string, letter = 'a'): Entry => ({ type: 'block', path: '', label, hash: hash(letter) });
const statement: Statement = {
    document: 'Acme "2027"', version: '2.1', position: 'CMO', name: 'Dana', signer: 'dana@acme.example', date: '2027-01-12', decision: 'approved',
    entries: [block('Goal: A'), { type: 'text', path: '', label: 'Why', hash: hash('b') }, block('Goal: B'), { type: 'uses', path: 'o.strategy.md', label: 'Owner: X', hash: hash('c') }, { type: 'file', path: 'a b.svg', label: '', hash: hash('d') }]
};
const written = `strategy-approval/1
document "Acme \\"2027\\""
version "2.1"
position "CMO"
name "Dana"
signer "dana@acme.example"
date "2027-01-12"
decision "approved"
block "Goal: A" ${hash('a')}
text "Why" ${hash('b')}
block "Goal: B" ${hash('a')}
uses "o.strategy.md" "Owner: X" ${hash('c')}
file "a b.svg" ${hash('d')}
end
`;

test('a statement is written in one way, and read back', () => {
    expect(writeStatement(statement)).toBe(written);
    expect(parseStatement(written)).toEqual({ statement, errors: [] });
    const more: Statement = { ...statement, decision: 'approved with conditions', conditions: 'none', validUntil: '2027-12-31' };
    expect(writeStatement(more)).toContain('decision "approved with conditions"\nconditions "none"\nvalid-until "2027-12-31"\nblock');
    expect(parseStatement(writeStatement(more)).statement).toEqual(more);
});

test('no text can inject a line', () => {
    fc.assert(fc.property(fc.record({ name: fc.string({ unit: 'binary' }), document: fc.string(), label: fc.string({ unit: 'binary' }), path: fc.string() }), ({ name, document, label, path }) => {
        const given: Statement = { ...statement, name, document, entries: [block(label), { type: 'file', path, label: '', hash: hash('e') }] };
        expect(writeStatement(given).split('\n')).toHaveLength(12);
        expect(parseStatement(writeStatement(given))).toEqual({ statement: given, errors: [] });
    }));
});

test('what is accepted is what would be written', () => {
    const lines = written.split('\n');
    fc.assert(fc.property(fc.array(fc.constantFrom(...lines, '', 'end', ' ', 'conditions "x"', 'name "\\u0041"', 'file "b" x'), { maxLength: 18 }), fc.boolean(), (pieces, whole) => {
        const text = whole ? pieces.join('\n') : written.replace(/^block.*$/m, pieces.join('\n'));
        const { statement } = parseStatement(text);
        if (statement) expect(writeStatement(statement)).toBe(text);
    }));
});

test.each([
    ['strategy-approval/1', 'strategy-approval/2', 1], ['version "2.1"', 'version 2.1', 3], ['version "2.1"\n', '', 3], ['version "2.1"', 'version  "2.1"', 3], ['"CMO"', '"\\u0043MO"', 4], ['2027-01-12', '2027-02-30', 7],
    ['"approved"', '"Approved"', 8], ['block "Goal: B"', 'block "goal:  a"', 11], [`"Goal: B" ${hash('a')}`, `"Goal: B" ${hash('a')}a`, 11], ['block "Goal: B"', 'blocks "Goal: B"', 11], ['file "a', 'block "a', 13],
    ['\nend\n', '\n', 13], ['\nend\n', '\nend\n\n', 15], ['end\n', 'end', 14], ['text "Why"', 'text "Why" ', 10], ['uses "o.strategy.md" "Owner: X"', 'uses "Owner: X"', 12],
    ['uses "o.strategy.md"', `uses "p.strategy.md" "Owner: X" ${hash('c')}\nuses "o.strategy.md"`, 13],
    ['file "a b.svg"', `file "b.svg" ${hash('d')}\nfile "a b.svg"`, 14], [`${hash('d')}\n`, `${hash('d')}\nfile "a b.svg" ${hash('e')}\n`, 14], ['block "Goal: A"', 'valid-until "2027-02-30"\nblock "Goal: A"', 9], ['"approved"', '"approved with conditions"\nvalid-until "2027-12-31"\nconditions "none"', 10]
])('%j as %j is an error in line %i', (what, by, line) => {
    const { errors } = parseStatement(written.replace(what, by));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.map(error => error.line)).toContain(line);
});

test.each(['', '\n', 'end\n', 'strategy-approval/1', 'strategy-approval/1\nend\n', '\0'])('%j is no statement', text => {
    expect(parseStatement(text).statement).toBeUndefined();
});

describe('differences', () => {
    const told = (old: Entry[], now: Entry[]): string[] => compareEntryLists(old, now).map(({ kind, name }) => `${kind} ${name}`);
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map(title => block(`Goal: ${title}`)) as [Entry, Entry, Entry, Entry];

    test.each([
        ['none', [a, b], [a, b], []], ['changed', [a, b], [a, block('Goal: B', 'x')], ['changed Goal: B']], ['added', [a], [b, a], ['added Goal: B']], ['removed', [a, b], [b], ['removed Goal: A']],
        ['one moved down', [a, b, c, d], [b, c, d, a], ['moved Goal: A']], ['one moved up', [a, b, c, d], [d, a, b, c], ['moved Goal: D']], ['moved and changed', [a, b, c], [b, c, block('Goal: A', 'x')], ['changed Goal: A']],
        ['a title written otherwise', [a], [block('Goal: a')], ['changed Goal: a']], ['renamed', [a], [block('Goal: Z')], ['added Goal: Z', 'removed Goal: A']]
    ] as [string, Entry[], Entry[], string[]][])('%s', (_, old, now, expected) => {
        expect(told(old, now)).toEqual(expected);
    });

    test('there is none exactly when the entries are the same', () => {
        const entry = fc.record({ type: fc.constantFrom<Entry['type']>('block', 'text'), path: fc.constant(''), label: fc.constantFrom('A', 'a', 'B', ''), hash: fc.constantFrom(hash('a'), hash('b')) });
        fc.assert(fc.property(fc.array(entry, { maxLength: 6 }), fc.array(entry, { maxLength: 6 }), (old, now) => {
            expect(compareEntryLists(old, now).length === 0).toBe(JSON.stringify(old) === JSON.stringify(now));
        }), { numRuns: 2000 });
    });

    test('title and version', () => {
        expect(compareStatements(statement, { ...statement, document: 'X', version: '3' })).toEqual([
            { kind: 'changed', type: 'document', path: '', name: 'document', old: 'Acme "2027"', new: 'X' }, { kind: 'changed', type: 'version', path: '', name: 'version', old: '2.1', new: '3' }
        ]);
    });
});

test('lines are sorted by their bytes', () => {
    const paths = ['\u{1F600}', '\uFF5E', 'a', 'b', 'ab', 'Z', 'é'];
    const bytes = (path: string): string => Buffer.from(JSON.stringify(path)).toString('hex');
    const sorted = paths.map((path): Entry => ({ type: 'file', path, label: '', hash: hash('a') })).sort(compareEntries).map(({ path }) => path);
    expect(sorted).toEqual([...paths].sort((a, b) => bytes(a) < bytes(b) ? -1 : 1));
});
