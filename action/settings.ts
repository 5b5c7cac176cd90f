import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../cli/exit.js';
import { papers, type Paper } from '../cli/export/formats.js';

/** What the runner hands in. Nothing of the action reaches for it otherwise. */
export interface Runner {
    /** The environment variables of GitHub Actions: `GITHUB_...`, and `INPUT_...` for the inputs of action.yml. */
    variables: Readonly<Record<string, string | undefined>>;
    cwd: string;
    fetch: typeof globalThis.fetch;
    /** Writes to the log, where lines that begin with `::` are commands. */
    write(text: string): void;
}

/** At what the job fails. */
export type FailOn = 'new' | 'error' | 'warning' | 'none';

/** The pull request that is checked, as the event tells it. */
export interface PullRequest {
    number: number;
    /** The tip of the branch it is to be merged into, and the branch's name. */
    base: { commit: string; name: string };
    /** The tip of its own branch. */
    head: string;
    /** It comes from another repository, whose workflows may only read. */
    fork: boolean;
}

export interface Settings {
    cwd: string;
    paths: string[];
    /** A commit to compare with, in place of the one that the event names. */
    base: string | undefined;
    failOn: FailOn;
    comment: boolean;
    /** Where to write the SARIF file, as given. */
    sarif: string | undefined;
    /** Where to write formatted documents, as given, and as what. */
    documents: { folder: string; format: 'html' | 'pdf'; paper: Paper } | undefined;
    token: string | undefined;
    today: string | undefined;
    pullRequest: PullRequest | undefined;
    /** The commit below a group of pull requests that wait to be merged together. */
    mergeGroup: string | undefined;
    /** `owner/name` */
    repository: string | undefined;
    api: string;
    /** The page of this run, where log and files are. */
    run: string | undefined;
    outputFile: string | undefined;
    summaryFile: string | undefined;
}

/**
 * Reads the inputs, and the event that started the workflow.
 * @throws CliError for an input that is none of its words.
 */
export function settingsOf({ variables, cwd }: Runner): Settings {
    const input = (name: string): string | undefined => variables[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
    const documents = input('documents');
    const event = eventIn(variables['GITHUB_EVENT_PATH']);
    const repository = /^[\w.-]+\/[\w.-]+$/.exec(variables['GITHUB_REPOSITORY'] ?? '')?.[0];
    const runId = /^\d+$/.exec(variables['GITHUB_RUN_ID'] ?? '')?.[0];
    const server = (variables['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/$/, '');
    return {
        cwd: resolve(variables['GITHUB_WORKSPACE'] || cwd),
        paths: (input('paths') ?? '.').split('\n').map(path => path.trim()).filter(path => path !== ''),
        base: input('base'),
        failOn: oneOf('fail-on', input('fail-on') ?? 'new', ['new', 'error', 'warning', 'none']),
        comment: oneOf('comment', input('comment') ?? 'true', ['true', 'false']) === 'true',
        sarif: input('sarif'), token: input('token'), today: input('today'),
        documents: documents === undefined ? undefined
            : { folder: documents, format: oneOf('documents-format', input('documents-format') ?? 'html', ['html', 'pdf']), paper: oneOf('documents-paper', input('documents-paper') ?? 'a4', papers) },
        pullRequest: pullRequestIn(event),
        mergeGroup: textAt(event, 'merge_group', 'base_sha'),
        repository,
        api: (variables['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, ''),
        run: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
        outputFile: variables['GITHUB_OUTPUT'] || undefined,
        summaryFile: variables['GITHUB_STEP_SUMMARY'] || undefined
    };
}

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
    const found = known.find(word => word === value);
    if (found === undefined) throw new CliError(`The input "${name}" is one of ${known.join(', ')}, not "${value}".`);
    return found;
}

/** @throws CliError when the file is there and cannot be read: without the event, a pull request would be taken for something else. */
function eventIn(path: string | undefined): unknown {
    if (!path) return undefined;
    try {
        return JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
        throw new CliError(`The event that started this workflow could not be read: ${(error as Error).message}`);
    }
}

function at(value: unknown, ...keys: string[]): unknown {
    return keys.reduce<unknown>((found, key) => typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined, value);
}

function textAt(value: unknown, ...keys: string[]): string | undefined {
    const found = at(value, ...keys);
    return typeof found === 'string' ? found : undefined;
}

function pullRequestIn(event: unknown): PullRequest | undefined {
    const number = at(event, 'pull_request', 'number');
    const commit = textAt(event, 'pull_request', 'base', 'sha');
    const head = textAt(event, 'pull_request', 'head', 'sha');
    if (!Number.isInteger(number) || commit === undefined || head === undefined) return undefined;
    const [from, to] = ['head', 'base'].map(side => textAt(event, 'pull_request', side, 'repo', 'full_name'));
    return { number: number as number, base: { commit, name: textAt(event, 'pull_request', 'base', 'ref') ?? 'the base branch' }, head, fork: from !== to };
}
