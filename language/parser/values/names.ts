/** English and German names of the months, with their usual short forms; English names of the weekdays. Lower case, without dots. */
const MONTHS = [
    'jan january januar jänner jaenner', 'feb february februar', 'mar march mär mrz märz maerz', 'apr april', 'may mai', 'jun june juni',
    'jul july juli', 'aug august', 'sep sept september', 'oct okt october oktober', 'nov november', 'dec dez december dezember'
];

const WEEKDAYS = [
    'monday mon', 'tuesday tue tues', 'wednesday wed', 'thursday thu thur thurs', 'friday fri', 'saturday sat', 'sunday sun'
];

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const MONTH_BY_NAME = byName(MONTHS);
const WEEKDAY_BY_NAME = byName(WEEKDAYS);
const NUMBER_BY_WORD = byName(WORDS);

/** 1 to 12 for the name of a month (`March`, `Mär`, `Sept.`), in any case. */
export function monthNumber(name: string): number | undefined {
    return MONTH_BY_NAME.get(name.toLowerCase().replace(/\.$/, ''));
}

/** 1 (Monday) to 7 for the name of a weekday (`Monday`, `Mondays`, `Mon`), in any case. */
export function weekdayNumber(name: string): number | undefined {
    const lower = name.toLowerCase().replace(/\.$/, '');
    return WEEKDAY_BY_NAME.get(lower) ?? WEEKDAY_BY_NAME.get(lower.replace(/s$/, ''));
}

/** A whole number in digits, or as a word up to `twelve`. */
export function countOf(text: string): number | undefined {
    return /^\d{1,4}$/.test(text) ? Number(text) : NUMBER_BY_WORD.get(text.toLowerCase());
}

function byName(names: string[]): Map<string, number> {
    return new Map(names.flatMap((line, index) => line.split(' ').map((name): [string, number] => [name, index + 1])));
}
