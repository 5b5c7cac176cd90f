import { findPosition } from '../../catalogues/positions.js';
import { findPlatform } from '../../catalogues/platforms.js';
import { wordCount } from './inline.js';

/** Block kinds that an import makes of what it recognises. */
export type ImportedKind = 'Goal' | 'Persona' | 'Platform' | 'Metric' | 'Owner' | 'Content' | 'Action' | 'Risk' | 'Definition' | 'Meeting' | 'Team';

/** What a section is about, by the words of its heading. `sure`: what is listed in it is of this kind; else only what shows it itself. */
export interface Topic { kind: ImportedKind; sure: boolean }

const sections: [ImportedKind, sure: string, unsure: string][] = [
    ['Goal', 'goals|objectives|goals and objectives|objectives and goals|goals and kpis|objectives and kpis|aims|what we want to achieve', ''],
    ['Persona', 'personas|audience personas|target personas|target audience|target audiences|audiences|target groups|audience segments|segments|who we want to reach|whom we want to reach', 'audience|who we serve'],
    ['Platform', 'channels|platforms|networks|channels and platforms|platforms and channels|channel mix|channel plan|platform strategy|channel strategy|where we post', 'accounts|platforms and content|channels and content'],
    ['Metric', 'kpis|metrics|performance indicators|metrics and kpis|kpis and metrics|success metrics', 'measurement|evaluation|measuring success|how we measure success|measurement and reporting|measurement and kpis|reporting'],
    ['Owner', 'roles|roles and responsibilities|team roles|team and responsibilities|team and roles|who does what', 'team|responsibilities|people|governance|ownership'],
    ['Content', 'content pillars|content themes|themes|pillars|messaging pillars|what we talk about', 'content strategy|content'],
    ['Action', 'actions|action items|next steps', 'action plan|initiatives|milestones|tasks|roadmap|timeline|implementation|implementation plan'],
    ['Risk', 'risks|risk register', 'risk management|risks and crises|crisis management|crisis communication|crisis plan'],
    ['Definition', 'glossary|definitions|terms', ''],
    ['Meeting', 'meetings|regular meetings', '']
];

const topics = new Map<string, Topic>(sections.flatMap(([kind, sure, unsure]) =>
    [...sure.split('|').map(words => [words, { kind, sure: true }] as const), ...unsure.split('|').filter(Boolean).map(words => [words, { kind, sure: false }] as const)]));

/** Words that may stand before the one that counts: `Our key social media goals`. */
const decoration = /^(?:(?:our|the|my|its|their|key|main|core|top|smart|strategic|social media|social|digital|marketing|buyer|brand|business|communications?|proposed|primary|secondary|priority|active|current|chosen|overall) )+(?=\S)/;

