import type { FlowNode, Span } from '../parser/scan.js';
import { readPeriod } from '../parser/values/period.js';
import type { IsoDate } from '../parser/values/value.js';
import type { Draft } from './draft.js';
import type { DraftBlock } from './draft-block.js';
import { customKey } from './reading/keys.js';
import { pairsOf, type Pair } from './reading/pairs.js';
import { section, type Section } from './reading/source.js';

/** What the strategy is called, and the section it opens. A text without a title of its own gets one at its top. */
export function importTitle(draft: Draft, { today, name }: { today: IsoDate; name: string }): { frontMatter: string | undefined } {
    const { source } = draft;
    const front = readFrontMatter(source.frontMatter, source.text);
    const first = source.sections.find(({ opening }) => opening);
    const titled = first && first.opening!.type === 'heading' && !first.topic && (first.level === 1 || /\b(?:strategy|plan|strategie)\b/i.test(first.words)) && first.words !== '';
    const heading = titled ? first.words.replace(/^(?:strategy|plan):\s+(?=\S)/i, '') : '';
    const title = front.title.toLowerCase().includes(heading.toLowerCase()) && front.title || heading || name;
    const place = titled ? first : section(undefined, '', 0, undefined);
    if (!titled) source.sections.unshift(place);
    const block: DraftBlock = { kind: 'Strategy', title, level: 1, fields: [], prose: [] };
    const head = titled ? headPairs(place, draft) : [];
    const pairs = [...front.pairs, ...head];
    const organization = take(pairs, /^(?:organi[sz]ation|company|client)$/i) ?? organizationIn(title);
    const period = take(pairs, /^(?:period|year|term)$/i) ?? periodIn(title);
    const status = take(pairs, /^status$/i);
    const version = take(pairs, /^version$/i);
    const add = (key: string, value: string | undefined): void => { if (value) block.fields.push({ key, value }); };
    add('Organization', organization);
    add('Kind', organization && kindOf(organization));
    add('Period', period);
    add('Version', version ?? '0.1');
    add('Status', 'draft');
    for (const { word, value, points } of pairs) {
        const known = draft.vocabulary.block('Strategy')?.keys.get(word.toLowerCase());
        const key = known && !['Uses', 'Letterhead', 'Supersedes'].includes(known.key) ? word : customKey(word);
        if (key && !block.fields.some(field => field.key.toLowerCase() === key.toLowerCase())) block.fields.push({ key, value, ...points ? { points } : {} });
        else block.prose.push(`${word}: ${[value, ...points ?? []].filter(Boolean).join('; ')}`);
    }
    if (status && status.toLowerCase() !== 'draft') add('Former status', status);
    if (front.title !== title) add('Former title', front.title);
    add('Imported', today);
    draft.open(block, place);
    return { frontMatter: front.rest };
}

function take(pairs: Pair[], word: RegExp): string | undefined {
    const index = pairs.findIndex(pair => word.test(pair.word) && pair.value !== '' && !pair.points);
    return index < 0 ? undefined : pairs.splice(index, 1)[0]!.value;
}

/** The facts right under the title: `**Version:** 1.2`, `- Prepared by: Ann`. */
function headPairs(section: Section, draft: Draft): Pair[] {
    const node = section.own.find(({ type }) => type !== 'html') as FlowNode | undefined;
    const pairs = node ? pairsOf(node, draft.source.text) : [];
    const isFact = (pair: Pair | undefined): boolean => pair !== undefined && pair.word !== '' && (pair.bold || node?.type === 'list');
    if (!node || pairs.length === 0 || !pairs.every(isFact)) return [];
    draft.replaced.set(node, '');
    return pairs as Pair[];
}

const notAName = /^(?:our|the|my|a|an|this|annual|draft|new|final|digital|integrated|corporate|company|global|internal|social|media|social media|strategy|plan|\d{4}|q[1-4])$/i;
const after = /^(?:(?:digital|annual|integrated) )?social[ -]media (?:marketing |communications? |content )?(?:strategy|plan)(?: (?:for|of)|\s*[:–—|-])\s+(?:the )?(.+)$/i;
const before = /^(.+?)(?:['’]s)?\s*(?:[:–—|]|\s-\s)?\s*(?:digital |annual |integrated )?social[ -]media (?:marketing |communications? |content )?(?:strategy|plan)\b.*$/i;

/** Whose strategy it is, where the title says so: `City of Example – Social Media Strategy 2027`. */
function organizationIn(title: string): string | undefined {
    const name = (after.exec(title)?.[1] ?? before.exec(title)?.[1])?.replace(/[\s,(:–—|-]*(?:FY ?)?20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\)?/gi, '').replace(/[\s:–—|-]+$/, '').trim();
    return name && name.split(/\s+/).some(word => !notAName.test(word)) && !notAName.test(name.split(/\s+/)[0]!) && name.length <= 80 ? name : undefined;
}

/** The only year or span of years in a title. */
function periodIn(title: string): string | undefined {
    const found = title.match(/(?:\b[QH][1-4] |\bFY ?)?\b20\d\d(?:\s*[-–/]\s*20\d\d)?\b/gi) ?? [];
    const period = found.length === 1 ? found[0].replace(/\s*[–/]\s*/, '-') : undefined;
    return period && readPeriod(period) ? period : undefined;
}

const kinds: [string, RegExp][] = [
    ['non-profit', /\b(?:gGmbH|e\. ?V\.|foundation|charity|non-?profit)(?!\p{L})/iu],
    ['public', /\b(?:city of|town of|county|council|municipality|ministry|public library|city library|state university)\b/i],
    ['commercial', /\b(?:GmbH|AG|SE|KG|Inc|Ltd|LLC|PLC|Corp|S\.A|B\.V|Pty)\b/]
];

/** What kind of organisation it is, where its name leaves no doubt. */
function kindOf(organization: string): string | undefined {
    return kinds.find(([, pattern]) => pattern.test(organization))?.[0];
}

/** Simple lines `key: value` of front matter become facts of the strategy; others stay where they are. */
function readFrontMatter(span: Span | undefined, text: string): { title: string; pairs: Pair[]; rest: string | undefined } {
    if (!span) return { title: '', pairs: [], rest: undefined };
    const lines = text.slice(span.start, span.end).split(/\r\n|\r|\n/);
    const pairs: Pair[] = [];
    let title = '';
    const kept = lines.filter((line, index) => {
        const [, word, written] = /^(title|organi[sz]ation|company|client|period|version|status|owner|contact|classification):[ \t]+(\S.*?)[ \t]*$/i.exec(line) ?? [];
        const value = written?.replace(/^(["'])(.*)\1$/, '$2') ?? '';
        if (!word || value === '' || /^[[{|>&*!%@`"']/.test(value) || /^[ \t]/.test(lines[index + 1] ?? '')) return true;
        if (word.toLowerCase() === 'title') title = value;
        else pairs.push({ word: word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(), bold: false, value });
        return false;
    });
    return { title, pairs, rest: kept.slice(1, -1).some(line => line.trim() !== '') ? kept.join(/\r\n|\r|\n/.exec(text)![0]) : undefined };
}
