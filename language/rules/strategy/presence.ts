import { hasTwoSides, teamsOf } from '../../analysis/alignment.js';
import { activeOn } from '../../analysis/audience.js';
import { onePerson, possibleBackups } from '../../analysis/ownership.js';
import { perModel, visible } from '../../analysis/per-model.js';
import { blocksOf, choice, field, metricsOf, statusOf } from '../../model/facts.js';
import type { Block, BlockKind, StrategyModel } from '../../model/model.js';
import { groupedBy } from '../../parser/grouped.js';
import { referenceTo } from '../../references/link-target.js';
import { titleKey } from '../../references/names.js';
import type { Named } from '../hint.js';
import { must, should, type Requirement, type Rule, type SeverityByStatus } from '../rule.js';
import { describe } from '../../analysis/words.js';

/** A key that a block must have: the starred fields of the language. */
interface Presence {
    code: string;
    kind: BlockKind;
    key: string;
    requirement: Requirement;
    severity: SeverityByStatus;
    /** What is missing, as in `has no owner`. */
    missing: string;
    /** The value the message and the quick fix propose. `{Owner:Head of Marketing}` stands for a title: of a block that exists, where there is one. */
    example: string;
    help: string;
    /** Blocks to propose before the example. */
    preferred?(block: Block, model: StrategyModel): readonly Block[];
    /** The block has it in another way. */
    unless?(block: Block, model: StrategyModel): boolean;
}

const closed = (block: Block): boolean => ['dormant', 'avoid', 'retired'].includes(choice(block, 'Priority') ?? '');

/** The approvals of the version that a change led to are for the change too: those that are there, or those that are still to come. */
const isApprovedWithItsVersion = (change: Block, model: StrategyModel): boolean => {
    const version = field(change, 'Version')?.text;
    const isOf = (block: Block | undefined): boolean => block !== undefined && titleKey(field(block, 'Version')?.text ?? '') === titleKey(version!);
    return version !== undefined && (blocksOf(model, 'Approval').some(isOf) || statusOf(model) !== 'approved' && blocksOf(model, 'Approval').length > 0 && isOf(model.strategy));
};

