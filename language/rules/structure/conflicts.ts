import { linesInWords } from '../../analysis/words.js';
import { conflictsIn } from '../../parser/conflicts.js';
import type { Span } from '../../parser/scan.js';
import { always, type Problem, type Rule } from '../rule.js';

const finished = 'merge-must-be-finished';

/** What a merge in git leaves for a person to settle. */
export const conflictRules: Rule[] = [
    {
        code: finished, requirement: 'structure', severity: always('error'), firm: true,
        summary: 'A file must not hold two versions of the same lines.',
        help: 'git could not merge two changes of the same lines, so it left both, between `<<<<<<<` and `>>>>>>>`. Keep one of them, or write a third, and delete the marker lines. Until then nothing is said about these lines, and no approval of the file counts. VS Code offers *Accept Current Change* and *Accept Incoming Change* above them.',
        wrong: '## Team: Sales\n\n<<<<<<< ours\n- Function: sales\n=======\n- Function: service\n>>>>>>> theirs\n', right: '## Team: Sales\n\n- Function: sales\n',
        check({ structure: { text } }) {
            const conflicts = conflictsIn(text);
            const [first] = conflicts;
            if (!first) return [];
            const pairs = conflicts.filter(({ firstLine, lastLine }) => lastLine > firstLine);
            const message = pairs.length > 0 ? `Two versions of this file were merged, and ${linesInWords(pairs)} still hold both: keep one, and delete the marker lines.`
                : `A marker of a merge in git is left over (${linesInWords(conflicts)}): delete it.`;
            return [{ message, span: first }];
        }
    }
];

/** Findings without those about lines that hold two versions, and about blocks that do: nobody can say yet what these will be. */
export function withoutUnsettled<T extends Problem & { code: string }>(findings: T[], text: string): T[] {
    const conflicts = conflictsIn(text);
    const meets = ({ start, end }: Span): boolean => conflicts.some(conflict => conflict.start < end && start < conflict.end);
    return conflicts.length === 0 ? findings : findings.filter(({ code, span, block }) => code === finished || !meets(span) && !(block && meets(block.span)));
}
