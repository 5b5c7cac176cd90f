import { commonMeetings, hasTwoSides, namesUnclearTeam, sidesIn, sidesOf, teamsLeftOut, termConflicts, type Side } from '../../analysis/alignment.js';
import { blocksOf, field } from '../../model/facts.js';
import { must, should, type Rule } from '../rule.js';
import { describe, titles } from '../../analysis/words.js';

const marketingAndSales = '## Team: Marketing\n\n## Team: Sales\n\n';

/** S1, R2: marketing and sales set the goals and the steps together, and the plan reaches every team. */
export const alignmentRules: Rule[] = [
    {
        code: 'goal-must-be-shared', requirement: 'S1', severity: must,
        summary: 'Marketing and sales must share every goal.',
        help: 'A goal that only one side has agreed on is worked against by the other. A team counts by its `Function`, or by its title. One called `Marketing and Sales` counts as both. In a public or non-profit body the rule speaks only where a team has the function `sales`, such as the one that wins members; where one person does everything it says nothing.',
        wrong: `# Strategy: Acme\n\n${marketingAndSales}## Goal: Qualified leads\n\n- Teams: Marketing\n`,
        right: `# Strategy: Acme\n\n${marketingAndSales}## Goal: Qualified leads\n\n- Teams: Marketing, Sales\n`,
        *check({ model }) {
            if (!model.strategy || !hasTwoSides(model)) return;
            for (const goal of blocksOf(model, 'Goal')) {
                const teams = field(goal, 'Teams');
                if (!teams) continue; // has a rule of its own
                const sides = sidesIn(goal, model);
                const missing = (['marketing', 'sales'] as const).filter(side => !sides.has(side));
                if (missing.length === 0 || namesUnclearTeam(goal)) continue;
                const names = missing.map(side => sidesOf(model)[side][0] ?? (side === 'sales' ? 'Sales' : 'Marketing'));
                yield {
                    message: `${describe(goal)} is not shared with ${missing.join(' and ')}. Agree on it together, then add ${names.map(name => `"${name}"`).join(' and ')} to its teams.`,
                    span: teams.valueSpan ?? teams.span, block: goal, data: { fix: 'add-names', key: 'Teams', choices: [names.map(title => ({ kind: 'Team', title }))] }
                };
            }
        }
    },
    {
        code: 'marketing-and-sales-must-meet', requirement: 'S1', severity: must,
        summary: 'Marketing and sales must meet regularly.',
        help: 'Goals set together stay common only when both sides talk about them. Add a Meeting whose `Teams` name both, with a cadence. Who takes part counts by team, and participants by the team of their position.',
        wrong: `# Strategy: Acme\n\n${marketingAndSales}## Meeting: Marketing round\n\n- Teams: Marketing\n- Every: week\n`,
        right: `# Strategy: Acme\n\n${marketingAndSales}## Meeting: Common round\n\n- Teams: Marketing, Sales\n- Every: 2 weeks\n`,
        *check({ model }) {
            if (!model.strategy || !hasTwoSides(model) || commonMeetings(model).length > 0) return;
            const name = (side: Side, word: string): string => sidesOf(model)[side][0] ?? word;
            const teams = [...new Set([name('marketing', 'Marketing'), name('sales', 'Sales')])];
            yield {
                message: `Marketing and sales have no regular meeting. Add a block "## Meeting: Marketing and sales" with "- Teams: ${teams.join(', ')}" and "- Every: 2 weeks".`,
                span: model.strategy.heading, block: model.strategy, data: { fix: 'add-meeting', teams }
            };
        }
    },
    {
        code: 'term-must-mean-one-thing', requirement: 'S1', severity: should,
        summary: 'A term that two metrics count should be read from one source.',
        help: 'When marketing counts leads in one system and sales in another, they argue about numbers. A metric counts a term when its title begins with the title of a Definition; its source is what stands before the first comma.',
        wrong: '## Definition: Qualified lead\n\n## Metric: Qualified leads by form\n\n- Source: HubSpot\n\n## Metric: Qualified leads by phone\n\n- Source: Salesforce\n',
        right: '## Definition: Qualified lead\n\n## Metric: Qualified leads by form\n\n- Source: HubSpot, form report\n\n## Metric: Qualified leads by phone\n\n- Source: HubSpot, call report\n',
        *check({ model }) {
            for (const { term, metrics: [first, second], sources } of termConflicts(model)) {
                const here = [second, first].find(({ uri }) => uri === model.uri);
                if (!here) continue;
                const source = field(here, 'Source')!;
                yield {
                    message: `"${first.title}" and "${second.title}" both count "${term.title}", but one is read from ${sources[0]}, the other from ${sources[1]}. Agree on one source, or give what differs another name.`,
                    span: source.valueSpan ?? source.span, block: here,
                    related: [here === second ? { uri: first.uri, span: first.heading, message: `Read from ${sources[0]}` } : { uri: second.uri, span: second.heading, message: `Read from ${sources[1]}` }, { uri: term.uri, span: term.heading, message: 'The term both count' }]
                };
            }
        }
    },
    {
        code: 'team-should-have-a-part', requirement: 'R2', severity: should,
        summary: 'The plan should reach every team.',
        help: 'Customers meet customer service and product management too, often on another platform. A team has a part when a goal, an action or a meeting names it or a position of it, or when one of its positions runs a platform, reads a metric, answers for a risk or approves.',
        wrong: '# Strategy: Acme\n\n## Team: Customer Service\n',
        right: '# Strategy: Acme\n\n## Team: Customer Service\n\n## Meeting: Social desk\n\n- Teams: Customer Service\n',
        *check({ model }) {
            if (!model.strategy) return;
            const out = teamsLeftOut(model);
            for (const team of out.filter(({ uri }) => uri === model.uri)) {
                yield { message: `${describe(team)} has no part in the plan. Name it in a goal, an action or a meeting.`, span: team.heading, block: team };
            }
            const elsewhere = out.filter(({ uri }) => uri !== model.uri);
            if (elsewhere.length === 0) return;
            const verb = elsewhere.length === 1 ? 'has' : 'have';
            yield {
                message: `${titles(elsewhere)} ${verb} no part in the plan. Name ${elsewhere.length === 1 ? 'the team' : 'each team'} in a goal, an action or a meeting.`,
                span: model.strategy.heading, block: model.strategy, related: elsewhere.map(team => ({ uri: team.uri, span: team.heading, message: 'Has no part in the plan' }))
            };
        }
    }
];
