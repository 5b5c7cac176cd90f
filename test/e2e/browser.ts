import { chromium, type Browser, type Page } from 'playwright-core';

/** The Chromium of the machine: $CHROMIUM, or where Debian puts it. */
export function launchBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
    });
}

/** A page that reaches this machine and nothing else. */
export async function newPage(browser: Browser): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route(url => !/^(127\.0\.0\.1|(.+\.)?localhost)$/.test(url.hostname), route => route.abort());
    return page;
}
