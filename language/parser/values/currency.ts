/** Currencies in use that people are likely to write; not all of ISO 4217, whose rarer codes are also words (`ALL`, `TOP`, `CUP`). */
const CODES = new Set((
    'AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD LKR MAD MXN ' +
    'MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH UGX USD UYU VND XAF XOF ZAR').split(' '));

/** Their codes. */
export const currencies: readonly string[] = [...CODES];

/** Longer symbols first. `kr` is left out: it is the money of three countries. */
const SYMBOLS: [string, string][] = [
    ['US$', 'USD'], ['AU$', 'AUD'], ['CA$', 'CAD'], ['NZ$', 'NZD'], ['HK$', 'HKD'], ['A$', 'AUD'], ['C$', 'CAD'],
    ['S$', 'SGD'], ['R$', 'BRL'], ['€', 'EUR'], ['$', 'USD'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₩', 'KRW'], ['₺', 'TRY'], ['₴', 'UAH'],
    ['₪', 'ILS'], ['zł', 'PLN'], ['Kč', 'CZK'], ['SFr.', 'CHF'], ['Fr.', 'CHF']
];

const WORD = /^(?:(euros?)|(?:US )?dollars?)(?!\p{L})/iu;

/** The currency a text begins with: a symbol, a capital ISO 4217 code, or `euro(s)` or `dollar(s)`; and how long it is there. */
export function currencyAt(text: string): { code: string; length: number } | undefined {
    const code = /^[A-Z]{3}(?!\p{L}|\$)/u.exec(text)?.[0];
    if (code !== undefined && CODES.has(code)) {
        return { code, length: 3 };
    }
    const symbol = SYMBOLS.find(([sign]) => text.startsWith(sign));
    if (symbol) {
        return { code: symbol[1], length: symbol[0].length };
    }
    const word = WORD.exec(text);
    return word ? { code: word[1] === undefined ? 'USD' : 'EUR', length: word[0].length } : undefined;
}

/** Is this the capital code of one of the currencies the language knows? */
export function isCurrency(code: string): boolean {
    return CODES.has(code);
}
