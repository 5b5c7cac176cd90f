import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Paper } from '../formats.js';
import { withDocumentInfo } from './document-info.js';

export interface PrintOptions {
    /** The program. */
    browser: string;
    paper: Paper;
    /** Linux lets root start a browser without its sandbox only. */
    isRoot: boolean;
}

/** Margin boxes, which hold the page numbers, came with this version of Chromium (November 2024). */
const oldest = 131;
const patience = 180_000;

/**
 * Prints a page of the language to PDF, tagged and with an outline (ISO 32000-1, 14.7 and 12.3.3). The browser runs no script and reaches no network.
 * @throws Error with the browser's own words when it does not start; `TooOld` as its name when it is too old.
 */
export function printPdf(html: string, { browser, paper, isRoot }: PrintOptions): Promise<Uint8Array> {
    return withPage({ browser, isRoot }, async page => {
        await page.setContent(html, { timeout: patience });
        const pdf = await page.pdf({ format: paper, printBackground: true, tagged: true, outline: true, timeout: patience });
        return withDocumentInfo(pdf, { author: metaOf(html, 'author'), creator: 'Strategy Markdown' });
    });
}

/** Draws SVG pictures, given as `data:` addresses, as PNG: for programs that cannot draw them. Twice as fine as a screen. */
export function drawPictures(sources: readonly string[], start: Omit<PrintOptions, 'paper'>): Promise<Uint8Array[]> {
    return withPage(start, async page => {
        const drawn: Uint8Array[] = [];
        await page.setViewport({ width: 1200, height: 1200, deviceScaleFactor: 2 });
        for (const source of sources) {
            await page.setContent(`<body style="margin: 0"><img src="${source}" style="display: block; max-width: 1200px">`, { timeout: patience });
            drawn.push(await (await page.$('img'))!.screenshot({ omitBackground: true }));
        }
        return drawn;
    });
}

/** A page that runs no script and reaches no network, in a browser that ends with it. */
async function withPage<T>({ browser: executablePath, isRoot }: Omit<PrintOptions, 'paper'>, work: (page: Page) => Promise<T>): Promise<T> {
    const browser = await puppeteer.launch({
        executablePath, pipe: true, timeout: patience, protocolTimeout: patience,
        args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-gpu', ...isRoot ? ['--no-sandbox'] : []]
    });
    try {
        await mustBeNewEnough(browser);
        const page = await browser.newPage();
        await page.setJavaScriptEnabled(false);
        await page.setRequestInterception(true);
        page.on('request', request => void (request.url().startsWith('data:') ? request.continue() : request.abort()));
        return await work(page);
    } finally {
        await browser.close();
    }
}

async function mustBeNewEnough(browser: Browser): Promise<void> {
    const version = await browser.version();
    if (Number(/\/(\d+)/.exec(version)?.[1] ?? oldest) < oldest) throw Object.assign(new Error(version), { name: 'TooOld' });
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };

function metaOf(html: string, name: string): string | undefined {
    return new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1]?.replace(/&(amp|lt|gt|quot|#39);/g, (_, entity: string) => entities[entity]!);
}