/** A heading's words as a topic is looked up: without numbering, emoji, brackets at the end, in lower case. */
function topicKey(words: string): string {
    return words.replace(/['’]s\b/g, 's').replace(/\([^()]*\)\s*$/, '').replace(/^(?:section|part|chapter|step)?\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})[.):]?\s+/i, '').replace(/[^\p{L}\p{N}&+/’' -]+/gu, ' ')
        .replace(/\s*[&+/]\s*/g, ' and ').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** What a section with this heading is about; `undefined` when its words do not say it. */
export function topicOf(words: string): Topic | undefined {
    const key = topicKey(words);
    return topics.get(key) ?? topics.get(key.replace(decoration, ''));
}

/** How important the platforms are that stand under `Primary` or `Secondary channels`. */
export function priorityIn(words: string): string | undefined {
    return /^(primary|secondary|dormant)(?: (?:social (?:media )?)?(?:channels?|platforms?|networks?))?$/.exec(topicKey(words))?.[1];
}

const leads: Record<string, ImportedKind> = {
    goal: 'Goal', objective: 'Goal', persona: 'Persona', 'buyer persona': 'Persona', audience: 'Persona', segment: 'Persona', platform: 'Platform', channel: 'Platform', kpi: 'Metric', metric: 'Metric',
    pillar: 'Content', 'content pillar': 'Content', theme: 'Content', action: 'Action', initiative: 'Action', milestone: 'Action', task: 'Action', risk: 'Risk', role: 'Owner', position: 'Owner'
};
const numbered = new RegExp(`^(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]?\\s+)?(?:smart\\s+|strategic\\s+)?(${Object.keys(leads).join('|')})\\s*(?:#|no\\.?\\s*)?(\\d{1,2})\\s*[:.)–—-]\\s*(\\S.*)$`, 'i');

/** `Goal 1: Grow`, `Pillar 2 – Education`: the word and the number say what it is. */
export function numberedLead(words: string): { kind: ImportedKind; number: string; title: string } | undefined {
    const [, word, number, title] = numbered.exec(words) ?? [];
    return word ? { kind: leads[word.toLowerCase()]!, number: number!, title: title!.trim() } : undefined;
}

/** Headings inside a section that are about it, and none of what it lists. */
const general = /^(?:(?:general|further|more|other|additional) )?(?:overview|introduction|background|summary|notes?|context|approach|method(?:ology)?|principles?|guidelines?|rules?|tone|voice|demographics?|psychographics?|behaviou?rs?|research|insights?|analysis|audit|examples?|tools?|resources?|budget|timeline|calendar|schedule|process|workflow|reporting|measurement|kpis?|metrics|targets?|strategy|tactics?|appendix|conclusion|definitions?|priorities|why .*|how .*|what .*|where .*|when .*)$/i;

export function isGeneral(words: string): boolean {
    return general.test(topicKey(words)) || topicOf(words) !== undefined;
}

const verbs = /^(?:to )?(?:achieve|acquire|attract|be|become|boost|bring|build|connect|convert|create|cut|decrease|deliver|develop|double|drive|educate|encourage|engage|enhance|ensure|establish|expand|find|foster|gain|generate|get|give|grow|help|improve|increase|inform|inspire|keep|launch|lead|lift|lower|make|maintain|nurture|offer|position|promote|provide|raise|reach|recruit|reduce|retain|sell|share|show|strengthen|support|triple|turn|win)\b/i;

/** What goals begin with: `Increase brand awareness`. */
export function beginsWithVerb(words: string): boolean {
    return verbs.test(words.replace(/^\d{1,2}[.)]\s+/, ''));
}

const roleNoun = /\b(?:manager|director|officer|lead|leader|coordinator|co-ordinator|specialist|editor|designer|analyst|strategist|assistant|producer|copywriter|photographer|videographer|spokesperson|intern|executive|administrator|representative|consultant|planner|chair|treasurer|secretary|librarian|mayor|ceo|cmo|cfo|coo|cto)$/i;
const roleHead = /^(?:head|director|vp|vice president|chief|president|manager|editor|chair) of\b/i;

/** Whether a name is that of a position: in the catalogue, or by its last or first word. */
export function isPosition(name: string): boolean {
    const words = wordCount(name);
    return findPosition(name) !== undefined || words > 0 && words <= 6 && !/[,;:]/.test(name) && (roleNoun.test(name) || roleHead.test(name));
}

/** A position and who holds it, in whatever order: `Social Media Manager (Ann Lee)`, `Ann Lee, Social Media Manager`. */
export function positionAndPerson(text: string): { position: string; person?: string } | undefined {
    if (isPosition(text)) return { position: text };
    const [, one, other] = /^([^(),–—]{2,60}?)\s*\(([^()]{2,60})\)$/.exec(text) ?? /^([^(),–—]{2,60}?)(?:\s*[,–—]\s*|\s+-\s+)([^(),–—]{2,60})$/.exec(text) ?? [];
    if (!one || !other) return undefined;
    if (isPosition(one) && isPerson(other)) return { position: one, person: other };
    return isPosition(other) && isPerson(one) ? { position: other, person: one } : undefined;
}

function isPerson(text: string): boolean {
    return /^(?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(text) && !isPosition(text);
}

/** Takes the share out of a theme's title: of `Education (40%)` 40%. */
export function shareIn(block: { kind: string; title: string }): string | undefined {
    const share = block.kind === 'Content' ? /^(.*\S)\s*\((\d{1,3} ?%)\)$/.exec(block.title) : null;
    if (share) block.title = share[1]!;
    return share?.[2];
}

const owned = /^(?:(?:our |company |e-?mail )?(?:newsletter|blog|website|podcast|e-?mail|web site)s?)$/i;

/** A platform of the catalogue, also with what it is used for in brackets; `certain: false` for media of one's own, which strategies list beside them. */
export function platformNamed(name: string): { certain: boolean } | undefined {
    const bare = name.replace(/\s*\([^()]*\)\s*$/, '').trim();
    if (findPlatform(name) ?? findPlatform(bare)) return { certain: true };
    return owned.test(bare) ? { certain: false } : undefined;
}
