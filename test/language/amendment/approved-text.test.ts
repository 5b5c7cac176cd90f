import { expect, test } from 'vitest';
import { approvedText, compareWithApproved, type Comparison, type HistoryPort } from '../../../language/index.js';
import { plan } from '../../helpers/approval-cases.js';
import { open, uriOf, type TestWorkspace } from '../../helpers/services.js';

const { subtle } = globalThis.crypto;
const file = 'plan.strategy.md';
const text = plan[file]!;

type State = Readonly<Record<string, string>>;

interface Kept extends HistoryPort { read: string[] }

/** Commits, newest first, each with all its files; the path of the plan may change. */
function history(states: readonly State[]): Kept {
    const read: string[] = [];
    const nameIn = (state: State): string => Object.keys(state).find(name => name.endsWith('plan.strategy.md') || name.endsWith('old.strategy.md'))!;
    return {
        read,
        versions: async (_uri, limit) => states.slice(0, limit).map((state, index) => ({ commit: `c${index}`, when: `2027-02-0${index + 1}T12:00:00Z`, uri: uriOf(nameIn(state)).toString() })),
        async textAt(commit, uri) {
            read.push(`${commit} ${uri.slice(uriOf('x').toString().length - 1)}`);
            const state = states[Number(commit.slice(1))]!;
            return Object.entries(state).find(([name]) => uriOf(name).toString() === uri)?.[1];
        }
    };
}

const organisation = plan['organisation.strategy.md']!;
const state = (edit: (text: string) => string = same => same, org = organisation): State => ({ [file]: edit(text), 'organisation.strategy.md': org });
const lower = (source: string): string => source.replace('Target: 120', 'Target: 100');

async function workspaceWith(files: State): Promise<TestWorkspace> {
    return open({ ...plan, ...files });
}

async function compare(now: State, port: HistoryPort, isCancelled?: () => boolean): Promise<Comparison | { problem: string }> {
    const workspace = await workspaceWith(now);
    const { Approvals } = workspace.services.shared.workspace;
    return compareWithApproved(async () => workspace.model(file), await Approvals.of(workspace.document(file)), { history: port, subtle, isCancelled });
}

async function told(now: State, port: HistoryPort): Promise<{ found: string | undefined; sentences: string[] }> {
    const comparison = await compare(now, port);
    if ('problem' in comparison) throw new Error(comparison.problem);
    return { found: comparison.version?.commit, sentences: comparison.changes.map(({ sentence }) => sentence) };
}

test('the newest version with the same seal is the approved text', async () => {
    const recorded = (source: string): string => source.replace('|     84 |', '|     84 |\n| 2027-02-28 |     91 |');
    const port = history([state(lower), state(source => source.replace('Target: 120', 'Target: 110')), state(recorded), state(), state()]);
    expect(await told(state(lower), port)).toEqual({ found: 'c2', sentences: ['Target of Leads lowered from 120 to 100'] });
});

test('a version with the same words and another used block is another text', async () => {
    const other = organisation.replace('Held by: Sofie', 'Held by: Nora');
    expect(await told(state(undefined, other), history([state(undefined, other), state()]))).toEqual({ found: 'c1', sentences: ['Position Head of Marketing is now held by Nora, no longer by Sofie'] });
});

test('a file that had another name and place is followed', async () => {
    const port = history([state(lower), { 'before/old.strategy.md': text, 'before/organisation.strategy.md': organisation }]);
    expect(await told(state(lower), port)).toEqual({ found: 'c1', sentences: ['Target of Leads lowered from 120 to 100'] });
});

test('the house rules are those of then', async () => {
    const config = '{ "synonyms": { "Ziel": "Goal" } }';
    const german = (source: string): string => source.replace('## Goal:', '## Ziel:');
    const then = { ...state(german), 'strategy.config.json': config };
    const workspace = await open({ ...plan, ...state() });
    const [approval] = await workspace.services.shared.workspace.Approvals.of(workspace.document(file));
    // The signed block says "Goal": with the word of the house it is another text, and still a block.
    expect(await approvedText(approval!.statement!, uriOf(file).toString(), { history: history([then]), subtle })).toMatchObject({ problem: expect.stringContaining('not in the history') as string });
    expect(await told(state(lower), history([then, state()]))).toMatchObject({ found: 'c1' });
});

test('those who approved the same text are named, and the last of them is the one to compare with', async () => {
    const comparison = await compare(state(lower), history([state()]));
    expect(comparison).toMatchObject({ since: { position: 'Head of Marketing', date: '2027-01-13' }, signedBy: ['Chief Marketing Officer', 'Head of Marketing'] });
});

test('a text that still stands needs no history', async () => {
    const port = history([state()]);
    expect(await told(state(), port)).toEqual({ found: undefined, sentences: [] });
    expect(port.read).toEqual([]);
});

test('texts of another version are passed over, and no more than 200 looked at', async () => {
    const states = Array.from({ length: 250 }, () => state(source => source.replaceAll('2.1', '3.0')));
    const port = history([...states, state()]);
    expect(await compare(state(lower), port)).toEqual({ problem: 'The text that was approved is not in the last 200 versions of this file. Where only the newest part of it was fetched (a shallow clone), fetch the rest. A text that is committed together with its approval can always be compared.' });
    expect(port.read).toHaveLength(200);
});

test('a search that is called off reads no further', async () => {
    const port = history([state(lower), state(lower), state(lower), state()]);
    expect(await compare(state(lower), port, () => port.read.some(read => read.startsWith('c1')))).toHaveProperty('problem');
    expect(port.read.some(read => read.startsWith('c2'))).toBe(false);
});

test.each<[string, State, HistoryPort, string]>([
    ['no history', state(lower), { versions: async () => undefined, textAt: async () => undefined }, 'No history of this file is kept here'],
    ['no commit', state(lower), history([]), 'has not been committed to Git yet'],
    ['no such text', state(lower), history([state(lower)]), 'is not in the history of this file'],
    ['no approval', state(source => source.replace(/\n## Approval[^]*/, '\n')), history([state()]), 'Nobody has approved this strategy yet'],
    ['no valid approval', state(source => source.replaceAll('U1NIU0lH', 'U1NIU0lI')), history([state()]), 'No approval of this strategy has a signature that holds and is trusted']
])('where there is %s, that is said', async (_name, now, port, problem) => {
    expect(await compare(now, port)).toEqual({ problem: expect.stringContaining(problem) as string });
});
