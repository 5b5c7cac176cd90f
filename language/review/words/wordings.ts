import type { Level } from '../change.js';

/** How a field is spoken of. */
export interface Wording {
    /** `owner`: what the field is for the block. */
    noun: string;
    /** `owners`: for a field that names several things. */
    nouns: string;
    /** The noun and the block, which stands for `{}`: `goal that {} supports`. */
    of: string;
    manyOf: string;
    level: Level;
    /** What a number does. */
    up: string;
    down: string;
    /** A later date is `put off` rather than `changed`. */
    deadline: boolean;
    /** A word chosen is `set` rather than `changed`. */
    set: boolean;
    /** Someone has this part: without anyone it is `removed`, and a name `replaces` another. */
    role: boolean;
    /** Who does it, for a cadence with `by`: `reviewer`. */
    agent: string;
    /** The points of a list. */
    list: boolean;
    /** Whole sentences in place of the usual ones. `{}` is the block, `{old}` and `{new}` are the values. */
    sentences?: { set?: string; changed?: string; removed?: string };
}

type Row = Partial<Omit<Wording, 'noun'>> & { noun?: string };

const money: Row = { level: 'promise' };
const person: Row = { level: 'people', role: true };
const promise: Row = { level: 'promise' };
const plan: Row = { level: 'plan' };
const deadline: Row = { deadline: true };
const textual: Row = { level: 'text' };
const approval: Row = { level: 'approval' };

/**
 * How each field is spoken of, by key, or by kind and key where a key means something else there. What is not said here follows from the
 * key: the noun is the key in lower case, several are its plural, the level follows from the value.
 */
const rows: Record<string, Row> = {
    Owner: person,
    Lead: person,
    Backup: person,
    Chair: person,
    Spokesperson: person,
    Approvers: { ...person, noun: 'approver' },
    Members: { noun: 'member' },
    'Approves posts': { ...person, noun: 'approver of posts', of: 'approver of the posts of {}', nouns: 'approvers of posts', manyOf: 'approvers of the posts of {}' },
    'Requested by': { noun: 'requester' },
    'Approved by': { noun: 'approver', level: 'people' },
    'Reports to': { role: true, noun: 'superior' },
    'Report to': { noun: 'reader', of: 'reader of the reports on {}', manyOf: 'readers of the reports on {}' },
    'Can merge with': { noun: 'possible merge', of: 'position that {} can merge with', nouns: 'possible merges', manyOf: 'positions that {} can merge with' },
    Participants: { noun: 'participant' },
    Teams: { noun: 'team' },
    Metric: { ...plan, noun: 'metric' },
    Personas: { noun: 'persona' },
    Platforms: { noun: 'platform' },
    Supports: { ...plan, noun: 'supported goal', of: 'goal that {} supports', manyOf: 'goals that {} supports' },
    Goal: { ...plan, noun: 'goal', of: 'goal that {} serves', manyOf: 'goals that {} serves' },
    Content: { noun: 'content theme' },
    Predicts: { noun: 'outcome', of: 'outcome that {} predicts', manyOf: 'outcomes that {} predicts' },
    Affects: { noun: 'affected part', of: 'part that {} affects', manyOf: 'parts that {} affects' },
    'Active on': { noun: 'platform' },
    Uses: { noun: 'used file', level: 'plan' },

    Period: promise,
    Effective: { ...deadline, ...promise, noun: 'effective date' },
    Until: { ...deadline, noun: 'end' },
    Next: { ...deadline, noun: 'next date' },
    Reviewed: { noun: 'last review' },
    Due: { ...deadline, ...plan, noun: 'due date' },
    'Valid until': { ...deadline, ...approval, noun: 'last valid day' },
    Every: { noun: 'cadence' },
    Review: { ...plan, noun: 'review', agent: 'reviewer' },
    Measured: { noun: 'measurement', agent: 'measurer' },

    Quorum: { ...approval, noun: 'quorum' },
    Budget: money,
    Currency: money,
    Cost: money,
    Return: money,
    Target: { ...promise, noun: 'target' },
    Baseline: { ...plan, up: 'restated', down: 'restated' },
    'Response time': { ...plan, noun: 'response time' },
    'When below': plan,
    'When above': plan,

    Status: { set: true },
    'Strategy.Status': { ...promise, set: true },
    'Strategy.Kind': { ...promise, noun: 'kind', of: 'kind of {}' },
    Kind: { ...plan, noun: 'kind', of: 'kind of {}' },
    Phase: plan,
    Priority: plan,

    Organization: promise,
    Version: plan,
    'Out of scope': { ...plan, noun: 'exclusions', of: 'exclusions of {}' },
    'Held by': { ...person, noun: 'holder', sentences: { changed: 'Position {} is now held by {new}, no longer by {old}', set: 'Position {} is now held by {new}', removed: 'Position {} is now held by nobody (was {old})' } },
    Email: { level: 'people', noun: 'e-mail address', nouns: 'e-mail addresses' },
    Responsibilities: { ...plan, list: true, noun: 'responsibility', nouns: 'responsibilities' },
    Agenda: { list: true, noun: 'point of the agenda', nouns: 'agenda', manyOf: 'agenda of {}' },
    Account: { list: true, noun: 'account' },
    Needs: { noun: 'needs', of: 'needs of {}' },
    Pains: { noun: 'pains', of: 'pains of {}' },
    Means: { ...plan, noun: 'meaning' },
    Definition: { ...plan, noun: 'definition' },
    Formula: plan,
    Source: { noun: 'source' },
    'If resources allow': { noun: 'plan if resources allow', of: 'plan for {} if resources allow' },
    'Leave when': { ...plan, noun: 'condition for leaving', of: 'condition for leaving {}' },
    Because: { noun: 'reason' },
    Excluded: { ...plan, noun: 'reason for exclusion', of: 'reason for excluding {}' },

    'Approval.Name': { ...approval, noun: 'signatory' },
    'Approval.Date': { ...approval, noun: 'date' },
    'Approval.Version': { ...approval, noun: 'version' },
    'Approval.Decision': { ...approval, noun: 'decision', set: true },
    'Approval.Conditions': { ...approval, noun: 'conditions', of: 'conditions of {}' },
    'Change.Version': textual,
    'Change.Affects': textual,
    Trigger: plan,
    Response: { ...plan, noun: 'response' }
};

