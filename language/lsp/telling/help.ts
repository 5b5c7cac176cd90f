import { capital } from '../../analysis/words.js';
import { expectations } from '../../parser/values/read-value.js';
import type { FieldEntry } from '../../parser/vocabulary.js';
import { rules } from '../../rules/table.js';

/** What each block is for, in one or two sentences. */
const blocks: Record<string, string> = {
    Strategy: 'The head of the document: whose strategy it is, for which period, in which version, and who keeps it up to date.',
    Team: 'A group of people that must know and follow the plan. Marketing and sales agree on the goals together (S1); the plan reaches every team (R2).',
    Owner: 'A position, not a person: what it is responsible for, who stands in for it, and how loaded it is (S3).',
    Meeting: 'A regular meeting. Marketing and sales need one to set goals and steps together (S1).',
    Persona: 'Somebody you want to reach, with dated evidence of the platforms where they are active (S2).',
    Platform: 'A place where you are present, because your personas are (S2), or a place you have decided to leave alone.',
    Content: 'A theme you publish about, tied to the personas it is for (R1).',
    Goal: 'Something to reach, in the phase relationships, data or profit, that leads through other goals to the end goal (R1 to R4).',
    Metric: 'How a goal is measured: where the number comes from, how often and by whom, and what to do when it is low or high (S4).',
    Action: 'A step with an owner and a date (S3, S4).',
    Definition: 'What a word means that two teams must understand in the same way (S1).',
    Risk: 'What could go wrong, and who answers then.',
    Approval: 'Leadership\'s approval of this strategy (S5). The title is the approving position.',
    Change: 'A change to an approved strategy, with its reason (S5, S6).'
};

/** What single keys mean, where their name does not say it all. */
const keys: Record<string, string> = {
    'Strategy.Kind': 'What the strategy leads to: profit for a `commercial` organisation, mission, membership or funding for a `public` or `non-profit` one.',
    'Strategy.Uses': 'Other strategy files whose blocks may be named here, such as the organisation\'s owners and teams.',
    'Strategy.Review': 'How often the strategy is looked at again, and when next.',
    'Strategy.Approvers': 'The positions that must approve.',
    'Goal.Phase': '`relationships` are the roads, `data` is the map, `profit` is the destination; `mission` or `funding` for public and non-profit bodies.',
    'Goal.Supports': 'The goal that this one leads to. Every goal leads, through others, to an end goal.',
    'Goal.Target': 'How much, by when, and from where: `120 by 2027-12-31 from 80`.',
    'Metric.Kind': '`business` (money, leads), `supporting` (predicts a business metric) or `vanity` (looks good, decides nothing). Say why under `Reason`.',
    'Metric.Measured': 'How often the number is read, and by which position.',
    'Metric.Predicts': 'The metric or goal that this one is an early sign of.',
    'Owner.Load': 'How much of the position\'s time is taken, in percent.',
    'Owner.Backup': 'The position that steps in.',
    'Persona.Active on': 'Where they spend their time: `LinkedIn 62%, YouTube 20%`.',
    'Persona.Evidence': 'How you know, with a date.',
    'Platform.Priority': '`primary` where the audience is most active, `secondary` if resources allow, or `dormant`, `avoid`, `retired`.'
};

export function blockHelp(kind: string): string {
    return blocks[kind] ?? 'A block kind of your organisation\'s own (strategy.config.json).';
}

/** Meaning, accepted form with examples, other names, and the rule behind a key. */
export function fieldHelp(kind: string, entry: FieldEntry): string {
    const [main, ...more] = entry.parts;
    const lines = [keys[`${kind}.${entry.key}`]];
    if (main!.choices.length > 0) lines.push(`One of: ${main!.choices.map(choice => `\`${choice}\``).join(', ')}.`);
    else if (main!.targets.length > 0) lines.push(`The title of one or more ${main!.targets.join(', ')} blocks${main!.kind === 'MENTION' ? ', or any other name' : ''}, separated by commas.`);
    else if (main!.kind !== 'TEXT') lines.push(`${capital(expectations[main!.kind].what)}: ${expectations[main!.kind].examples.slice(0, 3).map(example => `\`${example}\``).join(', ')}.`);
    if (more.some(part => part.word === 'by')) lines.push('Behind `by`: the position that does it.');
    if (entry.words.length > 1) lines.push(`Also: ${entry.words.slice(1).join(', ')}.`);
    const rule = rules.find(({ asks }) => asks?.kind === kind && asks.key === entry.key);
    if (rule) lines.push(`${rule.help} (${rule.requirement})`);
    return lines.filter(line => line !== undefined).join('\n\n');
}
