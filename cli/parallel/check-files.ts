import { availableParallelism } from 'node:os';
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Terminal } from '../command.js';
import { CliError } from '../exit.js';
import { reportFrom, type CheckReport } from '../report/report.js';
import { version } from '../version.js';
import { rootsOf, todayOf } from '../workspace.js';
import { openCache, stampOf, usualFolder, type Cache } from './cache.js';
import { batchChecker, type BatchOptions, type FileCheck } from './check-batch.js';
import { checkInWorkers } from './workers.js';

/** So many files are read together; then all is forgotten, so that memory does not grow with their number. */
const batchSize = 25;
/** Fewer files than that are not worth a look into the cache, nor the start of a thread. */
export const many = 150;

export interface CheckFilesOptions {
    today?: string;
    config?: string;
    /** At most so many threads. */
    jobs?: number;
    /** `false`: nothing is taken from earlier checks, and nothing kept. A path: where it is kept. */
    cache?: string | false;
}

/**
 * Checks any number of files: in batches, on all cores, and only what has changed since the last time. The report is the same, byte for
 * byte, with any number of threads and with or without a cache.
 * @param files absolute paths, sorted.
 * @throws CliError in the reader's words when a file, the date or a configuration cannot be read.
 */
export async function checkFiles(files: readonly string[], { cwd, program, progress }: Pick<Terminal, 'cwd' | 'program' | 'progress'>, options: CheckFilesOptions): Promise<CheckReport> {
    const batch: BatchOptions = { cwd, config: options.config, today: todayOf(options.today), roots: rootsOf(files, cwd) };
    const cache = cacheFor(batch, options, program);
    const checks = files.map(file => cache?.find(file));
    const waiting = files.filter((_, index) => !checks[index]);
    const batches = Array.from({ length: Math.ceil(waiting.length / batchSize) }, (_, index) => waiting.slice(index * batchSize, (index + 1) * batchSize));
    let done = files.length - waiting.length;
    const tell = (count: number): void => progress?.(`Checked ${done += count} of ${files.length} strategies`);
    const jobs = Math.min(options.jobs ?? availableParallelism(), Math.ceil(waiting.length / many));
    try {
        const fresh = program && jobs > 1 ? await checkInWorkers(batches, batch, program, jobs, tell) : await oneByOne(batches, batch, tell);
        cache?.keep(fresh);
        const found = new Map([...checks, ...fresh].flatMap((check): [string, FileCheck][] => check ? [[check.file, check]] : []));
        return reportFrom(files.map(file => ({ path: relative(cwd, file).split(sep).join('/'), ...found.get(file)!.report })), batch.today);
    } finally {
        progress?.(undefined);
    }
}

async function oneByOne(batches: readonly (readonly string[])[], options: BatchOptions, done: (files: number) => void): Promise<FileCheck[]> {
    if (batches.length === 0) return [];
    const check = batchChecker(options);
    const checks: FileCheck[] = [];
    for (const files of batches) {
        checks.push(...await check(files));
        done(files.length);
    }
    return checks;
}

/** A program that is not the built one may have any rules, so nothing of it is kept. */
function cacheFor({ cwd, config, today, roots }: BatchOptions, { cache }: CheckFilesOptions, program: string | undefined): Cache | undefined {
    if (cache === false || program === undefined) return undefined;
    const rules = config === undefined ? null : textOf(resolve(cwd, config), config);
    return openCache(cache ?? usualFolder(), JSON.stringify([1, version, stampOf(program), process.versions.node, today, roots, rules]));
}

function textOf(file: string, shown: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch (error) {
        throw new CliError(`${shown}: ${(error as Error).message}`);
    }
}
