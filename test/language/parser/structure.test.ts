import { describe, expect, test } from 'vitest';
import { structureOf, type RawBlock } from '../../../language/parser/structure.js';
import { textAt, vocabulary } from '../../helpers/services.js';

/** One line per block, then one per field: `key = piece / • nested piece`, `?` before a custom key, `~` before glued text. */
function outline(text: string): string[] {
    const show = (value: string | undefined): string => JSON.stringify(value ?? '').slice(1, -1);
    const at = (span: { start: number; end: number } | undefined): string => show(textAt(text, span));
    return structureOf(text, vocabulary).blocks.flatMap(block => [
        `${'#'.repeat(block.heading.level)} ${block.entry.kind}: ${at(block.title)}`,
        ...block.fields.map(field => [
            `${field.entry ? field.entry.key : `?${at(field.key)}`} =`, field.pieces.map(piece => `${piece.bullet ? '• ' : ''}${at(piece)}`).join(' / '), field.glued ? `~${at(field.glued)}` : ''
        ].filter(Boolean).join(' ')),
        ...block.keyless.map(line => `keyless ${at(line)}`),
        ...block.apart.map(({ item, entry }) => `apart ${entry.key}: ${at(item)}`),
        ...block.below ? [`below ${at(block.below)}`] : [],
        ...block.results ? [`results of ${block.results.rows.length - 2}`] : [],
        ...block.seal ? [`seal ${at(block.seal.info)}`] : [],
        ...block.ignores.map(comment => `ignores ${at(comment)}`)
    ]);
}

function only(text: string): RawBlock {
    const { blocks } = structureOf(text, vocabulary);
    expect(blocks).toHaveLength(1);
    return blocks[0]!;
}

function fieldsOf(list: string, heading = '## Goal: A'): string[] {
    return outline(`${heading}\n\n${list}`).slice(1);
}

describe('A heading starts a block', () => {
    test.each([
        ['# Goal: A', '# Goal: A'],
        ['###### Goal: A', '###### Goal: A'],
        ['## GOAL: A', '## Goal: A'],
        ['## goal: A', '## Goal: A'],
        ['## Objective: A', '## Goal: A'],
        ['## KPI: A', '## Metric: A'],
        ['## sign-OFF: CEO', '## Approval: CEO'],
        ['## Goal : A', '## Goal: A'],
        ['## Goal:', '## Goal: '],
        ['## Goal:\tA', '## Goal: A'],
        ['##   Goal:   A  ', '## Goal: A'],
        ['## Goal: A ##', '## Goal: A'],
        ['## Goal: A #', '## Goal: A'],
        ['## Goal: C#', '## Goal: C#'],
        ['## Goal: a: b', '## Goal: a: b'],
        ['\uFEFF## Goal: A', '## Goal: A'],
        ['text\n## Goal: A', '## Goal: A'],
        ['---\ntitle: x\n---\n## Goal: A', '## Goal: A']
    ])('%j', (text, expected) => {
        expect(outline(`${text}\n`)).toEqual([expected]);
        expect(outline(text)).toEqual([expected]);
        expect(outline(text.replaceAll('\n', '\r\n'))).toEqual([expected]);
    });

    test.each([
        '## Goal\\: A', '## Goal A', '## Background: A', '##Goal: A', '####### Goal: A', ' ## Goal: A', '   ## Goal: A', '    ## Goal: A', '\t## Goal: A', 'Goal: A\n===', 'Goal: A\n---',
        '> ## Goal: A', '- ## Goal: A', '```\n## Goal: A\n```', '~~~\n## Goal: A', '<!--\n## Goal: A\n-->', '<div>\n## Goal: A\n</div>', '## Goal:A', '## **Goal:** A', '## [Goal: A](b)', '## : A', '## Goal; A',
        '---\n## Goal: A\n---'
    ])('but not %j', text => {
        expect(outline(`${text}\n`)).toEqual([]);
    });

    test('its parts are where they say', () => {
        const text = '\n## Goal : Reach  ##\n';
        const block = only(text);
        expect(textAt(text, block.heading)).toBe('## Goal : Reach  ##');
        expect(textAt(text, block.keyword)).toBe('Goal :');
        expect(textAt(text, block.title)).toBe('Reach');
    });
});

