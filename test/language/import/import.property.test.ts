import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDocument, importMarkdown, type ImportedDraft } from '../../../language/index.js';
import { mainFile, open, today, vocabulary } from '../../helpers/services.js';

const imported = (text: string): ImportedDraft => importMarkdown(text, { today, vocabulary });

/** Words that no list of the import knows; what they say must be found again. */
const word = fc.stringMatching(/^[a-z]{2,7}$/).map(letters => `zq${letters}`);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map(some => some.join(' '));
const cell = fc.oneof(
    { weight: 4, arbitrary: words }, { weight: 1, arbitrary: word.map(name => `**${name}**`) }, { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `${a}, ${b}`) },
    { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `${a}<br>${b}`) }, { weight: 1, arbitrary: word.map(name => `[${name}](https://acme.example/${name})`) },
    { weight: 2, arbitrary: fc.constantFrom('', '-', 'TBD', '2%+', 'under $40', 'weekly', '2027-12-31', 'LinkedIn', 'Instagram', 'Social Media Manager', 'Goal 1') },
    { weight: 1, arbitrary: word.map(name => `Social Media Manager (${name})`) }, { weight: 1, arbitrary: word.map(name => `\\- ${name} \\| \\*${name}\\*`) }
);
const key = fc.oneof(fc.constantFrom(
    'Goal', 'Objective', 'Platform', 'Channel', 'KPI', 'Metric', 'Persona', 'Audience', 'Role', 'Responsibilities', 'Name', 'Owner', 'Target', 'Deadline', 'Baseline', 'Frequency', 'Posting frequency', 'Content', 'Needs', 'Pain points',
    'Pillar', 'Share', 'Action', 'Due', 'Status', 'Priority', 'Budget', 'Budget (EUR)', 'Risk', 'Response', 'Term', 'Definition', 'Teams', 'Phase', '#', 'When below', 'Handle', 'Channels'
), word);
const heading = fc.tuple(fc.constantFrom('#', '##', '##', '###', '####'), fc.oneof(fc.constantFrom(
    'Our goals', 'Goals', 'Objectives', 'Target audience', 'Personas', 'Channels', 'Platforms', 'KPIs', 'Metrics', 'Team', 'Roles and responsibilities', 'Content pillars', 'Action plan', 'Next steps', 'Risks', 'Glossary', 'Budget',
    'LinkedIn', '**Instagram**', 'Engagement rate', 'Social Media Manager', 'Overview'
), words, words.map(title => `Goal 1: ${title}`), words.map(title => `Pillar 2 – ${title}`), words.map(title => `Increase ${title}`), words.map(title => `Owner: ${title}`), words.map(title => `Approval: ${title}`)))
    .map(([marks, title]) => `${marks} ${title}`);
const bullet = fc.constantFrom('- ', '* ', '1. ', '- [ ] ');
const point = fc.oneof(
    words, fc.tuple(key, cell).map(([name, value]) => `**${name}:** ${value}`), fc.tuple(key, cell).map(([name, value]) => `${name}: ${value}`), fc.tuple(words, words).map(([lead, rest]) => `**${lead}** – ${rest}`),
    words.map(rest => `LinkedIn – ${rest}`), words.map(rest => `Increase ${rest}. Zq${rest}`), fc.tuple(words, cell).map(([rest, nested]) => `Increase ${rest}\n  - KPI: ${nested}\n  - ${rest}`), words.map(rest => `${rest}\n\n  ${rest}`),
    fc.tuple(word, word).map(([lead, rest]) => `**${lead} (40%)** ${rest}`)
);
const list = fc.tuple(bullet, fc.array(point, { minLength: 1, maxLength: 4 })).map(([mark, points]) => points.map(text => mark + text.replaceAll('\n  ', `\n${' '.repeat(mark.trimEnd().length + 1)}`)).join('\n'));
const table = fc.array(key, { minLength: 1, maxLength: 5 }).chain(header => fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { minLength: 1, maxLength: 4 })
    .map(rows => [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')));
const lines = fc.array(fc.tuple(key, cell).map(([name, value]) => `**${name}:** ${value}`), { minLength: 1, maxLength: 3 }).map(pairs => pairs.join('  \n'));
const other = fc.oneof(
    words, words.map(text => `> ${text}`), words.map(text => `\`\`\`\n# ${text}\n\`\`\``), words.map(text => `    - Owner: ${text}`), words.map(title => `${title}\n===`), words.map(title => `Our goals\n---\n\n- ${title}`),
    words.map(text => `<!-- ${text} -->`), words.map(text => `**${text}**`), words.map(text => `**Goal 2:** ${text}`), fc.constant('**LinkedIn**'), words.map(text => `[${text}]: https://acme.example`)
);
const markdown = fc.tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant('') }, words.map(title => `---\ntitle: ${title}\nstatus: ${title}\ntags: [${title}]\n---\n\n`), words.map(title => `# ${title} Social Media Strategy 2027\n\n`)),
    fc.array(fc.oneof({ weight: 3, arbitrary: heading }, { weight: 2, arbitrary: list }, { weight: 2, arbitrary: table }, lines, other), { maxLength: 14 }), fc.constantFrom('\n\n', '\n\n', '\n\n\n', '\n'), fc.constantFrom('\n', '\r\n')
).map(([front, parts, by, eol]) => (front + parts.join(by)).replaceAll('\n', eol));

const content = (text: string): string[] => [...new Set((text.toLowerCase().match(/zq[a-z]+/g) ?? []))].sort();

test('every word of the source is in the draft, whatever is recognised in it', () => {
    fc.assert(fc.property(markdown, source => {
        const draft = imported(source);
        expect(content(draft.text)).toEqual(expect.arrayContaining(content(source)));
        expect(content(source)).toEqual(expect.arrayContaining(content(draft.text)));
        if (source.includes('\r\n')) expect(draft.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }), { numRuns: 600 });
});

test('a draft holds the blocks that were recognised, is formatted, and is a strategy that is not imported again', async () => {
    await fc.assert(fc.asyncProperty(markdown, async source => {
        const draft = imported(source);
        const workspace = await open(draft.text);
        const { blocks } = workspace.model();
        expect(blocks.map(({ kind }) => kind).sort()).toEqual(draft.already ? expect.anything() : ['Strategy', ...Object.entries(draft.recognised).flatMap(([kind, titles]) => titles.map(() => kind))].sort());
        expect(formatDocument(workspace.document(mainFile), workspace.services.shared)).toEqual([]);
        expect(imported(draft.text)).toMatchObject({ already: true, text: draft.text });
    }), { numRuns: 100 });
}, 60_000);

test('any text is taken', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'#*-_|:>`~<![](){}\\&=+.1aZ \n\r\t') }), source => {
        const { text, already } = imported(source);
        expect(already).toBe(false);
        expect(text).toMatch(/^# Strategy: /m);
        const letters = (some: string): number => some.match(/Z/g)?.length ?? 0;
        expect(letters(text)).toBeGreaterThanOrEqual(letters(source));
    }), { numRuns: 2000 });
});
