import { AstUtils } from 'langium';
import { perModel } from '../analysis/per-model.js';
import { relativePath } from '../document/links.js';
import { field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { structureIn } from '../parser/parser.js';
import type { Heading, Span } from '../parser/scan.js';
import type { RawBlock, Structure } from '../parser/structure.js';
import { linkOf } from '../parser/value-converter.js';
import { decoded } from '../references/link-target.js';
import { sha256, utf8, type Bytes, type SubtlePort } from './bytes.js';
import { CanonicalText } from './text/canonical.js';
import { imagesIn, reachesBeyond } from './text/markup.js';
import { compareEntries, type Entry } from './statement.js';

/** What the seal asks of its host. */
export interface SealPorts {
    /** WebCrypto's `crypto.subtle`; `undefined` on a host without it. */
    subtle: SubtlePort | undefined;
    /** The bytes of a file beside the strategy, by its path relative to the strategy's folder: `letterhead/acme.svg`. `undefined` when it cannot be read. */
    readFile(path: string): Promise<Uint8Array | undefined>;
}

/** A stretch of text that an approval covers. */
export interface CoveredText {
    type: 'block' | 'text' | 'uses';
    path: string;
    label: string;
    /** Canonical, ends with one line feed. */
    text: string;
    block: Block | undefined;
    uri: string;
    /** Where it stands in its file. */
    span: Span;
}

/** What an approval of a strategy covers, at this moment. */
export interface Seal {
    /** In the statement's order. Pictures that cannot be read have no entry. */
    entries: Entry[];
    covered: CoveredText[];
    /** Pictures in covered text that cannot be read. */
    missingImages: string[];
    /** Files named by `Uses` in which no block was found: missing, not readable here, or empty. */
    missingFiles: string[];
}

/** The covered texts of a strategy with their hashes. `ports.subtle` must be there. */
export async function sealOf(model: StrategyModel, subtle: SubtlePort, readFile: SealPorts['readFile']): Promise<Seal> {
    const own = coveredTexts(model);
    const used = usedTexts(model, own);
    const covered = [...own, ...used];
    const [texts, files] = await Promise.all([
        Promise.all(covered.map(async ({ type, path, label, text }): Promise<Entry> => ({ type, path, label, hash: await sha256(utf8(text), subtle) }))),
        Promise.all(imagePaths(own, used).map(async (path): Promise<Entry | string> => {
            const bytes = await readFile(path).catch(() => undefined);
            return bytes ? { type: 'file', path, label: '', hash: await sha256(new Uint8Array(bytes) as Bytes, subtle) } : path;
        }))
    ]);
    return {
        entries: [...texts.slice(0, own.length), ...texts.slice(own.length).sort(compareEntries), ...files.filter(file => typeof file === 'object').sort(compareEntries)],
        covered,
        missingImages: files.filter(file => typeof file === 'string'),
        missingFiles: missingFiles(model)
    };
}

/**
 * The strategy's own text from top to bottom: its blocks, and the text that belongs to no block. Left out are Approval and Change
 * blocks, unless they reach beyond themselves, and the results tables of Metric blocks.
 */
export const coveredTexts = perModel((model): readonly CoveredText[] => {
    const source = sourceOf(model);
    const { canonical, structure } = source;
    const isOut = outsideOf(model, source);
    const textsIn = (gap: Span): CoveredText[] => cutAtHeadings(gap, structure).flatMap(({ start, end, heading }): CoveredText[] => {
        const text = canonical.piece({ start, end });
        const label = heading ? model.text.slice(heading.text.start, heading.text.end).replace(/\s+/g, ' ').trim() : '';
        return text ? [{ type: 'text', path: '', label, text, block: undefined, uri: model.uri, span: { start, end } }] : [];
    });
    const blockIn = (block: Block): CoveredText[] => isOut(block) ? [] : [{ type: 'block', path: '', label: labelOf(block), text: textOf(block, source), block, uri: model.uri, span: block.span }];
    // Not model.parts: it passes over gaps of white space other than blanks.
    const ends = [0, ...model.blocks.map(({ span }) => span.end)];
    return [
        ...model.blocks.flatMap((block, index) => [...textsIn({ start: ends[index]!, end: block.span.start }), ...blockIn(block)]),
        ...textsIn({ start: ends.at(-1)!, end: model.text.length })
    ];
});

/** What of a strategy's blocks no approval covers: whole blocks, and the results of metrics. */
export function notCovered(model: StrategyModel): ReadonlySet<Block> {
    const source = sourceOf(model);
    const isOut = outsideOf(model, source);
    return new Set(model.blocks.filter(block => isOut(block) || block.kind === 'Metric' && holeIn(block, source)));
}

/** Whether a block stays outside: an Approval or a Change that does not reach beyond itself. */
function outsideOf(model: StrategyModel, source: Source): (block: Block) => boolean {
    const parents = new Set(model.blocks.filter(block => !isLeftOut(block)).map(block => block.parent));
    const hasHeading = ({ heading, span }: Block): boolean => source.structure?.headings.some(({ start }) => start > heading.start && start < span.end) ?? false;
    return block => isLeftOut(block) && !parents.has(block) && !hasHeading(block) && reachesBeyond(textOf(block, source)) === undefined;
}

/** Text that belongs to no block, in pieces that begin with a heading each: so it stays the same when a Change block is put between two of them. */
function cutAtHeadings({ start, end }: Span, structure: Structure | undefined): { start: number; end: number; heading: Heading | undefined }[] {
    const headings = structure?.headings.filter(heading => heading.start >= start && heading.start < end) ?? [];
    return [undefined, ...headings].map((heading, index) => ({ start: heading?.start ?? start, end: headings[index]?.start ?? end, heading }));
}

/** `Goal: Qualified leads`. */
export function labelOf({ kind, title }: Block): string {
    return `${kind}: ${title}`;
}

/** The kinds that stay outside, so that approving and recording a change leave the other approvals as they are. */
function isLeftOut({ kind }: Block): boolean {
    return kind === 'Approval' || kind === 'Change';
}

/**
 * A block's canonical text, without the results of a Metric, the signature of an Approval and the status of a Strategy. Results stay in where the text behind
 * them is indented (without them between, it would belong to the list before them), and where they could change how other text is read.
 */
function textOf(block: Block, { canonical, structure }: Source): string {
    const raw = structure?.blocks[block.node.$containerIndex ?? -1];
    const status = block.kind === 'Strategy' && raw && structure ? statusLine(raw, structure.text) : undefined;
    if (status) return canonical.pieceWithoutLine(block.span, status);
    const hole = holeIn(block, { structure });
    return hole ? canonical.pieceWithout(block.span, hole) : canonical.piece(block.span);
}

/** The results of a Metric, or the signature of an Approval, where they are left out. */
function holeIn(block: Block, { structure }: Pick<Source, 'structure'>): Span | undefined {
    const raw = structure?.blocks[block.node.$containerIndex ?? -1];
    const hole = raw?.results ?? raw?.seal;
    if (!raw || !structure || !hole || raw.results && reachesBeyond(structure.text.slice(hole.start, hole.end)) !== undefined) return undefined;
    return indented.test(structure.text.slice(hole.end, raw.end)) ? undefined : hole;
}

/**
 * The line that says where a strategy stands on its way, when it holds one of the language's four words and nothing else. It changes because of the
 * approvals: to set it to approved after the last signature must not undo the first.
 */
function statusLine(raw: RawBlock, text: string): Span | undefined {
    const field = raw.fields.find(({ entry }) => entry?.key === 'Status');
    if (!field || field.glued || field.pieces.length !== 1) return undefined;
    const line = text.slice(field.start, field.end);
    return /^[-*+][ \t]+(?:\*\*)?Status(?::\*\*|\*\*:|:)[ \t]*(?:draft|in review|approved|superseded)$/i.test(line) ? field : undefined;
}

const indented = /^\s*[\n\r][ \t]+\S/;

/** The blocks of other files that the covered ones refer to in their fields, directly or through each other; each once. */
function usedTexts(model: StrategyModel, own: readonly CoveredText[]): CoveredText[] {
    const seen = new Set<Block>();
    const walk = own.flatMap(({ block }) => block ?? []);
    for (const block of walk) { // grows while it is walked
        for (const { target } of block.fields.flatMap(({ references }) => references)) {
            if (!target || target.uri === model.uri || seen.has(target)) continue;
            seen.add(target);
            walk.push(target);
        }
    }
    const sources = new Map<string, Source>();
    return [...seen].map(block => {
        const source = sources.get(block.uri) ?? sourceOfBlock(block);
        sources.set(block.uri, source);
        return { type: 'uses', path: pathOf(model.uri, block.uri), label: labelOf(block), text: textOf(block, source), block, uri: block.uri, span: block.span };
    });
}

interface Source { structure: Structure | undefined; canonical: CanonicalText }

/** Without blocks there is no results table and no label to find. */
const sourceOf = perModel((model): Source => model.blocks[0] ? sourceOfBlock(model.blocks[0]) : { structure: undefined, canonical: new CanonicalText(model.text) });

function sourceOfBlock(block: Block): Source {
    const structure = structureIn(AstUtils.getDocument(block.node));
    return { structure, canonical: new CanonicalText(structure?.text ?? '') };
}

/** A file's path from the strategy's folder, in plain characters. */
function pathOf(from: string, to: string): string {
    return decoded(relativePath(from, to) ?? to);
}

/** Local pictures of the covered text, relative to the strategy's folder, each once. */
function imagePaths(own: readonly CoveredText[], used: readonly CoveredText[]): string[] {
    const paths = imagesIn(own.map(({ text }) => text)).local.map(target => joined('', target));
    for (const { path, text } of used) paths.push(...imagesIn([text]).local.map(target => joined(path, target)));
    return [...new Set(paths)];
}

/** Files that the strategy or a file it uses names, and that have not a single block here. */
function missingFiles(model: StrategyModel): string[] {
    const present = new Set(model.shared.map(block => pathOf(model.uri, block.uri)));
    const strategies = [model.strategy, ...model.shared.filter(({ kind }) => kind === 'Strategy')].filter(block => block !== undefined);
    const named = strategies.flatMap(block => block.fields.filter(({ key }) => key === 'Uses').flatMap(({ parts }) => parts).map(({ text }) =>
        joined(block === model.strategy ? '' : pathOf(model.uri, block.uri), decoded((linkOf(text)?.target ?? text).replace(/#.*$/, '')))));
    return [...new Set(named)].filter(path => !present.has(path));
}

/** The strategy's version as it is written, '' when it has none. */
export function versionOf(model: StrategyModel): string {
    return model.strategy ? field(model.strategy, 'Version')?.text ?? '' : '';
}

/** A path written in the file `from`, relative to the folder of the strategy: `..` and `.` are worked out. */
export function joined(from: string, path: string): string {
    if (path.startsWith('/')) return path;
    const steps: string[] = [];
    for (const step of [...from.split('/').slice(0, -1), ...path.split('/')]) {
        if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
        else if (step !== '.' && step !== '') steps.push(step);
    }
    return steps.join('/');
}
