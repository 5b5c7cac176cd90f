import fc from 'fast-check';
import { expect, test } from 'vitest';
import { field } from '../../../language/model/facts.js';
import { format } from '../../../language/format/format.js';
import { structureIn } from '../../../language/parser/parser.js';
import { kinds, plain, RefusedAnswer, templates, type Answers } from '../../../language/templates/answers.js';
import { newStrategy } from '../../../language/templates/new-strategy.js';
import { fileNameFor } from '../../../language/templates/proposals.js';
import { open, today } from '../../helpers/services.js';

const marks = fc.constantFrom(
    '\n', '\r\n', '\u2028', '\t', ' ', '#', ' #', ' ##', '*', '**', '_', '__', '`', '```', '~~', '<b>', '<!-- strategy-ignore x: y -->', '<script>', '&amp;', '&#10;', ',', ';', ':', ']:', '[a](b)', '[', ']', '(', ')',
    '\\', '|', '- ', '1. ', '## Goal: x', '---', '===', '\u202e', '\u200b', '\ufeff', '\ud800', '👩‍👧', 'é', 'e\u0301', 'TBD', 'a', 'B', '7', 'Marketing', 'Sales', ' and ', ' by ', 'https://a.example', '$$', '==', '"', "'", '!', '@'
);
const hostile = fc.oneof(fc.array(marks, { maxLength: 12 }).map(parts => parts.join('')), fc.string({ unit: 'binary', maxLength: 30 }), fc.array(marks, { maxLength: 200 }).map(parts => parts.join('')));
const some = fc.oneof({ weight: 2, arbitrary: fc.constant('Acme') }, { weight: 3, arbitrary: hostile });
const answersOf: fc.Arbitrary<Answers> = fc.record({
    organization: some, template: fc.constantFrom(...templates), kind: fc.constantFrom(...kinds), period: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('2028', '2027-04-01 to 2028-03-31') }, hostile),
    teams: fc.array(some, { maxLength: 5 }), title: fc.option(some, { nil: undefined }), today: fc.constant(today)
}).map(answers => answers.template === 'one-person shop' ? { ...answers, teams: [] } : answers);

/** The text, or `undefined` where an answer was refused with a message on one line. */
function written(answers: Answers): string | undefined {
    try {
        return newStrategy(answers);
    } catch (error) {
        expect(error).toBeInstanceOf(RefusedAnswer);
        expect((error as RefusedAnswer).message).toMatch(/^[^\n]{10,300}\.$/);
        return undefined;
    }
}

test('whatever the names are, the structure is that of the template', async () => {
    let accepted = 0;
    await fc.assert(fc.asyncProperty(answersOf, async answers => {
        const text = written(answers);
        if (text === undefined) return;
        accepted++;
        const workspace = await open({ 'acme.strategy.md': text.replace(/¦/g, '') });
        const { blocks } = workspace.model();
        const structure = structureIn(workspace.document())!;
        expect(workspace.check().findings.filter(({ requirement, severity }) => requirement === 'structure' || severity === 'error')).toEqual([]);
        expect(format({ model: workspace.model(), structure })).toEqual([]);

        const teams = [...new Map(answers.teams.map(team => [plain(team).replace(/`/g, '’').toLowerCase(), team])).keys()];
        const expected = newStrategy({ ...answers, organization: 'Acme', title: 'T', teams: teams.map((_, index) => `Team ${'abcdefgh'[index]}`) });
        expect(blocks.filter(({ kind }) => kind === 'Team')).toHaveLength(teams.length);
        expect(structure.headings.map(({ text: { start, end } }) => structure.text.slice(start, end))).toEqual([...expected.matchAll(/^## (.*)$/gm)].map(([, title]) => title));
        expect(blocks.filter(({ kind }) => !['Team', 'Owner', 'Meeting'].includes(kind)).map(({ kind, level }) => `${level} ${kind}`))
            .toEqual([...expected.matchAll(/^(#+) (Strategy|Persona|Goal|Metric):/gm)].map(([, marks, kind]) => `${marks!.length} ${kind}`));
        const names = (text: string): string => text.replace(/`/g, '’').replace(/\s+/g, ' ').trim();
        if (answers.title !== undefined) expect(blocks[0]!.title).toBe(names(plain(answers.title)));
        expect(field(blocks[0]!, 'Organization')!.text.replace(/\\([\\*_[\]<>#])/g, '$1')).toBe(names(plain(answers.organization)));
        expect(blocks.filter(({ kind }) => kind === 'Team').map(({ title }) => title.toLowerCase())).toEqual(teams);
    }), { numRuns: 150 });
    expect(accepted, 'some answers can be used').toBeGreaterThan(0);
});

test('a file name is one on every system', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.constantFrom('CON', 'nul', 'Aux', '..', '/etc/passwd', 'C:\\x', '.git', 'x'.repeat(500))), organization => {
        const name = fileNameFor(organization);
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\.strategy\.md$/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
        expect([...name].length).toBeLessThan(80);
    }), { numRuns: 500 });
});

test.each([
    ['Acme GmbH', 'acme-gmbh'], ['Müller & Söhne', 'müller-söhne'], ["Anna's Café", 'annas-café'], ['...', 'plan'], ['con', 'con-plan'], ['City of Weidenfurt, City Library', 'city-of-weidenfurt-city-library']
])('%s is kept in %s.strategy.md', (organization, name) => {
    expect(fileNameFor(organization)).toBe(`${name}.strategy.md`);
});
