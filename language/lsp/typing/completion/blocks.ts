import { CompletionItemKind } from 'vscode-languageserver-types';
import { endGoals } from '../../../analysis/end-goal.js';
import { visible } from '../../../analysis/per-model.js';
import { approversOf } from '../../../analysis/ownership.js';
import type { RawBlock } from '../../../parser/structure.js';
import type { BlockEntry } from '../../../parser/vocabulary.js';
import { lineEndOf } from '../../../parser/lines.js';
import { titleKey } from '../../../references/names.js';
import { newStrategy } from '../../../templates/new-strategy.js';
import { proposedPeriods, usualKind } from '../../../templates/proposals.js';
import { templates, type Template } from '../../../templates/answers.js';
import { usualTeams } from '../../../templates/teams.js';
import { blockHelp } from '../../telling/help.js';
import type { Cursor } from '../cursor.js';
import { askedOf, keyOf, shapeOf } from './fields.js';
import { usualNames } from './names.js';
import type { Proposal, Writing } from './proposal.js';
import type { Pieces } from './snippet.js';

/** Blocks behind `## `: those that are named and not written, then those the strategy lacks, then all others. */
export function keywordProposals({ span, level, finished }: Extract<Cursor, { at: 'keyword' }>, writing: Writing): Proposal[] {
    const alone = !finished && /^[ \t]*(?:\r\n|\r|\n|$)/.test(writing.structure.text.slice(span.end));
    const entries = inOrder(writing, level);
    return [...alone ? namedBlocks(writing) : [], ...entries.map(entry => wholeBlock(entry, writing, alone, finished))].map(proposal => ({ ...proposal, span }));
}

/** On an empty line, with the heading's marks; in an empty file also whole strategies to begin with. */
export function lineProposals({ at, span }: Extract<Cursor, { at: 'start' | 'empty line' }>, writing: Writing): Proposal[] {
    const { text } = writing.structure;
    const mark = /^#*/.exec(text.slice(span.start, span.end))![0];
    const entries = inOrder(writing, mark.length || 2);
    const blocks = [
        ...at === 'empty line' ? namedBlocks(writing) : [],
        ...entries.map(entry => wholeBlock(entry, writing, true, false))
    ].map((proposal): Proposal => {
        const hashes = mark || (proposal.label === 'Strategy' ? '#' : '##');
        return { ...proposal, span, text: [`${hashes} `, ...proposal.text], plain: `${hashes} ${proposal.plain}` };
    });
    return at === 'start' ? [blocks[0]!, ...beginnings(writing).map(proposal => ({ ...proposal, span })), ...blocks.slice(1)] : blocks;
}

const mostNamed = 8;

type Unplaced = Omit<Proposal, 'span'>;

/** What the strategy lacks comes first, in the order of the language; a goal's section begins with what belongs to a goal. */
function inOrder({ structure, model }: Writing, level: number): BlockEntry[] {
    const lacks = ({ kind }: BlockEntry): boolean => kind === 'Strategy' ? model.blocks.length === 0 : visible(model, kind).length === 0;
    const belongs = ({ kind }: BlockEntry): boolean => level > 2 && ['Metric', 'Action'].includes(kind);
    const rank = (entry: BlockEntry): number => belongs(entry) ? 0 : lacks(entry) ? 1 : 2;
    return structure.vocabulary.blocks.filter(({ kind }) => kind !== 'Strategy' || !model.strategy).toSorted((a, b) => rank(a) - rank(b));
}

function wholeBlock(entry: BlockEntry, writing: Writing, alone: boolean, finished: boolean): Unplaced {
    const usual = titlesFor(entry.kind, writing).length > 0;
    return {
        label: entry.kind, kind: CompletionItemKind.Class, words: entry.words.slice(1), remark: entry.words.length > 1 ? `also ${entry.words.slice(1).join(', ')}` : undefined, help: blockHelp(entry.kind),
        text: finished ? [entry.kind] : alone ? [`${entry.kind}: `, usual ? {} : { hint: titleHints[entry.kind] ?? 'its title' }, ...fieldsOf(entry, '', writing)] : [`${entry.kind}: `],
        plain: finished ? entry.kind : `${entry.kind}: `, askAgain: usual && !finished
    };
}

function namedBlocks(writing: Writing): Unplaced[] {
    return writing.structure.vocabulary.blocks.flatMap(entry => namedTitles(entry.kind, writing).map(title => titledBlock(entry, title, writing))).slice(0, mostNamed);
}

/** What a title says, where nothing usual can be offered. */
const titleHints: Record<string, string> = {
    Strategy: 'the organisation and the year', Persona: 'who they are', Content: 'the theme', Action: 'what is done', Definition: 'the word', Risk: 'what could happen', Approval: 'the position that approves', Change: 'what was changed'
};