describe('A block reaches', () => {
    test.each([
        ['to the next block, even a deeper one', '⟨## Goal: A\n\ntext\n\n⟩### Action: B\n'],
        ['to the next heading of its level', '⟨## Goal: A\n\n### more\n\n⟩## Else\n\n'],
        ['to the next heading of a higher level', '⟨## Goal: A\n\n⟩# Else\n'],
        ['over deeper headings to the end', '⟨## Goal: A\n\n### more\n\ntext\n⟩'],
        ['over setext headings of a deeper level', '⟨# Goal: A\n\nmore\n---\n\ntext⟩'],
        ['to a setext heading of its level', '⟨## Goal: A\n\n⟩Else\n---\n']
    ])('%s', (_name, source) => {
        const start = source.indexOf('⟨');
        const end = source.indexOf('⟩') - 1;
        expect(structureOf(source.replace(/[⟨⟩]/g, ''), vocabulary).blocks[0]).toMatchObject({ start, end });
    });

    test('headings that start no block are kept', () => {
        const text = '# Title\n\n## Goal: A\n\nElse\n===\n\n> # no\n';
        expect(structureOf(text, vocabulary).headings.map(heading => textAt(text, heading.text))).toEqual(['Title', 'Else']);
    });
});

describe('The field list', () => {
    test.each([
        ['any bullet', '* Owner: Ann\n* Teams: Sales', ['Owner = Ann', 'Teams = Sales']],
        ['plus as a bullet', '+ Owner: Ann', ['Owner = Ann']],
        ['bold key, colon inside', '- **Owner:** Ann', ['Owner = Ann']],
        ['bold key, colon outside', '- **Owner**: Ann', ['Owner = Ann']],
        ['bold with underscores', '- __Owner__: Ann\n- __Owner:__ Ann', ['Owner = Ann', 'Owner = Ann']],
        ['no space behind the colon of a known key', '- Owner:Ann', ['Owner = Ann']],
        ['space before the colon', '- Owner : Ann', ['Owner = Ann']],
        ['any case', '- oWNER: Ann', ['Owner = Ann']],
        ['a synonym', '- Responsible: Ann\n- Leads to: B', ['Owner = Ann', 'Supports = B']],
        ['several spaces in a key', '- Leads   to: B', ['Supports = B']],
        ['a custom key', '- Tools: Buffer', ['?Tools: = Buffer']],
        ['a custom key in bold', '- **Tools:** Buffer', ['?**Tools:** = Buffer']],
        ['a custom key needs white space', '- Tools:Buffer', ['keyless Tools:Buffer']],
        ['an address is no key', '- https://acme.example', ['keyless https://acme.example']],
        ['a line without a key', '- three people', ['keyless three people']],
        ['a sentence that long is no key', `- ${'long '.repeat(20)}: x`, [`keyless ${'long '.repeat(20)}: x`]],
        ['an empty value', '- Owner:\n- Teams: Sales', ['Owner =', 'Teams = Sales']],
        ['an empty item', '-\n- Teams: Sales', ['Teams = Sales']],
        ['nested bullets', '- Teams:\n  - Marketing\n  - Sales', ['Teams = • Marketing / • Sales']],
        ['a value and nested bullets', '- Teams: Service\n  * Sales', ['Teams = Service / • Sales']],
        ['nested bullets with further lines', '- Teams:\n  - Marketing\n    and more\n  - Sales', ['Teams = • Marketing\\n    and more / • Sales']],
        ['a value on further lines', '- Agreed: on Monday\n  by all\n- Owner: Ann', ['Agreed = on Monday\\n  by all', 'Owner = Ann']],
        ['a value that starts on the next line', '- Agreed:\n  on Monday', ['Agreed = on Monday']],
        ['text glued to it', '- Owner: Ann\nGlued.\nMore.', ['Owner = Ann ~Glued.\\nMore.']],
        ['text glued to a nested item', '- Teams:\n  - Sales\nGlued.', ['Teams = • Sales ~Glued.']],
        ['a blank line ends it', '- Owner: Ann\n\n- Teams: Sales\n- x', ['Owner = Ann', 'apart Teams: - Teams: Sales']],
        ['what follows a blank line is no field, whatever its key', '- Owner: Ann\n\n- Tools: x', ['Owner = Ann']],
        ['a blank line inside an item ends it', '- Owner: Ann\n\n  more\n- Teams: Sales', ['Owner = Ann', 'apart Teams: - Teams: Sales']],
        ['a blank line before nested bullets ends it', '- Teams: Service\n\n  - Sales', ['Teams = Service']],
        ['another bullet starts another list', '- Owner: Ann\n* Teams: Sales', ['Owner = Ann', 'apart Teams: * Teams: Sales']],
        ['indented by up to three columns', '   - Owner: Ann', ['Owner = Ann']],
        ['an ordered list is prose', '1. Owner: Ann', []],
        ['a list in a fence is prose', '```\n- Owner: Ann\n```', []],
        ['a list in a quote is prose', '> - Owner: Ann', []],
        ['a list behind prose is prose', 'Prose.\n\n- Owner: Ann\n- or somebody', []],
        ['a list of nothing but keys behind prose is seen', 'Prose.\n\nMore.\n\n- Owner: Ann\n- Teams:\n  - Sales', ['below - Owner: Ann\\n- Teams:\\n  - Sales']],
        ['behind a comment too', '<!-- x -->\n\n- Owner: Ann', ['below - Owner: Ann']],
        ['only the first of several', 'Prose.\n\n- Owner: Ann\n\nMore.\n\n- Teams: Sales', ['below - Owner: Ann']],
        ['not where there are fields', '- Owner: Ann\n\nProse.\n\n- Teams: Sales', ['Owner = Ann']],
        ['a list behind a deeper heading is prose', '### More\n\n- Owner: Ann', []],
        ['behind a table too', '| a |\n| - |\n\n- Owner: Ann', ['below - Owner: Ann']],
        ['a task list', '- [x] Owner: Ann', ['keyless [x] Owner: Ann']],
        ['an emoji key', '- 😀: x', ['keyless 😀: x']],
        ['a value with a colon', '- Agreed: at 10:30: yes', ['Agreed = at 10:30: yes']]
    ])('%s', (_name, list, expected) => {
        expect(fieldsOf(list)).toEqual(expected);
        expect(fieldsOf(`${list}\n`)).toEqual(expected);
        const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
        expect(outline(crlf(`## Goal: A\n\n${list}\n`)).slice(1).map(line => line.replaceAll('\\r\\n', '\\n'))).toEqual(expected);
    });

    test('may stand right under the heading, or behind several blank lines', () => {
        expect(outline('## Goal: A\n- Owner: Ann\n')).toEqual(['## Goal: A', 'Owner = Ann']);
        expect(outline('## Goal: A\n\n\n\n- Owner: Ann\n')).toEqual(['## Goal: A', 'Owner = Ann']);
    });

    test.each([
        ['- When below 60: pause', ['When below = 60: pause']],
        ['- when ABOVE 2.5%: more', ['When above = 2.5%: more']],
        ['- **When below 60:** pause', ['When below = 60:** pause']],
        ['- **When below** 60: pause', ['When below = 60: pause']],
        ['- When below: pause', ['When below = : pause']],
        ['- When below', ['When below =']],
        ['- When belowground: x', ['?When belowground: = x']]
    ])('the condition stands in the key: %j', (list, expected) => {
        expect(fieldsOf(list, '## Metric: A')).toEqual(expected);
    });

    test('its span ends with its last field', () => {
        const text = '## Goal: A\n\n- Owner: Ann\n- Agreed: x\n  y  \n\n- no\n';
        expect(textAt(text, only(text).list)).toBe('- Owner: Ann\n- Agreed: x\n  y');
    });

    test('fields beyond the limit are counted, not read', () => {
        const block = only(`## Goal: A\n\n${'- Tools: x\n'.repeat(2003)}`);
        expect(block.fields).toHaveLength(2000);
        expect(block.surplus).toBe(3);
    });
});

