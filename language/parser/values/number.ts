/** A number at the start of a text. `amount` is scaled already: of `1.2M` it is 1200000, with `scale` 6. */
export interface NumberReading { amount: number; /** Power of ten of `k`, `million` ...; 0 without. */ scale: number; length: number }

const DIGITS = /^(?:\d+(?:[.,'’]\d+| \d{3}(?!\d))*|\.\d+)/;
const SCALE = /^( ?)(\p{L}+)(?![\p{L}\p{N}])/u;
const SCALES = new Map([
    ['k', 3], ['thousand', 3], ['tsd', 3], ['million', 6], ['mio', 6], ['mn', 6], ['mln', 6], ['billion', 9], ['bn', 9], ['mrd', 9]
]);

/**
 * The number a text begins with, without sign. Groups of thousands may be parted by commas, spaces or apostrophes; a point, or a comma
 * where it cannot part thousands, begins the decimals:
 *   - `1,200`, `1 200`, `1'200` are 1200; `1,200.50` and `1.200,50` are 1200.5; `1.200.000` is 1200000;
 *   - `2.5`, `2,5`, `0,125`, `1234,567` are decimals: a group has three digits and follows one to three that do not begin with 0;
 *   - `1.200` is undefined: one and a fifth in English, 1200 in German. Better asked for than wrong by a factor of a thousand.
 * `k`, `M`, `bn`, `thousand`, `million`, `billion` (and `Tsd.`, `Mio.`, `Mrd.`) scale it; `m` does so for money only.
 */
export function numberAt(text: string, money = false): NumberReading | undefined {
    const digits = DIGITS.exec(text)?.[0];
    const plain = digits === undefined ? undefined : decimal(digits);
    if (digits === undefined || plain === undefined) {
        return undefined;
    }
    const { scale, length } = scaleAt(text.slice(digits.length), money);
    // Let the number parser do the scaling: 1.1 * 1e6 is not 1100000.
    const amount = Number(`${plain}e${scale}`);
    return Number.isFinite(amount) ? { amount, scale, length: digits.length + length } : undefined;
}

function decimal(digits: string): string | undefined {
    if (/^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/.test(digits)) {
        return digits.replace(/[ '’]/g, '').replace(',', '.');
    }
    if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) {
        return digits.replaceAll(',', '');
    }
    if (/^[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/.test(digits)) {
        return digits.replaceAll('.', '').replace(',', '.');
    }
    const ambiguous = /^[1-9]\d{0,2}\.\d{3}$/.test(digits);
    return !ambiguous && /^\d*(?:[.,]\d+)?$/.test(digits) ? digits.replace(',', '.') : undefined;
}

function scaleAt(text: string, money: boolean): { scale: number; length: number } {
    const [all, space, word] = SCALE.exec(text) ?? [];
    if (all === undefined || word === undefined) {
        return { scale: 0, length: 0 };
    }
    const short = word === 'M' || (word === 'm' && money) ? 6 : word === 'B' && space === '' ? 9 : undefined;
    const scale = short ?? SCALES.get(word.toLowerCase());
    const dot = /^(?:tsd|mio|mrd)$/i.test(word) && text.charAt(all.length) === '.' ? 1 : 0;
    return scale === undefined ? { scale: 0, length: 0 } : { scale, length: all.length + dot };
}
