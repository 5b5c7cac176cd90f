import { styleText } from 'node:util';
import { addDays, dueOfAll } from '../language/index.js';
import { daysAhead, markdownReport } from './check-markdown.js';
import type { Command } from './command.js';
import { parse, readingOptions } from './command.js';
import { CliError, exitCode } from './exit.js';
import { open } from './input.js';
import { reportOf, type CheckReport, type FindingReport } from './report.js';
import type { Workspace } from './workspace.js';

const formats: Record<string, (report: CheckReport, workspace: Workspace, color: boolean) => string> = {
    text: (report, _workspace, color) => textReport(report, color),
    json: report => `${JSON.stringify(report, null, 2)}\n`,
    markdown: (report, { documents, shared, today }) =>
        markdownReport(report, dueOfAll(documents.map(document => shared.workspace.Models.of(document)), { today, until: addDays(today, daysAhead) }))
};

export const check: Command = {
    name: 'check',
    usage: 'check [paths] [--format text|json|markdown] [--max-warnings N] [--today DATE] [--config FILE]',
    summary: 'tells what the strategies lack',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, format: { type: 'string', default: 'text' }, 'max-warnings': { type: 'string' } });
        const format = formats[values.format];
        if (!format) throw new CliError(`Unknown format "${values.format}". Known are: ${Object.keys(formats).join(', ')}.`);
        const most = values['max-warnings'] ?? 'Infinity';
        if (!/^(?:\d+|Infinity)$/.test(most)) throw new CliError('--max-warnings takes a number, such as 10.');
        const workspace = await open(positionals.length > 0 ? positionals : ['.'], values, terminal);
        const report = reportOf(workspace);
        terminal.write(format(report, workspace, terminal.color));
        return report.summary.errors > 0 || report.summary.warnings > Number(most) ? exitCode.findings : exitCode.fine;
    }
};

const colors = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;

function textReport({ files, summary }: CheckReport, color: boolean): string {
    const paint = (style: Parameters<typeof styleText>[0], text: string): string => color ? styleText(style, text) : text;
    const line = (path: string, { range, severity, message, code }: FindingReport): string =>
        `${path}:${range.start.line}:${range.start.column}: ${paint(colors[severity], severity)}: ${message} ${paint('gray', `[${code}]`)}\n`;
    const blocks = files.filter(file => file.findings.length > 0)
        .map(file => file.findings.map(finding => line(file.path, finding)).join(''));
    return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${paint('bold', summaryLine(summary))}\n`;
}

function summaryLine({ files, errors, warnings, infos, hints, suppressed }: CheckReport['summary']): string {
    const count = (number: number, word: string): string[] => number > 0 ? [`${number} ${word}${number === 1 ? '' : 's'}`] : [];
    const found = [...count(errors, 'error'), ...count(warnings, 'warning'), ...count(infos, 'note'), ...count(hints, 'hint')];
    const silenced = suppressed > 0 ? ` ${suppressed} silenced with a reason.` : '';
    return `${count(files, 'file')}: ${found.length > 0 ? found.join(', ') : 'nothing to mend'}.${silenced}`;
}
