import { recognisedInWords, rules, type ImportedDraft } from '../../language/index.js';
import type { FindingReport } from './report.js';

/** The JSON of `import`, version 1. */
export interface ImportReport {
    version: 1;
    /** What was read; `null` for standard input. */
    source: string | null;
    /** The draft that was written; `null` when the text is a strategy already. */
    written: string | null;
    already: boolean;
    title: string | null;
    /** Titles of the blocks that were recognised, by kind. */
    recognised: Record<string, string[]>;
    /** Words of the text whose place a field of the language took. */
    renamed: Record<string, string>;
    /** Tables that stay as they are. Lines are those of the draft, 1-based. */
    tables: ImportedDraft['tables'];
    /** What the check finds in the draft, grouped by rule, the gravest first. */
    missing: Missing[];
}

/** The findings of one rule. */
export interface Missing { code: string; severity: FindingReport['severity']; says: string; count: number; /** Titles of the blocks, each once. */ blocks: string[] }

const severities = ['error', 'warning', 'info', 'hint'] as const;

/** Findings grouped by their rule: what one finding says, and of several what the rule asks for. */
export function missingIn(findings: readonly FindingReport[]): Missing[] {
    const codes = [...new Set(findings.map(({ code }) => code))];
    return codes.map((code): Missing => {
        const found = findings.filter(finding => finding.code === code);
        const summary = rules.find(rule => rule.code === code)?.summary;
        return {
            code, severity: severities.find(severity => found.some(finding => finding.severity === severity))!, says: found.length > 1 && summary ? summary : found[0]!.message, count: found.length,
            blocks: [...new Set(found.flatMap(({ block }) => block?.title ? [block.title] : []))]
        };
    }).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count);
}

/** What was made of a text, for the person who has to go on with it. */
export function importInWords(report: ImportReport): string {
    const { written, renamed, tables, missing } = report;
    const read = Object.entries(renamed).map(([word, key]) => `  "${word}" as ${key}`);
    const kept = tables.map(({ line, columns }) => `  line ${line}: ${columns}`);
    const gaps = missing.map(({ says, count, blocks }) => `  ${says}${count > 1 ? ` (${count}${blocks.length > 0 ? `: ${blocks.slice(0, 3).join('; ')}${blocks.length > 3 ? '; ...' : ''}` : ''})` : ''}`);
    const chapter = (title: string, lines: readonly string[]): string => lines.length > 0 ? `\n${title}\n${lines.join('\n')}\n` : '';
    const sum = missing.reduce((all, { count }) => all + count, 0);
    return `${written} is written, a draft. ${recognisedInWords(report)}\nEverything else stands in it as it was. Nothing was left out.\n`
        + chapter('Read in other words', read) + chapter('Tables that stay tables', kept) + chapter(`Still missing or unclear (${sum})`, gaps)
        + `\nWhat to do next: open it in VS Code, or in any editor, and follow the hints in it.\n`;
}