describe('Beside the fields', () => {
    const table = '| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |\n';

    test.each([
        ['a results table of a metric', `## Metric: A\n\n${table}`, ['## Metric: A', 'results of 1']],
        ['with notes, in any case', '## KPI: A\n\ndate | ACTUAL | Notes\n--- | --- | ---\n', ['## Metric: A', 'results of 0']],
        ['behind fields and prose', `## Metric: A\n\n- Unit: x\n\nProse.\n\n${table}`, ['## Metric: A', 'Unit = x', 'results of 1']],
        ['only the first one', `## Metric: A\n\n${table}\n${table}| x | y |\n`, ['## Metric: A', 'results of 1']],
        ['other tables are prose', '## Metric: A\n\n| Day | Actual |\n| - | - |\n| a | b |\n', ['## Metric: A']],
        ['tables of other blocks are prose', `## Goal: A\n\n${table}`, ['## Goal: A']],
        ['an approval\'s seal', '## Approval: A\n\n```strategy-approval\nx\n```\n', ['## Approval: A', 'seal strategy-approval']],
        ['another fence is prose', '## Approval: A\n\n```strategy-approvals\nx\n```\n', ['## Approval: A']],
        ['a seal of another block is prose', '## Goal: A\n\n```strategy-approval\nx\n```\n', ['## Goal: A']]
    ])('%s', (_name, text, expected) => expect(outline(text)).toEqual(expected));

    test('an ignore comment may stand between heading and list, and anywhere else in the block', () => {
        const comment = '<!-- strategy-ignore goal-must-have-owner: later -->';
        expect(outline(`## Goal: A\n\n${comment}\n\n- Teams: Sales\n\nProse.\n\n${comment}\n`)).toEqual(['## Goal: A', 'Teams = Sales', `ignores ${comment}`, `ignores ${comment}`]);
        expect(outline(`## Goal: A\n${comment}\n- Teams: Sales\n`)).toEqual(['## Goal: A', 'Teams = Sales', `ignores ${comment}`]);
    });

    test('another comment between heading and list makes the list prose', () => {
        expect(outline('## Goal: A\n\n<!-- note -->\n\n- Teams: Sales\n')).toEqual(['## Goal: A', 'below - Teams: Sales']);
    });
});
