import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { said } from './said.js';
import { open } from '../../../helpers/services.js';

const code = 'total-should-add-up';

const table = (header: string, rows: string[]): string => `# Strategy: Acme\n\n- Status: in review\n\n${[header, header.replace(/[^|]+/g, ' --- '), ...rows].map(row => `| ${row} |`).join('\n')}\n`;
const wrong = (column: string, sum: string, total: string): string => `The rows of ${column} add up to ${sum}, but the total says ${total}. Correct the total, or the row that is wrong.`;

describe('A total', () => {
    test.each<[string, string, string[], string[]]>([
        ['of money', 'Item | Cost', ['Film | EUR 12,000', 'Ads | EUR 9,000', 'Total | EUR 20,000'], [wrong('"Cost"', 'EUR 21,000', 'EUR 20,000')]],
        ['in bold, with a colon', 'Item | Cost', ['Film | €12k', 'Ads | €9k', '**Total:** | **€18k**'], [wrong('"Cost"', 'EUR 21,000', 'EUR 18,000')]],
        ['in German words and numbers', 'Posten | Kosten', ['Film | 12.000,50 €', 'Anzeigen | 9.000,00 €', 'Gesamtsumme | 20.000,00 €'], [wrong('"Kosten"', 'EUR 21,000.5', 'EUR 20,000')]],
        ['of one of several columns', 'Item | Hours | Cost', ['Film | 10 | $500', 'Ads | 5 | $300', 'Total | 14 | $800'], [wrong('"Hours"', '15', '14')]],
        ['of shares', 'Theme | Share', ['A | 60%', 'B | 50%', 'Total | 100%'], [wrong('"Share"', '110%', '100%')]],
        ['with empty cells', 'Item | Cost', ['Film | EUR 100', 'Ads | –', 'Fair |', 'Tools | EUR 50', 'Total | EUR 200'], [wrong('"Cost"', 'EUR 150', 'EUR 200')]],
        ['that is right', 'Item | Cost', ['Film | EUR 12,000', 'Ads | EUR 9,000', 'Total | EUR 21,000'], []],
        ['of rounded shares', 'Theme | Share', ['A | 33%', 'B | 33%', 'C | 33%', 'Total | 100%'], []],
        ['of rounded thousands', 'Item | Cost', ['Film | EUR 33.3k', 'Ads | EUR 33.3k', 'Fair | EUR 33.3k', 'Total | EUR 100k'], []],
        ['of growth rates', 'Platform | Growth', ['A | 6%', 'B | 5%', 'Total | 5.4%'], []],
        ['of growth rates that are not even an average', 'Platform | Growth', ['A | 6%', 'B | 5%', 'Total | 9%'], []],
        ['of what is at least so much', 'Item | Leads', ['Film | 100+', 'Ads | 50', 'Total | 190'], []],
        ['that is at least so much', 'Item | Leads', ['Film | 100', 'Ads | 50', 'Total | 140+'], []],
        ['that is an average', 'Post | Likes', ['A | 10', 'B | 20', 'Total | 15'], []],
        ['of people who are counted once', 'Platform | Unique reach', ['A | 10,000', 'B | 20,000', 'Total | 24,000'], []],
        ['of amounts per something', 'Item | Spent', ['A | EUR 10 per lead', 'B | EUR 20 per lead', 'Total | EUR 14 per lead'], []],
        ['behind subtotals', 'Item | Cost', ['Film | EUR 100', 'Total | EUR 100', 'Ads | EUR 50', 'Total | EUR 50'], []],
        ['behind rows called subtotals', 'Item | Cost', ['Film | EUR 100', 'Subtotal | EUR 100', 'Ads | EUR 50', 'Zwischensumme | EUR 50', 'Total | EUR 150'], []],
        ['with a part of the row above', 'Item | Cost', ['Film | EUR 100', 'of which music | EUR 20', 'Ads | EUR 50', 'Total | EUR 150'], []],
        ['of what cannot be read', 'Item | Cost', ['Film | about as last year', 'Ads | EUR 50', 'Total | EUR 20'], []],
        ['in two currencies', 'Item | Cost', ['Film | EUR 100', 'Ads | USD 50', 'Total | EUR 20'], []],
        ['of a single row', 'Item | Cost', ['Film | EUR 100', 'Total | EUR 200'], []],
        ['that is a word of the prose', 'Item | Cost', ['Film | EUR 100', 'Total war on boredom | EUR 200', 'Ads | EUR 5'], []]
    ])('%s', async (_, header, rows, expected) => expect(await said(code, table(header, rows))).toEqual(expected));

    test('below the blocks, in a section of its own, is looked at too; one in code is not', async () => {
        const costs = '| Item | Cost |\n| --- | --- |\n| A | EUR 1,000 |\n| B | EUR 2,000 |\n| Total | EUR 4,000 |\n';
        expect(await said(code, `# Strategy: Acme\n\n## Team: Sales\n\n## Budget\n\n${costs}`)).toHaveLength(1);
        expect(await said(code, `# Strategy: Acme\n\n## Team: Sales\n\n\`\`\`\n${costs}\`\`\`\n`)).toEqual([]);
    });

    test('is mended in its cell, emphasis and all', async () => {
        const text = table('Item | Cost', ['Film | EUR 12,000', 'Ads | EUR 9,000', '**Total** | **EUR 20,000**']);
        const finding = (await open(text)).check().findings.find(found => found.code === code)!;
        expect(finding).toMatchObject({ severity: 'warning', data: { fix: 'replace', text: 'EUR 21,000' } });
        expect(text.slice(finding.span.start, finding.span.end)).toBe('EUR 20,000');
    });

    test('is found wrong exactly if it is, whatever the amounts', async () => {
        await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 1000 }), async (amounts, off) => {
            const sum = amounts.reduce((all, amount) => all + amount, 0);
            const rows = amounts.map((amount, index) => `Item ${index} | EUR ${amount}`);
            expect(await said(code, table('Item | Cost', [...rows, `Total | EUR ${sum}`]))).toEqual([]);
            fc.pre(Math.abs(sum + off - sum / amounts.length) > 1);
            expect(await said(code, table('Item | Cost', [...rows, `Total | EUR ${sum + off}`]))).toHaveLength(1);
        }), { numRuns: 40 });
    });
});
