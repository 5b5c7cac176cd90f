/** Character codes that have a meaning at the start of a line, under their CommonMark names. */
export const tab = 9;
export const lineFeed = 10;
export const space = 32;
export const exclamationMark = 33;
export const quotationMark = 34;
export const numberSign = 35;
export const apostrophe = 39;
export const leftParenthesis = 40;
export const rightParenthesis = 41;
export const asterisk = 42;
export const plusSign = 43;
export const hyphen = 45;
export const dot = 46;
export const slash = 47;
export const digit0 = 48;
export const digit1 = 49;
export const digit9 = 57;
export const colon = 58;
export const lessThan = 60;
export const equalsSign = 61;
export const greaterThan = 62;
export const questionMark = 63;
export const leftBracket = 91;
export const backslash = 92;
export const rightBracket = 93;
export const caret = 94;
export const underscore = 95;
export const backtick = 96;
export const verticalBar = 124;
export const tilde = 126;
export const byteOrderMark = 0xfeff;

/** Space or tab: the only white space inside a line that CommonMark counts as such. */
export function isBlank(code: number): boolean {
    return code === space || code === tab;
}

export function isDigit(code: number): boolean {
    return code >= digit0 && code <= digit9;
}

export function isLetter(code: number): boolean {
    const lower = code | 32;
    return lower >= 97 && lower <= 122;
}

/** What a backslash escapes in the label of a definition. */
export function isBracketOrBackslash(code: number): boolean {
    return code === leftBracket || code === rightBracket || code === backslash;
}

/** The first offset from `start` on that holds no space or tab, at most `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
    while (start < end && isBlank(text.charCodeAt(start))) {
        start++;
    }
    return start;
}

/** The first offset from `start` on that does not hold `code`, at most `end`. */
export function skipRun(text: string, code: number, start: number, end: number): number {
    while (start < end && text.charCodeAt(start) === code) {
        start++;
    }
    return start;
}

/** `end`, moved back over spaces and tabs, at least `start`. */
export function trimEnd(text: string, start: number, end: number): number {
    while (end > start && isBlank(text.charCodeAt(end - 1))) {
        end--;
    }
    return end;
}