function titledBlock(entry: BlockEntry, title: string, writing: Writing): Unplaced {
    return {
        label: `${entry.kind}: ${title}`, kind: CompletionItemKind.Class, remark: entry.kind === 'Approval' ? 'still to come' : 'not written yet', words: [title, ...entry.words.slice(1)], help: blockHelp(entry.kind),
        text: [`${entry.kind}: ${title}`, ...fieldsOf(entry, title, writing)], plain: `${entry.kind}: ${title}`
    };
}

/** The fields a new block is asked for by the rules or the house, each with its shape; where none is, the first of the language. */
function fieldsOf(entry: BlockEntry, title: string, writing: Writing): Pieces {
    const { house, structure } = writing;
    const asked = new Map(askedOf(entry.kind, house).map(key => [key.toLowerCase(), key]));
    const own = [...asked].filter(([key]) => !entry.keys.has(key)).map(([, key]) => key);
    const isFirst = entry.kind === 'Goal' && endGoals(writing.model).length === 0; // the destination leads nowhere
    const known = entry.fields.filter(({ key }) => asked.has(key.toLowerCase()) && !(isFirst && key === 'Supports'));
    const fields = asked.size > 0 ? known : entry.fields.slice(0, 1);
    const end = lineEndOf(structure.text);
    const subject = { kind: entry.kind, title, block: undefined };
    const lines = [...fields.map((field): Pieces => [`${end}- ${keyOf(field)}`, ...shapeOf(field, subject, writing)]), ...own.map((key): Pieces => [`${end}- ${key}: `, {}])];
    return lines.length > 0 ? [end, ...lines.flat()] : [];
}

/** A title behind `## Platform: `; with the fields, where none follow yet. */
export function titleProposals({ span, block }: Extract<Cursor, { at: 'title' }>, writing: Writing): Proposal[] {
    const { text } = writing.structure;
    const { entry } = block;
    const own = titleKey(text.slice(span.start, span.end));
    const bare = block.fields.length === 0 && !followedByList(block, text, span.end);
    const space = text[span.start - 1] === ':' ? ' ' : '';
    const named = new Set(namedTitles(entry.kind, writing));
    const seen = new Set<string>();
    return titlesFor(entry.kind, writing).filter(({ text: title }) => titleKey(title) !== own && !seen.has(titleKey(title)) && seen.add(titleKey(title))).map(({ text: title, help, remark, words }) => ({
        label: title, kind: CompletionItemKind.Value, span, words, help, remark: named.has(title) ? 'not written yet' : remark,
        text: [`${space}${title}`, ...bare ? fieldsOf(entry, title, writing) : []], plain: space + title
    }));
}

function followedByList(block: RawBlock, text: string, end: number): boolean {
    return block.list !== undefined || /^\s*[-*+][ \t]/.test(text.slice(end).replace(/^[^\r\n]*/, ''));
}

function titlesFor(kind: string, writing: Writing): { text: string; help?: string; remark?: string; words?: readonly string[] }[] {
    const named = namedTitles(kind, writing).map(text => ({ text }));
    return kind === 'Approval' ? [...named, ...visible(writing.model, 'Owner').map(({ title }) => ({ text: title, remark: 'position' }))] : [...named, ...usualNames(kind, writing.model)];
}

/** Titles of this kind that a field names while no such block is there; of approvals, those that are to come. */
function namedTitles(kind: string, { model }: Writing): string[] {
    const written = new Set(visible(model, kind).map(({ title }) => titleKey(title)));
    const named = kind === 'Approval' ? approversOf(model).map(({ title }) => title)
        : model.blocks.flatMap(block => block.fields).flatMap(field => field.references).filter(reference => !reference.target && reference.required && reference.kinds[0] === kind).map(({ title }) => title);
    return [...new Map(named.filter(title => title !== '' && !written.has(titleKey(title))).map(title => [titleKey(title), title])).values()];
}

/** Whole drafts, as "New Strategy..." writes them; the organisation's name is asked for. */
function beginnings({ today, structure }: Writing): Unplaced[] {
    return templates.map(template => {
        const organization = 'Your organisation';
        const draft = newStrategy({ organization, template, kind: usualKind[template], period: proposedPeriods(today)[0]!.period, teams: usualTeams[template].usual, today }).replace(/\n/g, lineEndOf(structure.text)).trimEnd();
        const [before, ...after] = draft.split(organization);
        return {
            label: draftNames[template], kind: CompletionItemKind.File, remark: 'a draft to fill in', words: ['# Strategy', template], plain: draft,
            help: 'Teams, positions, an audience and the way to the destination, with a hint in each part. Write over the name of the organisation; what is still missing is underlined.',
            text: [before!, ...after.flatMap((rest, index) => [index === 0 ? { hint: organization } : { asFirst: true as const }, rest])]
        };
    });
}

const draftNames: Record<Template, string> = {
    firm: 'Strategy of a firm', 'public body': 'Strategy of a public body', 'non-profit': 'Strategy of a non-profit organisation', 'one-person shop': 'Strategy of a one-person shop'
};
