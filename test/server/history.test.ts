import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, TextEdit } from 'vscode-languageserver-protocol';
import type { CompareResult, CompareWithApprovedResult, OtherText, HistoryParams, RecordChangeResult, TextAtParams } from '../../language/protocol.js';
import { folderWith } from '../cli/strategy.js';
import { plan } from '../helpers/approval-cases.js';
import { edit, startClient, uriOf, type Client } from './client.js';

const file = 'plan.strategy.md';
const lowered = plan[file]!.replace('Target: 120', 'Target: 100');

/** An editor with the plan of which a target was lowered, that knows one commit with the text that was approved. */
async function editor({ history = true, text = lowered } = {}) {
    const folder = folderWith({ ...plan, [file]: text });
    const uri = uriOf(join(folder, file));
    const asked: string[] = [];
    const client = await startClient({
        folder, options: { history, selects: true }, answers: {
            'strategy/history': ({ limit }: HistoryParams) => {
                asked.push(`history ${limit}`);
                return [{ commit: 'c0', when: '2027-01-13T12:00:00Z', uri }];
            },
            'strategy/textAt': ({ commit, uri: past }: TextAtParams) => {
                asked.push(`${commit} ${past.slice(uriOf(folder).length + 1)}`);
                return Object.entries(plan).find(([name]) => past === uriOf(join(folder, name)))?.[1] ?? null;
            }
        }
    });
    client.open(uri, text);
    return { client, uri, asked };
}

const compare = (client: Client, uri: string): Promise<CompareWithApprovedResult> => client.request('strategy/compareWithApproved', { uri });

/** The text after the edits of an answer. */
function applied(text: string, edits: TextEdit[]): string {
    const lines = text.split('\n');
    const offset = ({ line, character }: TextEdit['range']['start']): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, character);
    return edits.toReversed().reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}

test('an editor is told what has changed since the approval, from the history it gives', async () => {
    const { client, uri, asked } = await editor();
    expect(await compare(client, uri)).toEqual({
        since: { position: 'Head of Marketing', name: 'Sofie Lindqvist', date: '2027-01-13', version: '2.1' }, approved: { commit: 'c0', uri },
        changes: [{ sentence: 'Target of Leads lowered from 120 to 100', block: 'Goal: Leads', small: false, uri, line: 19 }],
        record: null, positions: ['Head of Marketing', 'Chief Marketing Officer', 'Chief Financial Officer', 'Nobody\'s concern']
    });
    expect(asked).toEqual(expect.arrayContaining(['history 200', 'c0 plan.strategy.md']));
    expect(asked).toContain('c0 organisation.strategy.md');
});

test('it is given the edit that records the change', async () => {
    const { client, uri } = await editor();
    const result = await client.request<RecordChangeResult>('strategy/recordChange', { uri, reason: 'a weak spring', requestedBy: 'chief financial officer' });
    if ('problem' in result) throw new Error(result.problem);
    expect(result).toMatchObject({ documentVersion: 1, strategyVersion: { from: '2.1', to: '2.2' }, mustSignAgain: ['Chief Marketing Officer', 'Head of Marketing', 'Chief Financial Officer'], notes: [] });
    expect(applied(lowered, result.edits)).toBe(lowered.replace('- Version: 2.1', '- Version: 2.2').replace('- Reason: more leads\n', `- Reason: more leads

## Change: Target of Leads lowered from 120 to 100

- Date: 2027-03-01
- Version: 2.2
- Requested by: Chief Financial Officer
- Reason: a weak spring
- Affects: Leads

Since version 2.1:

- Target of Leads lowered from 120 to 100
`));
});

test('it is told why there is nothing to compare with, or to record', async () => {
    const still = await editor({ text: plan[file]! });
    expect(await compare(still.client, still.uri)).toMatchObject({ approved: null, changes: [] });
    expect(await still.client.request('strategy/recordChange', { uri: still.uri, reason: 'x' })).toEqual({ problem: expect.stringContaining('nothing to record') as string });
    expect(still.asked).toEqual([]);
    const without = await editor({ history: false });
    expect(await compare(without.client, without.uri)).toEqual({ problem: expect.stringContaining('No history of this file is kept here') as string });
    expect(without.asked).toEqual([]);
    expect(await compare(without.client, uriOf('/nowhere.strategy.md'))).toEqual({ problem: expect.stringContaining('no strategy that is open') as string });
});

