import { describe, expect, test } from 'vitest';
import { rules, type HouseConfig, type Severity, type Status } from '../../../language/index.js';
import { acme, acmePictures, library } from '../../helpers/examples.js';
import { findings, mainFile, open, textAt } from '../../helpers/services.js';

interface Example { code: string; wrong: string; right: string; files?: Record<string, string>; house?: HouseConfig; missing?: boolean }

/** Rules whose example needs another file, a configuration or more than a page. */
const written: Record<string, Partial<Example>> = {
    'used-file-must-exist': { files: { 'organisation.strategy.md': '' } },
    'too-many-fields': { wrong: `## Team: Sales\n\n${'- Tools: x\n'.repeat(2001)}` },
    'house-requires-field': { house: { required: { Team: ['Floor'] } } }
};

/** Rules about signatures: strategy/signatures.test.ts signs for them. */
const signed = ['approval-is-stale', 'approval-is-invalid', 'approval-is-not-trusted', 'approval-cannot-be-verified'];

const examples: Example[] = rules.filter(({ code }) => !signed.includes(code)).map(rule => ({ code: rule.code, wrong: rule.wrong, right: rule.right, ...written[rule.code] }));

/** An example in a strategy that is presented, so that every rule speaks. */
async function codes(text: string, { files, house }: Example): Promise<string[]> {
    const presented = /^#+ Strategy/m.test(text) ? text.includes('- Status:') ? text : text.replace(/^(#+ Strategy.*\n)\n?/, '$1\n- Status: in review\n') : `${text}\n# Strategy: Example\n\n- Status: in review\n`;
    return (await findings({ ...files, [mainFile]: presented }, house)).map(finding => finding.replace(/@.*/, ''));
}

/** Examples of rules that a Strategy block in the same file would change the meaning of. */
const alone = new Set(['metric-should-say-what-to-do', 'strategy-must-have-status']);

describe('Every rule', () => {
    test.each(examples)('$code complains about what is wrong, not about what is right', async example => {
        const say = (text: string): Promise<string[]> => alone.has(example.code)
            ? findings(text).then(found => found.map(finding => finding.replace(/@.*/, ''))) : codes(text, example);
        expect(await say(example.wrong)).toContain(example.code);
        expect(await say(example.right)).not.toContain(example.code);
    });

    test.each(rules.map(rule => [rule.code, rule] as const))('%s has a name, a summary and help in the reader\'s words', (code, rule) => {
        expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
        expect(rule.summary).toMatch(/^[A-Z].*\.$/);
        expect(rule.help).toMatch(/^\S.*\.$/s);
        expect(rule.summary + rule.help).not.toMatch(parserWords);
    });

    test('has a code of its own', () => {
        expect(new Set(rules.map(rule => rule.code)).size).toBe(rules.length);
    });
});

