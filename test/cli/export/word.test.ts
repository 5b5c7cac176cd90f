import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzipped, wordsOf } from '../../helpers/zip.js';
import { folderWith, strategyHere } from '../strategy.js';

const text = `# Strategy: Plan & Co

- Organization: Acme GmbH
- Status: in review
- Version: 2

We write **plainly**, with [a link](https://acme.example) and a note[^1].

[^1]: Where it comes from.

1. first
2. second
   - deeper

> A quote.

## Goal: Enquiries <today>

- Owner: Marketing Lead
- Target: 40 by 2027-12-31

| Month | Actual |
| --- | --- |
| January | 12 |

## Owner: Marketing Lead

## Approval: CEO

- Name: Dana Reyes
`;

async function wordFile(strategyText: string, args: string[] = []): Promise<Map<string, string>> {
    const folder = folderWith({ 'plan.strategy.md': strategyText });
    expect(await strategyHere(folder, ['render', 'plan.strategy.md', '-o', 'out.docx', '--today', '2027-03-01', ...args])).toMatchObject({ code: 0, complaints: '' });
    return unzipped(readFileSync(join(folder, 'out.docx')));
}

test('the whole text is there, in Word’s own headings, lists, tables, quotes and footnotes', async () => {
    const files = await wordFile(text);
    const body = files.get('word/document.xml')!;
    const words = wordsOf(body);
    for (const line of ['Plan & Co', 'Acme GmbH', 'in review · Version 2', 'first', 'second', 'deeper', 'A quote.', 'Goal: Enquiries <today>', 'Owner', 'Marketing Lead', 'January', '12', 'Approval: CEO']) {
        expect(words, line).toContain(line);
    }
    expect(words.find(line => line.startsWith('We write'))).toMatch(/^We write plainly, with a link and a note\.$/);
    expect(words.find(line => line.startsWith('Recorded, not proven.'))).toBeDefined();
    expect(wordsOf(files.get('word/footnotes.xml')!).join('\n')).toContain('Where it comes from.');
    const styleOf = (line: string): string | undefined => [...body.matchAll(/<w:p>[^]*?<\/w:p>/g)].map(([paragraph]) => paragraph).find(paragraph => wordsOf(paragraph)[0] === line)?.match(/<w:pStyle w:val="([^"]*)"/)?.[1];
    expect(['Plan & Co', 'Goal: Enquiries <today>', 'A quote.'].map(styleOf)).toEqual(['Title', 'Heading2', 'Quote']);
    expect(body).toContain('<w:tblHeader/>');
});

test('every page says how far it is approved, and that a copy proves nothing', async () => {
    const files = await wordFile(text);
    const parts = (name: RegExp): string => [...files].filter(([path]) => name.test(path)).flatMap(([, xml]) => wordsOf(xml)).join('\n');
    expect(parts(/header\d/)).toContain('Plan & Co\tApproval: not signed');
    expect(parts(/footer\d/)).toContain('A copy. What is signed is the strategy’s own file.');
    expect([...files.values()].join('')).toContain('NUMPAGES');
});

test('title, author and language are written into the file', async () => {
    const files = await wordFile(text, ['--language', 'de']);
    expect(files.get('docProps/core.xml')).toContain('<dc:title>Plan &amp; Co</dc:title><dc:creator>Acme GmbH</dc:creator>');
    expect(files.get('word/styles.xml')).toContain('<w:lang w:val="de"');
});

test.each([[[], 'w:w="11906" w:h="16838"'], [['--paper', 'letter'], 'w:w="12240" w:h="15840"']])('paper %j', async (args, size) => {
    expect((await wordFile('# Strategy: Plan\n', args)).get('word/document.xml')).toContain(size);
});

test('an empty file, and words that look like marks, make a Word file too', async () => {
    expect(wordsOf((await wordFile('')).get('word/document.xml')!).length).toBeGreaterThan(0);
    const words = wordsOf((await wordFile('`<dl><dt>x</dt>` \\<aside class="approval-mark"> &amp;lt; </table>\n')).get('word/document.xml')!);
    expect(words.slice(0, 1)).toEqual(['<dl><dt>x</dt> <aside class="approval-mark"> &lt;']);
});