/**
 * How a field is spoken of.
 * @param shape the level of a field that the table does not place.
 */
export function wordingOf(kind: string, key: string, custom: boolean, shape: Level): Wording {
    const row = custom ? { level: 'text' as const } : rows[`${kind}.${key}`] ?? rows[key] ?? {};
    const noun = row.noun ?? (custom ? key : key.charAt(0).toLowerCase() + key.slice(1));
    const nouns = row.nouns ?? `${noun}s`;
    return {
        noun, nouns, of: `${noun} of {}`, manyOf: `${nouns} of {}`, level: shape, up: 'raised', down: 'lowered',
        deadline: false, set: false, role: false, list: false, agent: `doer of the ${noun}`, ...row
    } as Wording;
}

/** What a kind of block is called in a sentence; the others are called as they are written. */
const kindWords: Record<string, string> = { Owner: 'position', Content: 'content theme', Change: 'change record', Approval: 'approval by' };

/** `position` for `Owner`; a kind of the house's own in lower case. */
export function kindWord(kind: string): string {
    return kindWords[kind] ?? kind.toLowerCase();
}

/** The fields that say most of a block, for one that comes or goes. */
export const gist: Record<string, readonly string[]> = {
    Strategy: ['Version', 'Status', 'Owner', 'Budget'],
    Goal: ['Owner', 'Target'],
    Metric: ['Owner', 'Target'],
    Action: ['Owner', 'Due', 'Cost'],
    Owner: ['Held by'],
    Platform: ['Priority', 'Owner', 'Cost'],
    Content: ['Owner', 'Cadence'],
    Meeting: ['Every', 'Teams'],
    Risk: ['Owner'],
    Team: ['Lead'],
    Definition: ['Means'],
    Approval: ['Name', 'Date', 'Decision'],
    Change: ['Date', 'Reason']
};
