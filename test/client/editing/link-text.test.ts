import { describe, expect, test } from 'vitest';
import { addressIn, freeName, linkTo, linkToFile, mayBeWords, pathBetween } from '../../../client/editing/link-text.js';
import { marked } from '../../helpers/markers.js';

describe('An address over words', () => {
    test.each<[string, string | undefined]>([
        ['https://acme.example/a?b=c#d', 'https://acme.example/a?b=c#d'], [' http://acme.example\n', 'http://acme.example'], ['mailto:dana@acme.example', 'mailto:dana@acme.example'],
        ['see https://acme.example', undefined], ['acme.example', undefined], ['javascript:alert(1)', undefined], ['https://a b', undefined], ['', undefined], ['https://', undefined]
    ])('%j is %j', (text, expected) => expect(addressIn(text)).toBe(expected));

    test.each<[string, boolean]>([
        ['see ⟦our plan⟧ here', true], ['⟦ ⟧', false], ['⟦https://acme.example⟧', false], ['[⟦our plan⟧](x)', false], ['[x](⟦our⟧)', false], ['see `⟦our⟧`', false], ['[a](b) ⟦our⟧', true], ['⟦a [b](c)⟧', false], ['<⟦b⟧>', false]
    ])('%j may become a link: %s', (source, expected) => {
        const { text, ranges: [range] } = marked(source);
        expect(mayBeWords(text.slice(range!.start, range!.end), text.slice(0, range!.start), text.slice(range!.end))).toBe(expected);
    });

    test('makes a link that ends where it should', () => expect(linkTo(' our plan ', 'https://acme.example/a_(b)')).toBe('[our plan](https://acme.example/a_%28b%29)'));
});

describe('A file that is dropped or pasted', () => {
    test.each([
        ['pictures/our-logo.svg', '![Our logo](pictures/our-logo.svg)'], ['organisation.strategy.md', '[Organisation](organisation.strategy.md)'], ['my brief (1).pdf', '[My brief (1)](my%20brief%20%281%29.pdf)'],
        ['a#b.png', '![A#b](a%23b.png)'], ['ünïcode.md', '[Ünïcode](%C3%BCn%C3%AFcode.md)'], ['LICENSE', '[LICENSE](LICENSE)']
    ])('%s becomes %s', (path, expected) => expect(linkToFile(path)).toBe(expected));

    test.each([['/p/a.strategy.md', '/p/b.png', 'b.png'], ['/p/x/a.strategy.md', '/p/img/b.png', '../img/b.png'], ['/p/a.strategy.md', '/p/x/y/b.png', 'x/y/b.png']])('from %s to %s is %s', (from, to, expected) => expect(pathBetween(from, to)).toBe(expected));

    test.each<[string, string, string[], string]>([
        ['image.png', 'image/png', [], 'image.png'], ['image.png', 'image/png', ['image.png', 'image-1.png'], 'image-2.png'], ['Screen shot (3).PNG', 'image/png', [], 'Screen-shot-3.png'],
        ['', 'image/jpeg', [], 'image.jpg'], ['../../.evil', 'image/svg+xml', [], 'image.evil'], ['C:\\a\\b.gif', 'image/gif', [], 'b.gif'], ['image', 'image/svg+xml', ['image.svg'], 'image-1.svg']
    ])('%j of %s gets a free name', async (wanted, type, taken, expected) => expect(await freeName(wanted, type, async name => taken.includes(name))).toBe(expected));
});
