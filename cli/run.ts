import { amend } from './commands/amend.js';
import { calendar } from './commands/calendar.js';
import { check } from './commands/check.js';
import { codeowners } from './commands/codeowners.js';
import type { Command, Terminal } from './command.js';
import { diff } from './commands/diff.js';
import { CliError, exitCode } from './exit.js';
import { exportCommand } from './commands/export.js';
import { format } from './commands/format.js';
import { importCommand } from './commands/import.js';
import { lsp } from './commands/lsp.js';
import { merge } from './commands/merge.js';
import { mergeFile } from './commands/merge-file.js';
import { model } from './commands/model.js';
import { newCommand } from './commands/new.js';
import { preview } from './commands/preview.js';
import { render } from './commands/render.js';
import { sign } from './commands/sign.js';
import { statement } from './commands/statement.js';
import { verify } from './commands/verify.js';
import { version } from './version.js';

const commands: readonly Command[] = [newCommand, importCommand, check, model, format, render, preview, diff, calendar, exportCommand, merge, mergeFile, sign, verify, statement, amend, codeowners, lsp];

/**
 * Runs a command line.
 * @returns the exit code; messages about wrong usage and unreadable input go to `complain`.
 */
export async function run(args: readonly string[], terminal: Terminal, complain: (message: string) => void): Promise<number> {
    const [name, ...rest] = args;
    const asked = name === 'help' ? rest[0] : rest.includes('--help') || rest.includes('-h') ? name : undefined;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h' || asked !== undefined) {
        const about = commands.find(candidate => candidate.name === asked);
        terminal.write(about ? helpFor(about) : help);
        return name === undefined ? exitCode.failure : exitCode.fine;
    }
    if (name === '--version') {
        terminal.write(`${version}\n`);
        return exitCode.fine;
    }
    const command = commands.find(candidate => candidate.name === name);
    if (!command) {
        complain(`There is no command "${name}". Known are: ${commands.map(known => known.name).join(', ')}.`);
        return exitCode.failure;
    }
    try {
        return await command.run(rest, { complain, ...terminal });
    } catch (error) {
        complain(error instanceof CliError ? error.message : `strategy ${name} failed: ${(error as Error).stack}`);
        return exitCode.failure;
    }
}

/** What one command does, and how it is called. */
function helpFor({ usage, summary, help: details }: Command): string {
    return `strategy ${usage}\n\n${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n${details === undefined ? '' : `\n${details.trim()}\n`}\nAll commands: strategy --help\n`;
}

const width = Math.max(...commands.map(command => command.usage.split(' [')[0]!.length)) + 2;
const help = `strategy: write, check and read social-media strategies in Markdown

${commands.map(command => `  strategy ${command.usage.split(' [')[0]!.padEnd(width)}${command.summary}`).join('\n')}

Options of check, model, format, render, preview, export and calendar:
  --today YYYY-MM-DD   the day to check at
  --config FILE        house rules, in place of the strategy.config.json beside the files
  --stdin-path FILE    with "-" as path: the name standard input is read under

check: --format text|json|sarif|github|gitlab|markdown, --max-warnings N, --base REF (only findings that are new since),
  --trust-from REF (where the list of signers is read, if not at the base: the branch to merge into),
  --jobs N (threads), --no-cache, --cache-location FOLDER (from 150 files on, what was found is kept until something changes)
verify: --trust FILE (whose signatures count) or --base REF (they are those before a change)
render: --paper a4|letter, --browser FILE (that prints the PDF), --language TAG (of the document's words, such as de)
A path is a file or a folder (searched for *.strategy.md).
Exit codes: 0 fine, 1 findings at error level, 2 wrong usage or unreadable input.
`;
