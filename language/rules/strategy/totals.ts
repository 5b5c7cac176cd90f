import { wrongTotals } from '../../analysis/totals.js';
import { exactText } from '../../analysis/words.js';
import { should, type Rule } from '../rule.js';

/** S5: what leadership signs must be right in itself. A row that changes often leaves its total behind. */
export const totalRules: Rule[] = [
    {
        code: 'total-should-add-up', requirement: 'S5', severity: should,
        summary: 'The total of a table should be the sum of its rows.',
        help: 'Looked at is the last row of a table, if it is called Total, and each column of amounts in one unit; amounts may be rounded. Averages, rates and people who are counted once are not added.',
        wrong: '# Strategy: Acme\n\n- Status: in review\n\n| Item | Cost |\n| --- | --- |\n| Film | EUR 12,000 |\n| Advertising | EUR 9,000 |\n| Total | EUR 20,000 |\n',
        right: '# Strategy: Acme\n\n- Status: in review\n\n| Item | Cost |\n| --- | --- |\n| Film | EUR 12,000 |\n| Advertising | EUR 9,000 |\n| Total | EUR 21,000 |\n',
        *check({ model }) {
            for (const { column, said, sum, unit, span, block } of wrongTotals(model)) {
                const right = exactText(sum, unit);
                yield { message: `The rows of ${column ? `"${column}"` : 'this column'} add up to ${right}, but the total says ${exactText(said, unit)}. Correct the total, or the row that is wrong.`, span, ...block ? { block } : {}, data: { fix: 'replace', text: right } };
            }
        }
    }
];
