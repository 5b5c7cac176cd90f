import { describe, expect, test } from 'vitest';
import { createTestServices, vocabulary } from '../../helpers/services.js';

describe('The vocabulary comes from the grammar', () => {
    test('with all block kinds and their synonyms', () => {
        expect(Object.fromEntries(vocabulary.blocks.map(block => [block.kind, block.words.slice(1)]))).toEqual({
            Strategy: ['Plan'], Team: ['Department'], Owner: ['Role', 'Position'], Meeting: ['Ritual'], Persona: ['Audience', 'Segment'], Platform: ['Channel', 'Network'],
            Content: ['Pillar', 'Theme'], Goal: ['Objective'], Metric: ['KPI', 'Indicator'], Action: ['Initiative', 'Milestone', 'Task'], Definition: ['Term'],
            Risk: ['Crisis'], Approval: ['Sign-off'], Change: ['Amendment']
        });
    });

    test('every field has a key, at least one part and a home for its value', () => {
        for (const block of vocabulary.blocks) {
            expect(block.fields.length).toBeGreaterThan(0);
            for (const field of block.fields) {
                expect(field.key).not.toBe('');
                expect(field.key).not.toContain(':');
                expect(field.parts.length, field.key).toBeGreaterThan(0);
                expect(block.keys.get(field.key.toLowerCase()), `${block.kind}.${field.key}`).toBe(field);
            }
        }
    });

    test.each([
        ['Strategy', 'Status', [{ kind: 'CHOICE', property: 'value', many: false, choices: ['draft', 'in review', 'approved', 'superseded'], targets: [] }]],
        ['Strategy', 'Review', [{ kind: 'CADENCE', word: undefined }, { kind: 'REF', word: 'by', many: true, targets: ['Owner'] }, { kind: 'DATE', word: 'next' }]],
        ['Goal', 'Owner', [{ kind: 'REF', many: true, targets: ['Owner'], share: false }]],
        ['Meeting', 'Participants', [{ kind: 'MENTION', targets: ['Owner', 'Team'] }]],
        ['Persona', 'Active on', [{ kind: 'MENTION', many: true, targets: ['Platform'], share: true, property: 'shares' }]],
        ['Metric', 'When below', [{ kind: 'QUANTITY', word: undefined }, { kind: 'TEXT', word: undefined, property: 'then' }]],
        ['Strategy', 'Uses', [{ kind: 'FILE', many: true, property: 'files' }]],
        ['Platform', 'Account', [{ kind: 'LIST' }]]
    ])('%s has %s with its parts', (kind, key, parts) => {
        expect(vocabulary.block(kind)!.keys.get(key.toLowerCase())!.parts).toMatchObject(parts);
    });

    test('a key has its own meaning in each block', () => {
        expect(vocabulary.block('Strategy')!.keys.get('kind')!.rule).toBe('StrategyKindField');
        expect(vocabulary.block('Metric')!.keys.get('kind')!.rule).toBe('MetricKindField');
        expect(vocabulary.block('Metric')!.keys.get('when below')!.conditional).toBe(true);
        expect(vocabulary.block('Goal')!.keys.has('when below')).toBe(false);
    });
});

describe('A house adds its own words', () => {
    const house = createTestServices().language.parser.Lexer.vocabulary.extend({
        synonyms: { Ziel: 'goal', Verantwortlich: 'Owner', Team: 'Goal', Risk: 'Team', Teams: 'Owner', Ereignis: 'Event' }, blocks: ['Event', 'Goal'], choices: { Priority: ['experimental'] }
    });

    test('for blocks, for keys and for its own blocks', () => {
        expect(house.block('ZIEL')!.kind).toBe('Goal');
        expect(house.block('Verantwortlich')!.kind).toBe('Owner');
        expect(house.block('Goal')!.keys.get('verantwortlich')!.key).toBe('Owner');
        expect(house.block('Event')).toMatchObject({ kind: 'Event', rule: 'CustomBlock', fields: [] });
        expect(house.block('Ereignis')!.kind).toBe('Event');
    });

    test('for choices', () => {
        expect(house.block('Platform')!.keys.get('priority')!.parts[0]!.choices).toEqual(['primary', 'secondary', 'dormant', 'avoid', 'retired', 'experimental']);
    });

    test('and cannot take a word away from the language', () => {
        expect(house.block('Team')!.kind).toBe('Team');
        expect(house.block('Risk')!.kind).toBe('Risk');
        expect(house.block('Goal')!.rule).toBe('Goal');
        expect(house.block('Goal')!.keys.get('teams')!.key).toBe('Teams');
    });
});
