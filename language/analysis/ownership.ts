import { positions as usualPositions } from '../catalogues/positions.js';
import { choice, field, targets } from '../model/facts.js';
import type { Block, BlockKind, Field, StrategyModel } from '../model/model.js';
import { groupedByEach } from '../parser/grouped.js';
import type { IsoDate } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
import { isPlaceholder } from '../model/placeholder.js';
import { perModel, visible } from './per-model.js';

/** What a position is responsible for, point by point: the items of a list, or what semicolons part. */
export function responsibilitiesOf(position: Block): string[] {
    const values = position.fields.filter(({ key }) => key === 'Responsibilities').map(({ value }) => value);
    return values.flatMap(value => value.type === 'text' ? value.items ?? value.text.split(';') : []).map(text => text.trim().replace(/[.;]$/, '')).filter(text => text !== '');
}

/** A responsibility that several positions have, word for word. */
export interface SharedResponsibility { text: string; positions: Block[] }

/** To approve is left out: several may have to (`Quorum`). */
export const sharedResponsibilities = perModel((model): SharedResponsibility[] => {
    const byText = new Map<string, SharedResponsibility>();
    for (const position of visible(model, 'Owner')) {
        for (const text of new Set(responsibilitiesOf(position).filter(text => !/^(?:co-?)?approv/i.test(text)))) {
            const key = titleKey(text);
            const known = byText.get(key);
            if (known) known.positions.push(position);
            else byText.set(key, { text, positions: [position] });
        }
    }
    return [...byText.values()].filter(({ positions }) => positions.length > 1);
});

/** Hours in a week of a position that does not say (`Hours`). */
export const fullTime = 40;

/** The week of a position: its hours and those that its duties fill. `undefined` where it gives no `Load`. */
export interface Workload { hours: number; filled: number }

/** `Load: 80%` is a part of `Hours` (40 where none are given), and so is `0.8`; `20 hours` is meant as it stands, `0.5 FTE` is a part of a full week. */
export function workloadOf(position: Block): Workload | undefined {
    const load = field(position, 'Load')?.value;
    if (load?.type !== 'quantity') return undefined;
    const { amount, unit } = load;
    const hours = hoursOf(position) ?? fullTime;
    if (unit === null || unit === '%') return { hours, filled: hours * (unit === null && amount <= 2 ? amount : amount / 100) };
    if (inHours.test(unit)) return { hours, filled: amount };
    return /^(?:fte|vz[äa]e?)\b/i.test(unit) ? { hours, filled: fullTime * amount } : undefined;
}

/** Units of a `Load` in hours. */
export const inHours = /^(?:hours?|hrs?|h|stunden?|std)\b/i;

export function hoursOf(position: Block): number | undefined {
    const hours = field(position, 'Hours')?.value;
    return hours?.type === 'quantity' && hours.amount > 0 ? hours.amount : undefined;
}

/** The part of its week that a position's duties fill, in percent. */
export function loadOf(position: Block): number | undefined {
    const workload = workloadOf(position);
    return workload && 100 * workload.filled / workload.hours;
}

/** Above this load, in percent, a position cannot take anything on. */
export const fullLoad = 90;

/** Positions that could be a further backup of one: held by somebody else, with room as far as is known, and not named yet; those of its team first, no more than `most`. */
export function possibleBackups(position: Block, model: StrategyModel, most: number): Block[] {
    const { all, ofTeam } = ableBackups(model);
    const named = targets(position, 'Backup');
    const found = new Set<Block>();
    for (const others of [...teamsOfPosition(position, model).map(team => ofTeam.get(team) ?? []), all]) {
        for (const other of others) {
            if (found.size >= most) return [...found];
            if (other !== position && !named.includes(other) && !sameHolder(position, other)) found.add(other);
        }
    }
    return [...found];
}

/** Positions that are there to stay and have room, and those of each team. */
const ableBackups = perModel(model => {
    const all = visible(model, 'Owner').filter(position => position.title && !field(position, 'Until') && (loadOf(position) ?? 0) <= fullLoad);
    return { all, ofTeam: groupedByEach(all, position => teamsOfPosition(position, model)) };
});

/** Positions whose only backup is the other: when both are away nobody steps in. Each pair once. */
export function mutualBackups(model: StrategyModel): [Block, Block][] {
    const positions = visible(model, 'Owner');
    const only = (position: Block): Block | undefined => {
        const backups = targets(position, 'Backup');
        return backups.length === 1 ? backups[0] : undefined;
    };
    return positions.flatMap((position, index): [Block, Block][] => {
        const backup = only(position);
        return backup && backup !== position && only(backup) === position && positions.indexOf(backup) > index ? [[position, backup]] : [];
    });
}

/** Who holds which positions, by the name as it is first written. A position that is vacant or still to be filled has no holder. */
export const holders = perModel(model => {
    const byName = new Map<string, { name: string; positions: Block[] }>();
    for (const position of visible(model, 'Owner')) {
        for (const name of holdersOf(position)) {
            const known = byName.get(titleKey(name));
            if (known) known.positions.push(position);
            else byName.set(titleKey(name), { name, positions: [position] });
        }
    }
    return byName;
});

