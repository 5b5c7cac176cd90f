import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CheckReport } from '../cli/report/report.js';
import { strategyHere } from './cli/strategy.js';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

/** How often each finding is there, by file. */
async function found(today: string): Promise<Record<string, Record<string, number>>> {
    const { files } = JSON.parse((await strategyHere(examples, ['check', '.', '--format', 'json', '--today', today])).output) as CheckReport;
    return Object.fromEntries(files.flatMap(({ path, findings }) => {
        const counts: Record<string, number> = {};
        for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
        return findings.length > 0 ? [[path, counts]] : [];
    }));
}

// The READMEs of the examples say this in words.
test('the examples have nothing to mend on their day', async () => {
    expect(await found('2027-03-01')).toEqual({});
});

test('half a year later the examples have the findings that time brings', async () => {
    expect(await found('2027-09-20')).toEqual({
        'acme/acme.strategy.md': { 'reading-is-overdue': 9, 'action-is-overdue': 5, 'review-is-overdue': 1, 'target-is-missed': 1, 'deferred-target-should-be-set': 1 },
        'library/library.strategy.md': { 'reading-is-overdue': 2, 'action-is-overdue': 2 }
    });
});
