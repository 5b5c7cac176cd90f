import { chunksOf, type Chunk } from './chunks.js';
import type { Definitions, OwnDefinitions } from './definitions.js';
import { Kept } from './kept.js';
import { definitionsIn, renderInline, renderMarkdown, usedBy, type RenderedMarkdown } from './markdown.js';
import type { Piece } from './pieces.js';

/** Renders the author's Markdown and keeps what did not change since the last version of the document. */
export class Prose {
    private readonly chunks = new Kept<Chunk[]>();
    private readonly defined = new Kept<OwnDefinitions>();
    private readonly sections = new Kept<RenderedMarkdown>();
    private readonly lines = new Kept<Piece[]>();

    /** A new version begins. */
    turn(): void {
        for (const kept of [this.chunks, this.defined, this.sections, this.lines]) kept.turn();
    }

    /** What these texts define, in order, for all of them. */
    definitions(texts: readonly string[]): Definitions {
        const all: Definitions = { links: new Map(), footnotes: new Set() };
        for (const markdown of texts) {
            if (!markdown.includes(']:')) continue;
            for (const chunk of this.cut(markdown)) {
                if (!chunk.text.includes(']:')) continue;
                const own = this.defined.get(chunk.text, () => definitionsIn(chunk.text));
                for (const link of own.links) if (!all.links.has(link.identifier)) all.links.set(link.identifier, link);
                for (const { identifier } of own.footnotes) all.footnotes.add(identifier);
            }
        }
        return all;
    }

    /** The parts of a stretch of prose, each with the line it begins on, counted from the start of the stretch. */
    section(markdown: string, definitions: Definitions, results = false): { rendered: RenderedMarkdown; line: number }[] {
        return this.cut(markdown).map(({ text, line }) => {
            const used = usedBy(text, definitions);
            return { line, rendered: this.sections.get(key(results ? `results\n${text}` : `\n${text}`, used), () => renderMarkdown(text, used, results)) };
        });
    }

    /** The words of a field. */
    inline(words: string, definitions: Definitions): Piece[] {
        const used = usedBy(words, definitions);
        return this.lines.get(key(words, used), () => renderInline(words, used));
    }

    private cut(markdown: string): Chunk[] {
        return this.chunks.get(markdown, () => chunksOf(markdown));
    }
}

function key(markdown: string, { links, footnotes }: Definitions): string {
    if (links.size === 0 && footnotes.size === 0) return markdown;
    return JSON.stringify([markdown, ...[...links.values()].map(({ identifier, url, title }) => [identifier, url, title]), [...footnotes]]);
}
