import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { compareParts } from '../../../language/review/compare-models.js';
import { sideBySide, type SideBySide } from '../../../language/review/sides/sides.js';
import { markWords } from '../../../language/review/sides/word-marks.js';
import { open } from '../../helpers/services.js';
import { anyDocument } from '../document-arbitraries.js';

vi.setConfig({ testTimeout: 60_000 });

const workspace = await open({ 'old.strategy.md': '', 'new.strategy.md': '' });

async function sides(old: string, now: string): Promise<SideBySide> {
    await workspace.edit('old.strategy.md', old);
    await workspace.edit('new.strategy.md', now);
    const [a, b] = [workspace.model('old.strategy.md'), workspace.model('new.strategy.md')];
    return sideBySide(compareParts(a, b), a, b);
}

const unmarked = (html: string): string => html.replace(/<\/?(?:ins|del)>/g, '');

test.each<[what: string, old: string, now: string, marked: [string, string]]>([
    ['a number', 'at least 50 by May', 'at least 40 by May', ['at least <del>50</del> by May', 'at least <ins>40</ins> by May']],
    ['words that follow each other', 'we answer in the morning, rarely', 'we answer at noon, rarely', ['we answer <del>in the morning</del>, rarely', 'we answer <ins>at noon</ins>, rarely']],
    ['what is new', '', '<dt>Cost</dt> <dd>5</dd>', ['', '<dt><ins>Cost</ins></dt> <dd><ins>5</ins></dd>']],
    ['words across tags', '<p>one</p>\n<p>two</p>', '<p>new one</p>\n<p>two now</p>', ['<p>one</p>\n<p>two</p>', '<p><ins>new</ins> one</p>\n<p>two <ins>now</ins></p>']],
    ['tags alone', '<b>one</b> two', 'one <i>two</i>', ['<b>one</b> two', 'one <i>two</i>']],
    ['an attribute with what looks like a tag', '<img alt="a > b"> c', '<img alt="a > b"> d', ['<img alt="a > b"> <del>c</del>', '<img alt="a > b"> <ins>d</ins>']],
    ['an entity', 'R&amp;D cost', 'R&lt;D cost', ['R<del>&amp;</del>D cost', 'R<ins>&lt;</ins>D cost']],
    ['texts with hardly a word in common', 'a b c d e f g h', 'i j c k l m n o', ['<del>a b c d e f g h</del>', '<ins>i j c k l m n o</ins>']]
])('marked is %s', (_what, old, now, [before, after]) => {
    expect(markWords(old, now)).toEqual({ old: before, now: after });
});

test('marks add nothing else, stay within tags, and what is equal has none', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<b class="x">', '</b>', ' ', '\n', 'leads', 'goal', '50', '40', ',', '&amp;', 'ü', '>', '"');
    const html = fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join(''));
    fc.assert(fc.property(html, html, (a, b) => {
        const { old, now } = markWords(a, b);
        expect([unmarked(old), unmarked(now)]).toEqual([a, b]);
        for (const mark of [...old.matchAll(/<del>(.*?)<\/del>/gs), ...now.matchAll(/<ins>(.*?)<\/ins>/gs)]) expect(mark[1]).not.toMatch(/<\/?[a-z]/);
        expect(markWords(a, a)).toEqual({ old: a, now: a });
    }));
});

test('a very long text is marked as a whole where it differs, in no time that grows with the square', () => {
    const words = (word: string): string => Array.from({ length: 30_000 }, (_, index) => `${word}${index}`).join(' ');
    const { old, now } = markWords(`same ${words('a')} end`, `same ${words('b')} end`);
    expect([old.match(/<del>/g)!.length, now.match(/<ins>/g)!.length]).toEqual([1, 1]);
});

const plan = '# Strategy: Plan\n\n- Version: 1\n- Status: draft\n\nOur words.\n\n## Who\n\nChapter words.\n\n### Persona: Buyers\n\nThey read.\n\n### Persona: Sellers\n\nThey sell.\n\n### Goal: Leads\n\n- Target: 50 by 2027-12-31\n- Teams: Sales\n- Teams: Marketing\n\nOne in five.\n';

const seen = ({ rows }: SideBySide): string[] => rows.map(({ state, name }) => `${state} ${name}`.trim());

