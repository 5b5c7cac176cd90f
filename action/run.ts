import { data, githubCommands, placed, sarifReport, type Placed } from '../cli/report/check-ci.js';
import { CliError, exitCode } from '../cli/exit.js';
import { version } from '../cli/version.js';
import { keepComment, type Posted } from './comment.js';
import { writeDocuments } from './documents.js';
import { writeInside, writeOutputs, writeSummary } from './files.js';
import { read, type Reading } from './reading.js';
import { isSilent, limits, reportOf } from './report.js';
import { settingsOf, type FailOn, type Runner, type Settings } from './settings.js';

/**
 * Checks the strategies of a pull request, and tells its reviewers: beside the lines, in the summary of the job, in one comment.
 * @returns the exit code of the job.
 */
export async function runAction(runner: Runner): Promise<number> {
    const say = (text: string): void => runner.write(`${text.replace(/\s+/g, ' ').replace(/##\[/g, '# #[').replace(/^::/, ': :')}\n`);
    try {
        return await checked(settingsOf(runner), runner, say);
    } catch (error) {
        runner.write(`::error title=Strategy check::${data(error instanceof CliError ? error.message : `The check failed: ${(error as Error).stack}`)}\n`);
        return exitCode.failure;
    }
}

async function checked(settings: Settings, { fetch, write }: Runner, say: (text: string) => void): Promise<number> {
    const reading = await read(settings);
    const failed = fails(settings.failOn, reading);
    const { lines, hidden } = annotations(settings.failOn, reading);
    write(lines.join(''));
    if (settings.sarif) writeInside(settings.cwd, settings.sarif, sarifReport(reading.all, version));
    const documents = await writeDocuments(reading.concerned, reading.now, settings);
    for (const problem of documents.problems) say(problem);
    const around = { failed, hidden, sarif: settings.sarif, run: settings.run, base: settings.pullRequest?.base.name ?? 'the base' };
    const comment = reportOf(reading, around, limits.comment);
    writeSummary(settings.summaryFile, reportOf(reading, around, limits.summary));
    const { errors, warnings } = (settings.failOn === 'error' || settings.failOn === 'warning' ? reading.all : reading.fresh).summary;
    writeOutputs(settings.outputFile, { errors: String(errors), warnings: String(warnings), sarif: settings.sarif ?? '', documents: settings.documents && documents.written > 0 ? settings.documents.folder : '', summary: comment });
    say(inShort(reading, hidden));
    if (settings.comment && settings.pullRequest) say(told(await keepComment(comment, !isSilent(reading), settings, fetch)));
    return failed ? exitCode.findings : exitCode.fine;
}

function inShort({ fresh: { summary }, compared }: Reading, hidden: number): string {
    const older = compared ? `, new in this change; ${summary.known ?? 0} were there before` : '';
    const rest = hidden > 0 ? ` GitHub shows ten of a kind beside the text; ${hidden} more are in the log above.` : '';
    return `${summary.errors} to mend, ${summary.warnings} to look at${older}.${rest}`;
}

function fails(failOn: FailOn, { fresh, all }: Reading): boolean {
    switch (failOn) {
        case 'none': return false;
        case 'new': return fresh.summary.errors > 0;
        case 'error': return all.summary.errors > 0;
        case 'warning': return all.summary.errors + all.summary.warnings > 0;
    }
}

/** What is shown beside the lines: new findings, those about changed blocks first, and behind them older ones that fail the job. */
function annotations(failOn: FailOn, { fresh, all, reviews, pathOf }: Reading): { lines: string[]; hidden: number } {
    const blockIn = (path: string, block: { kind: string; title: string } | null): string => JSON.stringify([path, block?.kind, block?.title]);
    const changed = new Set(reviews.flatMap(({ changes }) => changes.map(({ uri, block }) => blockIn(pathOf(uri), block))));
    const isChanged = ({ path, finding }: Placed): boolean => changed.has(blockIn(path, finding.block));
    const found = placed(fresh);
    const keyOf = ({ path, finding }: Placed): string => JSON.stringify([path, finding]);
    const known = new Set(found.map(keyOf));
    const failing: readonly string[] = failOn === 'error' ? ['error'] : failOn === 'warning' ? ['error', 'warning'] : [];
    const older = placed(all).filter(one => failing.includes(one.finding.severity) && !known.has(keyOf(one)));
    return githubCommands([...found.filter(isChanged), ...found.filter(one => !isChanged(one)), ...older]);
}

function told(posted: Posted): string {
    if ('failed' in posted) return `The comment was not written: ${posted.failed}.`;
    const said = { created: 'The comment on the pull request was written.', updated: 'The comment on the pull request was brought up to date.', nothing: 'No strategy changes, so there is no comment.' };
    return said[posted.done];
}
