import { DocumentState } from 'langium';
import { describe, expect, test } from 'vitest';
import { ConfigError, isConfigFile, isStrategyFile, isValidDate, lineCounter, parseConfig } from '../../language/index.js';
import { createTestServices, mainFile, open, uriOf } from '../helpers/services.js';

describe('A configuration', () => {
    test.each([
        '{}', '\uFEFF{}', '{"$schema": "x"}', '{"severity": {"goal-must-have-owner": "off", "x": "hint"}}', '{"required": {"Goal": ["Cost"]}}', '{"blocks": {"Event": {}, "Fair": {"required": ["Place"]}}}',
        '{"choices": {"Priority": ["beta"]}}', '{"synonyms": {"Ziel": "Goal"}}', '{"approvers": ["CEO"]}'
    ])('is accepted: %s', text => expect(parseConfig(text)).toEqual(JSON.parse(text.replace('\uFEFF', ''))));

    test.each([
        ['', 'This is not valid JSON'], ['{', 'This is not valid JSON'], ['[]', 'Expected an object'], ['null', 'Expected an object'], ['"x"', 'Expected an object'], ['{"severty": {}}', 'Unknown setting "severty". Known are: severity,'],
        ['{"severity": {"x": "fatal"}}', '"severity" should be'], ['{"severity": []}', '"severity" should be'], ['{"required": {"Goal": "Cost"}}', '"required" should be'], ['{"blocks": {"Event": {"keys": []}}}', '"blocks" should be'],
        ['{"blocks": ["Event"]}', '"blocks" should be'], ['{"choices": {"Priority": [1]}}', '"choices" should be'], ['{"synonyms": {"a": 1}}', '"synonyms" should be'], ['{"approvers": "CEO"}', '"approvers" should be']
    ])('says what is wrong with %s', (text, message) => {
        expect(() => parseConfig(text)).toThrow(ConfigError);
        expect(() => parseConfig(text)).toThrow(message);
    });

    test('that is wrong leaves the standard rules', async () => {
        const workspace = await open({ [mainFile]: '## Goal: A\n', 'strategy.config.json': '{"severity": {"goal-must-have-owner": "loud"}}' });
        expect(workspace.check().findings.map(({ code }) => code)).toContain('goal-must-have-owner');
    });

    test('with words of the language\'s own objects does no harm', async () => {
        const workspace = await open('## Constructor: A\n\n- constructor: x\n- __proto__: y\n\n## Goal: constructor\n\n- Owner: toString\n- toString: z\n', { synonyms: { constructor: 'Goal' }, required: { Goal: ['valueOf'] } });
        expect(workspace.model().blocks.map(({ kind, title }) => [kind, title])).toEqual([['Goal', 'A'], ['Goal', 'constructor']]);
        expect(workspace.check().findings.map(({ code }) => code)).toContain('house-requires-field');
    });
});

test('Names of files', () => {
    expect([isStrategyFile(uriOf('a.strategy.md')), isStrategyFile(uriOf('a.md')), isStrategyFile(uriOf('strategy.md')), isConfigFile(uriOf('sub/strategy.config.json')), isConfigFile(uriOf('config.json'))]).toEqual([true, false, false, true, false]);
    expect([isValidDate('2028-02-29'), isValidDate('2027-02-29'), isValidDate('1 March 2027')]).toEqual([true, false, false]);
});

test('Lines end at LF, CRLF and a lone CR', () => {
    const lineOf = lineCounter('a\nb\r\nc\rd');
    expect([0, 1, 2, 3, 4, 5, 6, 7, 99].map(lineOf)).toEqual([1, 1, 2, 2, 2, 3, 3, 4, 4]);
});

test('A missing file of the workspace is logged, not thrown', async () => {
    const { shared, log } = createTestServices();
    await shared.workspace.WorkspaceManager.initializeWorkspace([{ uri: 'file:///plans', name: 'plans' }]);
    expect(log).toEqual([]);
    expect(shared.workspace.LangiumDocuments.all.toArray()).toEqual([]);
});

describe('A change of the house rules', () => {
    async function change(before: string | undefined, after: string | undefined): Promise<{ kinds: string[]; codes: unknown[]; log: string[] }> {
        const config = 'strategy.config.json';
        const workspace = await open({ [mainFile]: '## Ziel: A\n\n- Verantwortlich: B\n\n## Goal: C\n', ...before === undefined ? {} : { [config]: before } });
        const { shared, files, log } = workspace.services;
        if (after === undefined) files.delete(uriOf(config).toString());
        else files.set(uriOf(config).toString(), after);
        const built = new Promise<void>(resolve => shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, async () => resolve()));
        shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles!({ changes: [{ uri: uriOf(config).toString(), type: before === undefined ? 1 : after === undefined ? 3 : 2 }] });
        await built;
        return { kinds: workspace.model().blocks.map(({ kind, fields }) => [kind, ...fields.map(({ key }) => key)].join(' ')), codes: workspace.document().diagnostics!.map(({ code }) => code).filter(code => code === 'goal-must-have-owner'), log };
    }

    const house = JSON.stringify({ synonyms: { Ziel: 'Goal', Verantwortlich: 'Owner' }, severity: { 'goal-must-have-owner': 'off' } });

    test('is read, and every strategy with it', async () => {
        expect(await change(undefined, house)).toEqual({ kinds: ['Goal Owner', 'Goal'], codes: [], log: [] });
        expect(await change('{}', house)).toEqual({ kinds: ['Goal Owner', 'Goal'], codes: [], log: [] });
        expect(await change(house, undefined)).toEqual({ kinds: ['Goal'], codes: ['goal-must-have-owner'], log: [] });
    });

    test('to something wrong goes back to the standard', async () => {
        expect((await change(house, '{')).kinds).toEqual(['Goal']);
    });
});
