import { describe, expect, test } from 'vitest';
import { audienceOf } from '../../../../language/analysis/audience.js';
import { mainFile, open } from '../../../helpers/services.js';
import { said } from './said.js';

const persona = (active: string, more = ''): string => `## Persona: Olivia\n\n- Active on: ${active}\n${more}\n`;
const platform = (title: string, priority: string, personas = 'Olivia'): string => `## Platform: ${title}\n\n- Priority: ${priority}\n- Personas: ${personas}\n\n`;

describe('S2: a primary platform on which none of its personas is active', () => {
    test.each([
        ['nobody there', persona('YouTube, Facebook') + platform('TikTok', 'primary'), ['The platform "TikTok" is primary, but none of its personas is active there: "Olivia" is on YouTube and Facebook. Be where they are, or make it secondary.']],
        ['one is there', `${persona('YouTube')}## Persona: Tom\n\n- Active on: TikTok 5%\n\n${platform('TikTok', 'primary', 'Olivia, Tom')}`, []],
        ['an audience that is left out', `${persona('YouTube', '- Excluded: they buy by tender\n')}${platform('YouTube', 'primary')}`, ['The platform "YouTube" is primary, but the plan leaves its whole audience out ("Olivia": "Excluded"). Name a persona it is for, or take back that it is primary.']],
        ['how much, in words', persona('mostly TikTok, X sometimes') + platform('TikTok', 'primary') + platform('X', 'primary'), []],
        ['how much, in brackets', persona('TikTok (mostly), X (sometimes)') + platform('TikTok', 'primary'), []],
        ['how much, before the name', persona('60% TikTok, about 20% on X') + platform('TikTok', 'primary'), []],
        ['how much, behind a colon', persona('TikTok: 60%, X: ~20%') + platform('TikTok', 'primary'), []],
        ['how many', persona('TikTok 4,000 followers, X 300 followers') + platform('TikTok', 'primary'), []],
        ['a part of the platform', persona('TikTok') + platform('TikTok Ads', 'primary'), []],
        ['one of them is left out', `${persona('YouTube', '- Excluded: they buy by tender\n')}## Persona: Tom\n\n- Active on: YouTube\n\n${platform('YouTube', 'primary', 'Olivia, Tom')}`, []],
        ['until a day', persona('YouTube') + platform('TikTok', 'primary (until June)'), ['The platform "TikTok" is primary, but none of its personas is active there: "Olivia" is on YouTube. Be where they are, or make it secondary.']],
        ['an alias', persona('Twitter 40%') + platform('X', 'primary'), []],
        ['a secondary platform', persona('YouTube') + platform('TikTok', 'secondary'), []],
        ['a persona that does not say', `## Persona: Olivia\n\n${platform('TikTok', 'primary')}`, []]
    ])('%s', async (_name, text, expected) => expect(await said('primary-platform-should-reach-its-personas', text)).toEqual(expected));
});

