import { expect, test } from 'vitest';
import type { Reading } from '../../action/report.js';
import { isSilent, limits, reportOf } from '../../action/report.js';
import type { CheckReport } from '../../cli/report/report.js';

const around = { failed: true, hidden: 0, sarif: undefined, run: 'https://github.example/acme/plans/actions/runs/42', base: 'main' };

/** A change over so many files, with as many blocks in each, in everything it says. */
function reading(files: number, blocks: number): Reading {
    const each = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
    const report: CheckReport = {
        version: 1, today: '2027-03-01', summary: { files, errors: files * blocks, warnings: 0, infos: 0, hints: 0, suppressed: 0 },
        files: each(files, file => ({
            path: `plan${file}.strategy.md`, suppressed: [],
            findings: each(blocks, block => ({
                code: 'goal-must-have-owner', severity: 'error' as const, message: `The goal "Goal number ${block}" has no owner. Ünïcödé 🎯`, block: { kind: 'Goal', title: `Goal number ${block}` }, requirement: 'S3' as const,
                range: { start: { line: block + 1, column: 1 }, end: { line: block + 1, column: 9 } }, help: ''
            }))
        }))
    };
    return {
        all: report, fresh: report, compared: true, solved: [], pathOf: uri => uri,
        guarded: each(files, file => ({ path: `${file}/.strategy/allowed_signers`, what: 'signers' as const, added: each(blocks, block => `person${block}@acme.example`), removed: [] })),
        approvals: each(files, file => ({
            path: `plan${file}.strategy.md`, approved: false, closed: undefined, needed: 1, given: 0, waiting: [{ position: 'Director', holder: 'Dana Reyes' }], rejectedBy: [], notes: [],
            rows: each(blocks, block => ({ position: `Position ${block}`, before: 'verified', after: 'stale', reason: 'Since then everything changed.' }))
        })),
        reviews: each(files, file => ({
            path: `plan${file}.strategy.md`, status: 'changed' as const, findings: { new: [], solved: [], silenced: [] }, approvals: [], sums: [],
            changes: each(blocks, block => ({ kind: 'changed' as const, block: { kind: 'Goal', title: `Goal number ${block}` }, meaning: '', sentence: `Target of Goal number ${block} lowered from 120 to 100`, weight: 80, uri: `plan${file}.strategy.md`, shared: false }))
        }))
    };
}

test.each([[1, 1], [3, 400], [400, 3], [1, 4000], [1000, 4]])('the report of %i files with %i changes each stays within what GitHub takes', (files, blocks) => {
    const change = reading(files, blocks);
    const [comment, summary] = [reportOf(change, around, limits.comment), reportOf(change, around, limits.summary)];
    expect(comment.length).toBeLessThan(65_400);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    for (const said of [comment, summary]) {
        expect(said).toMatch(/^## Strategy review\n\n\*\*(?:One thing has|\d+ things have) to be mended in this change\.\*\*\n/);
        expect(said).toMatch(/\]\(https:\/\/github\.example\/acme\/plans\/actions\/runs\/42\)[^\n]*\n$/);
        for (const table of said.split('\n\n').filter(part => part.startsWith('|'))) expect(table.split('\n').length).toBe(files * blocks + 2);
    }
    if (files * blocks > 1000) expect(comment).toContain('*The rest is left out here, because GitHub shows no longer text. [The run of this check](https://github.example/acme/plans/actions/runs/42) has every finding in its log.*');
    else expect(summary).not.toContain('left out');
});

test('what changes is told before all but whose signatures count', () => {
    expect(reportOf(reading(1, 1), around, limits.comment).match(/^### .*/gm)).toEqual(['### Whose signatures count', '### What changes', '### Approvals', '### What the check finds new']);
});

test('a change without a word to say is silent', () => {
    expect(isSilent(reading(1, 1))).toBe(false);
    expect(isSilent({ ...reading(0, 0), compared: true })).toBe(true);
    expect(isSilent({ ...reading(0, 0), compared: false })).toBe(false);
});
