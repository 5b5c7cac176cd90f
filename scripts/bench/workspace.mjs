import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openServer } from './over-lsp.mjs';
import { quantile, strategyText } from './strategy-text.mjs';

const text = strategyText(5_000);
const organisation = text.replace(/^# Strategy[^]*?(?=^## )/m, '');

/** What a keystroke costs in a workspace of so many files of 5 kB: in one that nobody uses, and in one that all others use. */
export async function measureWorkspace(script, files) {
    const folder = mkdtempSync(join(tmpdir(), 'strategy-bench-'));
    const uriOf = name => String(pathToFileURL(join(folder, name)));
    const user = text.replace('- Organization:', '- Uses: [Organisation](organisation.strategy.md)\n- Organization:').replace(/^## (?:Team|Owner): [^]*?(?=^## )/gm, '');
    try {
        writeFileSync(join(folder, 'organisation.strategy.md'), organisation);
        for (let count = 1; count < files; count++) writeFileSync(join(folder, `plan-${count}.strategy.md`), user);
        writeFileSync(join(folder, 'alone.strategy.md'), text);
        const alone = await keystrokes(script, text, { folder: uriOf(''), uri: uriOf('alone.strategy.md') }, files, 0);
        const shared = await keystrokes(script, organisation, { folder: uriOf(''), uri: uriOf('organisation.strategy.md') }, files, files - 1);
        return { 'a file that none uses': alone.own, 'a file that all use': shared.own, 'and all of them checked again': shared.all };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Types while the other files are all read. @param users how many of them are checked again at each keystroke. */
async function keystrokes(script, opened, place, others, users) {
    const server = await openServer(script, opened, place);
    await server.othersSaid(others);
    const times = [];
    for (let count = 0; count < (users > 100 ? 12 : 40); count++) {
        const began = performance.now();
        const own = await server.keystroke();
        await server.othersSaid(users);
        times.push({ own, all: performance.now() - began });
    }
    times.splice(0, times.length / 4); // the just-in-time compiler's
    await server.close();
    return { own: quantile(times.map(({ own }) => own), 0.5), all: quantile(times.map(({ all }) => all), 0.5) };
}
