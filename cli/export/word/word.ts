import { AlignmentType, BorderStyle, Document, Footer, Header, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { htmlToContent } from 'docx/html';
import type { Paper } from '../formats.js';
import { contentFor, factsOf, type PageFacts } from './page.js';
import { styleMap, styles, stylesheet } from './styles.js';

export interface WordOptions {
    paper: Paper;
    /** SVG pictures of the page, by their address, as PNG: for programs that cannot draw them (Word can, from 2016). */
    drawings: ReadonlyMap<string, Uint8Array | undefined>;
}

/** In twentieths of a point: 210 × 297 mm and 8.5 × 11 inches, with a margin of 22 mm. */
const sizes: Record<Paper, { width: number; height: number }> = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } };
const margin = 1247;
const pixel = 15; // twentieths of a point, at 96 to the inch

/**
 * A page of the language as a Word document (Office Open XML): real headings, lists, tables and footnotes, so that people can comment on it and Word can
 * list its contents.
 * @returns the file, and what Word cannot show, in a reader's words.
 */
export async function wordOf(html: string, { paper, drawings }: WordOptions): Promise<{ file: Uint8Array; notices: string[] }> {
    const facts = factsOf(html);
    const notices: string[] = [];
    const { width, height } = sizes[paper];
    // Only a picture that is not in the HTML can have another one for those who cannot draw it.
    const sources = [...drawings.keys()];
    const content = contentFor(html).replace(/<img src="(data:image\/svg\+xml[^"]*)"/g, (_, source: string) => `<img src="drawing:${sources.indexOf(source)}"`);
    const children = htmlToContent(content, {
        images: address => {
            const source = sources[Number(address.slice('drawing:'.length))];
            return source === undefined ? undefined : { data: source, fallback: drawings.get(source) };
        },
        stylesheet, styleMap, maxImageWidth: Math.floor((width - 2 * margin) / pixel),
        onWarning: ({ code, message }) => { if (code !== 'unsupported-element') notices.push(message); }
    });
    const document = new Document({
        title: facts.title, creator: facts.author ?? 'Strategy Markdown', description: facts.state, styles: styles(facts.language),
        sections: [{
            properties: { titlePage: true, page: { size: { width, height }, margin: { top: 1474, right: margin, bottom: 1474, left: margin, header: 680, footer: 680 } } },
            headers: { default: headerOf(facts.title, facts, width), first: headerOf('', facts, width) },
            footers: { default: footerOf(facts, width), first: footerOf(facts, width) },
            children
        }]
    });
    return { file: await Packer.toBuffer(document), notices };
}

function headerOf(title: string, { state }: PageFacts, width: number): Header {
    return new Header({ children: [lineAcross(width, [new TextRun({ text: title, italics: true }), new TextRun({ text: `\t${state}`, bold: true })])] });
}

function footerOf({ fingerprints }: PageFacts, width: number): Footer {
    const page = lineAcross(width, [new TextRun({ text: 'A copy. What is signed is the strategy’s own file.' }), new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })]);
    const signed = fingerprints.map(text => new Paragraph({ style: 'Margin', children: [new TextRun({ text, font: 'Consolas', size: 13 })] }));
    return new Footer({ children: [...signed, page] });
}

/** One part at the left, one at the right. */
function lineAcross(width: number, children: TextRun[]): Paragraph {
    return new Paragraph({ style: 'Margin', alignment: AlignmentType.LEFT, tabStops: [{ type: TabStopType.RIGHT, position: width - 2 * margin }], border: { bottom: { style: BorderStyle.NONE, size: 0, color: 'auto' } }, children });
}
