import GithubSlugger from 'github-slugger';
import { factsOf, RefusedAnswer, type Answers, type Facts } from './answers.js';
import { audienceFor, goalsFor, type TemplateGoal } from './goals.js';
import { hintsFor, type Hints } from './hints.js';
import { functionOfTeam, type TeamFunction } from './teams.js';

type Field = readonly [key: string, value: string | undefined];

interface Team { name: string; does: TeamFunction | undefined; /** As a field names it. */ reference: string; /** The position that leads it, and how a field names that. */ lead?: Position }
interface Position { title: string; reference: string }

/**
 * A draft of a strategy: what the writer said, the structure of a good one, and hints. Nothing is invented, so what `check` finds missing in it
 * is the list of what is to be written. Canonical for the formatter.
 * @throws RefusedAnswer for an answer that cannot be used.
 */
export function newStrategy(answers: Answers): string {
    const facts = factsOf(answers);
    const does = facts.teams.map(functionOfTeam);
    const hints = hintsFor(facts, !does.includes('marketing') || !does.includes('sales'));
    const people = facts.template === 'one-person shop' ? onePerson(facts) : teamwork(facts, hints);
    const { title, organization, kind, period, currency } = facts;
    const text = [
        block(1, 'Strategy', title, [
            ['Organization', organization], ['Kind', kind], ['Period', period], ['Version', '0.1'], ['Status', 'draft'], ['Owner', people.owner], ['Currency', currency]
        ], people.noMeeting),
        hint(hints.purpose),
        section('Who works on it', hints.people), ...people.blocks,
        section('Whom we want to reach, and where', hints.audience), block(3, 'Persona', audienceFor[kind], []),
        section('What we want to achieve', hints.goals), ...goalsFor[kind].map(goal => goalBlocks(goal, people, facts)),
        section('What we do next', hints.actions),
        section('Who approves it', hints.approval)
    ];
    return `${text.join('\n\n')}\n`;
}

/** What speaks against the answers that are there already, whatever the others will be. */
export function refusalOf(answers: Partial<Answers> & Pick<Answers, 'today'>): RefusedAnswer | undefined {
    const alone = answers.template === 'one-person shop';
    const soon = { organization: 'Example', template: 'firm', kind: 'commercial', period: answers.today.slice(0, 4), teams: alone ? [] : ['Marketing'] } as const;
    try {
        factsOf({ ...soon, ...answers });
        return undefined;
    } catch (error) {
        if (error instanceof RefusedAnswer) return error;
        throw error;
    }
}

/** What a template says of who works on it. */
interface People {
    blocks: string[];
    /** Who owns everything, where that is certain. */
    owner?: string;
    /** Who shares every goal. */
    teams?: string;
    /** Comments that silence, with a reason, what is asked of firms and cannot be asked of one person. */
    noMeeting?: string | undefined;
    noTeams?: string | undefined;
}

function onePerson({ kind }: Facts): People {
    const owner = kind === 'commercial' ? 'Business Owner' : 'Coordinator';
    const silent = (code: string): string => `<!-- strategy-ignore ${code}: one person does it all -->`;
    const ofFirms = (code: string): string | undefined => kind === 'commercial' ? silent(code) : undefined;
    return {
        blocks: [block(3, 'Owner', owner, [], silent('owner-must-have-backup')), hint('Say what happens when you are ill or away: even “posts wait, messages get an automatic reply” is a plan.')],
        owner, noMeeting: ofFirms('marketing-and-sales-must-meet'), noTeams: ofFirms('goal-must-have-teams')
    };
}

function teamwork({ teams: names }: Facts, hints: Hints): People {
    const teams = described(names);
    const sides = (['marketing', 'sales'] as const).map(side => teams.find(team => team.does === side));
    const [marketing, sales] = sides;
    const both = marketing && sales ? [marketing, sales] : undefined;
    const leads = teams.flatMap(({ lead }) => lead ?? []);
    const listed = (some: readonly { reference: string }[]): string => some.map(({ reference }) => reference).join(', ');
    const meeting = teams.length > 1 ? [
        block(3, 'Meeting', both ? `${both[0]!.name} and ${both[1]!.name}` : 'All teams at one table', [
            ['Teams', listed(teams)], ['Participants', listed(leads)]
        ]), hint(hints.meeting)
    ] : [];
    return {
        blocks: [
            ...teams.map(({ name, does, lead }) => block(3, 'Team', name, [['Function', does], ['Lead', lead?.reference]])),
            ...teams.flatMap(({ reference, lead }) => lead ? [block(3, 'Owner', lead.title, [['Team', reference]])] : []),
            ...meeting
        ],
        teams: listed(both ?? teams)
    };
}

/** The teams, and a position that leads the first of either side (else the first of all): enough to begin with. */
function described(names: readonly string[]): Team[] {
    const slugger = new GithubSlugger();
    const reference = (kind: string, title: string): string => {
        const anchor = slugger.slug(`${kind}: ${title.replace(/\\/g, '')}`);
        return /[,;]/.test(title) ? `[${title}](#${anchor})` : title;
    };
    const teams: Team[] = names.map(name => ({ name, does: functionOfTeam(name), reference: reference('Team', name) }));
    const sides = (['marketing', 'sales'] as const).flatMap(side => teams.find(team => team.does === side) ?? []);
    const led = sides.length > 0 ? sides : teams.slice(0, 1);
    return teams.map(team => led.includes(team) ? { ...team, lead: { title: `Head of ${team.name}`, reference: reference('Owner', `Head of ${team.name}`) } } : team);
}

function goalBlocks({ title, phase, supports, hint: words, metric }: TemplateGoal, { owner, teams, noTeams }: People, { currency }: Facts): string {
    return [
        block(3, 'Goal', title, [['Owner', owner], ['Teams', teams], ['Phase', phase], ['Supports', supports]], noTeams), hint(words),
        ...metric ? [block(4, 'Metric', metric.title, [['Kind', 'business'], ['Unit', currency], ['Owner', owner]]), hint(metric.hint)] : []
    ].join('\n\n');
}

function block(level: number, kind: string, title: string, fields: readonly Field[], comment?: string): string {
    const list = fields.filter(([, value]) => value).map(([key, value]) => `- ${key}: ${value}`).join('\n');
    return [`${'#'.repeat(level)} ${kind}: ${title}`, list, comment].filter(Boolean).join('\n\n');
}

function section(title: string, words: string): string {
    return `## ${title}\n\n${hint(words)}`;
}

function hint(words: string): string {
    return `> ${words}`;
}