const vacant = /^(?:vacant|vacancy|open|unfilled|nobody|none|vakant|unbesetzt|offen|niemand)\b/i;

/** The people that hold a position: one, or several who share it (`Ann Ek and Bo Li`). */
export function holdersOf(position: Block): readonly string[] {
    let names = knownHolders.get(position);
    if (!names) knownHolders.set(position, names = namesIn(field(position, 'Held by')?.text ?? ''));
    return names;
}

/** Positions are compared with each other, and a block never changes. */
const knownHolders = new WeakMap<Block, readonly string[]>();

function namesIn(text: string): string[] {
    if (text === '') return [];
    const names = text.split(/\s*(?:[;&+]|\band\b|\bund\b)\s*/).flatMap(part => /^\S+\s+\S[^,]*,\s*\S+\s/.test(part) ? part.split(/\s*,\s*/) : [part]);
    return names.filter(name => name !== '' && !vacant.test(name) && !isPlaceholder(name));
}

/** Whether whoever holds one position also holds the other, so that neither can stand in for the other. */
export function sameHolder(one: Block, other: Block): string | undefined {
    const [names, others] = [holdersOf(one), new Set(holdersOf(other).map(titleKey))];
    return names.length > 0 && names.length === others.size && names.every(name => others.has(titleKey(name))) ? names.join(' and ') : undefined;
}

/** The position that a person's name most likely means: the full name, or a part of it that only one holder has. */
export function positionHeldBy(name: string, model: StrategyModel): Block | undefined {
    const wanted = titleKey(name);
    const alike = holdersByPart(model).get(wanted) ?? [];
    return holders(model).get(wanted)?.positions[0] ?? (alike.length === 1 ? alike[0]![1].positions[0] : undefined);
}

/** By each word of a holder's name, everybody who is called so. */
const holdersByPart = perModel(model => groupedByEach(holders(model), ([key]) => new Set(key.split(' '))));

/** Words that stand in titles of positions and teams, and never in a person's name. */
const dutyWords = new Set([...usualPositions.flatMap(({ title, aliases }) => [title, ...aliases]).flatMap(title => titleKey(title).split(' ')),
    'desk', 'team', 'office', 'support', 'care', 'press', 'info', 'contact', 'studio', 'agency', 'agentur', 'freelancer', 'partner', 'newsroom', 'redaktion', 'leitung', 'vertrieb', 'kommunikation', 'presse', 'verkauf']);

