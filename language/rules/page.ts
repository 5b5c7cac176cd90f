import type { Requirement, Rule, SeverityByStatus } from './rule.js';
import { rules } from './table.js';

const requirements: Record<Requirement, string> = {
    S1: 'Marketing and sales set the goals together',
    S2: 'Be where the target audience is most active',
    S3: 'Responsibilities are delegated to positions',
    S4: 'Metrics are chosen, measured and acted on',
    S5: 'In writing, dated, approved by leadership',
    S6: 'Never finished: review it regularly',
    R1: 'Relationships are the roads',
    R2: 'Data is the map',
    R3: 'Profit is the destination',
    R4: 'Keep the end goal in sight',
    structure: 'The document itself'
};

/** docs/rules.md: every rule under the requirement it serves. */
export function rulesPage(): string {
    const sections = (Object.keys(requirements) as Requirement[]).flatMap(requirement => {
        const own = rules.filter(rule => rule.requirement === requirement);
        const title = requirement === 'structure' ? requirements[requirement] : `${requirement}: ${requirements[requirement]}`;
        return own.length > 0 ? [`## ${title}`, ...own.map(section)] : [];
    });
    return `${['<!-- Generated from language/rules by `npm run generate`. Do not edit. -->', '# Rules', intro, ...sections].join('\n\n')}\n`;
}

const intro = `How grave a finding is depends on the strategy's \`Status\`: a draft stays calm, a text that others review or have approved must be complete.
A finding is silenced where it stands by a comment in its block, with a reason that reviewers read: \`<!-- strategy-ignore rule-code: reason -->\`.
An organisation sets its own severities in \`strategy.config.json\`: \`{ "severity": { "goal-must-have-phase": "off" } }\`.`;

function section(rule: Rule): string {
    return [`### ${rule.code}`, `**${rule.summary}** ${rule.help}`, severities(rule.severity), 'Wrong:', fence(rule.wrong), 'Right:', fence(rule.right)].join('\n\n');
}

function severities(severity: SeverityByStatus): string {
    const words = Object.values(severity);
    if (words.every(word => word === words[0])) return `Severity: ${words[0]}.`;
    return `Severity: ${Object.entries(severity).map(([status, word]) => `${word} when ${status}`).join(', ')}.`;
}

function fence(markdown: string): string {
    const marks = markdown.includes('```') ? '````' : '```';
    return `${marks}markdown\n${markdown.trimEnd()}\n${marks}`;
}
