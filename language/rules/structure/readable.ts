import type { Structure } from '../../parser/structure.js';
import { always, type Problem, type Rule } from '../rule.js';

const readable = 'file-must-be-readable';

/** What keeps a file from being read as its writer meant it. */
export const readableRules: Rule[] = [
    {
        code: readable, requirement: 'structure', severity: always('error'), firm: true,
        summary: 'A file must be text that can be read: UTF-8, and not larger than any strategy is.',
        help: 'A picture or a document with a wrong name, a text of another encoding, or one of more than ten million characters is not read. Where single characters are lost, as in `Caf\uFFFD`, the rest is read, but nothing is said of the lines they stand in. No such file is formatted, signed or changed by a command, and no approval of it counts. In VS Code click the encoding in the status bar: *Reopen with Encoding*, then *Save with Encoding* and UTF-8.',
        wrong: '# Strategy: Caf\uFFFD\n', right: '# Strategy: Café\n',
        check: ({ structure: { unreadable } }) => unreadable ? [unreadable] : []
    }
];

/** Findings without those that only say what the lost characters do. */
export function withoutLost<T extends Problem & { code: string }>(findings: T[], { text, unreadable }: Structure): T[] {
    if (!unreadable) return findings;
    const isLost = ({ span, message }: Problem): boolean => unreadable.whole || /[\0\uFFFD]/.test(message) || /[\0\uFFFD]/.test(text.slice(span.start, span.end));
    return findings.filter(finding => finding.code === readable || !isLost(finding));
}
