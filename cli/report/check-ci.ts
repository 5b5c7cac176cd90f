import { createHash } from 'node:crypto';
import { rules } from '../../language/index.js';
import type { CheckReport, FindingReport } from './report.js';

/** One finding with the file it stands in. */
export interface Placed { path: string; finding: FindingReport }

export const placed = ({ files }: CheckReport): Placed[] => files.flatMap(({ path, findings }) => findings.map(finding => ({ path, finding })));

/** Stays the same while a finding moves within its file: which rule, about which block, in which words. */
function fingerprint({ path, finding: { code, block, message } }: Placed, seen: Map<string, number>): string {
    const hash = createHash('sha256').update(JSON.stringify([path, code, block, message])).digest('hex');
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return count === 1 ? hash : createHash('sha256').update(`${hash} ${count}`).digest('hex');
}

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** SARIF 2.1.0 (OASIS): one run, all rules with their help, findings as results, silenced ones with their reason. */
export function sarifReport(report: CheckReport, version: string): string {
    const index = new Map(rules.map((rule, at) => [rule.code, at]));
    const seen = new Map<string, number>();
    const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
    const results = placed(report).map(({ path, finding }) => ({
        ruleId: finding.code, ruleIndex: index.get(finding.code)!, level: levels[finding.severity], message: { text: finding.message },
        locations: [{
            physicalLocation: {
                artifactLocation: { uri: uri(path), uriBaseId: '%SRCROOT%' },
                region: { startLine: finding.range.start.line, startColumn: finding.range.start.column, endLine: finding.range.end.line, endColumn: finding.range.end.column }
            },
            ...finding.block ? { logicalLocations: [{ name: finding.block.title, kind: finding.block.kind.toLowerCase() }] } : {}
        }],
        partialFingerprints: { 'strategyFinding/v1': fingerprint({ path, finding }, seen) }
    }));
    const silenced = report.files.flatMap(({ path, suppressed }) => suppressed.map(({ code, reason, line }) => ({
        ruleId: code, ruleIndex: index.get(code)!, level: 'none', message: { text: `Silenced here: ${reason}` },
        locations: [{ physicalLocation: { artifactLocation: { uri: uri(path), uriBaseId: '%SRCROOT%' }, region: { startLine: line } } }],
        suppressions: [{ kind: 'inSource', justification: reason }]
    })));
    const driver = {
        name: 'Strategy Markdown', semanticVersion: version,
        rules: rules.map(({ code, requirement, summary, help }) => ({
            id: code, shortDescription: { text: summary }, help: { text: help, markdown: help }, properties: { tags: [requirement] }
        }))
    };
    return `${JSON.stringify({
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json', version: '2.1.0',
        runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which the check ran.' } } }, results: [...results, ...silenced] }]
    }, null, 2)}\n`;
}

const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/** GitHub shows so many annotations of a step and kind, and drops the rest without a word. */
const shownByGitHub = 10;

/** Workflow commands of GitHub Actions: one line for each finding, the gravest first; a last one says how many GitHub will not show. */
export function githubReport(report: CheckReport): string {
    const { lines, hidden } = githubCommands(placed(report));
    const { errors, warnings, infos, hints } = report.summary;
    const rest = hidden > 0 ? `GitHub shows ${shownByGitHub} of each kind here; ${hidden} more are in the log above.\n` : '';
    return `${lines.join('')}${errors} errors, ${warnings} warnings, ${infos + hints} notes in ${report.summary.files} files.\n${rest}`;
}

/** One command for each finding, the gravest first, else in the order given; `hidden` is how many of them GitHub will not show. */
export function githubCommands(findings: readonly Placed[]): { lines: string[]; hidden: number } {
    const sorted = findings.toSorted((a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity));
    const lines = sorted.map(({ path, finding }) => {
        const { start, end } = finding.range;
        const place = [['file', path], ['line', start.line], ['endLine', end.line], ...start.line === end.line ? [['col', start.column], ['endColumn', end.column]] : [], ['title', finding.code]];
        return `::${commands[finding.severity]} ${place.map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(finding.message)}\n`;
    });
    const hidden = (['error', 'warning', 'notice'] as const).map(kind => Math.max(0, lines.filter(line => line.startsWith(`::${kind} `)).length - shownByGitHub)).reduce((sum, count) => sum + count, 0);
    return { lines, hidden };
}

const order = ['error', 'warning', 'info', 'hint'];

/** Escapes as @actions/core does: without it a title could start a command of its own. */
export function data(text: string): string {
    return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
    return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

const qualities = { error: 'major', warning: 'minor', info: 'info', hint: 'info' } as const;

/** GitLab's Code Quality report: a subset of the Code Climate format, one object for each finding. */
export function gitlabReport(report: CheckReport): string {
    const seen = new Map<string, number>();
    return `${JSON.stringify(placed(report).map(({ path, finding }) => ({
        description: finding.message, check_name: finding.code, fingerprint: fingerprint({ path, finding }, seen), severity: qualities[finding.severity],
        location: { path, lines: { begin: finding.range.start.line, end: finding.range.end.line } }
    })), null, 2)}\n`;
}
