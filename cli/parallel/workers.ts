import { parentPort, Worker, workerData } from 'node:worker_threads';
import { CliError } from '../exit.js';
import { batchChecker, type BatchOptions, type FileCheck } from './check-batch.js';

/** What a worker answers: what it found, or why it could not. `known`: in words for the reader. */
type Answer = { checks: FileCheck[] } | { problem: string; known: boolean };

interface WorkerData { strategyCheck: BatchOptions }

/** Whether this thread was started to check files. */
export function isCheckWorker(): boolean {
    return typeof workerData === 'object' && workerData !== null && 'strategyCheck' in workerData;
}

/** Checks one batch after the other, until the main thread ends this one. */
export function serveChecks(): void {
    const check = batchChecker((workerData as WorkerData).strategyCheck);
    parentPort!.on('message', (files: string[]) => {
        void answerTo(() => check(files)).then(answer => parentPort!.postMessage(answer));
    });
}

async function answerTo(check: () => Promise<FileCheck[]>): Promise<Answer> {
    try {
        return { checks: await check() };
    } catch (error) {
        return error instanceof CliError ? { problem: error.message, known: true } : { problem: (error as Error).stack ?? String(error), known: false };
    }
}

/**
 * Checks batches in `count` threads of their own.
 * @param program the file that runs, which serves checks when it is started as a worker.
 * @param done is told of each batch, in the order in which they end.
 * @returns what was found, in the order of the batches.
 * @throws what a batch in one thread would have thrown first.
 */
export async function checkInWorkers(batches: readonly (readonly string[])[], options: BatchOptions, program: string, count: number, done: (files: number) => void): Promise<FileCheck[]> {
    const answers: Answer[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
        // A small room for what is new keeps the memory of a thread small, and costs no time.
        const worker = new Worker(program, { workerData: { strategyCheck: options } satisfies WorkerData, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
        try {
            for (let index = next++; index < batches.length; index = next++) {
                answers[index] = await ask(worker, batches[index]!);
                done(batches[index]!.length);
            }
        } finally {
            await worker.terminate();
        }
    };
    await Promise.all(Array.from({ length: Math.min(count, batches.length) }, work));
    const problem = answers.find(answer => 'problem' in answer);
    if (problem) throw problem.known ? new CliError(problem.problem) : new Error(problem.problem);
    return answers.flatMap(answer => 'checks' in answer ? answer.checks : []);
}

function ask(worker: Worker, files: readonly string[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
        const listeners = {
            message: (answer: Answer) => settle(() => resolve(answer)),
            error: (error: Error) => settle(() => reject(error)),
            exit: (code: number) => settle(() => reject(new Error(`A part of the check ended with code ${code}.`)))
        };
        const settle = (end: () => void): void => {
            for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
            end();
        };
        for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
        worker.postMessage(files);
    });
}
