import { describe, expect, test } from 'vitest';
import { findMetric, metrics } from '../../../language/catalogues/metrics.js';
import { repeatedNames } from './repeated-names.js';

describe('known metrics', () => {
    test('no name or alias names two of them, or one of them twice', () => {
        expect(repeatedNames(metrics.map(({ name, aliases }) => [name, ...aliases]))).toEqual([]);
    });

    test('each has a definition that is a sentence', () => {
        for (const { name, definition } of metrics) expect(definition, name).toMatch(/^[A-Z][^\n]{15,180}\.$/);
    });

    test.each([
        ['ROI', 'Return on investment'], ['sql', 'Sales-qualified leads'], ['Click-Through  Rate', 'Click-through rate'],
        ['followercount', 'Followers'],
        ['CPM', 'Cost per mille'], ['Newsletter subscribers', 'Email subscribers']
    ])('%s is %s', (name, usual) => expect(findMetric(name)?.name).toBe(usual));

    test.each(['', 'Orders from the group', 'toString'])('%j is no known metric', name => expect(findMetric(name)).toBeUndefined());

    test('what flatters is vanity, what pays is business', () => {
        for (const name of ['Followers', 'Likes', 'Impressions']) expect(findMetric(name)?.kind, name).toBe('vanity');
        for (const name of ['Revenue from social', 'Return on investment', 'Donations']) {
            expect(findMetric(name)?.kind, name).toBe('business');
        }
    });
});
