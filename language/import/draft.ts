import type { FlowNode } from '../parser/scan.js';
import type { Vocabulary } from '../parser/vocabulary.js';
import { nameOf } from '../parser/value-converter.js';
import { titleKey } from '../references/names.js';
import { functionOfTeam } from '../templates/teams.js';
import { contradict, takeOver, type DraftBlock } from './draft-block.js';
import { blockEntry } from './reading/keys.js';
import { section, type Section, type Source } from './reading/source.js';

/** A block that a field names and that nothing has described yet. */
interface Naming { kind: string; title: string; near: Section; heldBy?: string }

/** What an import has made of a text so far. */
export class Draft {
    /** What stays of a node: nothing, or some of its items. */
    readonly replaced = new Map<FlowNode, string>();
    /** Words that a field's name in the language takes the place of: `Posting frequency` -> `Cadence`. */
    readonly renamed = new Map<string, string>();
    private readonly blocks = new Map<string, DraftBlock>();
    private readonly namings: Naming[] = [];
    private last: Section | undefined;

    constructor(readonly source: Source, readonly vocabulary: Vocabulary) {}

    find(kind: string, title: string): DraftBlock | undefined {
        return this.blocks.get(keyOf(kind, title));
    }

    /** The block of the strategy itself: there is one as soon as the title is read. */
    strategy(): DraftBlock {
        return this.source.sections.find(({ block }) => block?.kind === 'Strategy')!.block!;
    }

    all(kind?: string): DraftBlock[] {
        return [...this.blocks.values()].filter(block => kind === undefined || block.kind === kind);
    }

    /** @returns false when a block of that kind and title is there: its heading then stays as it is. */
    open(block: DraftBlock, section: Section): boolean {
        if (this.find(block.kind, block.title)) return false;
        this.blocks.set(keyOf(block.kind, block.title), block);
        section.block = block;
        return true;
    }

    /** Puts blocks behind a section's own text, or joins them to those of the same name. All or none: @returns false when one says something else than what is there. */
    add(blocks: readonly DraftBlock[], section: Section): boolean {
        const titles = new Set(blocks.map(({ kind, title }) => keyOf(kind, title)));
        if (titles.size < blocks.length) return false;
        if (blocks.some(block => { const known = this.find(block.kind, block.title); return known && contradict(known, block, this.vocabulary); })) return false;
        for (const block of blocks) {
            const known = this.find(block.kind, block.title);
            if (known) takeOver(known, block, this.vocabulary);
            else {
                this.blocks.set(keyOf(block.kind, block.title), block);
                section.added.push(block);
            }
        }
        return true;
    }

    /** Where the list of names stands, for `forget`. */
    mark(): number {
        return this.namings.length;
    }

    /** Takes back the names since `mark`: what named them stays as it was written. */
    forget(mark: number): void {
        this.namings.length = mark;
    }

    /** Remembers a name, so that it gets a block if nothing else describes it. */
    name(kind: string, title: string, near: Section, heldBy?: string): void {
        if (title !== '' && !/[,;]/.test(title)) this.namings.push({ kind, title, near, heldBy });
    }

    /** Gives each name that nothing describes a block: in the section that is about such blocks, else where a goal names its metric, else at the end. */
    describeNames(): void {
        for (const { kind, title, near, heldBy } of this.namings) {
            const known = this.find(kind, title);
            if (known) {
                if (heldBy && !known.fields.some(({ key }) => key === 'Held by')) known.fields.push({ key: 'Held by', value: heldBy });
                continue;
            }
            const about = this.source.sections.find(candidate => candidate.topic?.kind === kind && !candidate.block);
            const place = about ?? (kind === 'Metric' ? near : this.end());
            const does = kind === 'Team' ? functionOfTeam(title) : undefined;
            this.add([{
                kind, title, level: below(place), prose: [],
                fields: [...heldBy ? [{ key: 'Held by', value: heldBy }] : [], ...does ? [{ key: 'Function', value: does }] : []]
            }], place);
        }
    }

    /** Fields that name a person who holds one position, as the text itself says, name the position. */
    namePositions(): void {
        const holders = new Map<string, string | undefined>();
        for (const { title, fields } of this.all('Owner')) {
            const person = fields.find(({ key }) => key === 'Held by')?.value;
            if (person) holders.set(titleKey(person), holders.has(titleKey(person)) ? undefined : title);
        }
        for (const block of [this.strategy(), ...this.all()]) {
            for (const field of block.fields) {
                const part = blockEntry(block.kind, this.vocabulary)?.keys.get(field.key.toLowerCase())?.parts[0];
                const position = part?.kind === 'REF' && part.targets.includes('Owner') ? holders.get(titleKey(field.value)) : undefined;
                if (!position || /[,;]/.test(position)) continue;
                this.renamed.set(field.value, position);
                field.value = position;
            }
        }
    }

    /** Behind all that the text says. */
    private end(): Section {
        this.last ??= section(undefined, '', 0, undefined);
        if (this.source.sections.at(-1) !== this.last) this.source.sections.push(this.last);
        return this.last;
    }
}

/** The level of a block in a section. */
export function below(section: Section): number {
    return Math.min(6, Math.max(2, section.level + 1));
}

function keyOf(kind: string, title: string): string {
    return `${kind}:${titleKey(nameOf(title))}`;
}
