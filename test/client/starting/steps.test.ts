import { describe, expect, test } from 'vitest';
import { back, folderOfMost, freeName, leadThrough, withTeam, type Step } from '../../../client/starting/steps.js';

interface Answers { name: string; template: string; teams: string; title: string }

/** Questions that are answered from a script; they note what they were asked with. */
function asking(script: (string | typeof back | undefined)[], titled = false) {
    const asked: string[] = [];
    const step = (key: keyof Answers, applies?: Step<Answers>['applies']): Step<Answers> => ({
        applies,
        async ask(known, { step, total }) {
            asked.push(`${step}/${total} ${key}${known[key] === undefined ? '' : ` (${known[key]})`}`);
            const answer = script.shift();
            return typeof answer === 'string' ? { [key]: answer } : answer;
        }
    });
    return { asked, answers: leadThrough<Answers>([step('name'), step('template'), step('teams', ({ template }) => template !== 'alone'), ...titled ? [step('title')] : []]) };
}

describe('the way through the questions', () => {
    test('each is asked once, with its number', async () => {
        const { asked, answers } = asking(['Acme', 'firm', 'Sales']);
        expect(await answers).toEqual({ name: 'Acme', template: 'firm', teams: 'Sales' });
        expect(asked).toEqual(['1/3 name', '2/3 template', '3/3 teams']);
    });

    test('a question that does not apply is neither asked nor counted', async () => {
        const { asked, answers } = asking(['Acme', 'alone']);
        expect(await answers).toEqual({ name: 'Acme', template: 'alone' });
        expect(asked).toEqual(['1/3 name', '2/3 template']);
    });

    test('back leads to the question before, with the answer it had', async () => {
        const { asked, answers } = asking(['Acme', back, 'Acme GmbH', 'firm', back, 'firm', 'Sales']);
        expect(await answers).toEqual({ name: 'Acme GmbH', template: 'firm', teams: 'Sales' });
        expect(asked).toEqual(['1/3 name', '2/3 template', '1/3 name (Acme)', '2/3 template', '3/3 teams', '2/3 template (firm)', '3/3 teams']);
    });

    test('an answer to what does not apply any more is dropped', async () => {
        const { asked, answers } = asking(['Acme', 'firm', 'Sales', back, back, 'alone', 'Our way'], true);
        expect(await answers).toEqual({ name: 'Acme', template: 'alone', title: 'Our way' });
        expect(asked.slice(-2)).toEqual(['2/4 template (firm)', '3/3 title']);
    });

    test.each([1, 2, 3])('giving up at question %i ends it', async count => {
        const { answers } = asking([...['Acme', 'firm', 'Sales'].slice(0, count - 1), undefined]);
        expect(await answers).toBeUndefined();
    });
});

test.each([
    ['Fleet  Advisers ', ['Marketing', 'Sales', 'Fleet Advisers'], ['Marketing', 'Fleet Advisers']],
    ['sales', ['Marketing', 'Sales'], ['Marketing', 'Sales']],
    ['Marketing', ['Marketing', 'Sales'], ['Marketing']]
])('the team %j that is typed is added once', (typed, teams, chosen) => {
    expect(withTeam(['Marketing', 'Sales'], ['Marketing'], typed)).toEqual({ teams, chosen });
});

test.each([
    [[], 'acme.strategy.md'], [['readme.md'], 'acme.strategy.md'], [['Acme.strategy.md'], 'acme-2.strategy.md'], [['acme.strategy.md', 'acme-2.strategy.md', 'acme-4.strategy.md'], 'acme-3.strategy.md']
])('beside %j a new file is called %s', (taken, name) => {
    expect(freeName('acme.strategy.md', taken)).toBe(name);
});

test.each([
    [[], undefined], [['file:///w/strategy.config.json'], undefined], [['file:///w/a.strategy.md', 'file:///w/plans/b.strategy.md', 'file:///w/plans/c.strategy.md'], 'file:///w/plans'],
    [['file:///w/x/a.strategy.md', 'file:///w/y/b.strategy.md'], 'file:///w/x']
])('of %j most stand in %s', (files, folder) => {
    expect(folderOfMost(files)).toBe(folder);
});