const presences: Presence[] = [
    // S1, R2: marketing and sales set the goals together
    { code: 'goal-must-have-teams', kind: 'Goal', key: 'Teams', requirement: 'S1', severity: must, missing: 'names no team', example: '{Team:Marketing}, {Team:Sales}', help: 'A goal works when the teams that must reach it have agreed on it. Name them, marketing and sales first.', unless: (_goal, model) => onePerson(model) !== undefined || !hasTwoSides(model) && visible(model, 'Team').length === 0 },
    { code: 'meeting-must-have-teams', kind: 'Meeting', key: 'Teams', requirement: 'S1', severity: must, missing: 'names no team', example: '{Team:Marketing}, {Team:Sales}', help: 'Say which teams meet. Where the positions that take part have a team, that is enough.', unless: (meeting, model) => onePerson(model) !== undefined || teamsOf(meeting, model).length > 0 },
    { code: 'meeting-must-have-cadence', kind: 'Meeting', key: 'Every', requirement: 'S1', severity: must, missing: 'does not say how often it takes place', example: '2 weeks', help: 'A regular meeting has a rhythm: weekly, monthly, first Tuesday of the month.' },
    { code: 'meeting-should-have-participants', kind: 'Meeting', key: 'Participants', requirement: 'S1', severity: should, missing: 'does not say who takes part', example: '{Owner:Head of Marketing}, {Owner:Head of Sales}', help: 'Teams agree in general; positions come to the table. Name those who do.' },
    { code: 'meeting-should-have-chair', kind: 'Meeting', key: 'Chair', requirement: 'S1', severity: should, missing: 'has no chair', example: '{Owner:Head of Marketing}', help: 'One position invites, and sees to it that decisions are kept.' },
    // S2: where the audience is
    { code: 'persona-must-say-where-active', kind: 'Persona', key: 'Active on', requirement: 'S2', severity: must, missing: 'does not say where it is active', example: 'LinkedIn 60%, YouTube 25%', help: 'Platforms are chosen by where the audience is, so each persona says where it spends its time.', unless: block => !!field(block, 'Excluded') },
    { code: 'persona-must-have-evidence', kind: 'Persona', key: 'Evidence', requirement: 'S2', severity: should, missing: 'gives no evidence', example: 'customer survey, October 2026', help: 'Say how you know where this audience is active, with a date: a survey, an analytics report, interviews.', unless: block => !!field(block, 'Excluded') },
    { code: 'platform-must-have-priority', kind: 'Platform', key: 'Priority', requirement: 'S2', severity: must, missing: 'has no priority', example: 'primary', help: 'Primary is where the audience is most active; the others are secondary, dormant, to avoid, or retired.' },
    { code: 'platform-must-serve-personas', kind: 'Platform', key: 'Personas', requirement: 'S2', severity: must, missing: 'serves no persona', example: '{Persona:Operations Olivia}', help: 'A platform is worth the work when somebody you want to reach is there. Name the personas.', unless: closed, preferred: (platform, model) => activeOn(platform, model) },
    // S3: delegated to positions
    { code: 'strategy-must-have-owner', kind: 'Strategy', key: 'Owner', requirement: 'S3', severity: must, missing: 'has no owner', example: '{Owner:Head of Marketing}', help: 'One position keeps the strategy up to date.' },
    { code: 'goal-must-have-owner', kind: 'Goal', key: 'Owner', requirement: 'S3', severity: must, missing: 'has no owner', example: '{Owner:Head of Marketing}', help: 'What nobody owns is not done. Name the position that answers for the goal.' },
    { code: 'platform-must-have-owner', kind: 'Platform', key: 'Owner', requirement: 'S3', severity: must, missing: 'has no owner', example: '{Owner:Social Media Manager}', help: 'Name the position that runs the platform.', unless: block => ['avoid', 'retired'].includes(choice(block, 'Priority') ?? '') },
    { code: 'action-must-have-owner', kind: 'Action', key: 'Owner', requirement: 'S3', severity: must, missing: 'has no owner', example: '{Owner:Content Lead}', help: 'Name the position that does it.' },
    { code: 'risk-must-have-owner', kind: 'Risk', key: 'Owner', requirement: 'S3', severity: must, missing: 'has no owner', example: '{Owner:Head of Communications}', help: 'In a crisis nobody has time to find out who decides.' },
    { code: 'owner-must-have-responsibilities', kind: 'Owner', key: 'Responsibilities', requirement: 'S3', severity: should, missing: 'has no responsibilities', example: 'community replies, monthly report', help: 'Write down what the position is responsible for, so that nothing is missed when people change.' },
    { code: 'owner-must-have-backup', kind: 'Owner', key: 'Backup', requirement: 'S3', severity: should, missing: 'has no backup', example: '{Owner:Content Lead}', help: 'Name the position that steps in when this one is away.', unless: (_position, model) => onePerson(model) !== undefined, preferred: (position, model) => possibleBackups(position, model, 1) },
    // S4: measured
    { code: 'goal-must-have-metric', kind: 'Goal', key: 'Metric', requirement: 'S4', severity: must, missing: 'has no metric', example: '{Metric:Sales-qualified leads}', help: 'Without a metric nobody can tell whether the goal is reached. Name one, or write a Metric block in the goal\'s section.', unless: (block, model) => metricsOf(block, model).length > 0 },
    { code: 'goal-must-have-target', kind: 'Goal', key: 'Target', requirement: 'S4', severity: must, missing: 'has no target', example: '120 by 2027-12-31 from 80', help: 'Say how much, by when, and from where. A target that has to wait says so: `deferred until 2027-03-01: no baseline yet`.' },
    { code: 'metric-must-have-source', kind: 'Metric', key: 'Source', requirement: 'S4', severity: must, missing: 'has no source', example: 'HubSpot, report on leads by source', help: 'Say where the number is read, so that two people read the same one.' },
    { code: 'metric-must-have-cadence', kind: 'Metric', key: 'Measured', requirement: 'S4', severity: must, missing: 'does not say how often it is measured', example: 'monthly by {Owner:Marketing Analyst}', help: 'Say how often the metric is read and by which position.' },
    { code: 'action-must-have-due-date', kind: 'Action', key: 'Due', requirement: 'S4', severity: must, missing: 'has no due date', example: '2027-03-31', help: 'A step without a date is a wish.' },
    { code: 'action-must-serve-goal', kind: 'Action', key: 'Goal', requirement: 'R3', severity: should, missing: 'serves no goal', example: '{Goal:Qualified leads}', help: 'Name the goal it serves, or put the action into the goal\'s section.', unless: block => block.parent?.kind === 'Goal' },
    { code: 'goal-must-have-phase', kind: 'Goal', key: 'Phase', requirement: 'R3', severity: must, missing: 'has no phase', example: 'data', help: 'Relationships are the roads, data is the map, profit is the destination (mission or funding for a public or non-profit body). Say where the goal belongs.' },
    // S5, S6: in writing, dated, reviewed
    { code: 'strategy-must-have-organization', kind: 'Strategy', key: 'Organization', requirement: 'S5', severity: must, missing: 'names no organisation', example: 'Acme GmbH', help: 'Say whose strategy this is.' },
    { code: 'strategy-must-have-period', kind: 'Strategy', key: 'Period', requirement: 'S5', severity: must, missing: 'has no period', example: '2027-01-01 to 2027-12-31', help: 'Say from when until when the strategy holds.' },
    { code: 'strategy-must-have-version', kind: 'Strategy', key: 'Version', requirement: 'S5', severity: must, missing: 'has no version', example: '1.0', help: 'An approval approves a version, so the strategy carries one.' },
    { code: 'strategy-must-have-status', kind: 'Strategy', key: 'Status', requirement: 'S5', severity: should, missing: 'has no status', example: 'draft', help: 'Draft, in review, approved or superseded. Until it is written the strategy counts as a draft.' },
    { code: 'approval-must-have-name', kind: 'Approval', key: 'Name', requirement: 'S5', severity: must, missing: 'does not say who approves', example: 'Dana Reyes', help: 'The heading names the position; `Name` says who holds it.' },
    { code: 'approval-must-have-date', kind: 'Approval', key: 'Date', requirement: 'S5', severity: must, missing: 'has no date', example: '2027-01-12', help: 'The date tells which text was approved, and until when.' },
    { code: 'change-must-have-date', kind: 'Change', key: 'Date', requirement: 'S5', severity: must, missing: 'has no date', example: '2027-02-01', help: 'Say when the strategy was changed.' },
    { code: 'change-must-have-reason', kind: 'Change', key: 'Reason', requirement: 'S5', severity: must, missing: 'gives no reason', example: 'budget cut in the second quarter', help: 'A change without a reason cannot be judged later.' },
    { code: 'change-should-have-approver', kind: 'Change', key: 'Approved by', requirement: 'S5', severity: should, missing: 'does not say who approved it', example: '{Owner:Chief Marketing Officer}', help: 'A change of an approved text needs somebody who may decide it. Where the approvals of its version do, or are still to come, nobody need be named.', unless: isApprovedWithItsVersion },
    { code: 'strategy-must-have-review', kind: 'Strategy', key: 'Review', requirement: 'S6', severity: must, missing: 'has no review date', example: 'every 3 months, next 2027-04-01', help: 'A strategy is never finished. Say how often it is reviewed and when next.' }
];

