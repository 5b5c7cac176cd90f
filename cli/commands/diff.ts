import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { compareApprovals, compareFindings, compareSums, reviewToJson, reviewToMarkdown, reviewToText, type FileReview } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { betweenPaths, betweenStates, type Comparison } from '../git/comparison.js';
import { CliError, exitCode } from '../exit.js';
import { readPairs, type PairStates } from '../git/states.js';
import type { Workspace } from '../workspace.js';

const formats: Record<string, (files: FileReview[], pathOf: Workspace['pathOf']) => string> = {
    text: reviewToText,
    markdown: reviewToMarkdown,
    json: (files, pathOf) => `${JSON.stringify(reviewToJson(files, pathOf), null, 2)}\n`
};

export const diff: Command = {
    name: 'diff',
    usage: 'diff OLD NEW [--format text|json|markdown] [--exit-code]',
    summary: 'tells what changes in meaning between two files or, with --git BASE[..HEAD] [paths], two states of a repository',
    async run(args, { cwd, write }) {
        const { values, positionals } = parse(args, { ...readingOptions, git: { type: 'string' }, 'trust-from': { type: 'string' }, format: { type: 'string', default: 'text' }, 'exit-code': { type: 'boolean', default: false } });
        const format = formats[values.format];
        if (!format) throw new CliError(`Unknown format "${values.format}". Known are: ${Object.keys(formats).join(', ')}.`);
        const options = { cwd: realpathSync(cwd), today: values.today, config: values.config };
        const comparison = values.git === undefined ? await betweenPaths(positionals, options) : await betweenStates(values.git, positionals, options, values['trust-from']);
        const reviews = reviewsOf(comparison, await readPairs(comparison));
        write(format(reviews, comparison.now.pathOf));
        return values['exit-code'] && reviews.length > 0 ? exitCode.findings : exitCode.fine;
    }
};

/** What changed in each pair of files; pairs that mean the same are left out, but for files that moved and approvals that fare otherwise. */
export function reviewsOf({ old, now }: Comparison, states: readonly PairStates[]): FileReview[] {
    const reviews = states.map(({ old: oldPath, now: newPath, moved, a, b, changes }): FileReview => {
        const otherName = moved || a && b && basename(oldPath!) !== basename(newPath!);
        return {
            path: (newPath ?? oldPath)!,
            ...otherName ? { oldPath } : {},
            status: !a ? 'added' : !b ? 'removed' : moved ? 'renamed' : 'changed',
            changes, findings: compareFindings(a, b, changes), approvals: compareApprovals(a?.approvals ?? [], b?.approvals ?? []), sums: compareSums(a?.model, b?.model)
        };
    });
    return toldOnce(reviews, new Set([...old.documents, ...now.documents].map(({ uri }) => uri.toString())))
        .filter(({ status, changes, approvals }) => status !== 'changed' || changes.length > 0 || approvals.length > 0);
}

/**
 * A change in a file that is compared itself is told there, not again where the file is used; a block that went from one file to another
 * is not also removed here and new there; the load of a person is told once.
 */
function toldOnce(reviews: FileReview[], compared: ReadonlySet<string>): FileReview[] {
    type Change = FileReview['changes'][number];
    const idOf = ({ block }: Change): string => `${block?.kind}: ${block?.title}`;
    const wentToFile = ({ kind, old }: Change): boolean => kind === 'moved' && old?.endsWith('.strategy.md') === true;
    const moves = new Set(reviews.flatMap(({ changes }) => changes.filter(wentToFile)).map(idOf));
    const comesOrGoes = ({ kind, field }: Change): boolean => field === undefined && (kind === 'added' || kind === 'removed');
    const loads = new Set<string>();
    return reviews.map(review => ({
        ...review,
        changes: review.changes.filter(change => wentToFile(change) || !(change.shared && compared.has(change.uri))
            && !(review.status === 'changed' && comesOrGoes(change) && moves.has(idOf(change)))),
        sums: review.sums.filter(sum => {
            const isNew = !loads.has(JSON.stringify(sum));
            if (sum.what.startsWith('load')) loads.add(JSON.stringify(sum));
            return isNew;
        })
    }));
}