/** A position named after a person: its title is the holder's name or a part of it, or else the part of the `Email` before the @. */
export function isPerson(position: Block): boolean {
    if (!field(position, 'Held by') && !field(position, 'Email')) return false;
    const words = titleKey(position.title).replace(/^(?:(?:dr|prof|mr|mrs|ms|frau|herr)\.? )+/, '').split(' ');
    if (words[0] === '' || words.some(word => dutyWords.has(word))) return false;
    const held = holdersOf(position).map(name => titleKey(name).split(' '));
    if (held.length > 0) return held.some(name => words.every(word => name.includes(word)));
    const mailbox = field(position, 'Email')?.text.replace(/^.*?\(mailto:/, '').split('@')[0]!.toLowerCase().split(/[._-]/);
    return words.length > 1 && mailbox?.length === words.length && words.every((word, index) => word === mailbox[index]);
}

/** The teams of each position: those it names (`Team`), and those that name it (`Lead`, `Members`). */
const teamsByPosition = perModel(model => {
    const teams = new Map(visible(model, 'Owner').map(position => [position, new Set(targets(position, 'Team'))]));
    for (const team of visible(model, 'Team')) {
        for (const position of [...targets(team, 'Lead'), ...targets(team, 'Members')]) teams.get(position)?.add(team);
    }
    return teams;
});

export function teamsOfPosition(position: Block, model: StrategyModel): Block[] {
    return [...teamsByPosition(model).get(position) ?? []];
}

/**
 * The positions of an organisation in which one person does everything: the same name holds them all, and nothing speaks of others (two teams
 * beside a single position, members that are no positions). `undefined` where there are more people, or nobody is named. Who is alone can have no
 * backup, and nobody to meet or to agree with.
 */
export const onePerson = perModel((model): Block[] | undefined => {
    const [first, ...others] = visible(model, 'Owner');
    if (!model.strategy || !first || holdersOf(first).length !== 1 || !others.every(other => sameHolder(first, other))) return undefined;
    const teams = visible(model, 'Team');
    const speaksOfOthers = others.length === 0 && teams.length > 1 || teams.some(team => team.fields.some(({ key, references }) => key === 'Members' && references.some(({ target }) => !target)));
    return speaksOfOthers ? undefined : [first, ...others];
});

export function hasEnded(position: Block, today: IsoDate): boolean {
    const until = field(position, 'Until')?.value;
    return until?.type === 'date' && until.date < today;
}

/** Everything of a strategy that falls to one position (S3). */
export interface PositionSheet {
    position: Block;
    heldBy: string | undefined;
    responsibilities: string[];
    /** Blocks that name it as their `Owner`. */
    owns: Block[];
    /** Metrics it reads (`Measured: ... by`). */
    measures: Block[];
    /** Positions it stands in for. */
    backsUp: Block[];
    attends: Block[];
    chairs: Block[];
    /** Platforms and content whose posts it approves. */
    approvesPosts: Block[];
    /** It must approve the strategy, or has. */
    approvesStrategy: boolean;
    speaksIn: Block[];
    leads: Block[];
    /** Positions that report to it. */
    reports: Block[];
    /** Metrics whose results it is told (`Report to`). */
    hears: Block[];
    /** It reviews the strategy (`Review: ... by`). */
    reviewsStrategy: boolean;
    workload: Workload | undefined;
}

/** Where each position is named: the blocks in their order, and the key. */
const namings = perModel(model => {
    const found = new Map<Block, { block: Block; field: string }[]>();
    for (const block of [...model.blocks, ...model.shared]) {
        for (const { key, references } of block.fields) {
            for (const { target } of references) {
                if (target?.kind !== 'Owner') continue;
                const known = found.get(target);
                if (known) known.push({ block, field: key });
                else found.set(target, [{ block, field: key }]);
            }
        }
    }
    return found;
});

export function sheetOf(position: Block, model: StrategyModel): PositionSheet {
    const named = namings(model).get(position) ?? [];
    const naming = (key: string, ...kinds: BlockKind[]): Block[] => kinds.flatMap(kind => [...new Set(named.filter(({ field, block }) => field === key && block.kind === kind).map(({ block }) => block))]);
    return {
        position,
        heldBy: field(position, 'Held by')?.text,
        responsibilities: responsibilitiesOf(position),
        owns: naming('Owner', 'Strategy', 'Goal', 'Platform', 'Content', 'Metric', 'Action', 'Risk').filter(({ uri }) => uri === model.uri || uri === position.uri),
        measures: naming('Measured', 'Metric'),
        backsUp: naming('Backup', 'Owner'),
        attends: visible(model, 'Meeting').filter(meeting => attends(position, meeting, model)),
        chairs: naming('Chair', 'Meeting'),
        approvesPosts: naming('Approves posts', 'Platform', 'Content'),
        approvesStrategy: model.strategy !== undefined && approversOf(model).includes(position),
        speaksIn: naming('Spokesperson', 'Risk'),
        leads: naming('Lead', 'Team'),
        reports: naming('Reports to', 'Owner'),
        hears: naming('Report to', 'Metric'),
        reviewsStrategy: naming('Review', 'Strategy').some(({ uri }) => uri === model.uri),
        workload: workloadOf(position)
    };
}

/** It chairs, is named, or its whole team is; where nobody is named, the teams that meet take part. */
function attends(position: Block, meeting: Block, model: StrategyModel): boolean {
    const named = targets(meeting, 'Participants');
    const parties = [...named.length > 0 ? named : targets(meeting, 'Teams'), ...targets(meeting, 'Chair')];
    return parties.includes(position) || teamsOfPosition(position, model).some(team => parties.includes(team));
}

/** The positions that must approve, and those that have decided. */
export const approversOf = perModel((model): Block[] => {
    const decided = new Set(model.blocks.filter(({ kind }) => kind === 'Approval').map(({ title }) => titleKey(title)));
    const named = model.strategy ? targets(model.strategy, 'Approvers') : [];
    return visible(model, 'Owner').filter(position => named.includes(position) || decided.has(titleKey(position.title)));
});

/** Something that a position has to do, as in `owns "Qualified leads"`, and the first field that says so. */
export interface Duty { words: string; blocks: Block[]; field: Field }

const dutyKeys: Record<string, string> = { Owner: 'owns', Measured: 'reads', Chair: 'chairs', Spokesperson: 'speaks in', 'Approves posts': 'approves posts of', Backup: 'stands in for' };

/** What the blocks of this file still ask of a position: closed platforms and actions that are done or dropped are left out. */
export function duties(position: Block, model: StrategyModel): Duty[] {
    const named = (namings(model).get(position) ?? []).filter(({ block }) => block.uri === model.uri && block !== position && isOpen(block));
    return Object.entries(dutyKeys).flatMap(([key, words]) => {
        const blocks = [...new Set(named.filter(({ field: name }) => name === key).map(({ block }) => block))];
        return blocks.length > 0 ? [{ words, blocks, field: field(blocks[0]!, key)! }] : [];
    });
}

/** Whether it is still worked on. */
function isOpen(block: Block): boolean {
    return !['done', 'dropped', 'retired', 'avoid'].includes(choice(block, 'Status') ?? choice(block, 'Priority') ?? '');
}
