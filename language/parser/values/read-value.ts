import { readCadence } from './cadence.js';
import { readComparison } from './comparison.js';
import { readDate } from './date.js';
import { readLinks } from './link.js';
import { readPeriod } from './period.js';
import { readQuantity } from './quantity.js';
import { readReferences } from './references.js';
import { bulletPoints, listItems } from './split-list.js';
import { readTarget } from './target.js';
import { collapse, tidy } from './tidy.js';
import type { Value, ValueKind } from './value.js';

export { expectations } from './expectations.js';

const READERS: Record<ValueKind, (text: string) => Value | undefined> = {
    DATE: text => {
        const date = readDate(text);
        return date && { type: 'date', date: date.value };
    },
    PERIOD: readPeriod,
    CADENCE: readCadence,
    QUANTITY: readQuantity,
    COMPARISON: readComparison,
    TARGET: readTarget,
    LINK: readLinks,
    FILE: readLinks,
    REF: readReferences,
    MENTION: readReferences,
    CHOICE: text => ({ type: 'choice', choice: tidy(text).toLowerCase() || collapse(text) }),
    LIST: text => ({ type: 'text', text: collapse(text), items: listItems(text) }),
    TEXT: text => {
        const items = bulletPoints(text);
        return { type: 'text', text: collapse(text), ...(items ? { items } : {}) };
    }
};

/**
 * What a field's text means, given the kind of value its key asks for. The one door to the readers: it never throws and takes linear time.
 * Text that cannot be read so gives `unreadable`; the field's text itself is never lost. Empty text is the text ''.
 */
export function readValue(kind: ValueKind, text: string): Value {
    if (collapse(text) === '') {
        return { type: 'text', text: '' };
    }
    return READERS[kind](text) ?? { type: 'unreadable', expected: kind };
}