test('of a text that lost characters nothing is recorded, and the reason is said before anything is asked; it is shown side by side', async () => {
    const damaged = await editor({ text: `${lowered}\nIn Z\uFFFDrich.\n` });
    const problem = expect.stringMatching(/^Line \d+: A character cannot be read here: this file is not saved as UTF-8/) as string;
    expect(await compare(damaged.client, damaged.uri)).toEqual({ problem });
    expect(await damaged.client.request('strategy/recordChange', { uri: damaged.uri, reason: 'x' })).toEqual({ problem });
    expect(await damaged.client.request<CompareResult>('strategy/compare', { uri: damaged.uri, with: { type: 'commit', commit: 'c0', uri: damaged.uri } })).toHaveProperty('rows');
    const { client, uri } = await editor();
    const organisation = uri.replace(file, 'organisation.strategy.md');
    client.open(organisation, `${plan['organisation.strategy.md']!}\nIn Z\uFFFDrich.\n`);
    expect(await client.request('strategy/recordChange', { uri, reason: 'x' })).toEqual({ problem: expect.stringMatching(/^In organisation\.strategy\.md, line \d+: A character cannot be read here/) as string });
});

test('an editor is given both texts side by side, whatever the other one is', async () => {
    const { client, uri } = await editor();
    const beside = async (other: OtherText): Promise<string[]> => {
        const result = await client.request<CompareResult>('strategy/compare', { uri, with: other });
        if ('problem' in result) return [result.problem];
        return [...result.approved ? [`since ${result.approved.since.name}`] : [], ...result.changes.map(({ sentence, row }) => `${sentence}: ${result.rows[row]!.name}, lines ${result.rows[row]!.old!.line} and ${result.rows[row]!.now!.line}`)];
    };
    const said = 'Target of Leads lowered from 120 to 100: Goal: Leads, lines 15 and 15';
    expect(await beside({ type: 'approved' })).toEqual(['since Sofie Lindqvist', said]);
    expect(await beside({ type: 'commit', commit: 'c0', uri })).toEqual([said]);
    expect(await beside({ type: 'saved' })).toEqual([]);
    client.change(uri, 2, edit(19, 0, 13, '- Target: 90'));
    expect(await beside({ type: 'saved' })).toEqual([said.replace('120 to 100', '100 to 90')]);
    expect(await beside({ type: 'file', uri })).toEqual([]);
    expect(await beside({ type: 'commit', commit: 'c0', uri: uriOf('/nowhere.strategy.md') })).toEqual([expect.stringContaining('not in that version')]);
    expect(await beside({ type: 'file', uri: uriOf('/nowhere.strategy.md') })).toEqual([expect.stringContaining('other file is no strategy')]);
});

test('a finding names the goal, and once the approved text was found, its old and new value; it follows the text', async () => {
    const { client, uri, asked } = await editor();
    const stale = async (of: Client, version: number, words: string): Promise<string> => {
        const said = (found: Diagnostic[]): string[] => found.filter(({ code }) => code === 'approval-is-stale').map(({ message }) => String(message));
        return said(await of.diagnostics(uriIn(of), version, found => said(found).some(message => message.includes(words))))[0]!;
    };
    const without = await editor({ history: false });
    const uriIn = (of: Client): string => of === client ? uri : without.uri;
    expect(await stale(client, 1, 'from 120 to 100')).toBe('Target of Leads lowered from 120 to 100: changed since "Chief Marketing Officer" approved it. Ask for the approval again, or put back what was signed.');
    client.change(uri, 2, edit(19, 0, 13, '- Target: 90'));
    expect(await stale(client, 2, 'from 120 to 90')).toContain('Target of Leads lowered from 120 to 90');
    expect(asked.filter(question => question.startsWith('history')), 'looked for once, for all who signed the same text').toHaveLength(1);
    expect(await stale(without.client, 1, 'Leads')).toContain('"Goal: Leads": changed since "Chief Marketing Officer" approved it.');
});

test('at a stale approval it can be recorded and looked at, where the editor has the commands', async () => {
    const asked = async (history: boolean): Promise<{ fixes: string[]; lenses: string[] }> => {
        const { client, uri } = await editor({ history });
        const [finding] = (await client.diagnostics(uri, 1, found => found.some(({ code }) => code === 'approval-is-stale'))).filter(({ code }) => code === 'approval-is-stale');
        const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: finding!.range, context: { diagnostics: [finding!] } });
        const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
        return {
            fixes: actions.filter(({ command }) => command && command.command !== 'strategy.select').map(({ title, command, diagnostics }) => `${title} ${command!.command} ${command!.arguments![0] === uri} ${diagnostics!.length}`),
            lenses: lenses.filter(({ command }) => command!.title.includes('stale')).map(({ command }) => command!.command)
        };
    };
    expect(await asked(true)).toEqual({
        fixes: ['Record the change... strategy.recordChange true 1', 'Show what has changed since it was approved strategy.compareWithApproved true 1'],
        lenses: ['strategy.compareWithApproved', 'strategy.compareWithApproved', 'strategy.compareWithApproved']
    });
    expect(await asked(false)).toEqual({ fixes: [], lenses: ['', '', ''] });
});
