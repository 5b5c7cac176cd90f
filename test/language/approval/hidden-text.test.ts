import { describe, expect, test } from 'vitest';
import { hiddenText } from '../../../language/approval/text/hidden-text.js';
import { hiddenTextIn, lookAlike, mixedScripts } from '../../../language/approval/text/look-alikes.js';
import { open } from '../../helpers/services.js';

const kinds = (text: string): string[] => hiddenText(text).map(({ kind, severity, span }) => `${severity} ${kind} ${span.start}-${span.end}`);

describe('characters', () => {
    test.each([
        ['a\u202Eb', 'error bidirectional 1-2'], ['a\u2066b', 'error bidirectional 1-2'], ['a\u200Fb', 'error bidirectional 1-2'], ['a\u061Cb', 'error bidirectional 1-2'],
        ['a\u200Bb', 'error zero-width 1-2'], ['a\u200Db', 'error zero-width 1-2'], ['a\u2060b', 'error zero-width 1-2'], ['a\uFEFFb', 'error zero-width 1-2'], ['a\u3164b', 'error zero-width 1-2'], ['a\uFE0Fb', 'error zero-width 1-2'],
        ['a\u{E0101}b', 'error zero-width 1-3'], ['a\u{E0041}b', 'error tag 1-3'], ['\u{1F3F4}\u{E0041}', 'error tag 2-4'],
        ['a\u0000b', 'error control 1-2'], ['a\u001Bb', 'error control 1-2'], ['a\u0085b', 'error control 1-2'], ['a\u2028b', 'error control 1-2'], ['a\u000Bb', 'error control 1-2'],
        ['a\uE000b', 'error private-use 1-2'], ['a\u{F0000}b', 'error private-use 1-3'], ['a\uFFFFb', 'error private-use 1-2'],
        ['a\uD83Db', 'error surrogate 1-2'], ['a\uDE00b', 'error surrogate 1-2'],
        ['a\u00A0b', 'warning no-break-space 1-2'], ['a\u202Fb', 'warning no-break-space 1-2'], ['a\u00ADb', 'warning soft-hyphen 1-2'],
        ['x u\u0308 y', 'warning not-nfc 2-4'], ['\uFEFF\uFEFFa', 'error zero-width 1-2']
    ])('%j', (text, expected) => {
        expect(kinds(text)).toEqual([expected]);
    });

    test.each([
        'plain text\twith\r\nlines', 'Ünïcödé – “quotes” … €', '\uFEFFa mark at the start', '👩‍💻 and 👍🏽 and ❤️ and 1️⃣', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', '👨‍👩‍👧‍👦', '日本語', '葛\u{E0100}',
        'می\u200Cخواهم', 'क्\u200Dष', 'ελληνικά', 'русский', '', 'naïve'
    ])('nothing is hidden in %j', text => {
        expect(hiddenText(text)).toEqual([]);
    });

    test.each([...'اܐߊᠠकকਕકକகకಕകකក'])('a joiner is spelling beside %s, and hides beside a Latin letter', letter => {
        expect(kinds(`${letter}\u200D${letter} ${letter}\u200C${letter}`)).toEqual([]);
        expect(kinds(`${letter}\u200Da`)).toEqual(['error zero-width 1-2']);
    });

    test('the message shows where, and how to mend it', () => {
        expect(hiddenText('Goal: qual\u200Bified leads')[0]!.message).toBe('An invisible character (U+200B) stands between "Goal: qual" and "ified leads". Delete it: nobody can see what it changes.');
        expect(hiddenText('\u202E\n')[0]!.message).toContain('on a line of its own');
    });

    test('a flood is cut off', () => {
        expect(hiddenText('\u200B'.repeat(100_000))).toHaveLength(200);
    });
});

test.each([['Аpproval', 'Approval'], ['GoаI', 'Goal'], ['Goa1', 'Goal'], ['Αpproval', 'Approval'], ['Ａｐｐｒｏｖａｌ', 'Approval'], ['App\u200Broval', 'Approval'], ['𝐀pproval', 'Approval'], ['Sign-оff', 'Sign-off'], ['Tearn', 'Team']])('%s looks like %s', (word, known) => {
    expect(lookAlike(word, ['Goal', 'Team', 'Sign-off', 'Approval'])).toBe(known);
});

test.each(['Approval', 'APPROVAL', 'goal', 'Background', 'Gaol', 'Цель'])('%s looks like no other word', word => {
    expect(lookAlike(word, ['Goal', 'Team', 'Approval'])).toBeUndefined();
});

test('words of mixed alphabets', () => {
    expect(mixedScripts('The Раypal plan')).toEqual({ word: 'Раypal', at: 4, scripts: ['Latin', 'Cyrillic'] });
    for (const text of ['Plan und Строка', 'Größe', '東京Tower', 'Ω 3']) expect(mixedScripts(text)).toBeUndefined();
});

test('a document', async () => {
    const text = `# Strategy: Раypal plan

- Version: 1
- Оwner: Boss

Trust us: ✅ approved. Digitally signed by the board.

<!-- a note -->

<!-- strategy-ignore goal-must-have-owner: later -->

Text with <b>HTML</b>, \`<i>\` and <https://acme.example>.

![](https://cdn.example/x.png) ![](own.png)

\`\`\`
<!-- code -->
\`\`\`

## Аpproval: CEO

 ## Approval: indented

## Approval\\: how we work

## Change: C

<!-- covered, as it could hide more -->
`;
    const found = hiddenTextIn((await open(text)).model());
    expect(found.map(({ kind, severity, span }) => `${severity} ${kind}: ${text.slice(span.start, span.end)}`)).toEqual([
        'warning mixed-script: Раypal', 'error look-alike-keyword: Оwner:', 'warning imitation: ✅ approved', 'warning imitation: Digitally signed', 'warning comment: <!-- a note -->',
        'warning html: <b>', 'warning html: </b>', 'warning remote-image: https://cdn.example/x.png', 'error look-alike-keyword: Аpproval', 'warning imitation: Approval: indented', 'warning imitation: Approval\\: how we work', 'warning comment: <!-- covered, as it could hide more -->'
    ]);
});
