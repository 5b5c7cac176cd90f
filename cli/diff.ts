import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { LangiumDocument } from 'langium';
import { compareApprovals, compareFindings, compareModels, compareSums, emailsIn, reviewToJson, reviewToMarkdown, reviewToText, type FileReview, type TrustPorts } from '../language/index.js';
import { parse, readingOptions, type Command } from './command.js';
import { betweenPaths, betweenStates, type Comparison } from './comparison.js';
import { CliError, exitCode } from './exit.js';
import type { Workspace } from './workspace.js';

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
        const { values, positionals } = parse(args, { ...readingOptions, git: { type: 'string' }, format: { type: 'string', default: 'text' }, 'exit-code': { type: 'boolean', default: false } });
        const format = formats[values.format];
        if (!format) throw new CliError(`Unknown format "${values.format}". Known are: ${Object.keys(formats).join(', ')}.`);
        const options = { cwd: realpathSync(cwd), today: values.today, config: values.config };
        const comparison = values.git === undefined ? await betweenPaths(positionals, options) : await betweenStates(values.git, positionals, options);
        const reviews = await reviewsOf(comparison);
        write(format(reviews, comparison.now.pathOf));
        return values['exit-code'] && reviews.length > 0 ? exitCode.findings : exitCode.fine;
    }
};

/** What changed in each pair of files; pairs that mean the same are left out, but for files that moved and approvals that fare otherwise. */
async function reviewsOf({ old, now, pairs, proposed }: Comparison): Promise<FileReview[]> {
    const [before, after] = [documentsIn(old), documentsIn(now)];
    const reviews: FileReview[] = [];
    for (const { old: oldPath, now: newPath, moved } of pairs) {
        const [oldDocument, newDocument] = [before.get(oldPath ?? ''), after.get(newPath ?? '')];
        const a = oldDocument && await read(old, oldDocument);
        const b = newDocument && await read(now, newDocument, proposed && oldDocument ? await trustOf(old, oldDocument, now.today) : undefined);
        const changes = compareModels(a?.model, b?.model);
        const otherName = moved || a && b && basename(oldPath!) !== basename(newPath!);
        reviews.push({
            path: (newPath ?? oldPath)!,
            ...otherName ? { oldPath } : {},
            status: !a ? 'added' : !b ? 'removed' : moved ? 'renamed' : 'changed',
            changes, findings: compareFindings(a, b, changes), approvals: compareApprovals(a?.approvals ?? [], b?.approvals ?? []), sums: compareSums(a?.model, b?.model)
        });
    }
    return toldOnce(reviews, new Set([...old.documents, ...now.documents].map(({ uri }) => uri.toString())))
        .filter(({ status, changes, approvals }) => status !== 'changed' || changes.length > 0 || approvals.length > 0);
}

/** The documents by their path for the reader. */
function documentsIn({ documents, pathOf }: Workspace): Map<string, LangiumDocument> {
    return new Map(documents.map(document => [pathOf(document.uri.toString()), document]));
}

async function read({ shared, language }: Workspace, document: LangiumDocument, trust?: TrustPorts) {
    const { Approvals, Models } = shared.workspace;
    if (trust) {
        Approvals.fixed = trust;
        Approvals.forget();
    }
    const approvals = await Approvals.of(document);
    return { approvals, model: Models.of(document), result: language.validation.DocumentValidator.check(document) };
}

/**
 * Whose signatures count for a change: the signers and the holders of positions before it, never those it brings along. An approval that
 * is new in it must be valid today, one that was there before at its own date (docs/approval.md).
 */
async function trustOf({ shared }: Workspace, document: LangiumDocument, today: string): Promise<TrustPorts> {
    const model = shared.workspace.Models.of(document);
    const holders = [...model.blocks, ...model.shared].filter(({ kind }) => kind === 'Owner');
    const seals = new Set(model.blocks.flatMap(({ seal }) => seal ?? []));
    return {
        ...await shared.workspace.Approvals.trustFor(document),
        emailsOf: position => holders.filter(({ title }) => title.toLowerCase() === position.toLowerCase()).slice(0, 1).flatMap(emailsIn),
        dayOf: ({ seal }) => seal !== undefined && seals.has(seal) ? undefined : today
    };
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
