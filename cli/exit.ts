/** What a command tells the shell (docs/cli.md). */
export const exitCode = {
    /** Everything is fine. */
    fine: 0,
    /** There are findings at error level. */
    findings: 1,
    /** Wrong usage, unreadable input, or a failure of the program. */
    failure: 2
} as const;

/** Ends a command with code 2 and a message for the person at the terminal. */
export class CliError extends Error {}
