import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../language/approval/text/canonical.js';
import { verifyApprovals } from '../../../language/approval/verify.js';
import { createStrategyServices } from '../../../language/index.js';
import { EmptyFileSystem, URI } from 'langium';
import { mainFile } from '../../helpers/services.js';
import { approvalBlock } from '../../../language/approval/prepare.js';
import { prepared, readFileOf, states as statesWith, subtle, trusted, type Files } from './plans.js';
import { softwareKey } from './software-keys.js';
import { keyPair, opensshTypes, withAgent } from './ssh-keygen.js';

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
const wide = process.env['STRATEGY_DIFFERENTIAL'] !== undefined;
const boss = { position: 'Boss', name: 'Bo', signer: 'b@a.example' };
/** One approval with a key in an agent and one with a security key; where the differential test is asked to be wide, one with each kind of key. */
const inAgent = (wide ? opensshTypes : ['ed25519']).map(type => keyPair(type, 'every-character'));
const devices = (wide ? ['sk-ed25519', 'sk-nistp256'] as const : ['sk-nistp256'] as const).map(softwareKey);
const signers = [...inAgent, ...devices].map(key => trusted({ file: '', publicKey: key.publicKey }, boss.signer)).join('');

/** The files with an approval by each key at the end of the strategy. */
async function signedByAll(from: Files): Promise<Files> {
    const { statement, text } = await prepared(from, boss);
    const armours = await withAgent(inAgent, async signWith => inAgent.map(key => signWith(text, key)));
    armours.push(...devices.map(key => key.signature(Buffer.from(text), 'strategy-approval')));
    return { ...from, [mainFile]: [`${from[mainFile]!.trimEnd()}\n`, ...armours.map(armour => approvalBlock(statement, armour))].join('\n') };
}
const signed = (await signedByAll(small))[mainFile]!;
const count = inAgent.length + devices.length;

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

test('the example is verified for each key, and has all of its parts', async () => {
    expect(await statesOf(signed)).toEqual(Array<string>(count).fill('verified'));
    expect(approvals.map(span => signed.slice(...span))).toEqual(Array<unknown>(count).fill(expect.stringMatching(/^Boss\n[^]*-----\n```\n$/)));
    expect(hinges).toHaveLength(1 + 3 * count);
});

/** The same but for blanks and blank lines that mean nothing. */
const canonical = (text: string): string => canonicalText(text).replace(/\n\n+(?=#)/g, '\n');

const edits: [how: string, edit: (text: string, at: number) => string][] = [
    ['changed', (text, at) => text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)],
    ['deleted', (text, at) => text.slice(0, at) + text.slice(at + 1)],
    ['put before', (text, at) => `${text.slice(0, at)}x${text.slice(at)}`]
];

test.each(edits)('every single character %s: none is misjudged', { timeout: wide ? 1_800_000 : 180_000 }, async (how, make) => {
    const edit = (at: number): string => make(signed, at);
    const [gone, put] = [how === 'deleted', how === 'put before'];
    const misjudged: string[] = [];
    const counts = { same: 0, results: 0, hinge: 0, approval: 0, change: 0, covered: 0 };
    for (let at = 0; at < signed.length; at++) {
        const states = await statesOf(edit(at));
        const broken = states.every(state => state === 'stale' || state === 'invalid');
        const whole = states.length === count && states.every(state => state === 'verified');
        const touched = approvals.findIndex(span => inside(at, span));
        const [zone, right]: [keyof typeof counts, boolean] = canonical(edit(at)) === canonical(signed) ? ['same', whole]
            : inside(at, results) || put && at === results[1] ? ['results', whole]
            : at < start - 1 ? ['covered', broken]
            : gone && /\s/.test(signed[at]!) && touched >= 0 && whole ? ['same', true] // a blank in an approval
            : hinges.some(span => inside(at, span)) ? ['hinge', states.every(state => state !== 'unsigned') && (touched < 0 || states[touched] !== 'verified')]
            : touched >= 0 ? ['approval', states.length === count && states.every((state, index) => index === touched ? state === 'invalid' || state === 'stale' : state === 'verified')]
            : ['change', whole];
        counts[zone]++;
        if (!right) misjudged.push(`${zone} at ${at}, ${JSON.stringify(signed.slice(Math.max(0, at - 20), at + 20))}: ${states.join(', ')}`);
    }
    if (wide) console.log(`${how}: ${JSON.stringify(counts)}`);
    expect(misjudged).toEqual([]);
    expect(Object.entries(counts).filter(([zone, count]) => zone !== 'same' && count === 0)).toEqual([]);
});

describe('the other files that are covered', () => {
    const organisation = '# Acme\n\nWords.\n\n## Owner: Boss\n\n- Email: b@a.example\n- Backup: Vice\n\n## Owner: Vice\n\n- Held by: Vi\n\n## Owner: Eve\n\n- Held by: Eve\n';
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>\n\r\n\uFEFF \t';
    const from: Files = { [mainFile]: '# Strategy: Plan\n\n- Version: 1\n- Owner: Boss\n- Uses: [x](o.strategy.md)\n\n![](p.svg)\n', 'o.strategy.md': organisation, 'p.svg': picture };
    const [start, end] = [organisation.indexOf('## Owner: Boss'), organisation.indexOf('## Owner: Eve')];

    test.each(edits)('every single character of a used file %s', async (how, edit) => {
        const given = await signedByAll(from);
        const states = async (text: string): Promise<string[]> => [...new Set((await statesWith({ ...given, 'o.strategy.md': text }, { signers, emails: [boss.signer] })).map(({ state }) => state))];
        expect(await states(organisation)).toEqual(['verified']);
        const misjudged: string[] = [];
        for (let at = 0; at < organisation.length; at++) {
            const edited = edit(organisation, at);
            // What stands before a block and at its end belongs to it only as far as it is text; "## Owner: Eve" is where the last one ends.
            const isHinge = at >= end && at <= end + '## Owner:'.length && canonicalText(edited) !== canonicalText(organisation);
            const expected = canonical(edited) === canonical(organisation) || !isHinge && (at < start - (how === 'put before' ? 0 : 1) || at >= end) ? 'verified' : 'stale';
            const found = await states(edited);
            const right = found.length === 1 && (found[0] === expected || isHinge);
            if (!right) misjudged.push(`at ${at}, ${JSON.stringify(edited.slice(Math.max(0, at - 10), at + 10))}: ${found.join(', ')}, not ${expected}`);
        }
        expect(misjudged).toEqual([]);
    });

    test.each(edits)('every single character of a picture %s', async (_, edit) => {
        const given = await signedByAll(from);
        for (let at = 0; at < picture.length; at++) {
            const found = await statesWith({ ...given, 'p.svg': edit(picture, at) }, { signers });
            expect(found.map(({ state, changed }) => `${state}: ${changed.join()}`)).toEqual(Array<string>(count).fill('stale: the picture p.svg'));
        }
    });
});
