import GithubSlugger from 'github-slugger';
import type { Block, StrategyModel } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import type { LinkPlace } from '../../references/link-target.js';
import { linkEdits } from '../links.js';
import { rawOf } from '../position.js';
import { united, type TextChange } from '../text-change.js';

/** A synonym in a heading or a field, and the main word for it: `KPI` for `Metric`. */
export interface Synonym { block: Block; span: Span; written: string; main: string; heading: boolean }

/** The words of a block that are not the main ones. */
export function synonymsIn(block: Block): Synonym[] {
    const { raw, structure: { text } } = rawOf(block);
    const keyword = { start: raw.keyword.start, end: raw.keyword.start + text.slice(raw.keyword.start, raw.keyword.end).replace(/\s*:$/, '').length };
    const words = [
        { span: keyword, main: raw.entry.kind, heading: true },
        ...raw.fields.flatMap(({ key, entry }) => entry ? [{ span: wordIn(key, text), main: entry.key, heading: false }] : [])
    ];
    return words.map(word => ({ ...word, block, written: text.slice(word.span.start, word.span.end) })).filter(({ written, main }) => written.replace(/\s+/g, ' ').toLowerCase() !== main.toLowerCase());
}

/** A key without its colon and the marks around it. */
function wordIn({ start, end }: Span, text: string): Span {
    const source = text.slice(start, end);
    const lead = /^(?:\*\*|__)?/.exec(source)![0].length;
    return { start: start + lead, end: start + lead + source.slice(lead).replace(/[\s:*_]+$/, '').length };
}

/** The text changes that write main words for synonyms of one file. Links to headings of which the word changes lead to them still. */
export function mainWordEdits(synonyms: readonly Synonym[], models: readonly StrategyModel[]): TextChange[] {
    const headings = synonyms.filter(({ heading }) => heading);
    const moved = ({ uri, anchor }: LinkPlace): LinkPlace | undefined => {
        const synonym = headings.find(({ block }) => block.uri === uri && block.anchor === anchor);
        return synonym && { uri, anchor: anchorAfter(synonym, models) };
    };
    return united([
        ...synonyms.map(({ block, span, main }) => ({ uri: block.uri, span, text: main })),
        ...headings.length > 0 ? models.flatMap(model => linkEdits(model.text, model.uri, moved).map(edit => ({ uri: model.uri, ...edit }))) : []
    ]);
}

/** `objective-reach-1` becomes `goal-reach`, or `goal-reach-1` where there is one. */
function anchorAfter({ block, written, main }: Synonym, models: readonly StrategyModel[]): string {
    const slugger = new GithubSlugger();
    for (const other of models.find(({ uri }) => uri === block.uri)!.blocks) if (other.span.start < block.span.start) slugger.slug(other.anchor);
    const start = new GithubSlugger().slug(written);
    return slugger.slug(new GithubSlugger().slug(main) + block.anchor.slice(start.length));
}
