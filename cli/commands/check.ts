import { styleText } from 'node:util';
import { realpathSync } from 'node:fs';
import { addDays, compareFindings, dueOfAll } from '../../language/index.js';
import { githubReport, gitlabReport, sarifReport } from '../report/check-ci.js';
import { daysAhead, markdownReport } from '../report/check-markdown.js';
import type { Command, Terminal } from '../command.js';
import { betweenStates } from '../git/comparison.js';
import { parse, readingOptions } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { open, type InputOptions } from '../input.js';
import { reportOf, reportOn, type CheckReport, type FindingReport } from '../report/report.js';
import { readPairs, type PairStates } from '../git/states.js';
import { version } from '../version.js';
import type { Workspace, WorkspaceOptions } from '../workspace.js';

const formats: Record<string, (report: CheckReport, workspace: Workspace, color: boolean) => string> = {
    text: (report, _workspace, color) => textReport(report, color),
    json: report => `${JSON.stringify(report, null, 2)}\n`,
    sarif: report => sarifReport(report, version),
    github: githubReport,
    gitlab: gitlabReport,
    markdown: (report, { documents, shared, today }) =>
        markdownReport(report, dueOfAll(documents.map(document => shared.workspace.Models.of(document)), { today, until: addDays(today, daysAhead) }))
};

export const check: Command = {
    name: 'check',
    usage: 'check [paths] [--format text|json|sarif|github|gitlab|markdown] [--max-warnings N] [--base REF [--trust-from REF]] [--today DATE] [--config FILE]',
    summary: 'tells what the strategies lack',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, format: { type: 'string', default: 'text' }, 'max-warnings': { type: 'string' }, base: { type: 'string' }, 'trust-from': { type: 'string' } });
        const format = formats[values.format];
        if (!format) throw new CliError(`Unknown format "${values.format}". Known are: ${Object.keys(formats).join(', ')}.`);
        const most = values['max-warnings'] ?? 'Infinity';
        if (!/^(?:\d+|Infinity)$/.test(most)) throw new CliError('--max-warnings takes a number, such as 10.');
        const { workspace, report } = values.base === undefined ? await all(positionals, values, terminal) : await newSince(values.base, values['trust-from'], positionals, { cwd: realpathSync(terminal.cwd), today: values.today, config: values.config });
        terminal.write(format(report, workspace, terminal.color));
        return report.summary.errors > 0 || report.summary.warnings > Number(most) ? exitCode.findings : exitCode.fine;
    }
};

async function all(paths: readonly string[], options: InputOptions, terminal: Terminal): Promise<{ workspace: Workspace; report: CheckReport }> {
    const workspace = await open(paths.length > 0 ? paths : ['.'], options, terminal);
    return { workspace, report: reportOf(workspace) };
}

/** What the strategies that changed since a commit lack and did not lack then. Whose signatures count is what that commit says. */
async function newSince(base: string, trustedAt: string | undefined, paths: readonly string[], options: WorkspaceOptions): Promise<{ workspace: Workspace; report: CheckReport }> {
    const comparison = await betweenStates(base, paths, options, trustedAt);
    return { workspace: comparison.now, report: reportOnNew(comparison.now, await readPairs(comparison)) };
}

/** The report on what was not found in the state before. */
export function reportOnNew(now: Workspace, states: readonly PairStates[]): CheckReport {
    const checked = states.flatMap(({ a, b, changes }) => b ? { document: b.document, all: b.result, findings: compareFindings(a, b, changes).new } : []);
    const report = reportOn(now, checked.map(({ document, all, findings }) => ({ document, result: { ...all, findings } })));
    return { ...report, summary: { ...report.summary, known: checked.reduce((sum, { all, findings }) => sum + all.findings.length - findings.length, 0) } };
}

const colors = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;

function textReport({ files, summary }: CheckReport, color: boolean): string {
    const paint = (style: Parameters<typeof styleText>[0], text: string): string => color ? styleText(style, text) : text;
    const line = (path: string, { range, severity, message, code }: FindingReport): string =>
        `${path}:${range.start.line}:${range.start.column}: ${paint(colors[severity], severity)}: ${message} ${paint('gray', `[${code}]`)}\n`;
    const blocks = files.filter(file => file.findings.length > 0)
        .map(file => file.findings.map(finding => line(file.path, finding)).join(''));
    return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${paint('bold', summaryLine(summary))}\n`;
}

function summaryLine({ files, errors, warnings, infos, hints, suppressed, known = 0 }: CheckReport['summary']): string {
    if (files === 0) return 'No strategy has changed.';
    const count = (number: number, word: string): string[] => number > 0 ? [`${number} ${word}${number === 1 ? '' : 's'}`] : [];
    const found = [...count(errors, 'error'), ...count(warnings, 'warning'), ...count(infos, 'note'), ...count(hints, 'hint')];
    const silenced = suppressed > 0 ? ` ${suppressed} silenced with a reason.` : '';
    const older = known > 0 ? ` ${known} older ${known === 1 ? 'one is' : 'ones are'} not shown.` : '';
    return `${count(files, 'file')}: ${found.length > 0 ? found.join(', ') : 'nothing to mend'}.${silenced}${older}`;
}
