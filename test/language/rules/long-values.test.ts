import { expect, test } from 'vitest';
import { open } from '../../helpers/services.js';

const long = (part: string): string => part.repeat(100_000 / part.length);

/** What made a pattern of the rules go back again and again. A test that hangs fails. */
test.each([
    ['Persona', 'Active on', long('(')], ['Persona', 'Active on', `${long(':')}x`], ['Persona', 'Active on', `L ${long('ads ')}x`], ['Persona', 'Active on', `a${long('\u00a0')}x`],
    ['Goal', 'Phase', `a${long('\u00a0')}x`], ['Goal', 'Owner', `${long('(')}x`], ['Goal', 'Owner', `a${long('\u00a0')}and`], ['Goal', 'Target', `1${long('-')}`], ['Goal', 'Target', `${long('1')} ->`],
    ['Metric', 'When below', `${long('1')}x`], ['Metric', 'When above', `5 ${long('- ')}`], ['Metric', 'Baseline', long('1.200 ')], ['Owner', 'Held by', `Ann${long('\u00a0')}b`]
])('a value of 100,000 characters is checked: %s, %s', async (kind, key, value) => {
    const { findings } = (await open(`# Strategy: S\n\n## ${kind}: A\n\n- ${key}: ${value}\n`)).check();
    expect(findings.length).toBeGreaterThan(0);
});

test('a title of 100,000 characters is checked', async () => {
    expect((await open(`# Strategy: S\n\n## Platform: ${long('(')}x\n`)).check().findings.length).toBeGreaterThan(0);
});

test('a thousand positions, each without a backup, are checked', async () => {
    const positions = Array.from({ length: 1000 }, (_, index) => `## Owner: Desk ${index}\n\n- Held by: Ann Ek${index}\n`).join('\n');
    const { findings } = (await open(`# Strategy: S\n\n${positions}`)).check();
    expect(findings.filter(({ code }) => code === 'owner-must-have-backup')).toHaveLength(1000);
});
