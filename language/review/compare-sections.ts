import type { StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { nameOf as plain } from '../parser/value-converter.js';
import { titleKey } from '../references/names.js';
import { weights, type Change } from './change.js';
import { proseSaid } from './compare-blocks.js';
import { normalProse, proseEnd, sourceOf } from './source.js';
import { clipped } from './words/values.js';

/** Text that belongs to no block: under a heading of its own, or before the first. The Strategy block is the document, so its headings begin sections too. */
export interface Section {
    heading: string;
    body: string;
    line: number;
    /** With its heading. */
    span: Span;
}

/** A section in both states; one of them is missing when it was added or removed. */
export interface SectionPair { old?: Section; new?: Section; changes: Change[] }

/**
 * Compares the text of a file that belongs to no block, section by section: a section is known by its heading, else by its words.
 * The order of sections is no change.
 */
export function compareSections(old: StrategyModel | undefined, now: StrategyModel | undefined): SectionPair[] {
    const gone = old ? sectionsOf(old) : [];
    const come = now ? sectionsOf(now) : [];
    const pairs: [Section, Section][] = [];
    for (const same of [(a: Section, b: Section) => headingKey(a) === headingKey(b) && a.body === b.body, (a: Section, b: Section) => headingKey(a) === headingKey(b), (a: Section, b: Section) => a.body === b.body && a.body !== '']) {
        for (const section of [...gone]) {
            const twin = come.find(candidate => same(section, candidate));
            if (!twin) continue;
            pairs.push([section, twin]);
            gone.splice(gone.indexOf(section), 1);
            come.splice(come.indexOf(twin), 1);
        }
    }
    const uri = (now ?? old)!.uri;
    return [
        ...pairs.map(([a, b]) => ({ old: a, new: b, changes: [...heading(a, b, uri), ...body(a, b, uri)] })),
        ...come.map(section => ({ new: section, changes: [change('added', undefined, section, `added${words(section)}`, uri)] })),
        ...gone.map(section => ({ old: section, changes: [change('removed', section, undefined, `removed${words(section)}`, uri)] }))
    ];
}

function heading(old: Section, now: Section, uri: string): Change[] {
    if (old.heading === now.heading) return [];
    return [change('reworded', { ...old, body: old.heading }, { ...now, body: now.heading }, `now has the heading "${clipped(now.heading)}"`, uri, old)];
}

function body(old: Section, now: Section, uri: string): Change[] {
    return old.body === now.body ? [] : [change('reworded', old, now, proseSaid(old.body, now.body), uri)];
}

function words({ body }: Section): string {
    return body ? `: "${clipped(body)}"` : '';
}

function change(kind: Change['kind'], old: Section | undefined, now: Section | undefined, said: string, uri: string, named = (now ?? old)!): Change {
    const what = named.heading ? `section "${clipped(named.heading)}"` : 'text outside of any section';
    return {
        kind, block: null, field: named.heading,
        ...old ? { old: old.body, oldLine: old.line } : {}, ...now ? { new: now.body, line: now.line } : {},
        meaning: `${what} ${said}`, sentence: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${said}`, weight: weights.wording, uri, shared: false
    };
}

const headingKey = ({ heading }: Section): string => titleKey(heading);

function sectionsOf(model: StrategyModel): Section[] {
    const source = model.blocks[0] && sourceOf(model.blocks[0]);
    const headings = source?.structure.headings ?? [];
    return model.parts.flatMap(part => {
        if (part.type === 'block' && part.block !== model.strategy) return [];
        const [start, end] = part.type === 'block' ? [proseEnd(part.block), part.block.span.end] : [part.span.start, part.span.end];
        const inside = headings.filter(heading => heading.start >= start && heading.start < end);
        const first: Section[] = section('', start, inside[0]?.start ?? end);
        return [...first, ...inside.flatMap((heading, index) =>
            section(plain(model.text.slice(heading.text.start, heading.text.end)), heading.end, inside[index + 1]?.start ?? end, heading.start))]
            .filter(({ heading, body }) => heading !== '' || body !== '');
    });

    function section(heading: string, start: number, end: number, at = start + Math.max(0, model.text.slice(start, end).search(/\S/))): Section[] {
        return [{ heading, body: normalProse(model.text.slice(start, end)), line: source?.lineOf(at) ?? 1, span: { start: Math.min(at, start), end } }];
    }
}
