/** After a line that matches, Enter writes this at the start of the next one, behind the same white space. */
export interface EnterRule { beforeText: RegExp; appendText: string }

const highestNumber = 200;
const anItem = String.raw`[ \t]+(?!\[[ xX]\][ \t]*$)\S.*$`;
const aTask = String.raw`[ \t]+\[[ xX]\][ \t]+\S.*$`;

/**
 * How Enter goes on with lists and quotes. Rules and no command, because the editor follows them at once, however fast one types; that is why there is a rule for
 * each number. syntaxes/language-configuration.json has those without numbers, for the time before the extension has started.
 */
export function enterRules(): EnterRule[] {
    const markers = [
        ...['-', '*', '+'].map(bullet => ({ marker: `\\${bullet}`, next: bullet })),
        ...Array.from({ length: highestNumber }, (_, index) => ['.', ')'].map(end => ({ marker: `0*${index + 1}\\${end}`, next: `${index + 2}${end}` }))).flat()
    ];
    const rule = (pattern: string, appendText: string): EnterRule => ({ beforeText: new RegExp(`^${pattern}`), appendText });
    return ['', '> '].flatMap(quote => markers.flatMap(({ marker, next }) => {
        const begin = quote === '' ? '[ \\t]*' : '[ \\t]*>[ \\t]*';
        return [rule(begin + marker + aTask, `${quote}${next} [ ] `), rule(begin + marker + anItem, `${quote}${next} `)];
    })).concat(rule(String.raw`[ \t]*>[ \t]*>[ \t]+\S.*$`, '> > '), rule(String.raw`[ \t]*>[ \t]+(?!(?:[-*+]|\d{1,9}[.)])[ \t]*$)\S.*$`, '> '));
}
