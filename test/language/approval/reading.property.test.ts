import * as commonmark from 'commonmark';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../language/approval/text/canonical.js';
import { placeApproval } from '../../../language/approval/place.js';
import { buildStatement } from '../../../language/approval/prepare.js';
import { coveredTexts } from '../../../language/approval/seal.js';
import { verifyApprovals } from '../../../language/approval/verify.js';
import type { StrategyModel } from '../../../language/index.js';
import { modelOf } from '../document/model-of.js';
import { readFileOf, subtle } from './plans.js';
import { softwareKey } from './software-keys.js';

/** What is signed at once holds, and as long as it holds a reader of the file sees it, whatever is written around it. */
const runs = Number(process.env['STRATEGY_RUNS'] ?? 150);
const key = softwareKey('ed25519');
const details = { position: 'Boss', name: 'Bo', signer: 'b@a.example', date: '2027-01-12', decision: 'approved' } as const;
const ports = { subtle, readFile: readFileOf({}), trust: { allowedSigners: `b@a.example ${key.publicKey}\n` } };

const words = fc.constantFrom(
    'Words.', 'Words. ![](none.png)', '<!-- comment -->', '<details>', '<div hidden>', 'a <del> b', '</div>', '[l]: x', '[l]', '[^1]', '[^1]: note', '$$', ':::', '### Sub', '#### Subsub', 'Set\n---', '> ## quoted', '> lazy', '- item', '  - item', '1. one', '    code', '---', '***', '```\nfence\n```', '```',
    '| a | b |\n| --- | --- |\n| 1 | 2 |', '| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 8 |', '| Date | Actual | Note |\n| --- | --- | --- |\n| 2027-01-31 | 8 | <del> |', '- Status: draft', '- Name: Bo', '- Decision: rejected', '<https://a.example>', '<style>', '<pre>', '%%', '{% raw %}', '\t', 'a\\', '\\', '*', '`', '['
);
const head = fc.tuple(fc.constantFrom('#', '##', '##', '###'), fc.constantFrom('Change: C', 'Change: D', 'Approval: Boss', 'Approval: Other', 'Goal: G', 'Metric: M', 'Chapter', 'Update: U', 'Sign-off: boss')).map(([marks, title]) => `${marks} ${title}`);
const gap = fc.constantFrom('\n\n', '\n\n', '\n');
const segment = fc.tuple(head, gap, fc.array(fc.tuple(words, gap), { maxLength: 3 })).map(([heading, space, lines]) => `${heading}${space}${lines.flat().join('')}`);
const start = '# Strategy: S\n\n- Version: 1\n- Status: in review\n- Owner: Boss\n\nPlan.\n\n## Owner: Boss\n\n- Email: b@a.example\n\n## Change: Z\n\n- Reason: r\n\nWhy.\n\n';
const plan = fc.tuple(fc.array(fc.tuple(segment, gap), { maxLength: 5 }), fc.constantFrom('', '## Metric: N\n\n- Source: s\n\nEnd.\n')).map(([segments, end]) => `${start}${segments.flat().join('')}\n${end}`);

/** The text with an approval, or nothing where it may not be signed. */
async function signed(text: string): Promise<string | undefined> {
    const model = await modelOf(text);
    const built = await buildStatement(model, details, ports);
    if ('refusals' in built) return undefined;
    const { span, text: by } = placeApproval(model, built.prepared.statement, key.signature(Buffer.from(built.prepared.text), 'strategy-approval'));
    return text.slice(0, span.start) + by + text.slice(span.end);
}

const verdicts = async (text: string): Promise<string[]> => (await verifyApprovals(await modelOf(text), ports)).filter(({ signer }) => signer).map(({ state }) => state);

test('what is signed is verified at once', async () => {
    let count = 0;
    await fc.assert(fc.asyncProperty(plan, async text => {
        const after = await signed(text);
        if (after === undefined) return;
        count++;
        expect(await verdicts(after)).toEqual(['verified']);
    }), { numRuns: runs });
    expect(count).toBeGreaterThan(runs / 20);
});

/** What a program that knows Markdown and nothing of strategies shows, from block to block; and all HTML, which it passes on. Tables, which it does not know, are set apart. */
function seen(text: string): { blocks: string[]; html: string[] } {
    const root = new commonmark.Parser().parse(text.replace(/^(?=\|.*\|\n\| -)/gm, '\n').replace(/(^\|.*\|\n)(?![|\n])/gm, '$1\n'));
    const html: string[] = [];
    for (let walker = root.walker(), event = walker.next(); event; event = walker.next()) if (event.entering && event.node.type.startsWith('html')) html.push(event.node.literal ?? '');
    const blocks: string[] = [];
    for (let node = root.firstChild; node; node = node.next) blocks.push(new commonmark.HtmlRenderer().render(node));
    return { blocks, html };
}

/** What is covered alone. */
const covered = (model: StrategyModel): string => coveredTexts(model).map(({ text }) => text).join('\n');

/** Starts of lines that are not covered. */
function placesOutside(model: StrategyModel): number[] {
    const own = coveredTexts(model).filter(({ block }) => block?.kind !== 'Metric');
    return [...model.text.matchAll(/(?<=\n)/g)].map(({ index }) => index).filter(at => !own.some(({ span }) => span.start <= at && at <= span.end));
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
    let at = 0;
    for (const one of whole) if (one === part[at]) at++;
    return at === part.length;
}

test('as long as it is verified, a reader sees what was signed, and no other HTML', async () => {
    let count = 0;
    const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.oneof(words, segment), gap, fc.boolean(), fc.constantFrom(true, true, false));
    await fc.assert(fc.asyncProperty(plan, fc.array(edit, { minLength: 1, maxLength: 3 }), async (text, edits) => {
        const before = await signed(text);
        if (before === undefined) return;
        let after = before;
        for (const [at, insert, space, own, outside] of edits) {
            const places = outside ? placesOutside(await modelOf(after)) : [];
            const place = places[Math.floor(at * places.length)] ?? (after.indexOf('\n', Math.floor(at * after.length)) + 1 || after.length);
            after = `${after.slice(0, place)}${own ? '\n' : ''}${insert}${space}${after.slice(place)}`;
        }
        if ((await verdicts(after))[0] !== 'verified') return;
        count++;
        const [own, whole] = [seen(covered(await modelOf(after))), seen(canonicalText(after.replace(/^- Status: (?:in review|draft)\n/m, '')))];
        expect([isPart(own.blocks, whole.blocks), whole.html.join('\n')]).toEqual([true, own.html.join('\n')]);
    }), { numRuns: runs });
    expect(count).toBeGreaterThan(runs / 50);
});
