import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ical, { ICalEventTransparency, escape } from 'ical-generator';
import { calendarEvents } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { open } from '../input.js';

export const calendar: Command = {
    name: 'calendar',
    usage: 'calendar FILE [-o OUT.ics]',
    summary: 'writes everything that falls due, for a calendar program',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, output: { type: 'string', short: 'o' } });
        if (positionals.length === 0) throw new CliError(`Expected a file: strategy ${this.usage}`);
        if (values.output !== undefined && !/\.ics$/i.test(values.output)) throw new CliError(`"${values.output}" should end in .ics`);
        const { documents, shared, today } = await open(positionals, values, terminal);
        const text = calendarText(calendarEvents(documents.map(document => shared.workspace.Models.of(document)), today), today);
        if (values.output === undefined) {
            terminal.write(text);
            return exitCode.fine;
        }
        try {
            writeFileSync(resolve(terminal.cwd, values.output), text);
        } catch (error) {
            throw new CliError(`${values.output} could not be written: ${(error as Error).message}`);
        }
        return exitCode.fine;
    }
};

/**
 * An iCalendar file (RFC 5545) of whole days, in which nobody counts as busy. Its entries keep their UIDs, so that a calendar program that
 * reads the next one brings them up to date.
 */
function calendarText(events: ReturnType<typeof calendarEvents>, today: string): string {
    const names = [...new Set(events.map(({ description }) => /^From: (.*)$/m.exec(description)?.[1]).filter(Boolean))];
    const file = ical({
        prodId: { company: 'Strategy Markdown', product: 'strategy calendar' },
        name: escape(names.length === 1 ? names[0] : 'Strategies', false) // the library writes it as it stands
    });
    for (const { key, start, rule, summary, description, category } of events) {
        file.createEvent({
            id: `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@strategy-markdown`,
            // A program that knows the entry takes the one with the higher sequence.
            stamp: day(today), sequence: day(today).getTime() / millisecondsOfDay,
            allDay: true, start: day(start), end: new Date(day(start).getTime() + millisecondsOfDay),
            summary, description, categories: [{ name: category }], repeating: rule, transparency: ICalEventTransparency.TRANSPARENT
        });
    }
    return `${file.toString()}\r\n`;
}

const millisecondsOfDay = 24 * 60 * 60 * 1000;

function day(date: string): Date {
    return new Date(`${date}T00:00:00Z`);
}
