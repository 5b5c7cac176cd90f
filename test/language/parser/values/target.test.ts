import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../../language/parser/values/target.js';

const plain = { type: 'target', comparison: 'at least', unit: null, by: null, from: null };

describe('targets', () => {
    test.each([
        ['120 by 2027-12-31 from 80', { amount: 120, by: '2027-12-31', from: 80 }],
        ['120 from 80 by 2027-12-31', { amount: 120, by: '2027-12-31', from: 80 }],
        ['from 80 to 120 by 2027-12-31', { amount: 120, by: '2027-12-31', from: 80 }],
        ['from 80 by 2027-12-31 to 120', { amount: 120, by: '2027-12-31', from: 80 }],
        ['**120** by **2027-12-31**, from 80.', { amount: 120, by: '2027-12-31', from: 80 }],
        ['120 by 2027-12-31; from 80', { amount: 120, by: '2027-12-31', from: 80 }],
        ['120 by 2027-12-31 (from 80)', { amount: 120, by: '2027-12-31', from: 80 }],
        ['120 by 2027-12-31 from 80 on 2026-12-31', { amount: 120, by: '2027-12-31', from: 80, fromOn: '2026-12-31' }],
        ['120 from 80 on 2026-12-31 by 2027-12-31', { amount: 120, by: '2027-12-31', from: 80, fromOn: '2026-12-31' }],
        ['120 from 80 in 2026 by 2027-12-31', { amount: 120, by: '2027-12-31', from: 80, fromOn: '2026-12-31' }],
        ['from 80 leads on 2026-12-31 to 120 leads', { amount: 120, unit: 'leads', from: 80, fromOn: '2026-12-31' }],
        ['120 by 2027-12-31 (currently 80)', { amount: 120, by: '2027-12-31', from: 80 }],
        ['120 at the end of 2027 from 80 at the end of 2026', { amount: 120, by: '2027-12-31', from: 80, fromOn: '2026-12-31' }],
        ['120 from 80 leads', { amount: 120, unit: 'leads', from: 80 }], ['120', { amount: 120 }],
        ['to 120 by 2027', { amount: 120, by: '2027-12-31' }],
        ['120 by Q4 2027', { amount: 120, by: '2027-12-31' }], ['120 by the end of 2027', { amount: 120, by: '2027-12-31' }],
        ['120 by end of March 2027', { amount: 120, by: '2027-03-31' }],
        ['120 by March 2027', { amount: 120, by: '2027-03-31' }], ['120 until 2027-06-30', { amount: 120, by: '2027-06-30' }],
        ['120 in 2027', { amount: 120, by: '2027-12-31' }],
        ['120 on 2027-06-30', { amount: 120, by: '2027-06-30' }], ['120 by 1 March 2027', { amount: 120, by: '2027-03-01' }],
        ['120 by March 1, 2027', { amount: 120, by: '2027-03-01' }],
        ['120 leads from social by 2027', { amount: 120, unit: 'leads from social', by: '2027-12-31' }],
        ['2%+', { amount: 2, unit: '%' }], ['at least 50%', { amount: 50, unit: '%' }],
        ['2.5x', { amount: 2.5, unit: 'x' }], ['2.5x minimum; 3x+ target', { amount: 2.5, stretch: 3, unit: 'x' }],
        ['2.5x minimum; 3x+ target by 2027', { amount: 2.5, stretch: 3, unit: 'x', by: '2027-12-31' }],
        ['40-50', { amount: 40, upTo: 50 }], ['40 to 50 by 2027-06-30', { amount: 40, upTo: 50, by: '2027-06-30' }],
        ['EUR 1.2M from EUR 800k', { amount: 1200000, unit: 'EUR', from: 800000 }],
        ['increase from 80 to 120', { amount: 120, from: 80 }], ['grow to 120 by 2027', { amount: 120, by: '2027-12-31' }],
        ['80 → 120 by 2027', { amount: 120, by: '2027-12-31', from: 80 }], ['EUR 80k -> EUR 120k', { amount: 120000, unit: 'EUR', from: 80000 }],
        ['80 → 60', { comparison: 'at most', amount: 60, from: 80 }], ['keep under 4 hours', { comparison: 'under', amount: 4, unit: 'hours' }],
        ['maintain at least 50%', { amount: 50, unit: '%' }], ['hold 120 by 2027', { amount: 120, by: '2027-12-31' }],
        ['50+ leads per month by Q2 2027', { amount: 50, unit: 'leads per month', by: '2027-06-30' }]
    ])('%s', (text, expected) => {
        expect(readTarget(text)).toEqual({ ...plain, ...expected });
    });

    test.each([
        ['under $40', { comparison: 'under', amount: 40, unit: 'USD' }],
        ['under $40 by 2027-06-30', { comparison: 'under', amount: 40, unit: 'USD', by: '2027-06-30' }],
        ['up to 50%', { comparison: 'at most', amount: 50, unit: '%' }],
        ['at most 4 hours from 9 hours', { comparison: 'at most', amount: 4, unit: 'hours', from: 9 }],
        ['4 hours by 2027-06-30 from 9 hours', { comparison: 'at most', amount: 4, unit: 'hours', by: '2027-06-30', from: 9 }],
        ['from 80 to 40', { comparison: 'at most', amount: 40, from: 80 }],
        ['at least 40 from 80', { comparison: 'at least', amount: 40, from: 80 }],
        ['reduce to 40', { comparison: 'at most', amount: 40 }], ['reduce from 80 to 40', { comparison: 'at most', amount: 40, from: 80 }],
        ['over 100', { comparison: 'over', amount: 100 }], ['exactly 5', { comparison: 'exactly', amount: 5 }],
        ['5 or fewer from 9', { comparison: 'at most', amount: 5, from: 9 }]
    ])('%s', (text, expected) => {
        expect(readTarget(text)).toEqual({ ...plain, ...expected });
    });

    test.each([
        ['+10%', { amount: 10, unit: '%' }], ['+10% by Q4 2027', { amount: 10, unit: '%', by: '2027-12-31' }],
        ['+10% from 80 leads', { amount: 10, unit: '%', from: 80 }], ['+10', { amount: 10 }],
        ['+10-20%', { amount: 10, upTo: 20, unit: '%' }], ['at least +10%', { amount: 10, unit: '%' }],
        ['double', { amount: 100, unit: '%' }], ['double by 2027 from 80', { amount: 100, unit: '%', by: '2027-12-31', from: 80 }],
        ['halve by 2027', { comparison: 'at most', amount: -50, unit: '%', by: '2027-12-31' }],
        ['10% more', { amount: 10, unit: '%' }], ['10% more leads by 2027', { amount: 10, unit: '%', by: '2027-12-31' }],
        ['10 more leads', { amount: 10, unit: 'leads' }], ['10% increase', { amount: 10, unit: '%' }],
        ['increase by 10% by 2027-12-31', { amount: 10, unit: '%', by: '2027-12-31' }], ['increase of 10%', { amount: 10, unit: '%' }],
        ['increase by 2000 by 2027', { amount: 2000, by: '2027-12-31' }], ['-20%', { comparison: 'at most', amount: -20, unit: '%' }],
        ['−20% by 2027-06-30', { comparison: 'at most', amount: -20, unit: '%', by: '2027-06-30' }],
        ['0% less', { comparison: 'at most', amount: 0, unit: '%' }], ['20% less', { comparison: 'at most', amount: -20, unit: '%' }],
        ['20% fewer complaints', { comparison: 'at most', amount: -20, unit: '%' }],
        ['reduce by 20% from 50', { comparison: 'at most', amount: -20, unit: '%', from: 50 }]
    ])('%s is a change', (text, expected) => {
        expect(readTarget(text)).toEqual({ ...plain, ...expected, relative: true });
    });

    test.each([
        ['deferred until 2027-03-01: no baseline yet', '2027-03-01', 'no baseline yet'],
        ['Deferred until 2027-03-01', '2027-03-01', null], ['deferred until 2027-03-01 - no baseline', '2027-03-01', 'no baseline'],
        ['**deferred** until 2027-03-01, no baseline', '2027-03-01', 'no baseline'],
        ['deferred until 2027-03-01 (no baseline yet)', '2027-03-01', 'no baseline yet'],
        ['deferred until 2027-03-01 because there is no baseline', '2027-03-01', 'there is no baseline'],
        ['deferred until March 1, 2027, no baseline', '2027-03-01', 'no baseline'], ['deferred until Q2 2027', '2027-06-30', null],
        ['deferred until the baseline exists', null, 'the baseline exists'],
        ['deferred until the baseline exists.', null, 'the baseline exists'],
        ['deferred: no baseline (see above)', null, 'no baseline (see above)'],
        ['deferred', null, null], ['deferred until 03/04/2027: late', null, '03/04/2027: late'],
        ['deferred until the tool: which one? is bought', null, 'the tool: which one? is bought'],
        [`deferred until 2027-03-01: ${'long '.repeat(100)}reason`, '2027-03-01', `${'long '.repeat(100)}reason`]
    ])('%s', (text, until, reason) => {
        expect(readTarget(text)).toEqual({ ...plain, amount: null, deferred: { until, reason } });
    });

    test.each([
        'TBD', 'doubled', 'double 40', 'grow', 'keep it up', '80 →', '→ 120', 'increase', 'by 2027-12-31', 'from 80', '120 by soon', '120 by 03/04/2027',
        '120 by 2027-02-30', '120 by 2027 by 2028', '120 from 80 from 70', '120 leads from 80 hours',
        '-10-20%', 'deferredly', '', '120 if budget allows', 'more leads', '+10% more', 'as many as possible', '120 by',
        '1.200 by 2027', 'not 120'
    ])('%s stays unread', text => {
        expect(readTarget(text)).toBeUndefined();
    });
});
