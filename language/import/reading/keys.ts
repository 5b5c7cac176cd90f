import { readValue } from '../../parser/values/read-value.js';
import type { BlockEntry, FieldEntry, Vocabulary } from '../../parser/vocabulary.js';
import type { ImportedKind } from './words.js';

const owner = '(?:goal |account |channel |content )?(?:owner|lead|responsible|responsible (?:person|party|position|role)|accountable|managed by|person responsible|who)';
const metrics = '(?:key )?(?:kpi|metric|indicator|success metric|measures? of success|performance indicator)s?|kpi\\(s\\)|metric\\(s\\)|measured by|how measured';
const audience = '(?:(?:target|primary|main) )?(?:audience|persona|segment|group)s?';
const places = '(?:main |primary |preferred |social )?(?:platform|channel|network)s?|platform\\(s\\)|channel\\(s\\)';
const often = '(?:posting |publishing |post |review |reporting )?(?:frequency|cadence|rhythm|schedule)|how often|posts? per week|reporting';
const due = 'due|due date|deadline|by when|target date|completion(?: date)?|timeline|time ?frame|when|until|finish';
const cost = '(?:monthly |annual |yearly |media |ad |planned )?(?:cost|costs|budget|spend)';
const baseline = 'baseline|current|current (?:value|status|state|number)|today|starting point|status quo|where we are';

/** Words that strategies use for a field besides those of the language. `Deadline` and `Baseline` of a goal become part of its target. */
const words: Record<ImportedKind, Record<string, string>> = {
    Goal: { Owner: owner, Metric: metrics, Target: 'target|target value|target number|goal value', Deadline: due, Baseline: baseline, Teams: 'teams?|departments?|teams involved', Personas: audience, Platforms: places, Cost: cost },
    Persona: {
        Role: 'role|job|job title|occupation|profession|position', Needs: 'needs?|goals|wants|motivations?|what they (?:need|want)', Pains: 'pains?|pain points?|challenges?|frustrations?|problems?',
        'Active on': `active on|${places}|social media(?: use| usage| channels)?|where they are(?: active)?|where active|online`, Evidence: 'evidence|source|based on|research', Size: 'size|audience size', Reviewed: 'reviewed|last reviewed'
    },
    Platform: {
        Priority: 'priority', Personas: audience, Owner: owner, Account: 'accounts?|handle|handles|url|link|profile|username|page', Purpose: 'purpose|objective|goal|goals|focus|why|use|used for|role', Cadence: often,
        Content: 'content|content (?:types?|themes?|pillars?|focus|mix)|content and format|what we post|topics|themes?|pillars?', Metric: metrics, Cost: cost, 'Response time': 'response time|reply time|we answer within'
    },
    Metric: {
        Target: 'target|target value|goal|benchmark target', Source: 'source|tool|data source|source of data|measured (?:with|in)|where|tracking|measurement tool', Measured: `measured|${often}`, Owner: owner, Baseline: baseline,
        Definition: 'definition|description|what it (?:means|measures|tells us)|meaning', Formula: 'formula|calculation', Unit: 'unit', Deadline: due
    },
    Owner: {
        'Held by': 'held by|name|person|staff|staff member|filled by|who|current holder', Responsibilities: 'responsibilit(?:y|ies)|key responsibilities|main responsibilities|tasks?|duties|does|what they do|description', Team: 'team|department', Email: 'e-?mail|contact',
        Backup: 'backup|deputy|stand-in|substitute|cover', Hours: 'hours|hours per week|weekly hours|time', Load: 'load', 'Reports to': 'reports to'
    },
    Content: {
        Share: 'share|percentage|percent|proportion|mix|content mix|% of posts|%', Format: 'formats?|content types?|types? of content|media', Cadence: often, Platforms: places, Owner: owner, Personas: audience, Metric: metrics
    },
    Action: { Owner: owner, Due: due, Goal: '(?:related |linked )?(?:goal|objective)s?', Status: 'status|state|progress', Cost: cost, Teams: 'teams?|departments?', Because: 'because|reason' },
    Risk: { Trigger: 'trigger|example|examples|signal|warning sign', Response: 'response|mitigation|action|what we do|measures?|how we respond|plan', Owner: owner, Spokesperson: 'spokesperson|who speaks' },
    Definition: { Means: 'means|meaning|definition|description|explanation', Source: 'source' },
    Meeting: { Every: `every|when|${often}`, Participants: 'participants?|attendees|attended by|who', Chair: 'chair|lead|led by|host', Purpose: 'purpose|goal|aim', Agenda: 'agenda|topics', Teams: 'teams?|departments?' },
    Team: { Lead: 'lead|led by|head', Members: 'members?|people', Function: 'function' }
};

const patterns = new Map(Object.entries(words).map(([kind, keys]) => [kind, Object.entries(keys).map(([key, pattern]) => [key, new RegExp(`^(?:${pattern})$`, 'i')] as const)]));

/** How a word is read in a block of some kind: the key to write, and its entry; `Deadline` and `Baseline` of a goal have none. */
export interface KeyReading { key: string; entry: FieldEntry | undefined }

/** The words of a table's column or a list's key without marks and additions: `**KPI(s):**`, `Budget (EUR)`. */
function bare(word: string): string {
    return word.replace(/^(?:our|the|their)\s+/i, '').replace(/\s+/g, ' ').trim();
}

/** What a word means as a key of a block; `undefined` for a key the language does not have. What the language accepts stays as it is written. */
export function readKey(kind: string, word: string, vocabulary: Vocabulary): KeyReading | undefined {
    const entry = blockEntry(kind, vocabulary);
    const name = bare(word);
    const own = entry?.keys.get(name.toLowerCase());
    if (own && !own.conditional) return { key: own.words.find(known => known.toLowerCase() === name.toLowerCase())!, entry: own };
    const key = patterns.get(kind)?.find(([, pattern]) => pattern.test(name))?.[0];
    return key === undefined ? undefined : { key, entry: entry?.keys.get(key.toLowerCase()) };
}

export function blockEntry(kind: string, vocabulary: Vocabulary): BlockEntry | undefined {
    return vocabulary.blocks.find(block => block.kind === kind);
}

/** Whether a text reads as what the field asks for. Text and names always do. */
export function isReadable({ parts: [first] }: FieldEntry, text: string): boolean {
    if (!first || first.share) return true;
    if (first.kind === 'CHOICE' || first.choices.length > 0) return first.choices.includes(text.toLowerCase());
    if (first.kind === 'CADENCE') return readValue('CADENCE', text).type !== 'unreadable';
    return readValue(first.kind, text).type !== 'unreadable';
}

/** A key that a strategy may have of its own, as the language reads it; `undefined` for words that make none. */
export function customKey(word: string): string | undefined {
    const name = word.replace(/[*_`]+/g, '').replace(/\s+/g, ' ').replace(/\s*:$/, '').trim();
    return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} &'’()/.+-]{0,58}$/u.test(name) && !/^(?:when)\b/i.test(name) ? name : undefined;
}
