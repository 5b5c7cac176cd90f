import { addDays, addMonths, parseIsoDate } from '../parser/values/iso-date.js';
import type { IsoDate } from '../parser/values/value.js';
import { plain, type Kind, type Template } from './answers.js';

/** The kind of organisation a template is usually for. */
export const usualKind: Record<Template, Kind> = { firm: 'commercial', 'public body': 'public', 'non-profit': 'non-profit', 'one-person shop': 'commercial' };

/** A period that is offered, and what it is called. */
export interface PeriodProposal { name: 'next year' | 'next four quarters' | 'this year'; period: string }

/** The periods people plan for, as the language writes them. The current year while half of it is still to come. */
export function proposedPeriods(today: IsoDate): PeriodProposal[] {
    const { year, month } = parseIsoDate(today)!;
    const quarter = addMonths(`${today.slice(0, 7)}-01`, 3 - (month - 1) % 3);
    const thisYear: PeriodProposal[] = month <= 6 ? [{ name: 'this year', period: String(year) }] : [];
    const next = String(year + 1).padStart(4, '0');
    const quarters: PeriodProposal[] = quarter.endsWith('-01-01') ? [] : [{ name: 'next four quarters', period: `${quarter} to ${addDays(addMonths(quarter, 12), -1)}` }];
    return [{ name: 'next year', period: next }, ...quarters, ...thisYear];
}

/** Names that Windows keeps for its devices, whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** `acme-gmbh.strategy.md`: the organisation in lower case, its words joined by hyphens. Letters of all languages stay. */
export function fileNameFor(organization: string): string {
    const words = plain(organization).toLowerCase().replace(/['’]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    let name = '';
    for (const word of words) if (name === '' || name.length + word.length < 60) name += `${name && '-'}${word}`;
    const short = [...name].slice(0, 60).join('') || 'plan';
    return `${short}${reserved.test(short) ? '-plan' : ''}.strategy.md`;
}
