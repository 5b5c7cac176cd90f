import { styleText } from 'node:util';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { addDays, compareFindings, counted, dueOfAll, type DueItem } from '../../language/index.js';
import { githubReport, gitlabReport, sarifReport } from '../report/check-ci.js';
import { daysAhead, markdownReport } from '../report/check-markdown.js';
import type { Command, Terminal } from '../command.js';
import { betweenStates } from '../git/comparison.js';
import { parse, readingOptions } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { findFiles } from '../find-files.js';
import { guardedIn, guardedNotes, type Guarded } from '../git/guarded.js';
import { open, type InputOptions } from '../input.js';
import { checkFiles, many, type CheckFilesOptions } from '../parallel/check-files.js';
import { reportOf, reportOn, type CheckReport, type FindingReport } from '../report/report.js';
import { readPairs, type PairStates } from '../git/states.js';
import { version } from '../version.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.js';

/** What a format shows; `markdown` also what falls due, for which it looks into the strategies themselves. */
const formats: Record<string, (report: CheckReport, color: boolean, workspace?: Workspace) => string> = {
    text: (report, color) => textReport(report, color),
    json: report => `${JSON.stringify(report, null, 2)}\n`,
    sarif: report => sarifReport(report, version),
    github: githubReport,
    gitlab: gitlabReport,
    markdown: (report, _color, workspace) => markdownReport(report, dueIn(workspace!))
};

export const check: Command = {
    name: 'check',
    usage: 'check [paths] [--format text|json|sarif|github|gitlab|markdown] [--max-warnings N] [--base REF [--trust-from REF]] [--today DATE] [--config FILE] [--jobs N] [--no-cache | --cache-location FOLDER]',
    summary: 'tells what the strategies lack',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, format: { type: 'string', default: 'text' }, 'max-warnings': { type: 'string' }, base: { type: 'string' }, 'trust-from': { type: 'string' }, jobs: { type: 'string' }, 'no-cache': { type: 'boolean', default: false }, 'cache-location': { type: 'string' } });
        const format = formats[values.format];
        if (!format) throw new CliError(`Unknown format "${values.format}". Known are: ${Object.keys(formats).join(', ')}.`);
        const most = values['max-warnings'] ?? 'Infinity';
        if (!/^(?:\d+|Infinity)$/.test(most)) throw new CliError('--max-warnings takes a number, such as 10.');
        const jobs = values.jobs ?? '';
        if (!/^(?:[1-9]\d*)?$/.test(jobs)) throw new CliError('--jobs takes a number from 1, such as 4.');
        const options = { ...values, jobs: jobs === '' ? undefined : Number(jobs), cache: values['no-cache'] ? false as const : values['cache-location'] && resolve(terminal.cwd, values['cache-location']) };
        const { workspace, report, guarded = [] } = values.base === undefined ? await all(positionals, options, values.format === 'markdown', terminal)
            : await newSince(values.base, values['trust-from'], positionals, { cwd: realpathSync(terminal.cwd), today: values.today, config: values.config });
        terminal.write(format(report, terminal.color, workspace));
        for (const note of guardedNotes(guarded)) terminal.complain?.(note);
        return report.summary.errors > 0 || report.summary.warnings > Number(most) ? exitCode.findings : exitCode.fine;
    }
};

interface Checked { report: CheckReport; /** What is open; of many files nothing is. */ workspace?: Workspace; guarded?: readonly Guarded[] }

async function all(paths: readonly string[], options: InputOptions & CheckFilesOptions, needsWorkspace: boolean, terminal: Terminal): Promise<Checked> {
    if (paths.includes('-')) return inOne(await open(paths, options, terminal));
    const files = await findFiles(paths.length > 0 ? paths : ['.'], terminal.cwd);
    if (files.length >= many && !needsWorkspace) return { report: await checkFiles(files, terminal, options) };
    return inOne(await openWorkspace(files, { cwd: terminal.cwd, today: options.today, config: options.config }));
}

function inOne(workspace: Workspace): Checked {
    return { workspace, report: reportOf(workspace) };
}

/** What the strategies that changed since a commit lack and did not lack then. Whose signatures count is what that commit says. */
async function newSince(base: string, trustedAt: string | undefined, paths: readonly string[], options: WorkspaceOptions): Promise<Checked> {
    const comparison = await betweenStates(base, paths, { ...options, affectedOnly: true }, trustedAt);
    return { workspace: comparison.now, report: reportOnNew(comparison.now, await readPairs(comparison)), guarded: await guardedIn(comparison) };
}

function dueIn({ documents, shared, today }: Workspace): DueItem[] {
    return dueOfAll(documents.map(document => shared.workspace.Models.of(document)), { today, until: addDays(today, daysAhead) });
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
    const count = (number: number, word: string): string[] => number > 0 ? [counted(number, word)] : [];
    const found = [...count(errors, 'error'), ...count(warnings, 'warning'), ...count(infos, 'note'), ...count(hints, 'hint')];
    const silenced = suppressed > 0 ? ` ${suppressed} silenced with a reason.` : '';
    const older = known > 0 ? ` ${known} older ${known === 1 ? 'one is' : 'ones are'} not shown.` : '';
    return `${count(files, 'file')}: ${found.length > 0 ? found.join(', ') : 'nothing to mend'}.${silenced}${older}`;
}
