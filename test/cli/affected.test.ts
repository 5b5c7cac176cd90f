import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../cli/report/report.js';
import { commit, repository } from './repository.js';
import { strategyHere } from './strategy.js';

const plan = (uses: string): string => `# Strategy: Plan\n\n- Status: draft\n- Uses: ${uses}\n`;
const first = {
    'alone.strategy.md': '# Strategy: Alone\n',
    'direct.strategy.md': plan('[People](shared/people.strategy.md)'),
    'far/behind.strategy.md': plan('[Middle](../shared/middle.strategy.md)'),
    'shared/middle.strategy.md': plan('people.strategy.md'),
    'shared/people.strategy.md': '## Owner: Head\n',
    'coded.strategy.md': plan('[Team](shared/o%75r%20te%C3%A1m.strategy.md#owner)'),
    'shared/our teám.strategy.md': '## Team: Sales\n',
    'pictured.strategy.md': '# Strategy: Pictured\n\n![The way](pictures/way.svg)\n',
    'pictures/way.svg': '<svg/>'
};

/** Which files `check --base` looks at after a change, of all under the given paths. */
async function looked(change: Record<string, string>, ...paths: string[]): Promise<string[]> {
    const folder = repository(first);
    commit(folder, change);
    return report(folder, ...paths);
}

async function report(folder: string, ...paths: string[]): Promise<string[]> {
    const { output } = await strategyHere(folder, ['check', '--base', 'first', '--format', 'json', ...paths.length > 0 ? paths : ['.']]);
    return (JSON.parse(output) as CheckReport).files.map(({ path }) => path);
}

describe('check --base reads what a change can matter to', () => {
    test.each<[what: string, change: Record<string, string>, expected: string[]]>([
        ['the file itself', { 'alone.strategy.md': '# Strategy: Alone too\n' }, ['alone.strategy.md']],
        ['a new file', { 'new.strategy.md': '# Strategy: New\n' }, ['new.strategy.md']],
        ['whoever uses it, directly and through others', { 'shared/people.strategy.md': '## Owner: Chief\n' }, ['direct.strategy.md', 'far/behind.strategy.md', 'shared/middle.strategy.md', 'shared/people.strategy.md']],
        ['whoever uses it by a link in percent codes', { 'shared/our teám.strategy.md': '## Team: Care\n' }, ['coded.strategy.md', 'shared/our teám.strategy.md']],
        ['whoever shows a picture', { 'pictures/way.svg': '<svg></svg>' }, ['pictured.strategy.md']],
        ['all below the house rules, and whoever uses these', { 'shared/strategy.config.json': '{"severity": {"team-should-have-function": "error"}}' }, ['coded.strategy.md', 'direct.strategy.md', 'far/behind.strategy.md', 'shared/middle.strategy.md', 'shared/our teám.strategy.md', 'shared/people.strategy.md']],
        ['all below the list of signers', { 'far/.strategy/allowed_signers': 'a@b.example ssh-ed25519 AAAA\n' }, ['far/behind.strategy.md']],
        ['nothing, where nothing of it changed', { 'notes.md': 'Notes\n' }, []]
    ])('%s', async (_, change, expected) => {
        expect(await looked(change)).toEqual(expected);
    });

    test('among the paths that are named, through files that are not', async () => {
        expect(await looked({ 'shared/people.strategy.md': '## Owner: Chief\n' }, 'far')).toEqual(['far/behind.strategy.md']);
    });

    test('what is new in the work tree too', async () => {
        const folder = repository(first);
        writeFileSync(join(folder, 'shared/people.strategy.md'), '## Owner: Chief\n');
        expect(await report(folder, 'direct.strategy.md')).toEqual(['direct.strategy.md']);
    });
});

test('house rules that a change brings are those it is checked by, and this is told', async () => {
    const folder = repository({ 'plan.strategy.md': '# Strategy: Plan\n\n- Status: in review\n' });
    commit(folder, { 'strategy.config.json': '{"severity": {"reference-must-exist": "off"}}', 'plan.strategy.md': `${readFileSync(join(folder, 'plan.strategy.md'), 'utf8')}- Owner: Nobody\n` });
    const { output, complaints } = await strategyHere(folder, ['check', '--base', 'first']);
    expect(output).not.toContain('reference-must-exist');
    expect(complaints).toBe('strategy.config.json: the house rules change, and this check goes by the new ones. Look at what they allow.');
});
