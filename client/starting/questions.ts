import { l10n, type QuickPickItem } from 'vscode';
import type { NewStrategyParams, StartingPoints } from '../../language/protocol.js';
import { askChoice, askTeams, askText } from './inputs.js';
import { back, type Place, type Step } from './steps.js';

type Answers = NewStrategyParams;

/** The questions to somebody who begins a strategy. `problem` says what speaks against the answers so far. */
export function questions({ templates, periods }: StartingPoints, problem: (answers: Partial<Answers>) => Promise<string | undefined>): Step<Answers>[] {
    const title = l10n.t('New strategy');
    const named = (template: string | undefined): StartingPoints['templates'][number] => templates.find(known => known.template === template) ?? templates[0]!;
    let chosenFor: string | undefined; // another kind of organisation has other teams
    return [
        {
            async ask({ organization: value }, place) {
                const organization = await askText({
                    title, place, value, prompt: l10n.t('Whose strategy is it? The name of the organisation.'), example: l10n.t('Acme GmbH'), problem: organization => problem({ organization })
                });
                return typeof organization === 'string' ? { organization } : organization;
            }
        },
        {
            async ask({ template }, place) {
                const items = templates.map(known => ({ known, ...templateWords(known.template) }));
                const chosen = await askChoice({ title, place, prompt: l10n.t('What kind of organisation is it?'), items, active: items.find(({ known }) => known.template === template) });
                return chosen === back || chosen === undefined ? chosen : { template: chosen.known.template, kind: chosen.known.kind };
            }
        },
        { ask: async ({ period }, place) => askPeriod(title, periods, period, place, async typed => problem({ period: typed })) },
        {
            applies: ({ template }) => named(template).usual.length > 0,
            async ask({ template, teams: chosen }, place) {
                const { usual, others } = named(template);
                const teams = await askTeams({
                    title, place, prompt: l10n.t('Which teams work on it? To add one, type its name and press Enter.'), teams: [...usual, ...others], chosen: chosenFor === template ? chosen ?? usual : usual,
                    problem: names => problem({ template, teams: names })
                });
                if (!Array.isArray(teams)) return teams;
                chosenFor = template;
                return { teams };
            }
        }
    ];
}

function templateWords(template: string): QuickPickItem {
    switch (template) {
        case 'firm': return { label: `$(organization) ${l10n.t('A firm')}`, detail: l10n.t('Marketing and sales set the goals together. They lead to profit.') };
        case 'public body': return { label: `$(home) ${l10n.t('A public body')}`, detail: l10n.t('A city, a library, a university. The goals lead to its mission.') };
        case 'non-profit': return { label: `$(heart) ${l10n.t('A non-profit')}`, detail: l10n.t('An association, a charity. The goals lead to its mission, and to what funds it.') };
        case 'one-person shop': return { label: `$(person) ${l10n.t('A one-person shop')}`, detail: l10n.t('You do it all: one position, no teams, nobody to hand over to.') };
        default: return { label: template };
    }
}

/** One of the usual periods, or another one. From the line for another one the way back leads to the list. */
async function askPeriod(title: string, periods: StartingPoints['periods'], before: string | undefined, place: Place, problem: (period: string) => Promise<string | undefined>): Promise<{ period: string } | typeof back | undefined> {
    const words: Record<string, string> = { 'next year': l10n.t('Next year'), 'next four quarters': l10n.t('The next four quarters'), 'this year': l10n.t('This year') };
    const usual = periods.map(({ name, period }) => ({ label: words[name] ?? name, description: period, period }));
    const other = { label: l10n.t('Another period...'), description: '', period: '' };
    const items = [...usual, other];
    for (;;) {
        const active = before === undefined ? undefined : items.find(({ period }) => period === before) ?? other;
        const chosen = await askChoice({ title, place, prompt: l10n.t('For which time does it hold?'), items, active });
        if (chosen === back || chosen === undefined || chosen !== other) return chosen === back || chosen === undefined ? chosen : { period: chosen.period };
        const period = await askText({
            title, place, value: usual.some(({ period }) => period === before) ? '' : before, prompt: l10n.t('From when until when does it hold? A year, a quarter, or two days.'),
            example: l10n.t('2027-04-01 to 2028-03-31'), problem
        });
        if (period !== back) return period === undefined ? undefined : { period };
    }
}
