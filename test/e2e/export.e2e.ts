import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.js';
import { launchBrowser } from './browser.js';
import { today } from './workspace.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const examples = ['examples/acme/acme.strategy.md', 'examples/library/library.strategy.md'];
const strategyEnv = { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' };

let folder: string;
let browser: Browser;
beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'strategy-export-'));
    browser = await launchBrowser();
});
afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
});

/** The file that `strategy render` writes. */
function exported(example: string, end: string, ...args: string[]): string {
    const file = join(folder, `${basename(example, '.strategy.md')}${args.join('')}.${end}`);
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli.mjs', 'render', example, '--today', today, '-o', file, ...args], { cwd: root, encoding: 'utf8', env: strategyEnv });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return file;
}

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 });
/** The text in the order in which it is read aloud. */
const textOf = (pdf: string): string => run('pdftotext', '-enc', 'UTF-8', pdf, '-');
const titlesIn = (example: string): string[] => [...readFileSync(join(root, example), 'utf8').matchAll(/^#{2,4} (?:[A-Z][A-Za-z]+: )?(.+)$/gm)].map(([, title]) => title!);
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe.each(examples)('%s as PDF', example => {
    let pdf: string;
    beforeAll(() => { pdf = exported(example, 'pdf'); });

    test('is tagged, in a language, with title, author and outline', () => {
        const bytes = readFileSync(pdf, 'latin1');
        expect(bytes).toMatch(/\/StructTreeRoot \d/);
        expect(bytes).toMatch(/\/MarkInfo <<[^>]*\/Marked true/);
        expect(bytes).toMatch(/\/Lang \(en\)/);
        expect(bytes).toMatch(/\/Outlines \d/);
        const info = run('pdfinfo', pdf);
        expect(info).toMatch(/^Title: +\S/m);
        expect(info).toMatch(/^Author: +(?:Acme GmbH|City of Weidenfurt, City Library)$/m);
        expect(info).toMatch(/^Creator: +Strategy Markdown$/m);
        expect(info).toMatch(/^Tagged: +yes$/m);
        expect(info).toMatch(/^Page size: .*\(A4\)$/m);
        expect(run('pdfinfo', '-struct', pdf)).toMatch(/\bH1\b[^]*\bH2\b[^]*\bTable\b/);
    });

    test('holds the headings of the strategy in their order', () => {
        const text = squeezed(textOf(pdf).replace(/\f/g, ' '));
        const titles = titlesIn(example).map(squeezed);
        expect(titles.length).toBeGreaterThan(10);
        let at = -1;
        for (const title of titles) {
            const found = text.indexOf(title, at + 1);
            expect(found, title).toBeGreaterThan(at);
            at = found;
        }
    });

    test('numbers its pages, and says on each how far it is approved', () => {
        const pages = textOf(pdf).split('\f').slice(0, -1);
        expect(pages.length).toBeGreaterThan(3);
        for (const [index, page] of pages.entries()) {
            expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
            expect(page).toMatch(/Approval: not signed|Status: draft/);
        }
    });

    test('leaves no heading alone at the foot of a page', () => {
        const kinds = /^(?:GOAL|METRIC|PERSONA|AUDIENCE|PLATFORM|CHANNEL|OWNER|TEAM|ACTION|RISK|MEETING|CONTENT|APPROVAL|CHANGE|DEFINITION)$/;
        for (const page of textOf(pdf).split('\f').slice(0, -1)) {
            const lines = page.split('\n').filter(line => line.trim() !== '' && !/^Page \d+ of \d+$/.test(line));
            expect(kinds.test(lines.at(-1) ?? '') || kinds.test(lines.at(-2) ?? ''), page).toBe(false);
        }
    });

    test('fits Letter too', () => {
        expect(run('pdfinfo', exported(example, 'pdf', '--paper', 'letter'))).toMatch(/^Page size: .*\(letter\)$/m);
    });
});

describe.each(examples)('%s as Word', example => {
    test('opens in LibreOffice with all its headings', () => {
        const file = exported(example, 'docx');
        run('soffice', '--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'office'))}`, '--convert-to', 'pdf:writer_pdf_Export', '--outdir', join(folder, 'office-out'), file);
        const text = squeezed(textOf(join(folder, 'office-out', `${basename(file, '.docx')}.pdf`)));
        expect(titlesIn(example).filter(title => !text.includes(squeezed(title)))).toEqual([]);
        expect(text).toMatch(/Page1of\d+/);
    });
});

describe.each(examples)('%s as HTML', example => {
    let file: string;
    beforeAll(() => { file = exported(example, 'html'); });

    const opened = async (colorScheme: 'light' | 'dark', work: (page: Page, asked: string[]) => Promise<void>, width = 1280): Promise<void> => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true }); // axe is a script, and the page allows none
        try {
            const page = await context.newPage();
            const asked: string[] = [];
            page.on('request', request => asked.push(request.url().replace(/^data:.*/s, 'data:')));
            await page.goto(String(pathToFileURL(file)));
            await work(page, asked);
        } finally {
            await context.close();
        }
    };

    test.each([['light', 1280], ['dark', 1280], ['light', 390], ['dark', 640]] as const)('has no accessibility fault that axe finds, and is no wider than the window, %s, %i px wide', async (scheme, width) => {
        await opened(scheme, async page => {
            expect(await faultsOf(page.mainFrame())).toEqual([]);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        }, width);
    });

    test('asks for nothing but itself', async () => {
        await opened('light', async (_page, asked) => {
            expect(asked.filter(url => url !== 'data:')).toEqual([String(pathToFileURL(file))]);
        });
    });
});

