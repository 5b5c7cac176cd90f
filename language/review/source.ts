import { AstUtils } from 'langium';
import { lineCounter } from '../model/json.js';
import type { Block } from '../model/model.js';
import { structureIn } from '../parser/parser.js';
import type { Structure } from '../parser/structure.js';
import { textKey } from './words/values.js';

/** A file as the scanner saw it: its text, its headings, its lines. */
export interface Source {
    structure: Structure;
    text: string;
    lineOf(offset: number): number;
}

const cache = new WeakMap<Structure, Source>();

/** The file a block stands in; blocks of used files stand in another than the model's. */
export function sourceOf(block: Block): Source {
    const structure = structureIn(AstUtils.getDocument(block.node))!;
    let source = cache.get(structure);
    if (!source) cache.set(structure, source = { structure, text: structure.text, lineOf: lineCounter(structure.text) });
    return source;
}

/** A block's own words in their normal form, without the comments that silence findings. Of the Strategy block, those before its first section. */
export function proseOf(block: Block): string {
    return normalProse(block.prose.map(({ start, end }) => sourceOf(block).text.slice(start, Math.min(end, proseEnd(block)))).join('\n\n'));
}

/** Where a block's own words end: the Strategy block's at the first heading in it, which begins a section of the document. */
export function proseEnd(block: Block): number {
    const { start, end } = block.span;
    return block.kind === 'Strategy' ? sourceOf(block).structure.headings.find(heading => heading.start > start && heading.start < end)?.start ?? end : end;
}

/** What is silenced in a block: `goal-must-have-owner: not decided yet`. */
export function silencedIn(block: Block): string[] {
    const { text } = sourceOf(block);
    return block.prose.flatMap(({ start, end }) => withoutSuppressions(text.slice(start, end)).silenced);
}

/** Parts a text from the comments that silence findings, in one pass. */
function withoutSuppressions(markdown: string): { rest: string; silenced: string[] } {
    const [first = '', ...pieces] = markdown.split('<!--');
    const silenced: string[] = [];
    const rest = pieces.map(piece => {
        const end = piece.indexOf('-->');
        const [, code, reason] = end < 0 ? [] : /^\s*strategy-ignore\s+([\w-]+):?(?!\S)([^]*)$/.exec(piece.slice(0, end)) ?? [];
        if (code === undefined) return `<!--${piece}`;
        silenced.push(`${code}: ${textKey(reason!)}`);
        return `\n${piece.slice(end + 3)}`;
    });
    return { rest: first + rest.join(''), silenced };
}

/** Lines that begin something of their own, so that the line before does not go on in them. */
const opener = /^(?:- |\d+[.)] |#{1,6}(?: |$)|> |\|)/;

/**
 * Markdown without what does not change its meaning: line ends, wrapped lines, runs of white space, the bullet character, the padding of
 * tables; and without comments that silence a finding, which are told apart. Fenced code keeps its lines.
 */
export function normalProse(markdown: string): string {
    const out: string[] = [];
    let fence = '';
    let joins = false;
    for (const raw of withoutSuppressions(markdown).rest.normalize('NFC').split(/\r\n|\r|\n/)) {
        const mark = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
        if (fence !== '' || mark) {
            out.push(raw.trimEnd());
            if (!fence) fence = mark!;
            else if (mark?.startsWith(fence)) fence = '';
            joins = false;
            continue;
        }
        const line = normalLine(raw);
        if (joins && line !== '' && !opener.test(line)) out[out.length - 1] += ` ${line}`;
        else if (line !== '' || out.at(-1) !== '') out.push(line);
        joins = line !== '' && !line.startsWith('|') && !line.startsWith('#');
    }
    return out.join('\n').trim();
}

function normalLine(raw: string): string {
    const line = raw.replace(/\s+/g, ' ').trim().replace(/^[*+] (?=\S)/, '- ');
    if (!line.startsWith('|')) return line;
    const cells = line.replace(/^\||\|$/g, '').split('|').map(cell => cell.trim().replace(/^(:?)-+(:?)$/, '$1---$2'));
    return `| ${cells.join(' | ')} |`;
}
