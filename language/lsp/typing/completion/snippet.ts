/** A place in a proposed text that the writer fills: with one of several words, or with what `hint` asks for. */
export interface Stop {
    choices?: readonly string[];
    hint?: string;
    /** Filled in together with the first stop. */
    asFirst?: true;
}

/** A proposed text in pieces: as it is, or to be filled in. */
export type Pieces = readonly (string | Stop)[];

/** In the snippet syntax of the Language Server Protocol; the last stop, where the cursor ends, is behind the text. */
export function snippetOf(pieces: Pieces): string {
    let number = 0;
    return `${pieces.map(piece => typeof piece === 'string' ? escaped(piece) : stopOf(piece, piece.asFirst ? 1 : ++number)).join('')}$0`;
}

/** For an editor without snippets: what stands before the first stop. */
export function plainOf(pieces: Pieces): string {
    const end = pieces.findIndex(piece => typeof piece !== 'string');
    return (end < 0 ? pieces : pieces.slice(0, end)).join('');
}

function stopOf({ choices = [], hint = '', asFirst }: Stop, number: number): string {
    if (asFirst) return '$1';
    if (choices.length > 1) return `\${${number}|${choices.map(choice => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
    const shown = choices[0] ?? hint;
    return shown === '' ? `$${number}` : `\${${number}:${escaped(shown)}}`;
}

function escaped(text: string): string {
    return text.replace(/[\\$}]/g, '\\$&');
}
