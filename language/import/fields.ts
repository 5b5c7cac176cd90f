import { readTarget } from '../parser/values/target.js';
import { readDate } from '../parser/values/date.js';
import { isPlaceholder } from '../model/placeholder.js';
import type { Draft } from './draft.js';
import { valueOf, type DraftBlock } from './draft-block.js';
import { namesIn, wholeLink, wordCount } from './reading/inline.js';
import { customKey, isReadable, readKey } from './reading/keys.js';
import type { Pair } from './reading/pairs.js';
import type { Section } from './reading/source.js';
import { platformNamed, positionAndPerson } from './reading/words.js';

/** Kinds of names, and when a text is a list of such names rather than a description. */
const nameLike: Record<string, (part: string) => boolean> = {
    Owner: part => wordCount(part) <= 6,
    Team: part => wordCount(part) <= 3 && !/\d/.test(part),
    Metric: part => wordCount(part) <= 6 && !/\d/.test(part),
    Persona: part => wordCount(part) <= 6 && !/\d/.test(part),
    Platform: part => platformNamed(part) !== undefined,
    Goal: part => wordCount(part) <= 12
};

/** Writes what was read into a block: as a field where its key and value say so, else as a field of the writer's own, else as a line of prose. No word is left out. */
export function fill(block: DraftBlock, pairs: readonly Pair[], section: Section, draft: Draft): void {
    const extra: Extra = {};
    for (const said of pairs) {
        const year = isMeasured(block) ? /^(target\b.*?)\s*\(?(20\d\d)\)?$/i.exec(said.word) : null;
        const pair = year ? { ...said, word: year[1]! } : said;
        if (year) extra.deadline ??= { word: said.word, bold: false, value: year[2]! };
        const read = readKey(block.kind, pair.word, draft.vocabulary);
        if (isMeasured(block)) {
            const part = read?.key === 'Deadline' ? 'deadline' : read?.key === 'Baseline' && block.kind === 'Goal' ? 'baseline' : undefined;
            if (part && !pair.points && !extra[part]) {
                extra[part] = pair;
                continue;
            }
        }
        write(block, pair, section, draft);
    }
    completeTarget(block, extra, draft);
}

function isMeasured({ kind }: DraftBlock): boolean {
    return kind === 'Goal' || kind === 'Metric';
}

function write(block: DraftBlock, pair: Pair, section: Section, draft: Draft): void {
    const { vocabulary } = draft;
    const read = readKey(block.kind, pair.word, vocabulary);
    const entry = read?.entry;
    const exact = entry?.words.some(word => word.toLowerCase() === pair.word.toLowerCase());
    const value = pair.points ? [pair.value, ...pair.points].filter(Boolean).join(', ') : pair.value;
    if (!entry || !exact && !isReadable(entry, value)) return own(block, pair);
    const [first] = entry.parts;
    if (first?.targets[0] && (first.kind === 'REF' || first.share) && value !== '' && !isPlaceholder(value)) {
        const names = referenceText(first.targets[0], value, section, draft, !first.share);
        return names === undefined ? described(block, pair, draft) : put(block, { word: pair.word, bold: pair.bold, value: names }, read!.key, draft);
    }
    const date = entry.parts[0]?.kind === 'DATE' ? readDate(value)?.value : undefined;
    put(block, date ? { ...pair, value: date } : pair, read!.key, draft);
}

function put(block: DraftBlock, { word, value, points }: Pair, key: string, draft: Draft): void {
    block.fields.push({ key, value, ...points ? { points } : {} });
    if (key.toLowerCase() !== word.toLowerCase()) draft.renamed.set(word, key);
}

/** Names as a field writes them, parted by commas; where they must name a block, they get one. `undefined` when they describe rather than name. */
function referenceText(kind: string, value: string, section: Section, draft: Draft, required: boolean): string | undefined {
    if (kind === 'Owner') {
        const held = positionAndPerson(value);
        if (held?.person) {
            draft.name('Owner', held.position, section, held.person);
            return held.position;
        }
    }
    const parts = kind === 'Platform' ? value.split(/[,;/&+]|\s+and\s+/).map(part => part.replace(/\s*\(?\d+ ?%\)?$/, '').trim()).filter(Boolean) : namesIn(value);
    const links = parts.map(part => wholeLink(part)?.label ?? part);
    if (!links.every(part => nameLike[kind]?.(part) ?? true)) return undefined;
    for (const title of links) if (required && kind !== 'Goal' && (kind !== 'Owner' || positionAndPerson(title))) draft.name(kind, title, section);
    if (kind === 'Goal') return goalNamed(value, draft);
    return kind === 'Platform' && !value.includes('%') ? links.join(', ') : value;
}

/** `Goal 2`, `2`: the goal that has this number; else a goal of that title. */
function goalNamed(value: string, draft: Draft): string | undefined {
    const number = /^(?:goal|objective|g|o)?\s*#?(\d{1,2})$/i.exec(value)?.[1];
    const goals = draft.all('Goal');
    const goal = number ? goals.find(({ fields }) => fields.some(field => field.key === 'Number' && field.value === number)) : draft.find('Goal', value);
    return goal && !/[,;]/.test(goal.title) ? goal.title : undefined;
}

/** A description where names are asked for: as a target where it is one, else a field of a key that the language leaves to the writer, else prose. */
function described(block: DraftBlock, pair: Pair, draft: Draft): void {
    if (/kpi|metric|indicator|measure/i.test(pair.word) && block.kind === 'Goal' && readTarget(pair.value) && valueOf(block, 'Target', draft.vocabulary) === undefined) {
        block.fields.push({ key: 'Target', value: pair.value });
        draft.renamed.set(pair.word, 'Target');
        return;
    }
    if (!readKey(block.kind, pair.word, draft.vocabulary)?.entry?.words.some(word => word.toLowerCase() === pair.word.toLowerCase())) return own(block, pair);
    block.prose.push(`${pair.word}: ${[pair.value, ...pair.points ?? []].filter(Boolean).join('; ')}`);
}

/** A field of the writer's own; words that make no key become a line of prose. */
function own(block: DraftBlock, { word, value, points }: Pair): void {
    const key = customKey(word);
    if (key) block.fields.push({ key, value, ...points ? { points } : {} });
    else block.prose.push(`${word}: ${[value, ...points ?? []].filter(Boolean).join('; ')}`);
}

/** What is said beside a target and belongs into it. */
interface Extra { deadline?: Pair; baseline?: Pair }

/** `120` with the deadline `Q4 2027` and the baseline `80` is the target `120 by Q4 2027 from 80`; what does not read so stays beside it. */
function completeTarget(block: DraftBlock, { deadline, baseline }: Extra, draft: Draft): void {
    const target = block.fields.find(({ key, points }) => key === 'Target' && !points);
    const join = (pair: Pair, word: 'by' | 'from', value: string): void => {
        const joined = target && pair.value !== '' ? `${target.value} ${word} ${value}` : '';
        if (target && readTarget(target.value)?.[word] === null && (readTarget(joined)?.[word] ?? null) !== null) {
            target.value = joined;
            draft.renamed.set(pair.word, 'Target');
        } else own(block, pair);
    };
    if (deadline) join(deadline, 'by', readDate(deadline.value)?.value ?? deadline.value.replace(/^(?:by|until)\s+(?:the )?/i, ''));
    if (baseline) join(baseline, 'from', baseline.value);
}
