import { hiddenText } from '../approval/text/hidden-text.js';
import { titleKey } from '../references/names.js';
import { isPlaceholder } from '../model/placeholder.js';
import { isCurrency } from '../parser/values/currency.js';
import { readPeriod } from '../parser/values/period.js';
import type { IsoDate, PeriodValue } from '../parser/values/value.js';

export const templates = ['firm', 'public body', 'non-profit', 'one-person shop'] as const;
export type Template = typeof templates[number];
export const kinds = ['commercial', 'public', 'non-profit'] as const;
export type Kind = typeof kinds[number];

/** What a new strategy begins with: the writer's own answers, as they were typed. */
export interface Answers {
    organization: string;
    kind: Kind;
    template: Template;
    /** `2027`, `2027-04-01 to 2028-03-31`: any period the language reads. */
    period: string;
    /** The writer's names for the teams that work on it. None in a one-person shop. */
    teams: readonly string[];
    /** ISO 4217: `EUR`. */
    currency?: string;
    /** The organisation and the years when left out. */
    title?: string;
    /** A strategy is not begun for a time that is over. */
    today: IsoDate;
}

/** The answers, fit to be written: names on one line, what Markdown would take for marks escaped. */
export interface Facts {
    organization: string;
    kind: Kind;
    template: Template;
    period: string;
    teams: string[];
    currency: string | undefined;
    title: string;
}

/** An answer that cannot be used. The message says why, in the writer's words. */
export class RefusedAnswer extends Error {
    constructor(readonly answer: keyof Answers, message: string) {
        super(message);
    }
}

const longest = { organization: 120, title: 160, teams: 60 };
const mostTeams = 20;

/** @throws RefusedAnswer for the first answer that cannot be used. */
export function factsOf(answers: Answers): Facts {
    const { kind, template, today } = answers;
    const organization = nameFrom('organization', answers.organization, 'the organisation');
    if (!templates.includes(template)) throw new RefusedAnswer('template', `There is no template "${plain(template)}". Known are: ${templates.join(', ')}.`);
    if (!kinds.includes(kind)) throw new RefusedAnswer('kind', `An organisation is one of: ${kinds.join(', ')}. "${plain(kind)}" is none of them.`);
    const period = periodFrom(answers.period, today);
    const teams = teamsFrom(answers);
    const currency = answers.currency?.trim().toUpperCase();
    if (currency && !isCurrency(currency)) throw new RefusedAnswer('currency', `"${plain(answers.currency!)}" is no currency that is known here. Write its three letters, such as EUR or USD.`);
    const title = answers.title === undefined ? `${organization} on Social Media ${years(period.value)}` : nameFrom('title', answers.title, 'the strategy');
    return { kind, template, organization: escaped(organization), period: period.text, teams: teams.map(escaped), currency: currency || undefined, title: escaped(title) };
}

/** No answer is longer; a page pasted by mistake is not read to its end. */
const longestAnswer = 200;

/** One line, as it was typed otherwise: what hides in it is taken out. */
export function plain(written: string): string {
    const text = written.slice(0, longestAnswer).replace(/[\p{Cc}\s]+/gu, ' ');
    const seen = hiddenText(text).filter(({ kind }) => kind !== 'not-nfc').reduceRight((rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end), text);
    return seen.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function nameFrom(answer: 'organization' | 'title' | 'teams', written: string, what: string): string {
    const name = plain(written).replace(/`/g, '’');
    if (name === '') throw new RefusedAnswer(answer, `Write the name of ${what}.`);
    if (isPlaceholder(name) || !/[\p{L}\p{N}]/u.test(name)) throw new RefusedAnswer(answer, `"${name.slice(0, 60)}" stands for a name. Write the name of ${what} itself.`);
    if (name.length > longest[answer]) throw new RefusedAnswer(answer, `The name of ${what} is longer than ${longest[answer]} characters. Write a shorter one.`);
    return name;
}

function teamsFrom({ teams, template }: Answers): string[] {
    if (template === 'one-person shop') {
        if (teams.length > 0) throw new RefusedAnswer('teams', 'A one-person shop has no teams. Leave them out, or take the template of a firm.');
        return [];
    }
    const names = teams.map(team => nameFrom('teams', team, 'the team')).filter((name, index, all) => all.findIndex(other => titleKey(other) === titleKey(name)) === index);
    if (names.length === 0) throw new RefusedAnswer('teams', 'Name at least one team that works on it, such as Marketing.');
    if (names.length > mostTeams) throw new RefusedAnswer('teams', `More than ${mostTeams} teams are no longer a team's work. Name those that carry it.`);
    const bracketed = names.find(name => /[[\]<>\\]/.test(name));
    if (bracketed) throw new RefusedAnswer('teams', `The team "${bracketed}" has brackets or a backslash in its name, so that other parts of the strategy could not name it. Leave them out.`);
    return names;
}

function periodFrom(written: string, today: IsoDate): { value: PeriodValue; text: string } {
    const text = plain(written);
    const value = text.length <= 100 ? readPeriod(text) : undefined;
    if (!value) throw new RefusedAnswer('period', `${text === '' ? 'Write' : `"${text.slice(0, 60)}" cannot be read as a period. Write`} a year, such as 2027, or two days: 2027-04-01 to 2028-03-31.`);
    if (value.end < today) throw new RefusedAnswer('period', `This period ended on ${value.end}. A strategy is for a time to come.`);
    const usual = /^(?:(?:FY |[QH]\d )?\d{4}|\d{4}-\d{4})$/.test(text);
    return { value, text: usual ? text : `${value.start} to ${value.end}` };
}

function years({ start, end }: PeriodValue): string {
    const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
    return from === to ? from : `${from}-${to}`;
}

/** What Markdown would take for a mark in a heading or in a value. An underscore inside a word is none. */
function escaped(name: string): string {
    return name.replace(/[\\*[\]<>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|#(?=#*$)/gu, '\\$&');
}
