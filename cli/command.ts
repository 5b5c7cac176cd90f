import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CliError } from './exit.js';

/** What a command gets from the outside, so that tests can run it in-process. */
export interface Terminal {
    cwd: string;
    /** Colour is wanted: standard output is a terminal. */
    color: boolean;
    write(text: string): void;
    readStdin(): Promise<string>;
    /** Messages for the person that are no output: standard error. */
    complain?(message: string): void;
    /** Tells how far a long task is; `undefined` when it has ended. Missing where nobody watches. */
    progress?(text: string | undefined): void;
    /** The file that runs, where it is the one that is installed. */
    program?: string;
    /** Asks the person at the terminal for a line; `undefined` when they give up. Missing where nobody can be asked. */
    ask?(question: string): Promise<string | undefined>;
}

export interface Command {
    name: string;
    /** Behind the name: `check [paths]`. */
    usage: string;
    summary: string;
    /** What its options mean, for `strategy NAME --help`. */
    help?: string;
    /** @returns the exit code. @throws CliError for wrong usage and unreadable input. */
    run(args: string[], terminal: Terminal): Promise<number>;
}

/**
 * Splits a command's arguments into options and paths.
 * @throws CliError for an option the command does not have.
 */
export function parse<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
    try {
        return parseArgs({ args, options, allowPositionals: true });
    } catch (error) {
        throw new CliError((error as Error).message.split('. ')[0]!);
    }
}

/** The options every command understands that reads strategies. */
export const readingOptions = { today: { type: 'string' }, config: { type: 'string' }, 'stdin-path': { type: 'string' } } as const;