describe('S2: a persona whose most active platform is left out', () => {
    test.each([
        ['missing from the plan', persona('YouTube 60%, LinkedIn 20%') + platform('LinkedIn', 'primary'), ['"Olivia" is most active on YouTube (60%), but the plan has no platform of that name. Add it, or say why not with "Priority: avoid".']],
        ['secondary, while a less used one is primary', persona('LinkedIn 20%, YouTube 60%') + platform('LinkedIn', 'primary') + platform('YouTube', 'secondary'), ['"Olivia" is most active on YouTube (60%), which is secondary, while LinkedIn (20%) is primary for this persona. Swap the two, or tell why in the evidence.']],
        ['in counts', persona('X 4,000 followers, YouTube 900 followers') + platform('YouTube', 'primary') + platform('X', 'secondary'), ['"Olivia" is most active on X (4,000 followers), which is secondary, while YouTube (900 followers) is primary for this persona. Swap the two, or tell why in the evidence.']],
        ['primary, and not for this persona', `${persona('LinkedIn 60%, X 20%')}## Persona: Tom\n\n- Active on: LinkedIn 10%\n\n${platform('LinkedIn', 'primary', 'Tom')}${platform('X', 'primary')}`, ['"Olivia" is most active on LinkedIn (60%), and the plan meets this persona on X (20%) only. Name it under the personas of "LinkedIn" too.']],
        ['secondary, and the primary one is for others', `${persona('LinkedIn 20%, YouTube 60%')}## Persona: Tom\n\n${platform('LinkedIn', 'primary', 'Tom')}${platform('YouTube', 'secondary')}`, []],
        ['avoided on purpose', persona('TikTok 60%, YouTube 20%') + platform('TikTok', 'avoid') + platform('YouTube', 'primary'), []],
        ['dormant, and the next one is missing', persona('TikTok 60%, YouTube 20%, X 5%') + platform('TikTok', 'dormant') + platform('X', 'primary'), ['"Olivia" is most active on YouTube (20%), but the plan has no platform of that name. Add it, or say why not with "Priority: avoid".']],
        ['primary where most active', persona('YouTube 60%, LinkedIn 20%') + platform('YouTube', 'primary'), []],
        ['no shares to compare', persona('YouTube, LinkedIn 20%') + platform('LinkedIn', 'primary'), []],
        ['shares that cannot be compared', persona('YouTube 4 hours, LinkedIn 20%') + platform('LinkedIn', 'primary'), []],
        ['equal shares', persona('YouTube 40%, LinkedIn 40%') + platform('LinkedIn', 'primary') + platform('YouTube', 'secondary'), []],
        ['an audience left out', persona('YouTube 60%', '- Excluded: they buy by tender\n') + platform('LinkedIn', 'primary', ''), []],
        ['a plan without platforms: said once elsewhere', persona('YouTube 60%'), []]
    ])('%s', async (_name, text, expected) => expect(await said('persona-should-be-met-where-most-active', text)).toEqual(expected));
});

describe('S2: a platform that serves nobody', () => {
    test.each([
        ['asks for who is active there', `## Persona: Tom\n\n- Active on: X\n\n${persona('LinkedIn')}${platform('LinkedIn', 'primary', '')}`, ['The platform "LinkedIn" serves no persona. Add a line such as "- Personas: Olivia".']],
        ['where nobody is, for any', `${persona('LinkedIn')}${platform('X', 'primary', '')}`, ['The platform "X" serves no persona. Add a line such as "- Personas: Olivia".']]
    ])('%s', async (_name, text, expected) => expect(await said('platform-must-serve-personas', text)).toEqual(expected));
});

describe('S2: a persona without platform', () => {
    test.each([
        ['unserved', `${persona('LinkedIn')}## Persona: Tom\n\n${platform('LinkedIn', 'primary', 'Tom')}`, ['No platform serves "Olivia". Name it under the personas of "LinkedIn", or say with "Excluded" why it is left out.']],
        ['active on a platform that names nobody: said there', persona('LinkedIn') + platform('LinkedIn', 'primary', ''), []],
        ['served by a closed platform only', persona('LinkedIn') + platform('LinkedIn', 'retired') + platform('X', 'primary', ''), ['No platform serves "Olivia". Name it under the personas of a platform, or say with "Excluded" why it is left out.']],
        ['served', persona('LinkedIn') + platform('LinkedIn', 'secondary'), []],
        ['served by an open platform that is not where it is', persona('LinkedIn') + platform('LinkedIn', 'retired', '') + platform('X', 'primary'), []],
        ['left out on purpose', persona('LinkedIn', '- Excluded: they buy by tender\n') + platform('LinkedIn', 'primary', ''), []]
    ])('%s', async (_name, text, expected) => expect(await said('persona-must-have-a-platform', text)).toEqual(expected));
});

test('S2: a persona of a used file without platform is said once, at the strategy', async () => {
    expect(await said('persona-must-have-a-platform', {
        [mainFile]: `# Strategy: S\n\n- Uses: [O](o.strategy.md)\n\n## Persona: Tom\n\n${platform('LinkedIn', 'primary', 'Tom')}`, 'o.strategy.md': persona('LinkedIn')
    })).toEqual(['No platform serves "Olivia". Name the persona under a platform, or say with "Excluded" why it is left out.']);
});

