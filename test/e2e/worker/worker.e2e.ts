import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalBlock } from '../../../language/approval/prepare.js';
import { launchBrowser } from '../browser.js';
import { asked, inWords, saidOf } from '../../cli/said-of.js';
import { approvalCases } from '../../helpers/approval-cases.js';
import { allStrategies } from '../../helpers/examples.js';
import { mainFile } from '../../helpers/services.js';
import { files as signedFiles, prepared, states, type Files } from '../../language/approval/plans.js';
import { armoured, dearmoured, softwareKey } from '../../language/approval/software-keys.js';
import { keyPair, opensshTypes, sign } from '../../language/approval/ssh-keygen.js';
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

test('each kind of key is checked in a browser as in Node: a genuine signature, one with a bit changed, and one for another text', async () => {
    const { statement, text } = await prepared();
    const keys = [...opensshTypes.map(type => ({ publicKey: keyPair(type).publicKey, sign: (message: string) => sign(message, keyPair(type)) })), ...(['sk-ed25519', 'sk-nistp256'] as const).map(type => {
        const key = softwareKey(type);
        return { publicKey: key.publicKey, sign: (message: string) => key.signature(Buffer.from(message), 'strategy-approval') };
    })];
    const damaged = (armour: string): string => {
        const blob = dearmoured(armour);
        blob[blob.length - 12]! ^= 4;
        return armoured(blob);
    };
    const given = keys.flatMap(({ publicKey, sign }) => [sign(text), damaged(sign(text)), sign(text.replace('120', '121') + ' ')].map((armour): Files => {
        const { [mainFile]: plan, ...rest } = signedFiles;
        return { ...rest, 'plan.strategy.md': `${plan}\n${approvalBlock(statement, armour)}`, '.strategy/allowed_signers': `dana@acme.example ${publicKey}\n` };
    }));
    const uriOf = (index: number, name: string): string => `memfs:/key-${index}/${name}`;
    const files = Object.fromEntries(given.flatMap((own, index) => Object.entries(own).map(([name, content]) => [uriOf(index, name), content])));
    const { approvals } = await ask(files, [uriOf(0, 'plan.strategy.md')], given.map((_, index) => uriOf(index, 'plan.strategy.md')));
    expect(approvals).toEqual(keys.flatMap(() => [['verified'], ['invalid'], ['invalid']]));
    const inNode = await Promise.all(given.map(async ({ 'plan.strategy.md': plan, '.strategy/allowed_signers': signers, ...rest }) => (await states({ ...rest, [mainFile]: plan! }, { signers })).map(({ state }) => state)));
    expect(inNode).toEqual(approvals);
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
