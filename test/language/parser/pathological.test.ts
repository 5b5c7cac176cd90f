import { describe, expect, test } from 'vitest';
import { mainFile, open, parse } from '../../helpers/services.js';

/** Texts on which a careless pattern takes minutes; the test's own time limit is the measure. */
const many = 2_000;
const values: Record<string, string> = {
    'opening brackets': '['.repeat(many), 'links that do not end': '[a]('.repeat(many), 'nested links': `[${'[a]'.repeat(many)}`, 'blanks in a link': `[a](${' '.repeat(many)}x`, 'blanks in a link with a title': `[a](b${' '.repeat(many)}"c`,
    'quotation marks': `[a](${'"'.repeat(many)}`, 'commas': ','.repeat(many), 'by': 'by '.repeat(many), 'next': 'monthly next '.repeat(many), 'blanks': `a${' '.repeat(many)}b`, 'stars': '*'.repeat(many), 'stars around': `*${'a*'.repeat(many)}`,
    'backslashes': '\\'.repeat(many), 'digits': '1'.repeat(many), 'digits and blanks': `x ${'1 '.repeat(many)}`, 'numbers with dots': `x ${'1.'.repeat(many)}`, 'colons': ':'.repeat(many), 'backticks': '`'.repeat(many), 'underscores': `_a${'__'.repeat(many)}`
};

describe('A field of extraordinary text is read at once', () => {
    test.each(Object.entries(values))('%s', async (_name, value) => {
        const text = `## Goal: ${value}\n\n- Owner: ${value}\n- Target: ${value}\n- Agreed: ${value}\n- ${value}\n\n## Metric: M\n\n- Measured: ${value}\n- When below ${value}: x\n\n## Persona: P\n\n- Active on: ${value}\n\n<!-- strategy-ignore ${value} -->\n`;
        expect(parse(text).parserErrors).toEqual([]);
        const workspace = await open({ [mainFile]: text });
        expect(workspace.model().blocks).toHaveLength(3);
        expect(workspace.document().diagnostics!.length).toBeGreaterThan(0);
    }, 4000);
});