// Today is 2027-03-01.
describe('S2: evidence that is missing a date or is older than a year', () => {
    const old = (date: string): string[] => [`What is known of "Olivia" is from ${date}, more than a year ago. Look again, and write the day behind "Reviewed".`];
    const undated = ['The evidence for "Olivia" has no date. Say when it was collected, or write the day it was last looked at behind "Reviewed".'];

    test.each([
        ['- Evidence: customer survey of 2026-11-20', []],
        ['- Evidence: customer survey of 2026-03-01', []],
        ['- Evidence: customer survey of 2026-02-28', old('2026-02-28')],
        ['- Evidence: interviews, October 2025', old('2025-10-31')],
        ['- Evidence: interviews in Q3 2026', []],
        ['- Evidence: survey 2024, repeated 12 May 2026', []],
        ['- Evidence: survey 2027', []],
        ['- Evidence: survey planned for 2028', undated],
        ['- Evidence: survey of 2027-03-01', []],
        ['- Evidence: survey 2025', old('2025-12-31')],
        ['- Evidence: we asked around', undated],
        ['- Evidence: TBD', []],
        ['- Evidence: 212 answers, 88 of 1900', undated],
        ['- Evidence: survey of 2020-01-01\n- Reviewed: 2027-01-15', []],
        ['- Evidence: survey of 2020-01-01\n- Reviewed: 2021-01-15', old('2021-01-15')],
        ['- Evidence: survey of 2026-11-20\n- Reviewed: 2021-01-15', []],
        ['- Needs: nothing', []]
    ])('%s', async (fields, expected) => expect(await said('evidence-should-be-fresh', `## Persona: Olivia\n\n${fields}\n`)).toEqual(expected));
});

test('S2: a strategy that names nobody, or no place', async () => {
    expect(await said('strategy-must-name-its-audience', '# Strategy: S\n')).toEqual(['The strategy does not say whom it addresses. Add a block "## Persona: ...".', 'The strategy does not say where it meets its audience. Add a block "## Platform: ...".']);
    expect(await said('strategy-must-name-its-audience', '# Strategy: S\n\n## Platform: X\n')).toEqual(['The strategy does not say whom it addresses. Add a block "## Persona: ...".']);
    expect(await said('strategy-must-name-its-audience', '## Team: A\n')).toEqual([]);
});

test.each([
    ['LinkedIn 62%', 'LinkedIn', { amount: 62, unit: '%' }], ['62% LinkedIn', 'LinkedIn', { amount: 62, unit: '%' }], ['LinkedIn: 62%', 'LinkedIn', { amount: 62, unit: '%' }],
    ['LinkedIn (about 62%)', 'LinkedIn', { amount: 62, unit: '%' }], ['LinkedIn 1,200 followers', 'LinkedIn', { amount: 1200, unit: 'followers' }], ['mostly LinkedIn', 'LinkedIn', undefined],
    ['LinkedIn – sometimes', 'LinkedIn', undefined], ['trade fairs (mostly)', 'trade fairs (mostly)', undefined], ['Radio 4 Extra', 'Radio 4 Extra', undefined], ['mostly', 'mostly', undefined]
])('Where a persona is active, written as %j', async (active, name, share) => {
    const { personas, activities } = audienceOf((await open(persona(active))).model());
    expect(activities.get(personas[0]!)!.map(activity => [activity.name, activity.share])).toEqual([[name, share]]);
});

test('The persona x platform matrix is data', async () => {
    const model = (await open(`${persona('Twitter 40%, YouTube')}${platform('X', 'primary')}`)).model();
    const { personas, platforms, activities, serves } = audienceOf(model);
    expect(personas.map(({ title }) => title)).toEqual(['Olivia']);
    expect(activities.get(personas[0]!)!.map(({ name, platform: block, share }) => [name, block?.title, share])).toEqual([['Twitter', 'X', { amount: 40, unit: '%' }], ['YouTube', undefined, undefined]]);
    expect(serves.get(platforms[0]!)).toEqual(personas);
});
