import { renderPage, type PageOptions } from '../document/page.js';
import type { StrategyModel } from '../model/model.js';
import { standAlone } from './links.js';
import { embedPictures, type ReadPicture } from './pictures.js';

export interface ExportOptions extends Omit<PageOptions, 'resolveImage'> {
    readPicture: ReadPicture;
}

export interface ExportedPage {
    /** One HTML file that opens anywhere: pictures in it, no script, nothing asked from the network. PDF and Word are made from it. */
    html: string;
    /** Pictures beside the strategy that it shows, or would show if they were there; relative to its folder. */
    pictures: string[];
    /** What is missing in it, and why, in a reader's words. */
    notices: string[];
}

/** The formatted document as a file that travels alone. */
export async function exportPage(model: StrategyModel, { readPicture, ...options }: ExportOptions): Promise<ExportedPage> {
    const hrefs = new Set<string>();
    const bare = renderPage(model, { ...options, resolveImage: href => { hrefs.add(href); return undefined; } });
    const { source, paths, notices } = await embedPictures(hrefs, readPicture);
    return { html: standAlone(hrefs.size > 0 ? renderPage(model, { ...options, resolveImage: source }) : bare), pictures: paths, notices };
}
