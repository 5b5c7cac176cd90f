import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileNameFor, isValidDate, newStrategy, proposedPeriods, refusalOf, templates, usualKind, usualTeams, type Answers, type Kind, type Template } from '../../language/index.js';
import { parse, type Command, type Terminal } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { reportOf } from '../report/report.js';
import { localDate, openWorkspace } from '../workspace.js';

type Known = Partial<Answers> & Pick<Answers, 'today'>;

/** A fact the strategy needs: how it is asked for, and how what was typed is read. An empty answer takes the proposal. */
interface Question {
    answer: 'organization' | 'template' | 'period' | 'teams';
    option: string;
    needed(known: Known): boolean;
    words(known: Known): string;
    read(typed: string, known: Known): Partial<Answers>;
}

const questions: readonly Question[] = [
    {
        answer: 'organization', option: '--organization "Acme GmbH"', needed: known => known.organization === undefined,
        words: () => 'Whose strategy is it? The name of the organisation: ', read: organization => ({ organization })
    },
    {
        answer: 'template', option: '--template firm', needed: known => known.template === undefined,
        words: () => `What is it?\n${templates.map((template, index) => `  ${index + 1}  ${template}\n`).join('')}A number or a word [1]: `, read: (typed, { kind }) => withTemplate(templateCalled(typed || '1'), kind)
    },
    {
        answer: 'period', option: '--period 2028', needed: known => known.period === undefined,
        words: ({ today }) => `For which time? A year, or two days such as ${proposedPeriods(today)[1]?.period ?? '2027-04-01 to 2028-03-31'} [${proposedPeriods(today)[0]!.period}]: `,
        read: (typed, { today }) => ({ period: typed || proposedPeriods(today)[0]!.period })
    },
    {
        answer: 'teams', option: '--teams "Marketing, Sales"', needed: known => known.teams === undefined && known.template !== 'one-person shop',
        words: ({ template }) => `Which teams work on it? [${usualTeams[template!].usual.join(', ')}]: `,
        read: (typed, { template }) => ({ teams: typed ? teamsIn(typed) : usualTeams[template!].usual })
    }
];

export const newCommand: Command = {
    name: 'new',
    usage: `new [FILE] [--organization NAME] [--template ${templates.join('|')}] [--kind commercial|public|non-profit] [--period P] [--teams A,B] [--currency EUR] [--title T]`,
    summary: 'begins a strategy from a template',
    async run(args, terminal) {
        const { values, positionals } = parse(args, {
            organization: { type: 'string' }, template: { type: 'string' }, kind: { type: 'string' }, period: { type: 'string' }, teams: { type: 'string' },
            currency: { type: 'string' }, title: { type: 'string' }, today: { type: 'string' }
        });
        const { teams, template, today = localDate(), ...others } = values;
        if (positionals.length > 1) throw new CliError(`Expected one file at most: strategy ${this.usage}`);
        if (!isValidDate(today)) throw new CliError(`"${today}" is not a date. Write --today like 2027-03-01.`);
        const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)) as Partial<Answers>;
        const known: Known = { today, ...given, ...template === undefined ? {} : withTemplate(templateCalled(template), given.kind), ...teams === undefined ? {} : { teams: teamsIn(teams) } };
        refuse(known);
        if (positionals[0] !== undefined && !isFolder(positionals[0], terminal.cwd)) freePath(positionals[0], '', terminal.cwd); // said before anything is asked
        const answers = await completed(known, terminal);
        const path = freePath(positionals[0] ?? '.', answers.organization, terminal.cwd);
        write(path, newStrategy(answers), terminal.cwd);
        terminal.write(await nextSteps(path, today, terminal.cwd));
        return exitCode.fine;
    }
};

/** Asks for what is missing. @throws CliError where nobody can be asked, and when the person gives up. */
async function completed(known: Known, { ask, write: say }: Terminal): Promise<Answers> {
    const missing = questions.filter(question => question.needed(known));
    if (missing.length > 0 && !ask) throw new CliError(`A new strategy needs some facts that are missing. Add: ${missing.map(({ option }) => option).join(' ')}`);
    let answers = known;
    for (const question of missing) {
        while (question.needed(answers)) {
            const typed = await ask!(question.words(answers));
            if (typed === undefined) throw new CliError('Nothing was written.');
            try {
                const next = { ...answers, ...question.read(typed.trim(), answers) };
                refuse(next);
                answers = next;
            } catch (error) {
                if (!(error instanceof CliError)) throw error;
                say(`${error.message}\n`);
            }
        }
    }
    return { ...answers, teams: answers.teams ?? [] } as Answers;
}

/** @throws CliError with what speaks against the answers so far. */
function refuse(known: Known): void {
    const refusal = refusalOf(known);
    if (refusal) throw new CliError(refusal.message);
}

function withTemplate(template: Template, kind: Kind | undefined): Partial<Answers> {
    return { template, kind: kind ?? usualKind[template] };
}

function templateCalled(typed: string): Template {
    const word = typed.trim().toLowerCase().replace(/[\s_-]+/g, ' ');
    const template = templates[Number(word) - 1] ?? templates.find(known => known.replace(/-/g, ' ').startsWith(word) && word !== '');
    if (!template) throw new CliError(`There is no template "${typed}". Known are: ${templates.join(', ')}.`);
    return template;
}

/** Names with commas in them stand between semicolons. */
function teamsIn(text: string): string[] {
    return text.split(text.includes(';') ? ';' : ',').map(name => name.trim()).filter(name => name !== '');
}

/** Where the strategy will stand: the file that is named, or one named after the organisation in the folder. @throws CliError where something stands already. */
function freePath(named: string, organization: string, cwd: string): string {
    const shown = isFolder(named, cwd) ? join(named, fileNameFor(organization)) : named;
    if (!shown.endsWith('.strategy.md')) throw new CliError(`"${named}" should end in .strategy.md`);
    if (existsSync(resolve(cwd, shown))) throw taken(shown);
    return resolve(cwd, shown);
}

function isFolder(path: string, cwd: string): boolean {
    return statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

function taken(path: string): CliError {
    return new CliError(`${path} is there already, and was left as it is. Name another file: strategy new other.strategy.md`);
}

function write(path: string, text: string, cwd: string): void {
    try {
        writeFileSync(path, text, { flag: 'wx' });
    } catch (error) {
        const shown = relative(cwd, path);
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken(shown);
        throw new CliError(`${shown} could not be written: ${(error as Error).message}`);
    }
}

async function nextSteps(path: string, today: string, cwd: string): Promise<string> {
    const { summary } = reportOf(await openWorkspace([path], { cwd, today }));
    const shown = relative(cwd, path).split(sep).join('/');
    const argument = /^[\p{L}\p{N}./_-]+$/u.test(shown) ? shown : `"${shown}"`;
    const width = `strategy render ${argument} -o strategy.html`.length;
    const step = (command: string, words: string): string => `  ${command.padEnd(width)}  ${words}\n`;
    return `${shown} is written, a draft in which ${summary.errors + summary.warnings + summary.infos} things are still to be said.\n\nWhat to do next: open it in VS Code, or in any editor, and follow the hints in it.\n`
        + step(`strategy check ${argument}`, 'lists what is missing') + step(`strategy render ${argument} -o strategy.html`, 'shows it as a document');
}
