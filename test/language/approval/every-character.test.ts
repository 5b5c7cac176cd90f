import { expect, test } from 'vitest';
import { canonicalText } from '../../../language/approval/canonical.js';
import { verifyApprovals } from '../../../language/approval/verify.js';
import { createStrategyServices } from '../../../language/index.js';
import { EmptyFileSystem, URI } from 'langium';
import { mainFile } from '../../helpers/services.js';
import { approved, readFileOf, subtle, trusted, type Files } from './plans.js';
import { keyPair } from './ssh-keygen.js';

/** Small, and with one of everything: covered and not, a table, a reference, a second approval. */
const small: Files = {
    [mainFile]: `# Strategy: Plan

- Version: 1
- Owner: Boss

Words.

# Why

Because.

## Goal: Go

- Owner: Boss
- Metric: M

| a | b |
|---|:-:|
| 1 | 2 |

## Metric: M

- Unit: x

| Date | Actual |
| --- | --- |
| 2027-01-31 | 8 |

End.

## Owner: Boss

- Email: b@a.example

## Change: C

- Reason: r
`
};
const boss = { position: 'Boss', name: 'Bo', signer: 'b@a.example' };
const first = await approved(small, keyPair('ed25519', 'first'), boss);
const signed = (await approved(first, keyPair('ed25519', 'second'), { ...boss, name: 'Bob' }))[mainFile]!;
const signers = trusted(keyPair('ed25519', 'first'), boss.signer) + trusted(keyPair('ed25519', 'second'), boss.signer);

const { shared } = createStrategyServices({ ...EmptyFileSystem, today: () => '2027-03-01', log: message => { throw new Error(message); } });
const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, Models } = shared.workspace;
const uri = URI.parse('file:///plans/plan.strategy.md');

async function statesOf(text: string): Promise<string[]> {
    if (LangiumDocuments.hasDocument(uri)) LangiumDocuments.deleteDocument(uri);
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: false });
    const states = await verifyApprovals(Models.of(document), { subtle, readFile: readFileOf({}), trust: { allowedSigners: signers } });
    return states.map(({ state }) => state);
}

const all = (text: string, pattern: RegExp): Span[] => [...text.matchAll(pattern)].map(match => [match.index, match.index + match[0].length]);

type Span = [start: number, end: number];
const start = signed.indexOf('## Change');
const [results] = all(signed, /(?<=\n)\| 2027-01-31 \| 8 \|/g) as [Span];
const approvals = all(signed, /(?<=## Approval: )Boss[^]*?\n```\n(?!s)/g);
/** What parts the blocks that are not covered from each other: an edit here makes other text of them. */
const hinges = all(signed, /\n*## (?:Change|Approval): |\n```strategy-approval\n|\n```\n/g);
const inside = (at: number, span: Span | undefined): boolean => span !== undefined && span[0] <= at && at < span[1];

test('the example is verified twice, and has all of its parts', async () => {
    expect(await statesOf(signed)).toEqual(['verified', 'verified']);
    expect(approvals.map(span => signed.slice(...span))).toEqual([expect.stringMatching(/^Boss\n[^]*-----\n```\n$/), expect.stringMatching(/^Boss\n[^]*-----\n```\n$/)]);
    expect(hinges).toHaveLength(7);
});

/** The same but for blanks and blank lines that mean nothing. */
const canonical = (text: string): string => canonicalText(text).replace(/\n\n+(?=#)/g, '\n');

/** All three where the differential test is asked to be wide. */
const edits = [
    ['changed', (at: number): string => signed.slice(0, at) + (signed[at] === 'x' ? 'y' : 'x') + signed.slice(at + 1)],
    ['deleted', (at: number): string => signed.slice(0, at) + signed.slice(at + 1)],
    ['put before', (at: number): string => `${signed.slice(0, at)}x${signed.slice(at)}`]
].slice(0, process.env['STRATEGY_DIFFERENTIAL'] ? 3 : 1) as [string, (at: number) => string][];

test.each(edits)('every single character %s: none is misjudged', { timeout: 120_000 }, async (how, edit) => {
    const [gone, put] = [how === 'deleted', how === 'put before'];
    const misjudged: string[] = [];
    const counts = { same: 0, results: 0, hinge: 0, approval: 0, change: 0, covered: 0 };
    for (let at = 0; at < signed.length; at++) {
        const states = await statesOf(edit(at));
        const broken = states.every(state => state === 'stale' || state === 'invalid');
        const whole = states.length === 2 && states.every(state => state === 'verified');
        const touched = approvals.findIndex(span => inside(at, span));
        const [zone, right]: [keyof typeof counts, boolean] = canonical(edit(at)) === canonical(signed) ? ['same', whole]
            : inside(at, results) || put && at === results[1] ? ['results', whole]
            : at < start - 1 ? ['covered', broken]
            : gone && /\s/.test(signed[at]!) && touched >= 0 && whole ? ['same', true] // a blank in an approval
            : hinges.some(span => inside(at, span)) ? ['hinge', states.every(state => state !== 'unsigned') && (touched < 0 || states[touched] !== 'verified')]
            : touched >= 0 ? ['approval', states.length === 2 && (states[touched] === 'invalid' || states[touched] === 'stale') && states[1 - touched] === 'verified']
            : ['change', whole];
        counts[zone]++;
        if (!right) misjudged.push(`${zone} at ${at}, ${JSON.stringify(signed.slice(Math.max(0, at - 20), at + 20))}: ${states.join(', ')}`);
    }
    expect(misjudged).toEqual([]);
    expect(Object.entries(counts).filter(([zone, count]) => zone !== 'same' && count === 0)).toEqual([]);
});
