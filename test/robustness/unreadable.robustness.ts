import { randomFillSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, strategy, strategyHere } from '../cli/strategy.js';
import { acme } from '../helpers/examples.js';
import { edit, startClient, uriOf } from '../server/client.js';
import { measured } from './measured.js';

const today = '2027-03-01';
const plan = acme['acme.strategy.md'];
const readable = 'file-must-be-readable';
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** Files that are no text of a strategy: one finding, and nothing else. */
const whole: Record<string, Uint8Array> = {
    'zeros': Buffer.alloc(10_000),
    'a picture': picture,
    'random bytes': randomFillSync(Buffer.alloc(100_000)),
    'UTF-16': Buffer.from(`\uFEFF${plan}`, 'utf16le'),
    'UTF-16 with the other order of bytes': Buffer.from(`\uFEFF${plan}`, 'utf16le').swap16(),
    '50 MB': Buffer.from(plan.repeat(Math.ceil(50_000_000 / plan.length)))
};
/** Texts that lost characters: one finding about that, and all that can be said of the rest. */
const lost: Record<string, Uint8Array> = {
    'Latin-1': Buffer.from(`${plan}\nIn Zürich und München.\n`, 'latin1'),
    'a character cut in two': Buffer.from(`${plan}\nCafé`).subarray(0, -1),
    'a NUL in a text': Buffer.from(`${plan}\nOne\0two.\n`)
};
/** Texts that are one, of extraordinary form. */
const odd: Record<string, string> = {
    '20,000 quotes in quotes': `${'>'.repeat(20_000)} a\n`,
    '20,000 quotes in quotes, with blanks': `${'> '.repeat(20_000)}a\n`,
    '20,000 lists in lists': `${'- '.repeat(20_000)}a\n`,
    '2,000 lists in lists, each on its line': Array.from({ length: 2_000 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join(''),
    'a line of 1 MB': `# Strategy: S\n\n${'word *a_ [x '.repeat(90_000)}\n`,
    'a field of 1 MB': `# Strategy: S\n\n- Agreed: ${'word '.repeat(200_000)}\n`,
    '20,000 names in a field': `# Strategy: S\n\n- Owner: ${'word, '.repeat(20_000)}\n`,
    'a heading of 1 MB': `# Strategy: ${'word '.repeat(200_000)}\n`,
    '1 MB of a table': `## Metric: M\n\n| Date | Actual |\n| --- | --- |\n${'| 2027-01-01 | 1 |\n'.repeat(55_000)}`,
    'both versions of a merge': plan.replace('- Status', '<<<<<<< ours\n- Status: draft\n=======\n- Status: approved\n>>>>>>> theirs\n- Status')
};
/** Those of them that readers get as they are written: one finding says so. */
const asWritten = ['20,000 quotes in quotes', '20,000 quotes in quotes, with blanks', '20,000 lists in lists', '2,000 lists in lists, each on its line', 'a line of 1 MB', 'a field of 1 MB'];

interface Finding { code: string; message: string }
const checked = (output: string): Finding[] => (JSON.parse(output).files as { findings: Finding[] }[])[0]!.findings;

describe.each(Object.entries({ ...whole, ...lost, ...odd }))('%s', (name, content) => {
    test('command line: a check, a page and the format', async () => {
        const folder = folderWith({ ...acme, 'plan.strategy.md': content });
        let output = '';
        const run = async (...args: string[]): Promise<void> => { output = (await strategyHere(folder, args)).output; };
        await measured(name, {
            check: () => run('check', 'plan.strategy.md', '--format', 'json', '--today', today),
            render: () => strategyHere(folder, ['render', 'plan.strategy.md', '-o', 'plan.html', '--today', today]),
            format: () => strategyHere(folder, ['format', 'plan.strategy.md', '--check'])
        });
        const found = checked(output);
        expect(found.filter(({ code }) => code === readable)).toHaveLength(name in odd ? 0 : 1);
        expect(found.filter(({ code }) => code === 'passage-should-be-formattable')).toHaveLength(asWritten.includes(name) ? 1 : 0);
        if (name in whole) expect(found).toHaveLength(1);
        expect(JSON.stringify(found)).not.toContain('\uFFFD');
    });
});

describe.each(Object.entries({ ...whole, ...lost }))('%s', (name, content) => {
    test('stays as it is, byte for byte, whatever is asked for, and each refusal says why', async () => {
        const folder = folderWith({ ...acme, 'plan.strategy.md': content });
        for (const args of [
            ['format', 'plan.strategy.md'], ['amend', 'plan.strategy.md', '--reason', 'x', '--write'],
            ['merge', 'plan.strategy.md', '--position', 'Head of Marketing', '--into', 'Head of Sales', '--write'],
            ['sign', 'plan.strategy.md', '--position', 'Head of Marketing', '--key', 'no-key'], ['import', 'plan.strategy.md', '-o', 'new.strategy.md']
        ]) {
            const { code, complaints } = await strategyHere(folder, args);
            expect([code, complaints], args[0]).toEqual([2, expect.stringMatching(/UTF-8|is no text|too large/) as string]);
        }
        expect(readFileSync(join(folder, 'plan.strategy.md')).equals(content)).toBe(true);
    });

    test('in an editor: the same, other files are served, and it is checked again once it is a text', async () => {
        const folder = folderWith({ ...acme, 'plan.strategy.md': content });
        const [uri, other] = [uriOf(join(folder, 'plan.strategy.md')), uriOf(join(folder, 'acme.strategy.md'))];
        const client = await startClient({ folder, today });
        const text = Buffer.from(content).toString();
        client.open(uri, text);
        client.open(other, plan);
        const found = await client.diagnostics(uri, 1);
        expect(found.filter(({ code }) => code === readable)).toHaveLength(1);
        if (name in whole) {
            expect(found).toHaveLength(1);
            const { html } = await client.request<{ html: string }>('strategy/preview', { uri });
            expect(html).toContain('class="generated unreadable"');
            expect(html.length, 'the notice, not the file').toBeLessThan(2000);
        }
        expect(await client.request('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 4, insertSpaces: true } })).toEqual([]);
        expect(await client.request('textDocument/documentSymbol', { textDocument: { uri } })).toBeInstanceOf(Array);
        expect((await client.diagnostics(other, 1)).map(({ code }) => code)).not.toContain(readable);
        client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: plan }] });
        client.change(uri, 3, edit(0, 0, 0, ''));
        expect((await client.diagnostics(uri, 3)).map(({ code }) => code)).not.toContain(readable);
        expect(client.said).toEqual([]);
    });
});

test('one such file does not keep the others from being checked', async () => {
    const folder = folderWith(acme);
    const names = Object.entries({ ...whole, ...lost }).map(([, content], index) => {
        writeFileSync(join(folder, `plan-${index}.strategy.md`), content);
        return `plan-${index}.strategy.md`;
    });
    const { output, complaints } = await strategy(folder, ['check', '.', '--format', 'json', '--today', today]);
    const files = JSON.parse(output).files as { path: string; findings: Finding[] }[];
    expect(files.filter(({ findings }) => findings.some(({ code }) => code === readable)).map(({ path }) => path)).toEqual(names);
    expect(files).toHaveLength(names.length + 2);
    expect(complaints).toBe('');
});
