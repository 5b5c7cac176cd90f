import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toggled } from '../../../client/editing/emphasis.js';
import { enterRules } from '../../../client/editing/enter-rules.js';
import { isEmptyItem } from '../../../client/editing/list-line.js';
import { marked } from '../../helpers/markers.js';

interface EnterRule { beforeText: string; action: { appendText: string } }
const { onEnterRules } = JSON.parse(readFileSync(new URL('../../../syntaxes/language-configuration.json', import.meta.url), 'utf8')) as { onEnterRules: EnterRule[] };
const rules = enterRules();

/** What stands in the new line after Enter at the end of a line. */
function afterEnter(line: string): string | undefined {
    const rule = isEmptyItem(line) ? undefined : rules.find(({ beforeText }) => beforeText.test(line));
    return rule && /^[ \t]*/.exec(line)![0] + rule.appendText;
}

describe('Enter in a list', () => {
    test.each<[string, string | undefined]>([
        ['- Key: value', '- '], ['* a', '* '], ['+ a', '+ '], ['  - a', '  - '], ['- [x] done', '- [ ] '], ['  * [ ] open', '  * [ ] '],
        ['1. a', '2. '], ['9) a', '10) '], ['200. a', '201. '], ['  12. a', '  13. '], ['1. [x] a', '2. [ ] '], ['> 3. a', '> 4. '],
        ['> a', '> '], ['> - a', '> - '], ['> > a', '> > '],
        ['- ', undefined], ['-', undefined], ['- [ ] ', undefined], ['- [x]', undefined], ['2. ', undefined], ['2.', undefined], ['>', undefined], ['> ', undefined], ['> - ', undefined],
        ['text', undefined], ['-text', undefined], ['1.5 hours', undefined], ['2027. was', undefined], ['## Goal: A', undefined], ['---', undefined]
    ])('%j goes on with %j', (line, expected) => expect(afterEnter(line)).toBe(expected));

    test('is the same before the extension has started, but for numbers', () => {
        for (const line of ['- a', '* a', '+ a', '- [x] a', '  * [ ] a', '> a', '> - a', '> > a']) {
            const early = onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
            expect(early && /^[ \t]*/.exec(line)![0] + early.action.appendText, line).toBe(afterEnter(line));
        }
    });

    test.each(['- ', '* ', '- [ ] ', '- [x]', '2. ', '> ', '>', '> - ', '  1. '])('%j is empty and ends its list', line => expect(isEmptyItem(line)).toBe(true));
    test.each(['', ' ', '-', '2)', '- a', '1. a', '> a', '---', '- [y]', '- [x](y)'])('%j is no empty item', line => expect(isEmptyItem(line)).toBe(false));
});

describe('Bold and italic', () => {
    function toggle(source: string, mark: '**' | '*'): string {
        const { text, cursors, ranges } = marked(source);
        const [{ start, end }] = [ranges[0] ?? { start: cursors[0]!, end: cursors[0]! }];
        const { start: from, end: to, text: words, selection } = toggled(text, start, end, mark);
        const line = text.slice(0, from) + words + text.slice(to);
        return `${line.slice(0, selection.start)}⟦${line.slice(selection.start, selection.end)}⟧${line.slice(selection.end)}`;
    }

    test.each<[string, '**' | '*', string]>([
        ['a ⟦b c⟧ d', '**', 'a **⟦b c⟧** d'], ['a⟦ b ⟧c', '*', 'a *⟦b⟧* c'], ['a b¦ig c', '**', 'a **⟦big⟧** c'],
        ['a **⟦b⟧** c', '**', 'a ⟦b⟧ c'], ['a ⟦**b**⟧ c', '**', 'a ⟦b⟧ c'], ['a **b¦** c', '**', 'a ⟦b⟧ c'],
        ['**⟦b⟧**', '*', '***⟦b⟧***'], ['***⟦b⟧***', '*', '**⟦b⟧**'], ['***⟦b⟧***', '**', '*⟦b⟧*'], ['*⟦b⟧*', '**', '***⟦b⟧***'], ['a ¦', '**', 'a **⟦⟧**']
    ])('%j with %s', (source, mark, expected) => expect(toggle(source, mark)).toBe(expected));

    test('twice is as before', () => {
        fc.assert(fc.property(fc.stringMatching(/^[a-z ]{1,20}$/), fc.nat(20), fc.nat(20), fc.constantFrom('**' as const, '*' as const), (line, a, b, mark) => {
            const [start, end] = [Math.min(a, b, line.length), Math.min(Math.max(a, b), line.length)];
            fc.pre(line.slice(start, end).trim() !== '');
            const once = toggled(line, start, end, mark);
            const marked = line.slice(0, once.start) + once.text + line.slice(once.end);
            const twice = toggled(marked, once.selection.start, once.selection.end, mark);
            expect(marked.slice(0, twice.start) + twice.text + marked.slice(twice.end)).toBe(line);
        }));
    });
});
