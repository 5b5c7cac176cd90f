import { CliError } from '../exit.js';
import type { Format, Paper } from './formats.js';
import { drawingsOf, pdfOf } from './pdf.js';

export interface FileOptions { paper: Paper; browser?: string }

/**
 * Makes the file of a format from the page of a strategy (`exportPage`).
 * @returns its content, and what is missing in it, in a reader's words.
 * @throws CliError when it cannot be made here.
 */
export async function fileOf(format: Exclude<Format, 'markdown'>, html: string, options: FileOptions): Promise<{ content: string | Uint8Array; notices: string[] }> {
    switch (format) {
        case 'html': return { content: html, notices: [] };
        case 'pdf': return { content: await pdfOf(html, options), notices: [] };
        case 'word': {
            const { wordOf } = await import('./word/word.js'); // large, and most commands write no Word
            const svg = [...new Set(html.match(/(?<=<img src=")data:image\/svg\+xml[^"]*/g))];
            const drawings = await drawingsOf(svg, options.browser);
            const { file, notices } = await wordOf(html, { paper: options.paper, drawings: new Map(svg.map((source, at) => [source, drawings[at]])) });
            return { content: file, notices };
        }
    }
}

/** @throws CliError when there is no such paper. */
export function paperCalled(name: string | undefined): Paper {
    const paper = (name ?? 'a4').toLowerCase();
    if (paper === 'a4' || paper === 'letter') return paper;
    throw new CliError(`There is no paper "${name}". Choose --paper a4 or --paper letter.`);
}
