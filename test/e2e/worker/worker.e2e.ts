import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../browser.js';
import { today } from '../workspace.js';
import { strategyHere, folderWith } from '../../cli/strategy.js';
import { approvalCases } from '../../helpers/approval-cases.js';
import { allStrategies } from '../../helpers/examples.js';
import { talk, type Answers } from './talk.js';

const server = new URL('../../../dist/server.browser.js', import.meta.url);
const position = 'Chief Executive Officer';
let browser: Browser;

beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser?.close());

/** Starts the server as a browser does, over the given files. */
async function ask(files: Record<string, string>, opened: string[], asked: string[] = []): Promise<Answers> {
    const page = await browser.newPage();
    await page.route('http://worker.localhost/**', async route => route.request().url().endsWith('/server.js')
        ? route.fulfill({ contentType: 'text/javascript', body: await readFile(server, 'utf8') })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('http://worker.localhost/');
    return page.evaluate(talk, { files, opened, asked, position, today });
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
    const asked = approvalCases.map((_, index) => uriOf(index, 'plan.strategy.md'));
    const { approvals } = await ask(files, [asked[0]!], asked);
    expect(Object.fromEntries(approvalCases.map(({ name }, index) => [name, approvals[index]]))).toEqual(Object.fromEntries(approvalCases.map(({ name, states }) => [name, states])));
});

test('every strategy of the examples and the fixtures has the findings and the statement of the command line', async () => {
    const uriOf = (name: string): string => `memfs:/${name}/plan.strategy.md`;
    const opened = Object.keys(allStrategies).map(uriOf);
    const { diagnostics, statements } = await ask(Object.fromEntries(Object.entries(allStrategies).map(([name, text]) => [uriOf(name), text])), opened);
    for (const [index, [name, text]] of Object.entries(allStrategies).entries()) {
        const folder = folderWith({ 'plan.strategy.md': text });
        const { output } = await strategyHere(folder, ['check', 'plan.strategy.md', '--format', 'json', '--today', today]);
        const [checked] = JSON.parse(output).files as { findings: { code: string; message: string; range: { start: { line: number; column: number } } }[] }[];
        expect(diagnostics[index]!.map(({ code, message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${code} ${message}`).sort(), name)
            .toEqual(checked!.findings.map(({ code, message, range }) => `${range.start.line}:${range.start.column} ${code} ${message}`).sort());
        const signed = await strategyHere(folder, ['statement', 'plan.strategy.md', '--position', position, '--today', today]);
        expect(statements[index]!.statement ?? '', name).toBe(signed.output);
    }
});
