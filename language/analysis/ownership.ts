import { choice, field, targets } from '../model/facts.js';
import type { Block, BlockKind, StrategyModel } from '../model/model.js';
import type { IsoDate } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
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

/** `Load: 80%` is a part of `Hours` (40 where none are given); `Load: 20 hours` is meant as it stands. */
export function workloadOf(position: Block): Workload | undefined {
    const load = field(position, 'Load')?.value;
    if (load?.type !== 'quantity') return undefined;
    const hours = hoursOf(position) ?? fullTime;
    if (load.unit === null || load.unit === '%') return { hours, filled: hours * load.amount / 100 };
    return /^hours?\b/i.test(load.unit) ? { hours, filled: load.amount } : undefined;
}

export function hoursOf(position: Block): number | undefined {
    const hours = field(position, 'Hours')?.value;
    return hours?.type === 'quantity' && hours.amount > 0 ? hours.amount : undefined;
}

/** The part of its week that a position's duties fill, in percent. */
export function loadOf(position: Block): number | undefined {
    const workload = workloadOf(position);
    return workload && 100 * workload.filled / workload.hours;
}

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

/** Who holds several positions, by the name as it is first written. */
export const holders = perModel(model => {
    const byName = new Map<string, { name: string; positions: Block[] }>();
    for (const position of visible(model, 'Owner')) {
        const name = field(position, 'Held by')?.text;
        if (!name) continue;
        const known = byName.get(titleKey(name));
        if (known) known.positions.push(position);
        else byName.set(titleKey(name), { name, positions: [position] });
    }
    return byName;
});

/** The position that a person's name most likely means. */
export function positionHeldBy(name: string, model: StrategyModel): Block | undefined {
    return holders(model).get(titleKey(name))?.positions[0];
}

/** A position named after a person: its title is the holder's name, or the part of the `Email` before the @. */
export function isPerson(position: Block): boolean {
    const words = titleKey(position.title).split(' ');
    const mailbox = field(position, 'Email')?.text.replace(/^.*?\(mailto:/, '').split('@')[0]!.toLowerCase().split(/[._-]/);
    return titleKey(field(position, 'Held by')?.text ?? '') === titleKey(position.title) && position.title !== ''
        || words.length > 1 && mailbox?.length === words.length && words.every((word, index) => word === mailbox[index]);
}

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
        attends: visible(model, 'Meeting').filter(meeting => attends(position, meeting)),
        chairs: naming('Chair', 'Meeting'),
        approvesPosts: naming('Approves posts', 'Platform', 'Content'),
        approvesStrategy: model.strategy !== undefined && approversOf(model).includes(position),
        speaksIn: naming('Spokesperson', 'Risk'),
        leads: naming('Lead', 'Team'),
        workload: workloadOf(position)
    };
}

/** It chairs, is named, or its whole team is. */
function attends(position: Block, meeting: Block): boolean {
    const parties = [...targets(meeting, 'Participants'), ...targets(meeting, 'Chair')];
    if (parties.includes(position)) return true;
    const teams = parties.filter(({ kind }) => kind === 'Team');
    return targets(position, 'Team').some(team => teams.includes(team));
}

/** The positions that must approve, and those that have decided. */
export const approversOf = perModel((model): Block[] => {
    const decided = new Set(model.blocks.filter(({ kind }) => kind === 'Approval').map(({ title }) => titleKey(title)));
    const named = model.strategy ? targets(model.strategy, 'Approvers') : [];
    return visible(model, 'Owner').filter(position => named.includes(position) || decided.has(titleKey(position.title)));
});

/** Blocks with an `Owner` field that are still worked on: closed platforms and actions that are done or dropped are left out. */
export function ownedBlocks(model: StrategyModel): Block[] {
    return model.blocks.filter(block => field(block, 'Owner') && !['done', 'dropped', 'retired', 'avoid'].includes(choice(block, 'Status') ?? choice(block, 'Priority') ?? ''));
}
