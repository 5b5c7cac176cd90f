import type { Block } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { linkTarget, placeOf, type LinkPlace } from '../references/link-target.js';
import { titleKey } from '../references/names.js';

/** An inline link: `[label](target)`. Pictures are none. */
export interface InlineLink { label: string; target: string; span: Span }

const inline = /(?<!!)\[((?:[^[\]\\\n]|\\.){0,300})\]\(\s{0,9}<?([^)\s>]{0,1000})>?(?:\s{1,9}"[^"\n]{0,300}")?\s{0,9}\)/g;
const anyTarget = /(\]\(\s{0,9}<?|^ {0,3}\[[^\]\n]{1,300}\]:\s{0,9}<?)([^)\s>]{1,1000})/gm;

/** The inline links of a text that lead to a block's heading. `uri`: the file the text stands in. */
export function linksTo(block: Block, text: string, uri: string): InlineLink[] {
    return [...text.matchAll(inline)].flatMap(({ 0: all, 1: label, 2: target, index }) => {
        const place = placeOf(target!, uri);
        return place?.uri === block.uri && place.anchor.toLowerCase() === block.anchor ? [{ label: label!, target: target!, span: { start: index, end: index + all.length } }] : [];
    });
}

/** The same link to another block, as it is written in the file `uri`. Its words stay, unless they are the title of the block before. */
export function relinked({ label }: InlineLink, from: Block, into: Block, uri: string): string {
    return `[${titleKey(label) === titleKey(from.title) ? into.title : label}](${linkTarget(uri, into.uri, into.anchor)})`;
}

/** A text that moves to another file: its relative links and pictures go on leading where they did. */
export function rebased(text: string, from: string, to: string): string {
    if (from === to) return text;
    return text.replace(anyTarget, (all, before: string, target: string) => {
        const place = placeOf(target, from);
        if (!place) return all;
        const written = linkTarget(to, place.uri, place.anchor);
        return before + (place.anchor || written === '#' ? written : written.slice(0, -1));
    });
}

/** The edits that let links go on leading where they did, when what they lead to moves. @param moved the new place; `undefined` for what stays. */
export function linkEdits(text: string, uri: string, moved: (place: LinkPlace) => LinkPlace | undefined): { span: Span; text: string }[] {
    return [...text.matchAll(anyTarget)].flatMap(({ 1: before, 2: target, index }) => {
        const place = placeOf(target!, uri);
        const to = place && moved({ ...place, anchor: place.anchor.toLowerCase() });
        const start = index + before!.length;
        return to ? [{ span: { start, end: start + target!.length }, text: linkTarget(uri, to.uri, to.anchor) }] : [];
    });
}