test('parts stand as they stand now, what was removed where it stood', async () => {
    const result = await sides(plan, plan.replace(/### Persona: Sellers\n\nThey sell.\n\n/, '').replace('### Goal', '### Persona: Others\n\nThey look.\n\n### Goal').replace('50 by', '40 by'));
    expect(seen(result)).toEqual(['same Strategy: Plan', 'same Who', 'same Persona: Buyers', 'removed Persona: Sellers', 'added Persona: Others', 'changed Goal: Leads']);
    expect(result.changes.map(({ sentence, row }) => [sentence, row])).toEqual([['Target of Leads lowered from 50 to 40', 5], ['Persona Others added', 4], ['Persona Sellers removed', 3]].sort((a, b) => result.changes.findIndex(({ sentence }) => sentence === a[0]) - result.changes.findIndex(({ sentence }) => sentence === b[0])));
    const [removed, added, changed] = result.rows.slice(3);
    expect([removed!.old?.line, removed!.now, added!.old, added!.now?.line]).toEqual([16, undefined, undefined, 16]);
    expect(changed!.old!.html).toContain('<del>50</del>');
    expect(changed!.now!.html).toContain('<ins>40</ins>');
    expect(changed!.now!.html.match(/class="field changed"/g)).toHaveLength(1);
    expect(changed!.now!.html).not.toContain('<ins>Sales');
});

test('what is only written otherwise has no mark and one side; order is no change', async () => {
    const moved = plan.replace('- Version: 1\n- Status: draft', '* Status: draft\n* Version: 1').replace(/(### Persona: Buyers\n\nThey read.\n\n)(### Persona: Sellers\n\nThey sell.\n\n)/, '$2$1');
    const result = await sides(plan, moved);
    expect(result.changes).toEqual([]);
    expect(seen(result)).toEqual(['same Strategy: Plan', 'same Who', 'same Persona: Sellers', 'same Persona: Buyers', 'same Goal: Leads']);
    expect(result.rows.every(({ old }) => old === undefined)).toBe(true);
});

test('own words and chapters are marked word by word, a new title in the heading', async () => {
    const result = await sides(plan, plan.replace('Our words.', 'Our new words.').replace('Chapter words.', 'Chapter text.').replace('Persona: Buyers', 'Persona: Large buyers'));
    const html = (name: string): string => result.rows.find(row => row.name === name)!.now!.html;
    expect(html('Strategy: Plan')).toContain('Our <ins>new</ins> words.');
    expect(html('Strategy: Plan')).not.toContain('Chapter');
    expect(html('Who')).toContain('Chapter <ins>text</ins>.');
    expect(html('Persona: Large buyers')).toContain('<ins>');
});

test('what a page does not show is told: a move, a finding that is silenced', async () => {
    const result = await sides(plan, plan.replace('### Persona: Sellers', '#### Persona: Sellers').replace('One in five.', '<!-- strategy-ignore goal-must-have-owner: not decided yet -->\n\nOne in five.'));
    expect(result.rows.find(({ name }) => name === 'Persona: Sellers')!.now!.html).toMatch(/<p class="generated">Moved into .*\.<\/p>$/);
    expect(result.rows.find(({ name }) => name === 'Goal: Leads')!.now!.html).toMatch(/<p class="generated">A finding is silenced: goal-must-have-owner: not decided yet\.<\/p>$/);
});

test('nothing on the page leads into one of the texts, has an id, or runs', async () => {
    const result = await sides('', `${plan}\n## Links\n\n[a](#who) [b](other.strategy.md) [c](https://acme.example) <script>x</script> <b onclick="x">y</b> "id="z"\n`);
    const html = result.rows.map(({ now }) => now?.html ?? '').join('');
    expect(html).toContain('href="https://acme.example"');
    expect(html).not.toMatch(/<[^>]* (?:id|data-line|onclick)=|<script|href="(?!https)/);
    expect(html).toContain('"id="z"');
});

test('changes in a file that both use stand behind, with that file\'s name', async () => {
    const files = await open({
        'old.strategy.md': '# Strategy: Plan\n\n- Uses: [A](people-old.strategy.md)\n- Owner: Head\n', 'people-old.strategy.md': '## Owner: Head\n\n- Load: 80%\n\n## Owner: Other\n',
        'now.strategy.md': '# Strategy: Plan\n\n- Uses: [A](people-now.strategy.md)\n- Owner: Head\n', 'people-now.strategy.md': '## Owner: Head\n\n- Load: 95%\n\n## Owner: Another\n'
    });
    const [a, b] = [files.model('old.strategy.md'), files.model('now.strategy.md')];
    const { rows } = sideBySide(compareParts(a, b), a, b);
    const last = rows.at(-1)!;
    expect([last.state, last.name, last.now!.uri.split('/').at(-1), last.old!.uri.split('/').at(-1), last.now!.html.includes('<ins>95')]).toEqual(['changed', 'Owner: Head', 'people-now.strategy.md', 'people-old.strategy.md', true]);
});

test('whatever the texts: every change has its row, every part now is there once, in order', async () => {
    await fc.assert(fc.asyncProperty(anyDocument, anyDocument, async (old, now) => {
        const { changes, rows } = await sides(old, now);
        for (const { row, uri } of changes) expect(rows[row]!.state, uri).not.toBe('same');
        const lines = rows.flatMap(({ now: side }) => side && side.uri.endsWith('new.strategy.md') ? side.line : []);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
        for (const { old: before, now: after, state } of rows) {
            expect([before !== undefined, after !== undefined]).toEqual({ same: [false, true], changed: [true, true], added: [false, true], removed: [true, false] }[state]);
        }
    }), { numRuns: 40 });
});
