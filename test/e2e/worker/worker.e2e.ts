import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.js';
import { asked, inWords, saidOf } from '../../cli/said-of.js';
import { approvalCases } from '../../helpers/approval-cases.js';
import { allStrategies } from '../../helpers/examples.js';
import { talk, type Answers } from './talk.js';

const server = new URL('../../../dist/server.browser.js', import.meta.url);
let browser: Browser;

beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser?.close());

/** Starts the server as a browser does, over the given files. */
async function ask(files: Record<string, string>, opened: string[], approved: string[] = []): Promise<Answers> {
    const page = await browser.newPage();
    await page.route('http://worker.localhost/**', async route => route.request().url().endsWith('/server.js')
        ? route.fulfill({ contentType: 'text/javascript', body: await readFile(server, 'utf8') })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('http://worker.localhost/');
    return page.evaluate(talk, { files, opened, approved, ...asked });
}

test('the server answers in a bare web worker', async () => {
    const uri = 'memfs:/test.strategy.md';
    const { capabilities, diagnostics, preview } = await ask({ [uri]: '# Strategy: Test\n\n- Status: in review\n\n## Goal: Reach\n\n- Phase: data\n' }, [uri]);
    expect(capabilities.hoverProvider).toBe(true);
    expect(diagnostics[0]!.map(({ code }) => code)).toContain('goal-must-have-owner');
    expect(preview.html).toContain('<article class="strategy"');
});

test('an approval is worth the same in a browser, in Node and on the command line', async () => {
    const uriOf = (index: number, name: string): string => `memfs:/case-${index}/${name}`;
    const files = Object.fromEntries(approvalCases.flatMap(({ files: own }, index) => Object.entries(own).map(([name, text]) => [uriOf(index, name), text])));
    const plans = approvalCases.map((_, index) => uriOf(index, 'plan.strategy.md'));
    const { approvals } = await ask(files, [plans[0]!], plans);
    expect(Object.fromEntries(approvalCases.map(({ name }, index) => [name, approvals[index]]))).toEqual(Object.fromEntries(approvalCases.map(({ name, states }) => [name, states])));
});

test('every strategy of the examples and the fixtures has the findings and the statement of the command line', async () => {
    const uriOf = (name: string): string => `memfs:/${name}/plan.strategy.md`;
    const opened = Object.keys(allStrategies).map(uriOf);
    const { diagnostics, statements } = await ask(Object.fromEntries(Object.entries(allStrategies).map(([name, text]) => [uriOf(name), text])), opened);
    for (const [index, [name, text]] of Object.entries(allStrategies).entries()) {
        const said = await saidOf(text);
        expect({ findings: inWords(diagnostics[index]!), statement: statements[index]!.statement ?? '' }, name).toEqual({ findings: said.findings, statement: said.statement });
    }
});
