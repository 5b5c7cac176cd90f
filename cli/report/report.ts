import type { LangiumDocument } from 'langium';
import { placeFinder, type CheckResult, type Finding } from '../../language/index.js';
import type { Workspace } from '../workspace.js';

/** The JSON of `check`, version 1. Lines and columns are 1-based; files and findings are sorted. */
export interface CheckReport {
    version: 1;
    today: string;
    files: FileReport[];
    summary: Record<'files' | 'errors' | 'warnings' | 'infos' | 'hints' | 'suppressed', number> & { /** With `--base`: findings that were there before, and are not listed. */ known?: number };
}
export interface FileReport {
    path: string;
    findings: FindingReport[];
    suppressed: { code: string; reason: string; line: number }[];
}
export interface FindingReport {
    code: string;
    severity: Finding['severity'];
    message: string;
    block: { kind: string; title: string } | null;
    requirement: Finding['requirement'];
    range: { start: Place; end: Place };
    /** Where the rule is explained, from the project's root. */
    help: string;
}
export interface Place { line: number; column: number }

export function reportOf(workspace: Workspace): CheckReport {
    const { DocumentValidator } = workspace.language.validation;
    return reportOn(workspace, workspace.documents.map(document => ({ document, result: DocumentValidator.check(document) })));
}

/** The report on what a check found. */
export function reportOn(workspace: Workspace, checked: readonly { document: LangiumDocument; result: CheckResult }[]): CheckReport {
    return reportFrom(checked.map(({ document, result }) => ({ path: workspace.pathOf(document.uri.toString()), ...fileReport(document.textDocument.getText(), result) })), workspace.today);
}

/** The report on files that were checked, in any order. */
export function reportFrom(checked: readonly FileReport[], today: string): CheckReport {
    const files = checked.toSorted((a, b) => a.path < b.path ? -1 : 1);
    const count = (severity: Finding['severity']): number => files.reduce((sum, file) => sum + file.findings.filter(finding => finding.severity === severity).length, 0);
    return {
        version: 1, today, files,
        summary: {
            files: files.length, errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint'),
            suppressed: files.reduce((sum, file) => sum + file.suppressed.length, 0)
        }
    };
}

/** What was found in a file, in the places of its text. */
export function fileReport(text: string, { findings, suppressed }: CheckResult): Omit<FileReport, 'path'> {
    const place = placeFinder(text);
    return {
        findings: findings.map(({ code, severity, message, block, requirement, span }) => ({
            code, severity, message,
            block: block ? { kind: block.kind, title: block.title } : null,
            requirement,
            range: { start: place(span.start), end: place(span.end) },
            help: `docs/rules.md#${code}`
        })),
        suppressed: suppressed.map(({ code, reason, span }) => ({ code, reason, line: place(span.start).line }))
    };
}
