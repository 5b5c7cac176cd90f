import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewStrategyResult, StartingPoints } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { startClient, uriOf } from './client.js';

const answers = { organization: 'Acme GmbH', template: 'firm', kind: 'commercial', period: '2028', teams: ['Marketing', 'Sales'] };

test('an editor is told what to offer, what is wrong with an answer, and gets the draft with its name', async () => {
    const { request, open, diagnostics } = await startClient();
    const { templates, periods } = await request<StartingPoints>('strategy/startingPoints', {});
    expect(templates.map(({ template, kind, usual }) => `${template}, ${kind}: ${usual.join(', ')}`)).toEqual([
        'firm, commercial: Marketing, Sales', 'public body, public: Communications', 'non-profit, non-profit: Communications, Fundraising', 'one-person shop, commercial: '
    ]);
    expect(periods[0]).toEqual({ name: 'next year', period: '2028' });

    expect(await request('strategy/checkAnswers', { organization: ' ' })).toEqual({ refused: 'organization', message: 'Write the name of the organisation.' });
    expect(await request('strategy/checkAnswers', { period: '2027' })).toBeNull();
    expect(await request('strategy/newStrategy', { ...answers, period: 'soon' })).toMatchObject({ refused: 'period' });

    const made = await request<NewStrategyResult>('strategy/newStrategy', answers);
    if ('refused' in made) expect.fail(made.message);
    expect(made.fileName).toBe('acme-gmbh.strategy.md');
    const uri = uriOf(join(folderWith({}), made.fileName));
    open(uri, made.text);
    const found = await diagnostics(uri, 1, all => all.length > 0);
    expect(found.filter(({ severity }) => severity === 1)).toEqual([]);
});
