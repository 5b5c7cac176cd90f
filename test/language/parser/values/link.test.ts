import { describe, expect, test } from 'vitest';
import { readLinks } from '../../../../language/parser/values/link.js';
import { readReferences } from '../../../../language/parser/values/references.js';
import { listItems } from '../../../../language/parser/values/split-list.js';

describe('links', () => {
    test.each([
        ['[Acme](https://acme.example)', 'Acme', 'https://acme.example'], ['![Logo](img/logo.png)', 'Logo', 'img/logo.png'],
        ['[Acme](https://acme.example "The firm")', 'Acme', 'https://acme.example'],
        ['[A [b] c](<a b.md>)', 'A [b] c', 'a b.md'], ['[Wiki](https://en.example/Foo_(bar))', 'Wiki', 'https://en.example/Foo_(bar)'],
        ['[Org](organisation.strategy.md#team-sales)', 'Org', 'organisation.strategy.md#team-sales'],
        ['[](a.md)', 'a.md', 'a.md'], ['https://acme.example/x?y=1,2', 'https://acme.example/x?y=1,2', 'https://acme.example/x?y=1,2'],
        ['<https://acme.example>', 'https://acme.example', 'https://acme.example'],
        ['dana@acme.example', 'dana@acme.example', 'mailto:dana@acme.example'],
        ['dana@acme.example.', 'dana@acme.example', 'mailto:dana@acme.example'],
        ['<dana@acme.example>', 'dana@acme.example', 'mailto:dana@acme.example'],
        ['Dana Reyes <dana@acme.example>', 'Dana Reyes', 'mailto:dana@acme.example'],
        ['[Dana](mailto:dana@acme.example)', 'Dana', 'mailto:dana@acme.example'],
        ['mailto:dana@acme.example', 'dana@acme.example', 'mailto:dana@acme.example'],
        ['`dana@acme.example`', 'dana@acme.example', 'mailto:dana@acme.example'],
        ['organisation.strategy.md', 'organisation.strategy.md', 'organisation.strategy.md'], ['./teams', './teams', './teams'],
        ['#goal-x', '#goal-x', '#goal-x'],
        ['www.acme.example', 'www.acme.example', 'https://www.acme.example'],
        ['linkedin.com/company/acme', 'linkedin.com/company/acme', 'https://linkedin.com/company/acme']
    ])('%s', (text, label, target) => {
        expect(readLinks(text)).toEqual({ type: 'link', links: [{ label, target }] });
    });

    test('several, parted by commas, semicolons or points', () => {
        const links = [{ label: 'A, B', target: 'a.md' }, { label: 'c@d.example', target: 'mailto:c@d.example' }];
        expect(readLinks('[A, B](a.md), c@d.example')).toEqual({ type: 'link', links });
        expect(readLinks('[A, B](a.md); c@d.example')).toEqual({ type: 'link', links });
        expect(readLinks('\n  - [A, B](a.md)\n  - c@d.example')).toEqual({ type: 'link', links });
    });

    test.each(['', 'Dana', 'Dana Reyes', 'dana@', '@acme', 'dana@acme@b', '[A](a.md', '[A]', '[A]()', '[A](a b)', '[A](a.md) and more',
    'a.md, Dana', '<Dana>', '1.2', '12.5.2027', ', ,', 'x <b> <a@b.c>'])(
        '%s stays unread', text => {
            expect(readLinks(text)).toBeUndefined();
        });
});

describe('references and lists', () => {
    test.each([
        ['Marketing, Sales', ['Marketing', 'Sales']], ['Marketing;  Customer\n service', ['Marketing', 'Customer service']],
        ['[Leads, qualified](#goal-leads), Sales', ['Leads, qualified', 'Sales']],
        ['\n  - Marketing\n  - [Sales](#team-sales)', ['Marketing', 'Sales']], ['Head of 1,200 things', ['Head of 1,200 things']],
        [',,', []], ['Sales (EMEA, APAC)', ['Sales (EMEA, APAC)']]
    ])('%j names %j', (text, titles) => {
        expect(readReferences(text)).toEqual({ type: 'references', titles });
    });

    test.each([
        ['answer comments; report, weekly', ['answer comments', 'report, weekly']],
        ['answer, listen, and report', ['answer', 'listen', 'report']],
        ['answer comments (LinkedIn, X), report', ['answer comments (LinkedIn, X)', 'report']],
        ['\n  - answer\n    comments, all\n  - report', ['answer comments, all', 'report']],
        ['Mainly:\n- a\n- b', ['Mainly:', 'a', 'b']], ['\n1. a\n2. b', ['a', 'b']], ['smile :(, report', ['smile :(', 'report']],
        ['one, two and three', ['one', 'two and three']], ['reach 1,200 people', ['reach 1,200 people']], ['- one', ['one']]
    ])('%j has %j', (text, items) => {
        expect(listItems(text)).toEqual(items);
    });
});
