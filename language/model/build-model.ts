import type { AstNode, CstNode, LangiumDocument } from 'langium';
import type { Block as AstBlock, Document, ResultRow } from '../generated/ast.js';
import { structureIn } from '../parser/parser.js';
import type { Span } from '../parser/scan.js';
import { headingsIn, type RawBlock, type RawField, type Structure } from '../parser/structure.js';
import { readDeadline } from '../parser/values/period.js';
import { readValue } from '../parser/values/read-value.js';
import { namesIn, titleOf } from '../references/names.js';
import { readFields, type FieldReading } from './read-field.js';
import type { Block, Field, Part, Reference, Result, StrategyModel } from './model.js';

/** What a model needs to know of other files. */
export interface ModelContext {
    /** The documents this one uses, transitively. */
    used: readonly LangiumDocument[];
    /** The model block of an AST block, of this file or another. */
    blockOf(node: AstNode): Block | undefined;
    /** Blocks made before. What an edit left alone, and did not move, is the same object in the structure and so in the model. */
    made: WeakMap<RawBlock, Block>;
}

/** Makes the plain model of a parsed and linked document. Values are read once for each field that changed; what has moved since is a plain copy. */
export function buildModel(document: LangiumDocument, context: ModelContext): StrategyModel {
    const structure = structureIn(document) ?? nothing;
    const root = document.parseResult.value as Document;
    const uri = document.uri.toString();
    const place = { uri, anchors: namesIn(document).anchors, text: structure.text, context };
    const blocks = inSections(structure, (index, parent) => blockAt(structure.blocks[index]!, root.blocks[index]!, parent, place));
    return {
        uri,
        text: structure.text,
        unreadable: structure.unreadable,
        strategy: blocks.find(block => block.kind === 'Strategy'),
        blocks,
        parts: partsOf(blocks, structure.text),
        get shared() {
            return context.used.flatMap(used => ((used.parseResult.value as Document).blocks ?? []).flatMap(node => context.blockOf(node) ?? []));
        }
    };
}

const nothing = { text: '', blocks: [], headings: [] } as unknown as Structure;

interface Place { uri: string; text: string; anchors: ReadonlyMap<AstBlock, string>; context: ModelContext }

function blockAt(raw: RawBlock, node: AstBlock, parent: Block | undefined, place: Place): Block {
    const { made } = place.context;
    const known = made.get(raw);
    if (known && known.node === node && known.parent === parent && known.anchor === place.anchors.get(node) && known.uri === place.uri) return known;
    const block = buildBlock(raw, node, parent, place);
    made.set(raw, block);
    return block;
}

function buildBlock(raw: RawBlock, node: AstBlock, parent: Block | undefined, place: Place): Block {
    const block: Block = {
        kind: raw.entry.kind,
        title: titleOf(node),
        level: raw.heading.level,
        parent,
        uri: place.uri,
        fields: [],
        custom: [],
        results: node.$type === 'Metric' ? (node.results?.rows ?? []).map(buildResult) : [],
        seal: node.$type === 'Approval' ? node.seal : undefined,
        anchor: place.anchors.get(node) ?? '',
        span: { start: raw.start, end: raw.end },
        heading: { start: raw.heading.start, end: raw.heading.end },
        list: raw.list,
        prose: proseOf(raw, place.text),
        node
    };
    const readings = readFields(raw, node, place.text);
    raw.fields.forEach((rawField, index) => {
        const field = buildField(rawField, readings[index]!, node.fields[index]!, block, place);
        (rawField.entry ? block.fields : block.custom).push(field);
    });
    return block;
}

function buildField(raw: RawField, reading: FieldReading, node: AstNode, block: Block, place: Place): Field {
    const field: Field = {
        key: raw.entry?.key ?? reading.key,
        text: reading.text,
        value: reading.value,
        parts: reading.parts.map(part => ({ kind: part.kind, text: part.text, value: part.value, span: spanOf(part.cst) })),
        references: [],
        then: reading.then,
        block,
        span: { start: raw.start, end: raw.end },
        keySpan: raw.key,
        valueSpan: raw.pieces[0] && { start: raw.pieces[0].start, end: raw.pieces.at(-1)!.end },
        node
    };
    field.references = reading.references.map(reference => buildReference(reference, place.context));
    return field;
}

function buildReference({ reference, link, kinds, required, share }: FieldReading['references'][number], context: ModelContext): Reference {
    return {
        title: reference.$refText,
        link,
        required,
        kinds,
        share,
        span: spanOf(reference.$refNode!),
        get target() {
            const node = reference.ref;
            return node && context.blockOf(node);
        }
    };
}

function spanOf(node: CstNode): Span {
    return { start: node.offset, end: node.end };
}

/** A result of a month, a quarter or a year stands for its last day. */
function buildResult(row: ResultRow): Result {
    const amount = readValue('QUANTITY', row.amount ?? '');
    return {
        date: readDeadline(row.date ?? ''),
        amount: amount.type === 'quantity' ? amount.amount : undefined,
        unit: amount.type === 'quantity' ? amount.unit : null,
        note: row.note,
        text: { date: row.date ?? '', amount: row.amount ?? '' },
        span: spanOf(row.$cstNode!),
        node: row
    };
}

/** What is left of the block's section without heading, field list, results table and seal. */
function proseOf(raw: RawBlock, text: string): Span[] {
    const taken = [{ start: raw.start, end: raw.heading.end }, raw.list, raw.results, raw.seal]
        .filter(span => span !== undefined).sort((a, b) => a.start - b.start);
    const prose: Span[] = [];
    taken.forEach((span, index) => {
        const gap = { start: span.end, end: taken[index + 1]?.start ?? raw.end };
        if (text.slice(gap.start, gap.end).trim()) prose.push(gap);
    });
    return prose;
}

/** The file from top to bottom: what lies between two blocks' sections is prose of its own. */
function partsOf(blocks: readonly Block[], text: string): Part[] {
    const parts: Part[] = [];
    let end = 0;
    const prose = (start: number): void => {
        if (text.slice(end, start).trim()) parts.push({ type: 'prose', span: { start: end, end: start } });
    };
    for (const block of blocks) {
        prose(block.span.start);
        parts.push({ type: 'block', block });
        end = block.span.end;
    }
    prose(text.length);
    return parts;
}

/**
 * The blocks from top to bottom, each made with the block in whose section it stands; headings that are prose may lie between. The Strategy block
 * is nobody's parent.
 */
function inSections(structure: Structure, make: (index: number, parent: Block | undefined) => Block): Block[] {
    const blocks: Block[] = [];
    const open: { level: number; block: Block | undefined }[] = [];
    for (const { heading: { level }, index } of headingsIn(structure)) {
        while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
        const block = index === undefined ? undefined : make(index, open.findLast(outer => outer.block && outer.block.kind !== 'Strategy')?.block);
        if (block) blocks.push(block);
        open.push({ level, block });
    }
    return blocks;
}
