import { and, asText, counted, type DueItem, type Requirement } from '../../language/index.js';
import type { CheckReport, FileReport, FindingReport } from './report.js';

/** For how many days ahead the report tells what falls due. */
export const daysAhead = 60;

/** What each requirement is about, in the words of a heading. */
const requirements: Record<Requirement, string> = {
    S1: 'marketing and sales together', S2: 'where the audience is', S3: 'clear responsibilities', S4: 'measured and acted on', S5: 'in writing and approved', S6: 'kept up to date',
    R1: 'relationships', R2: 'data as the map', R3: 'it pays', R4: 'the end goal in sight', structure: 'the document itself'
};

type Severity = FindingReport['severity'];

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const words: Record<Severity, string> = { error: '**Mend this:**', warning: '**Look at this:**', info: 'Note:', hint: 'Hint:' };

/**
 * The report for people: a comment on a pull request, the summary of a job. What matters comes first; what the authors wrote shows as text and
 * can neither link, mention anybody nor break a table.
 */
export function markdownReport(report: CheckReport, due: readonly DueItem[]): string {
    const { summary, today } = report;
    const found = report.files.filter(({ findings }) => findings.length > 0);
    const overdue = due.filter(item => item.overdue);
    const ahead = due.filter(item => !item.overdue);
    return `${[
        '## The strategy check',
        `${headline(summary)} Checked on ${dayText(today)}.`,
        ...found.map(file => fileSection(file)),
        ...silenced(report.files),
        ...overdue.length > 0 ? ['### Overdue', table(overdue, 'Since')] : [],
        ...ahead.length > 0 ? [`### What falls due in the next ${daysAhead} days`, table(ahead, 'Date')] : overdue.length > 0 ? [] : [`Nothing falls due in the next ${daysAhead} days.`]
    ].join('\n\n')}\n`;
}

function headline({ files, errors, warnings, infos, hints }: CheckReport['summary']): string {
    const parts = [
        errors > 0 && `**${errors} must be mended**`, warnings > 0 && `${warnings} should be looked at`, infos > 0 && counted(infos, 'note'), hints > 0 && counted(hints, 'hint')
    ].filter(part => part !== false);
    const where = files === 1 ? 'one file' : `${files} files`;
    return parts.length > 0 ? `In ${where}: ${and(parts)}.` : `Nothing to mend in ${where}.`;
}

/** What is to be done in a file; its notes and hints folded away under it. */
export function fileSection({ path, findings }: FileReport, level = '###'): string {
    const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    const slight = findings.filter(finding => !grave.includes(finding));
    const folded = slight.length === 0 ? [] : [`<details><summary>${slight.length === 1 ? 'One note' : `${slight.length} notes and hints`}</summary>`, ...byBlock(slight), '</details>'];
    return [`${level} ${shown(path)}`, ...byBlock(grave), ...folded].join('\n\n');
}

/** Findings under their blocks; the block with the gravest finding first. */
function byBlock(findings: readonly FindingReport[]): string[] {
    const groups = new Map<string, FindingReport[]>();
    for (const finding of findings.toSorted((a, b) => rank(a) - rank(b) || a.range.start.line - b.range.start.line)) {
        const { block } = finding;
        const name = block ? `${block.kind}${block.title ? `: ${block.title}` : ''}` : 'The document';
        groups.set(name, [...groups.get(name) ?? [], finding]);
    }
    return [...groups].map(([name, found]) => `**${shown(name)}**\n\n${found.map(findingLine).join('\n')}`);
}

function findingLine({ severity, message, requirement, range }: FindingReport): string {
    const asked = requirement === 'structure' ? requirements[requirement] : `${requirement}, ${requirements[requirement]}`;
    return `- ${words[severity]} ${shown(message)} *(${asked}; line ${range.start.line})*`;
}

function silenced(files: readonly FileReport[]): string[] {
    const lines = files.flatMap(({ path, suppressed }) => suppressed.map(({ code, reason, line }) => `- ${shown(path)}, line ${line}: ${shown(reason)} *(${code})*`));
    return lines.length > 0 ? ['### Silenced, with a reason', lines.join('\n')] : [];
}

function table(items: readonly DueItem[], date: string): string {
    const rows = together(items).map(([first, ...others]) => {
        const what = [first!.kind === 'meeting' && first!.repeats ? `${first!.title} (${first!.repeats.text})` : first!.title, ...others.map(({ block }) => block.title)];
        return `| ${dayText(first!.date)} | ${what.map(each => shown(each)).join('; ')} | ${shown(first!.who.join(', ')) || '–'} |`;
    });
    return [`| ${date} | What | Who |`, '| --- | --- | --- |', ...rows].join('\n');
}

/** What one person reads on one day is one row. */
function together(items: readonly DueItem[]): DueItem[][] {
    const rows = new Map<unknown, DueItem[]>();
    for (const item of items) {
        const key = item.kind === 'reading' ? `${item.date} ${item.who.join()}` : item;
        rows.set(key, [...rows.get(key) ?? [], item]);
    }
    return [...rows.values()];
}

const rank = ({ severity }: FindingReport): number => severities.indexOf(severity);

/** `9 March 2027` */
function dayText(date: string): string {
    return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Longer than any message that a person reads to its end. */
const longest = 500;

/** An author's words, or ours around them, as text. A `##` stays one that can be copied into the strategy. */
function shown(words: string): string {
    const characters = [...words.slice(0, 2 * longest)];
    const short = words.length > 2 * longest || characters.length > longest ? `${characters.slice(0, longest).join('')}…` : words;
    return asText(short).replace(/\\#&#8203;(?!\d)/g, '\\#');
}