test('pictures from elsewhere and links are asked for by no export', () => {
    const strategy = join(folder, 'web.strategy.md');
    writeFileSync(strategy, '# Strategy: Web\n\n![a](https://acme.example/a.png) <img src="https://acme.example/b.png"> [c](https://acme.example/c)\n');
    const { status, stdout } = spawnSync(process.execPath, ['dist/cli.mjs', 'render', strategy, '-o', join(folder, 'web.pdf')], { cwd: root, encoding: 'utf8', env: strategyEnv });
    expect(status).toBe(0);
    expect(stdout).toContain('is on the internet and was left out');
    expect(textOf(join(folder, 'web.pdf'))).toContain('(https://acme.example/c)');
});

test('a browser that does not print is said in plain words, and no file is left', () => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli.mjs', 'render', examples[0]!, '-o', join(folder, 'no.pdf'), '--browser', '/bin/false'], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\/bin\/false did not print: [^\n]+\. Try another one with --browser FILE, or export as HTML and print that\.\n$/);
});

test('the preview follows what is saved, and the reader’s place stays', async () => {
    const strategy = join(folder, 'live.strategy.md');
    const text = readFileSync(join(root, examples[1]!), 'utf8');
    writeFileSync(strategy, text);
    const preview = spawn(process.execPath, ['dist/cli.mjs', 'preview', strategy, '--today', today], { cwd: root });
    const context = await browser.newContext();
    try {
        const url = await new Promise<string>(resolve => { preview.stdout.on('data', part => { const found = /http:\S+/.exec(String(part)); if (found) resolve(found[0]); }); });
        const page = await context.newPage();
        const faults: string[] = [];
        page.on('console', message => { if (message.type() === 'error') faults.push(message.text()); });
        await page.goto(url);
        const title = page.locator('.block-title .title', { hasText: 'Facebook' });
        await title.scrollIntoViewIfNeeded();
        const before = await page.evaluate(() => scrollY);
        expect(before).toBeGreaterThan(1000);
        writeFileSync(strategy, text.replace(/^(#+ \w+: )Facebook$/m, '$1Facebook and neighbours'));
        await page.locator('.block-title .title', { hasText: 'Facebook and neighbours' }).waitFor();
        expect(await page.evaluate(() => scrollY)).toBe(before);
        expect(faults).toEqual([]);
        expect(await faultsOf(page.mainFrame())).toEqual([]);
    } finally {
        await context.close();
        preview.kill('SIGINT');
    }
});