/** What only the parser speaks of. */
const parserWords = /\b(?:EOL|TITLE|REF|MENTION|CUSTOM_KEY|BULLET|HEADING|TOKEN|CHOICE|QUANTITY|TEXT|token|parser?|parse|AST|undefined|null|NaN|\[object)\b/;

describe('Severity', () => {
    const incomplete = (status: Status): string => `# Strategy: S\n\n- Status: ${status}\n\n## Owner: A\n\n## Goal: G\n\n- Owner: B\n`;

    test.each<[Status, Record<string, Severity | undefined>]>([
        ['draft', { 'goal-must-have-target': 'warning', 'owner-must-have-backup': 'info', 'strategy-must-be-approved': undefined, 'reference-must-exist': 'error' }],
        ['in review', { 'goal-must-have-target': 'error', 'owner-must-have-backup': 'warning', 'strategy-must-be-approved': 'warning', 'reference-must-exist': 'error' }],
        ['approved', { 'goal-must-have-target': 'error', 'owner-must-have-backup': 'warning', 'strategy-must-be-approved': 'error', 'reference-must-exist': 'error' }],
        ['superseded', { 'goal-must-have-target': 'hint', 'owner-must-have-backup': undefined, 'strategy-must-be-approved': undefined, 'reference-must-exist': 'error' }]
    ])('follows the status: %s', async (status, expected) => {
        const found = (await open(incomplete(status))).check().findings;
        for (const [code, severity] of Object.entries(expected)) expect(found.find(finding => finding.code === code)?.severity, code).toBe(severity);
    });

    test.each(['', '- Status:\n', '- Status: nearly done\n'])('is that of a draft where the status is missing or unknown: %j', async status => {
        const found = (await open(`# Strategy: S\n\n${status}\n## Goal: G\n`)).check().findings;
        expect(found.find(({ code }) => code === 'goal-must-have-target')?.severity).toBe('warning');
    });

    test('a diagnostic carries it, with code, page and source', async () => {
        const workspace = await open('# Strategy: S\n\n- Status: in review\n\n## Goal: G\n');
        expect(workspace.document().diagnostics!.find(({ code }) => code === 'goal-must-have-owner')).toMatchObject({
            severity: 1, source: 'strategy', codeDescription: { href: 'https://example.test/rules.md#goal-must-have-owner' },
            range: { start: { line: 4, character: 0 }, end: { line: 4, character: 10 } }, data: { fix: 'add-field', key: 'Owner' }
        });
    });
});

describe('The house', () => {
    const text = '# Strategy: S\n\n- Status: in review\n\n## Goal: G\n';

    test('sets a severity, or silences a rule', async () => {
        const severityOf = async (severity: Severity | 'off'): Promise<Severity | undefined> =>
            (await open(text, { severity: { 'goal-must-have-owner': severity } })).check().findings.find(({ code }) => code === 'goal-must-have-owner')?.severity;
        expect(await Promise.all((['hint', 'info', 'warning', 'error', 'off'] as const).map(severityOf))).toEqual(['hint', 'info', 'warning', 'error', undefined]);
    });

    test('can make a rule speak that is silent in a draft', async () => {
        expect(await findings('# Strategy: S\n', { severity: { 'strategy-must-be-approved': 'info' } })).toContain('strategy-must-be-approved@1');
    });

    test('requires further keys, known and own', async () => {
        const found = async (list: string): Promise<string[]> => (await open(`## Goal: G\n\n${list}\n`, { required: { Goal: ['Cost', 'Cost centre'] } })).check().findings
            .filter(({ code }) => code === 'house-requires-field').map(({ data }) => (data as { key: string }).key);
        expect(await found('')).toEqual(['Cost', 'Cost centre']);
        expect(await found('- Cost: EUR 3\n- cost centre: 7')).toEqual([]);
        expect(await found('- Cost:\n- Cost centre:')).toEqual(['Cost', 'Cost centre']);
    });

    test('has blocks of its own', async () => {
        const house = { blocks: { Event: { required: ['Place'] } }, synonyms: { Anlass: 'Event' } };
        const workspace = await open('## Event: Fair\n\n- Day: 2\n\n## Anlass: Talk\n\n- Place: Bremen\n\n## Event: Fair\n', house);
        expect(workspace.model().blocks.map(({ kind, title, custom }) => [kind, title, custom.map(({ key }) => key)])).toEqual([['Event', 'Fair', ['Day']], ['Event', 'Talk', ['Place']], ['Event', 'Fair', []]]);
        expect(workspace.check().findings.map(({ code, block }) => [code, block?.kind, block?.title])).toEqual([
            ['title-must-be-unique', 'Event', 'Fair'], ['house-requires-field', 'Event', 'Fair'], ['house-requires-field', 'Event', 'Fair']
        ]);
    });

    test('has choices of its own', async () => {
        const platform = '## Platform: X\n\n- Priority: Experimental\n';
        expect(await findings(platform)).toContain('value-should-be-readable@3');
        expect(await findings(platform, { choices: { Priority: ['experimental'] } })).not.toContain('value-should-be-readable@3');
    });

    test('writes its words as it likes', async () => {
        const workspace = await open('## Platform: X\n\n- Priority: beta TEST\n', { choices: { Priority: ['Beta Test'] } });
        expect(workspace.model().blocks[0]!.fields[0]!.value).toEqual({ type: 'choice', choice: 'Beta Test' });
    });

    test('has words of its own', async () => {
        const workspace = await open('## Ziel: A\n\n- Verantwortlich: B\n\n## Owner: B\n', { synonyms: { Ziel: 'Goal', Verantwortlich: 'Owner' } });
        expect(workspace.model().blocks[0]).toMatchObject({ kind: 'Goal', fields: [{ key: 'Owner', references: [{ title: 'B', target: { kind: 'Owner' } }] }] });
    });

    test('names who must approve', async () => {
        const presented = '# Strategy: S\n\n- Status: approved\n- Approvers: CEO\n\n## Approval: ceo\n\n## Owner: CEO\n';
        expect(await findings(presented)).not.toContain('strategy-must-be-approved@1');
        expect(await findings(presented, { approvers: ['CFO'] })).toContain('strategy-must-be-approved@1');
    });

    test('is the nearest strategy.config.json', async () => {
        const off = JSON.stringify({ severity: { 'goal-must-have-owner': 'off' } });
        const files = { [mainFile]: '## Goal: A\n', 'sub/a.strategy.md': '## Goal: A\n', 'sub/deep/a.strategy.md': '## Goal: A\n', 'sub/strategy.config.json': off, 'sub/deep/strategy.config.json': '\uFEFF{}' };
        const workspace = await open(files);
        expect([mainFile, 'sub/a.strategy.md', 'sub/deep/a.strategy.md'].map(name => workspace.check(name).findings.some(({ code }) => code === 'goal-must-have-owner'))).toEqual([true, false, true]);
    });
});

describe('A suppression', () => {
    const goal = (comment: string): string => `# Strategy: S\n\n- Status: in review\n\n## Goal: G\n\n${comment}\n\n- Teams: T\n\n## Team: T\n`;
    const about = async (text: string): Promise<string[]> => (await findings(text)).filter(finding => /owner|suppression/.test(finding) && !/strategy-must/.test(finding));

    test.each([
        ['works', goal('<!-- strategy-ignore goal-must-have-owner: the board decides in May -->'), []],
        ['works over several lines', goal('<!--  strategy-ignore\n  goal-must-have-owner : the board\n  decides -->'), []],
        ['works behind the prose', '## Goal: G\n\n- Teams: T\n\nProse.\n\n<!-- strategy-ignore goal-must-have-owner: later -->\n\n## Team: T\n', []],
        ['needs a reason', goal('<!-- strategy-ignore goal-must-have-owner -->'), ['goal-must-have-owner@5', 'suppression-needs-reason@7']],
        ['needs a reason behind the colon', goal('<!-- strategy-ignore goal-must-have-owner:  -->'), ['goal-must-have-owner@5', 'suppression-needs-reason@7']],
        ['needs a code', goal('<!-- strategy-ignore -->'), ['goal-must-have-owner@5', 'suppression-needs-reason@7']],
        ['must have an effect', goal('<!-- strategy-ignore goal-must-have-teams: later -->'), ['goal-must-have-owner@5', 'suppression-has-no-effect@7']],
        ['counts for its own block only', '## Goal: A\n\n<!-- strategy-ignore goal-must-have-owner: later -->\n\n## Goal: B\n', ['goal-must-have-owner@5']],
        ['is a comment of its own', goal('<!-- strategy-ignored goal-must-have-owner: x -->'), ['goal-must-have-owner@5']]
    ])('%s', async (_name, text, expected) => expect(await about(text)).toEqual(expected));

    test('is listed with its reason', async () => {
        const { suppressed } = (await open(goal('<!-- strategy-ignore goal-must-have-owner: the\n  board -->'))).check();
        expect(suppressed).toMatchObject([{ code: 'goal-must-have-owner', reason: 'the board' }]);
    });

    test('of an unknown code proposes the nearest', async () => {
        const { findings: found } = (await open(goal('<!-- strategy-ignore goal-must-have-ownr: later -->'))).check();
        expect(found.find(({ code }) => code === 'suppression-has-no-effect')!.message).toBe('There is no finding "goal-must-have-ownr". Did you mean "goal-must-have-owner"?');
    });
});

describe('Findings', () => {
    test('stand the gravest first, then in the order of the document', async () => {
        const grave = ['error', 'warning', 'info', 'hint'];
        for (const text of [acme[mainFile].replace(/^- Owner:.*\n/gm, ''), library['library.strategy.md'].replace(/^(#+ )(\w)(\w)/gm, '$1$3$2').replace('# tSrategy', '# Strategy')]) {
            const { findings: found } = (await open(text)).check();
            expect(found.length, text.slice(0, 40)).toBeGreaterThan(10);
            for (const [index, finding] of found.entries()) {
                const next = found[index + 1];
                if (next) expect(grave.indexOf(finding.severity) - grave.indexOf(next.severity) || finding.span.start - next.span.start).toBeLessThanOrEqual(0);
                expect(finding.message).toMatch(/^[A-Z"#].*[.?"]$/s);
                expect(finding.message).not.toMatch(parserWords);
            }
        }
    });

    test.each(Object.keys({ ...acme, ...library }))('the example %s has no error and no warning', async name => {
        const workspace = await open(name in library ? library : { ...acme, ...acmePictures });
        expect(workspace.check(name).findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code, span }) => [code, textAt(workspace.model(name).text, span)])).toEqual([]);
    });

    test('never come from the parser', async () => {
        const workspace = await open('## Goal: \n- Owner\n- : x\n- Target: by by\n- When below\n\n## Metric:\n- When below : : \n- Measured: by next by next\n');
        expect(workspace.document().parseResult.parserErrors).toEqual([]);
        for (const { source, message } of workspace.document().diagnostics!) {
            expect(source).toBe('strategy');
            expect(message).not.toMatch(parserWords);
        }
    });
});

describe('What is half typed hides nothing else', () => {
    const rest = '- Owner: Nobody\n- Target: soon\n\n## Team:\n\n## Goal: Second\n\n- Owner: Nobody\n';
    /** What the rest is told when nothing stands before it, by the text it is about. */
    const expected = ['reference-must-exist Nobody', 'value-should-be-readable soon', 'block-must-have-title ## Team:', 'reference-must-exist Nobody', 'goal-must-have-target ## Goal: Second'];

    test.each(['', '- ', '- O', '- Ow', '- Owne:', '- Cost', '- Cost:', '- Cost: ', '- Unknown: x', '- **Cost', '- **Cost:', '- Teams:\n  -', '- Teams:\n  - ', '- Agreed: [link](', '- Agreed: `code', '- Agreed: <!-- x', '- Agreed: "', '- x\n- y: \n- :'])('%j', async line => {
        const workspace = await open(`# Strategy: S\n\n## Goal: First\n\n${line}${line && '\n'}${rest}`);
        const { text } = workspace.model();
        const found = workspace.check().findings.map(({ code, span }) => `${code} ${textAt(text, span)}`);
        expect(workspace.model().blocks.map(({ title }) => title)).toEqual(['S', 'First', '', 'Second']);
        for (const each of expected) expect(found).toContain(each);
        expect(found.filter(each => each === 'reference-must-exist Nobody')).toHaveLength(2);
    });

    test('a heading without title neither', async () => {
        expect((await open('## Goal:\n- Owner: A\n## Metric: B\n')).model().blocks.map(({ kind, title, fields }) => [kind, title, fields.length])).toEqual([['Goal', '', 1], ['Metric', 'B', 0]]);
    });
});

describe('Single rules', () => {
    test('fields below other text are told of once, and moved up with one step; what they do not say is missing', async () => {
        const text = '# Strategy: S\n\n- Status: in review\n\n## Goal: G\n\nWords.\n\n- Owner: Lead\n- Phase: data\n\nMore.\n\n## Owner: Lead\n';
        const of = async (source: string): Promise<string[]> => (await open(source)).check().findings.filter(({ block }) => block?.kind === 'Goal').map(({ code, severity }) => `${severity}: ${code}`);
        const found = await of(text);
        expect(found).toEqual(expect.arrayContaining(['error: fields-must-stand-under-the-heading', 'error: goal-must-have-metric']));
        expect(found.filter(code => /owner|phase/.test(code))).toEqual([]);
        expect(await of(text.replace('Words.\n', '<!-- strategy-ignore fields-must-stand-under-the-heading: they are examples -->\n\nWords.\n'))).toContain('error: goal-must-have-owner');
    });

    const has = async (code: string, text: string): Promise<boolean> => (await findings(text)).some(finding => finding.startsWith(`${code}@`));

    test.each([
        ['## Gaol: x', 'Did you mean "Goal:"?'], ['## Metrik: x', 'Did you mean "Metric:"?'], ['## Gaols: x', undefined], ['## Background: x', undefined], ['## Gaol\\: x', undefined], ['## Goal\\: x', undefined],
        ['## **Goal:** x', 'write it at the start of its line as "## Goal: Title"'], [' ## Goal: x', 'write it at the start of its line as "## Goal: Title"'], ['Goal: x\n===', 'write it at the start'], ['## Note', undefined], ['## Goal x', undefined]
    ])('a heading close to a keyword: %j', async (heading, message) => {
        const found = (await open(`${heading}\n`)).check().findings.find(({ code }) => code === 'heading-close-to-keyword');
        if (message) expect(found?.message).toContain(message);
        else expect(found?.message).toBeUndefined();
    });

    test.each(['TBD', 'tbd.', 't.b.d.', '???', '...', '–', 'to be defined', 'TODO', 'n/a', 'xxx', 'Lorem ipsum dolor', '<name>', '[Your name]', 'Name here'])('%j is a placeholder', async value => {
        expect(await has('value-must-not-be-a-placeholder', `## Goal: A\n\n- Agreed: ${value}\n`)).toBe(true);
    });

    test.each(['to be first', 'x', '3', 'TBDX', '[Ann](#a)', 'a TODO list', 'nn'])('%j is none', async value => {
        expect(await has('value-must-not-be-a-placeholder', `## Goal: A\n\n- Agreed: ${value}\n`)).toBe(value === 'nn');
    });

    test.each([
        ['a goal measured in its own section has a metric', 'goal-must-have-metric', '## Goal: A\n\n### Metric: B\n', false],
        ['an action in a goal\'s section serves it', 'action-must-serve-goal', '## Goal: A\n\n### Work\n\n#### Action: B\n', false],
        ['a platform to avoid needs no personas', 'platform-must-serve-personas', '## Platform: X\n\n- Priority: avoid\n', false],
        ['a dormant platform needs an owner', 'platform-must-have-owner', '## Platform: X\n\n- Priority: dormant\n', true],
        ['an excluded persona is active nowhere', 'persona-must-say-where-active', '## Persona: P\n\n- Excluded: tender\n', false],
        ['an empty value counts as missing', 'goal-must-have-owner', '## Goal: A\n\n- Owner:\n', true],
        ['a deferred target needs no date', 'target-must-have-deadline', '## Goal: A\n\n- Target: deferred until 2027-06-30: later\n', false],
        ['an owner measures', 'metric-must-have-measurer', '## Metric: A\n\n- Owner: B\n', false],
        ['approvals may repeat', 'title-must-be-unique', '## Approval: A\n\n## Approval: A\n', false],
        ['titles of two kinds may be alike', 'title-must-be-unique', '## Goal: A\n\n## Metric: A\n', false],
        ['case and spaces do not tell titles apart', 'title-must-be-unique', '## Goal: A  b\n\n## Goal: a B\n', true],
        ['a link without anchor leads nowhere in particular', 'link-should-lead-to-the-block', '## Goal: A\n\n- Owner: [B](o.md)\n\n## Owner: B\n', false],
        ['the second of two headings alike has a number', 'link-should-lead-to-the-block', '## Owner: B-1\n\n## Background\n\n## Goal: A\n\n- Owner: [B-1](#owner-b-1)\n', false],
        ['an approval\'s position must exist', 'reference-must-exist', '## Approval: CEO\n', true],
        ['repeated keys', 'key-must-not-repeat', '## Metric: A\n\n- When below 1: x\n- When below 2: x\n', false],
        ['synonyms repeat a key', 'key-must-not-repeat', '## Goal: A\n\n- Owner: B\n- Responsible: B\n', true]
    ])('%s', async (_name, code, text, expected) => expect(await has(code, text)).toBe(expected));

    test('the same title in a used file is reported with its place', async () => {
        const workspace = await open({ [mainFile]: '# Strategy: S\n\n- Uses: o.strategy.md\n\n## Owner: Ann\n', 'o.strategy.md': 'x\n\n## Owner: ann\n' });
        const found = workspace.document().diagnostics!.find(({ code }) => code === 'title-must-be-unique')!;
        expect(found.message).toContain('in a file this one uses');
        expect(found.relatedInformation!.map(({ location }) => workspace.place(location.uri, location.range))).toEqual(['o.strategy.md:3:## Owner: ann']);
        expect(workspace.check('o.strategy.md').findings.some(({ code }) => code === 'title-must-be-unique')).toBe(false);
    });
});
