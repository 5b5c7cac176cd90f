import {
    apostrophe, backtick, colon, dot, equalsSign, exclamationMark, greaterThan, hyphen, isBlank, isDigit, isLetter, lessThan, questionMark, quotationMark,
    skipBlanks, slash, space, underscore
} from './characters.js';

/** Tag names of start condition 1: their content is no Markdown up to the closing tag, blank lines included. */
const rawNames = new Set(['script', 'pre', 'style', 'textarea']);

/** Tag names of start condition 6. */
const blockNames = new Set([
    'address', 'article', 'aside', 'base', 'basefont', 'blockquote', 'body', 'caption', 'center', 'col', 'colgroup', 'dd', 'details', 'dialog', 'dir',
    'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'frame', 'frameset', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'head', 'header',
    'hr', 'html', 'iframe', 'legend', 'li', 'link', 'main', 'menu', 'menuitem', 'nav', 'noframes', 'ol', 'optgroup', 'option', 'p', 'param', 'search',
    'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'title', 'tr', 'track', 'ul'
]);
const longestName = 10;

/**
 * Which of the seven start conditions of an HTML block (CommonMark 4.6) does the line meet that begins with the `<` at `start`?
 * 0: none.
 */
export function htmlBlockKind(text: string, start: number, end: number): number {
    const code = text.charCodeAt(start + 1);
    if (code === questionMark) {
        return 3;
    }
    if (code === exclamationMark) {
        return declarationKind(text, start, end);
    }
    const closing = code === slash;
    const nameStart = closing ? start + 2 : start + 1;
    const nameEnd = skipTagName(text, nameStart, end);
    if (nameEnd === nameStart) {
        return 0;
    }
    const name = nameEnd - nameStart > longestName ? '' : text.slice(nameStart, nameEnd).toLowerCase();
    const ended = nameEnd === end || isBlank(text.charCodeAt(nameEnd)) || text.charCodeAt(nameEnd) === greaterThan;
    if (rawNames.has(name) && !closing && ended) {
        return 1;
    }
    if (blockNames.has(name) && (ended || text.startsWith('/>', nameEnd))) {
        return 6;
    }
    const tagEnd = closing ? skipBlanks(text, nameEnd, end) : skipAttributes(text, nameEnd, end);
    const complete = tagEnd < end && text.charCodeAt(tagEnd) === greaterThan && skipBlanks(text, tagEnd + 1, end) === end;
    return complete ? 7 : 0;
}

/** Does the line end the HTML block? Kinds 6 and 7 end before a blank line instead. `start` is the `<` of the start condition, or the line's start. */
export function endsHtmlBlock(kind: number, text: string, start: number, end: number): boolean {
    const line = text.slice(start, end);
    switch (kind) {
        case 1: return /<\/(?:script|pre|style|textarea)>/i.test(line);
        case 2: return line.includes('-->');
        case 3: return line.includes('?>');
        case 4: return line.includes('>');
        case 5: return line.includes(']]>');
        default: return false;
    }
}

/** `<!--`, `<![CDATA[` or `<!LETTER`. */
function declarationKind(text: string, start: number, end: number): number {
    if (text.startsWith('<!--', start)) {
        return 2;
    }
    if (text.startsWith('<![CDATA[', start)) {
        return 5;
    }
    return start + 2 < end && isLetter(text.charCodeAt(start + 2)) ? 4 : 0;
}

/** A letter, then letters, digits and hyphens (CommonMark 6.6). */
function skipTagName(text: string, start: number, end: number): number {
    if (start >= end || !isLetter(text.charCodeAt(start))) {
        return start;
    }
    let position = start + 1;
    while (position < end && isTagNameCode(text.charCodeAt(position))) {
        position++;
    }
    return position;
}

/**
 * From a tag name over its attributes to the `>` of the open tag, or to what should have been one.
 * Written by hand: a regular expression keeps a way back for each attribute, and runs out of stack on a line of a megabyte.
 *
 * ```markdown
 * > | <a href="b" c />
 *       ^             ^
 * ```
 */
function skipAttributes(text: string, start: number, end: number): number {
    let position = start;
    for (;;) {
        const name = skipBlanks(text, position, end);
        const begins = name > position && name < end && isAttributeNameStart(text.charCodeAt(name));
        if (!begins) {
            return text.charCodeAt(name) === slash ? name + 1 : name;
        }
        position = skipAttribute(text, name, end);
        if (position < 0) {
            return end;
        }
    }
}

/** -1 when there is an equals sign without a value. */
function skipAttribute(text: string, start: number, end: number): number {
    let nameEnd = start + 1;
    while (nameEnd < end && isAttributeNameCode(text.charCodeAt(nameEnd))) {
        nameEnd++;
    }
    const equals = skipBlanks(text, nameEnd, end);
    if (equals >= end || text.charCodeAt(equals) !== equalsSign) {
        return nameEnd;
    }
    return skipAttributeValue(text, skipBlanks(text, equals + 1, end), end);
}

function skipAttributeValue(text: string, start: number, end: number): number {
    const quote = text.charCodeAt(start);
    if (quote === quotationMark || quote === apostrophe) {
        for (let position = start + 1; position < end; position++) {
            if (text.charCodeAt(position) === quote) {
                return position + 1;
            }
        }
        return -1;
    }
    let position = start;
    while (position < end && isUnquotedValueCode(text.charCodeAt(position))) {
        position++;
    }
    return position > start ? position : -1;
}

function isTagNameCode(code: number): boolean {
    return isLetter(code) || isDigit(code) || code === hyphen;
}

function isAttributeNameStart(code: number): boolean {
    return isLetter(code) || code === colon || code === underscore;
}

function isAttributeNameCode(code: number): boolean {
    return isAttributeNameStart(code) || isDigit(code) || code === dot || code === hyphen;
}

function isUnquotedValueCode(code: number): boolean {
    return code > space && code !== quotationMark && code !== apostrophe && code !== lessThan && code !== equalsSign && code !== greaterThan && code !== backtick;
}
