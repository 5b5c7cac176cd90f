import type { FlowNode, Span } from '../../parser/scan.js';
import { scan } from '../../parser/scanner.js';
import { lineEndOf, lineStart } from '../../parser/lines.js';
import type { DraftBlock } from '../draft-block.js';
import { plainWords } from './inline.js';
import { numberedLead, topicOf, type Topic } from './words.js';

/** A heading, or a bold lead that stands for one, with what stands under it up to the next. The first section of a text may have no heading. */
export interface Section {
    /** A paragraph where a bold lead such as `**Goal 1:** ...` opens the section. */
    opening: FlowNode | undefined;
    /** Without marks, escapes and outer white space. */
    words: string;
    /** What it is about, where its words say so. */
    topic: Topic | undefined;
    /** 0 without a heading; of a lead one more than that of the heading above it. */
    level: number;
    /** The section in which this one stands. */
    parent: Section | undefined;
    own: FlowNode[];
    /** Further lines of the paragraph that opens it. */
    rest: string;
    /** What the opening becomes; `undefined` leaves it as it is. */
    block?: DraftBlock;
    /** Blocks that follow the section's own text. */
    added: DraftBlock[];
}

/** A Markdown text as the import walks through it. */
export interface Source {
    text: string;
    eol: string;
    frontMatter: Span | undefined;
    sections: Section[];
}

/** Cuts a text at its headings, and at the bold leads that stand for headings. */
export function sourceOf(text: string): Source {
    const { nodes, frontMatter } = scan(text);
    const sections: Section[] = [];
    let heading: Section | undefined;
    for (const node of nodes) {
        const isHeading = node.type === 'heading';
        const lead = isHeading ? { words: plainWords(text.slice(node.text.start, node.text.end)), rest: '' } : leadOf(node, text);
        if (!lead) {
            if (sections.length === 0) sections.push(section(undefined, '', 0, undefined));
            sections.at(-1)!.own.push(node);
            continue;
        }
        const level = isHeading ? node.level : Math.min(6, (heading?.level ?? 1) + 1);
        let parent = sections.at(-1);
        while (parent && parent.level >= level) parent = parent.parent;
        sections.push({ ...section(node, lead.words, level, parent), rest: lead.rest });
        if (isHeading) heading = sections.at(-1);
    }
    return { text, eol: lineEndOf(text), frontMatter, sections };
}

/** A node's lines, from the beginning of the first: an indentation is part of it. */
export function written(node: Span, text: string): string {
    return text.slice(lineStart(text, node.start), node.end);
}

/** A section in which nothing stands yet. */
export function section(opening: FlowNode | undefined, words: string, level: number, parent: Section | undefined): Section {
    return { opening, words, topic: words === '' ? undefined : topicOf(words), level, parent, own: [], rest: '', added: [] };
}

const boldLine = /^(?:\*\*|__)([^*_\n]{1,120})(?:\*\*|__)[ \t]*:?$/;
const boldLead = /^(?:\*\*|__)([^*_\n]{1,60})(?:\*\*|__):?[ \t]*([^\n]{0,300})$/;

/** The words of a paragraph of one line that is all bold, or that begins with a bold `Goal 1`; behind the latter further lines may follow. */
function leadOf(node: FlowNode, text: string): { words: string; rest: string } | undefined {
    if (node.type !== 'paragraph') return undefined;
    const [, first, rest] = /^([^\r\n]{1,400})([^]*)$/.exec(text.slice(node.start, node.end)) ?? [];
    const line = first?.trim().replace(/\\$/, '').trimEnd() ?? '';
    const more = rest?.trim() ?? '';
    const whole = boldLine.exec(line);
    if (whole) {
        const words = plainWords(whole[1]!);
        return more === '' || numberedLead(words) ? { words, rest: more } : undefined;
    }
    const [, lead, behind] = boldLead.exec(line) ?? [];
    const words = lead && behind ? plainWords(`${lead.replace(/[:.]$/, '')}: ${behind}`) : undefined;
    return words && numberedLead(words) ? { words, rest: more } : undefined;
}