/** One rule for each starred field. */
export const presenceRules: Rule[] = presences.map(presence => ({
    code: presence.code,
    requirement: presence.requirement,
    severity: presence.severity,
    asks: { kind: presence.kind, key: presence.key },
    summary: `${article(presence.kind)} ${presence.kind} block needs \`${presence.key}\`.`,
    help: presence.help,
    wrong: `## ${presence.kind}: Example\n`,
    right: `## ${presence.kind}: Example\n\n- ${presence.key}: ${filled(presence.example).text}\n`,
    *check({ model }) {
        for (const block of blocksOf(model, presence.kind)) {
            if (field(block, presence.key) || presence.unless?.(block, model)) continue;
            const { text: example, needs } = filled(presence.example, { model, not: block, preferred: presence.preferred?.(block, model) ?? [] });
            yield {
                message: `${describe(block)} ${presence.missing}. Add a line such as "- ${presence.key}: ${example}".`,
                span: block.heading,
                block,
                data: { fix: 'add-field', key: presence.key, example, needs }
            };
        }
    }
}));

/** What a block begins with that is created because another names it, where that follows from the other. */
const first: Record<string, (by: Block) => Pick<Named, 'fields'>> = {
    Team: () => ({}),
    Metric: () => ({}),
    Goal: () => ({}),
    Owner: by => by.kind === 'Owner' ? { fields: [['Responsibilities', ''], ['Backup', by.title]] } : {},
    Persona: by => by.kind === 'Platform' ? { fields: [['Active on', by.title], ['Evidence', '']] } : {}
};

interface Context { model: StrategyModel; not: Block; /** Blocks to propose first. */ preferred: readonly Block[] }

/**
 * An example with titles that the strategy has: the one proposed where it exists, else the next of that kind, else the one proposed.
 * @returns `needs`: the blocks among them that it does not have.
 */
function filled(example: string, context?: Context): { text: string; needs: Named[] } {
    const used = new Set<string>();
    const needs: Named[] = [];
    const text = example.replace(/\{(\w+):([^}]*)\}/g, (_match, kind: string, proposed: string) => {
        const known = context ? titled(context.model).get(kind) ?? [] : [];
        const free = ({ block }: Titled): boolean => block !== context?.not && !used.has(block.title) && !field(block, 'Excluded');
        const wanted = titleKey(proposed);
        const found = (known.find(one => context!.preferred.includes(one.block) && free(one)) ?? known.find(one => one.key === wanted && free(one)) ?? known.find(free))?.block;
        used.add(found?.title ?? proposed);
        if (found) return referenceTo(found, context!.model.uri);
        if (context && first[kind]) needs.push({ kind, title: proposed, ...first[kind](context.not) });
        return proposed;
    });
    return { text, needs };
}

/** A block with a title, and the form in which titles compare. */
interface Titled { block: Block; key: string }

const titled = perModel(model => groupedBy(
    [...model.blocks, ...model.shared].flatMap((block): Titled[] => block.title ? [{ block, key: titleKey(block.title) }] : []),
    ({ block }) => block.kind
));

function article(kind: string): string {
    return /^[AEIOU]/.test(kind) ? 'An' : 'A';
}
