import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openServer } from './over-lsp.mjs';
import { numbers, quantile, strategyText } from './strategy-text.mjs';

const files = 200;
const rounds = 40;

/** Completion and hover in a strategy of 100 kB that uses a shared file, in a workspace of 200 files. Milliseconds: median and 95 %. */
export async function measureTyping(script) {
    const folder = mkdtempSync(join(tmpdir(), 'strategy-bench-'));
    try {
        const shared = strategyText(20_000).replace(/^# Strategy[^]*?(?=## )/, '');
        writeFileSync(join(folder, 'shared.strategy.md'), shared.replaceAll('Position ', 'Shared position '));
        for (let number = 2; number < files; number++) writeFileSync(join(folder, `plan-${number}.strategy.md`), strategyText(5_000).replace('- Owner:', '- Uses: [Shared](shared.strategy.md)\n- Owner:'));
        const text = strategyText(100_000).replace('- Owner:', '- Uses: [Shared](shared.strategy.md)\n- Owner:');
        const path = join(folder, 'bench.strategy.md');
        writeFileSync(path, text);
        return await measure(script, text, { folder: String(pathToFileURL(folder)), uri: String(pathToFileURL(path)) });
    } finally {
        rmSync(folder, { recursive: true });
    }
}

async function measure(script, text, place) {
    const server = await openServer(script, text, place);
    const lines = text.split('\n');
    const below = numbers(7);
    const anyOf = numbers => numbers[below(numbers.length)];
    const headings = lines.flatMap((line, index) => /^#+ (?:Team|Owner|Persona|Platform|Goal|Metric|Action|Content|Risk|Meeting): /.test(line) ? [index] : []);
    /** In blocks only: some headings of the text are no words of the language. */
    const inFields = matches => headings.flatMap(heading => {
        const index = lines.findIndex((line, at) => at > heading + 1 && (line === '' || matches(line)));
        return matches(lines[index]) ? [index] : [];
    });
    const owners = inFields(line => line.startsWith('- Owner: '));
    const ends = headings.map(heading => lines.findIndex((line, at) => at > heading + 1 && line === '') - 1);
    const blank = headings.map(heading => heading - 1);
    const tasks = {
        'completion of a block, right after a keystroke': () => server.ask('textDocument/completion', anyOf(blank), '## G'),
        'completion of a name, right after a keystroke': () => server.ask('textDocument/completion', anyOf(owners), ', P'),
        'completion of a field, right after a keystroke': () => server.ask('textDocument/completion', anyOf(ends), '\n- C'),
        'completion of a name': () => server.askStill('textDocument/completion', { line: anyOf(owners), character: 10 }),
        'hover over a name': () => server.askStill('textDocument/hover', { line: anyOf(owners), character: 12 }),
        'hover over a heading': () => server.askStill('textDocument/hover', { line: anyOf(headings), character: 4 }),
        'hover, right after a keystroke': () => server.ask('textDocument/hover', anyOf(headings), 'x')
    };
    const table = {};
    for (const [name, task] of Object.entries(tasks)) {
        const times = [];
        for (let count = 0; count < rounds + 10; count++) times.push(await task());
        times.splice(0, 10); // the just-in-time compiler's
        table[name] = { median: quantile(times, 0.5), '95 %': quantile(times, 0.95) };
    }
    await server.close();
    return table;
}
