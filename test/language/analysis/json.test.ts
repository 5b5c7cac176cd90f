import { expect, test } from 'vitest';
import { computedToJson } from '../../../language/index.js';
import { acme } from '../../helpers/examples.js';
import { mainFile, open, today } from '../../helpers/services.js';

test('What follows from the Acme example, as data', async () => {
    const computed = computedToJson((await open(acme)).model(), today);
    expect(computed.return).toEqual({ currency: 'EUR', cost: 180_000, budget: 180_000, return: 378_000, roi: 1.1, missing: [] });
    expect(computed.audience.filter(({ persona }) => persona.startsWith('Fleet'))).toEqual([
        { persona: 'Fleet managers of refrigerated hauliers', platform: 'YouTube', planned: true, share: 44, unit: '%', serves: true },
        { persona: 'Fleet managers of refrigerated hauliers', platform: 'Facebook', planned: true, share: 31, unit: '%', serves: true },
        { persona: 'Fleet managers of refrigerated hauliers', platform: 'LinkedIn', planned: true, share: 17, unit: '%', serves: false },
        { persona: 'Fleet managers of refrigerated hauliers', platform: 'TikTok', planned: true, share: 6, unit: '%', serves: false }
    ]);
    expect(computed.ways.find(({ goal }) => goal === 'Colleagues who speak for the trade')!.way).toEqual([
        'Colleagues who speak for the trade', 'Known to those who decide', 'Qualified leads from conversations', 'Profitable orders that began on social media'
    ]);
    expect(computed.progress.find(({ title }) => title === 'Qualified leads from conversations')).toMatchObject({ state: 'on pace', metric: 'Sales-qualified leads from social', amount: 50, latest: { date: '2027-02-28', amount: 33 } });
    expect(computed.readings).toContainEqual({ metric: 'Return on social spend', next: '2027-03-31' });
    expect(computed.loads).toContainEqual({ position: 'Content Editor', percent: 50 });
    expect(JSON.parse(JSON.stringify(computed))).toEqual(computed);
});

test('What cannot be computed is null, with the reason', async () => {
    const { return: numbers, ways, progress } = computedToJson((await open('# Strategy: S\n\n## Goal: G\n\n- Target: soon\n')).model(), today);
    expect(numbers).toEqual({ currency: null, cost: null, budget: null, return: null, roi: null, missing: ['the cost (write "Budget" in the Strategy block, or "Cost" in goals, platforms and actions)', 'the return (write "Return" in the goal that all others lead to)'] });
    expect(ways).toEqual([{ goal: 'G', way: null }]);
    expect(progress).toEqual([]);
});

test('The persona x platform matrix counts aliases, counts and words, and says what is unknown', async () => {
    const text = '# Strategy: S\n\n- Uses: [P](p.strategy.md)\n\n## Platform: X\n\n- Personas: Olivia\n\n## Platform: LinkedIn Ads\n\n## Platform: Instagram\n\n- Personas: Olivia, Tom\n';
    const personas = '## Persona: Olivia\n\n- Active on: Twitter 4,000 followers, mostly LinkedIn, trade fairs\n\n## Persona: Tom\n\n- Active on: IG 40%\n\n## Persona: Hospitals\n\n- Active on: X 9%\n- Excluded: they buy by tender\n';
    const { audience } = computedToJson((await open({ [mainFile]: text, 'p.strategy.md': personas })).model(), today);
    expect(audience).toEqual([
        { persona: 'Olivia', platform: 'X', planned: true, share: 4000, unit: 'followers', serves: true },
        { persona: 'Olivia', platform: 'LinkedIn Ads', planned: true, share: null, unit: null, serves: false },
        { persona: 'Olivia', platform: 'trade fairs', planned: false, share: null, unit: null, serves: false },
        { persona: 'Olivia', platform: 'Instagram', planned: true, share: null, unit: null, serves: true },
        { persona: 'Tom', platform: 'Instagram', planned: true, share: 40, unit: '%', serves: true }
    ]);
});
