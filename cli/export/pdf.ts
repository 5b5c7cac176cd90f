import { CliError } from '../exit.js';
import { findBrowser } from './browser.js';
import type { Paper } from './formats.js';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * The page as PDF, printed by a browser of this computer.
 * @throws CliError that says what to do when there is no browser, or it does not print.
 */
export async function pdfOf(html: string, { paper, browser: asked }: { paper: Paper; browser?: string }): Promise<Uint8Array> {
    const browser = findBrowser(asked);
    const { printPdf } = await import('./pdf/print.js'); // large, and most commands print nothing
    try {
        return await printPdf(html, { browser, paper, isRoot });
    } catch (error) {
        throw new CliError(whyNot(error as Error, browser));
    }
}

/** Drawings of SVG pictures, if there is a browser that draws. Nothing depends on them: they are for programs that cannot. */
export async function drawingsOf(sources: readonly string[], asked: string | undefined): Promise<Uint8Array[]> {
    if (sources.length === 0) return [];
    try {
        const browser = findBrowser(asked);
        const { drawPictures } = await import('./pdf/print.js');
        return await drawPictures(sources, { browser, isRoot });
    } catch {
        return [];
    }
}

function whyNot({ name, message }: Error, browser: string): string {
    if (name === 'TooOld') return `${browser} is too old to number pages (${message}). Bring it up to date, or choose another one with --browser FILE.`;
    if (/sandbox|namespace/i.test(message)) {
        return `${browser} may not protect itself here with its sandbox, so it does not start. In a container, allow user namespaces (docker run --security-opt seccomp=unconfined), or run as root: then it is started without.`;
    }
    const [first = ''] = message.split('\n');
    return `${browser} did not print: ${first.replace(/[.!]$/, '')}. Try another one with --browser FILE, or export as HTML and print that.`;
}
