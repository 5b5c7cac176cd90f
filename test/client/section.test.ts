import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sectionOf } from '../../client/section.js';

test('a section ends at the next heading that is not in a fence', () => {
    const page = '# Rules\n\n### a\n\nText\n\n````markdown\n```x\n## Goal: Example\n````\n\nMore\n\n### b\n\nOther\n';
    expect(sectionOf(page, 'a')).toBe('# a\n\nText\n\n````markdown\n```x\n## Goal: Example\n````\n\nMore\n');
    expect(sectionOf(page, 'b')).toBe('# b\n\nOther\n');
    expect(sectionOf(page, 'c')).toBeUndefined();
});

test('every rule of the page has its section, up to its severity', () => {
    const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
    const codes = [...page.matchAll(/^### ([a-z-]+)$/gm)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(sectionOf(page, code), code).toMatch(/^# [a-z-]+\n\n\*\*[^]*^Severity: /m);
});
