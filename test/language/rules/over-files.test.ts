import { describe, expect, test } from 'vitest';
import { DocumentState } from 'langium';
import { rules } from '../../../language/index.js';
import { mainFile, open, uriOf } from '../../helpers/services.js';

const plan = '# Strategy: S\n\n- Status: in review\n- Uses: [O](o.strategy.md)\n\n## Goal: Leads\n\n- Teams: Growth, Field\n- Owner: Editor\n\n## Action: Film\n\n- Owner: Editor\n- Goal: Leads\n- Due: 2027-05-01\n';
const shared = (more = ''): string => `## Team: Growth\n\n- Function: marketing\n\n## Team: Field\n\n- Function: sales\n\n## Owner: Editor\n\n- Responsibilities: listens\n${more}`;

/** What the plan is told after another file has changed, without being touched itself. */
describe('A finding of a plan follows the file it uses', () => {
    test.each<[string, string, string]>([
        ['goal-must-be-shared', 'a team is no sales team any more', shared().replace('- Function: sales', '- Function: other')],
        ['team-should-have-a-part', 'a team comes', shared('\n## Team: Service\n\n- Function: service\n')],
        ['position-has-ended', 'a position ends', shared('- Until: 2027-01-31\n')],
        ['somebody-should-listen', 'nobody listens any more', shared().replace('listens', 'films')],
        ['reference-must-exist', 'a position is renamed', shared().replace('Owner: Editor', 'Owner: Film Editor')]
    ])('%s: %s, and back', async (code, _name, changed) => {
        const workspace = await open({ [mainFile]: plan, 'o.strategy.md': shared(), 'other.strategy.md': '# Strategy: Other\n' });
        const told = (): boolean => workspace.document().diagnostics!.some(diagnostic => diagnostic.code === code);
        expect(told()).toBe(false);
        await workspace.edit('o.strategy.md', changed);
        expect(told()).toBe(true);
        await workspace.edit('o.strategy.md', shared());
        expect(told()).toBe(false);
    });

    /** Each rule of S1 to S3 that reads the used file: what the shared file begins with, what it becomes, and what the plan begins with. Told at the end, not before. */
    const used = '# Strategy: S\n\n- Status: in review\n- Owner: Head\n- Approvers: CEO\n- Uses: [O](o.strategy.md)\n\n';
    const people = '## Owner: Head\n\n- Held by: Ann Ek\n\n## Owner: CEO\n\n- Held by: Bo Li\n\n';
    const both = '## Team: Marketing\n\n## Team: Sales\n\n';
    const meeting = '## Meeting: Round\n\n- Teams: Marketing, Sales\n- Every: week\n\n';
    const youtube = '## Platform: YouTube\n\n- Priority: primary\n- Personas: Olivia\n\n';
    const olivia = '## Persona: Olivia\n\n- Active on: YouTube 60%, LinkedIn 20%\n- Evidence: survey, October 2026\n\n';

    test.each<[string, string, string, string, string]>([
        ['marketing-and-sales-must-meet', 'the meeting goes', '', both + meeting, both],
        ['marketing-and-sales-must-meet', 'a second person comes', '## Goal: Leads\n\n', '## Owner: Head\n\n- Held by: Ann Ek\n', people],
        ['plan-should-not-rest-on-one-person', 'the second person goes', '', people, '## Owner: Head\n\n- Held by: Ann Ek\n'],
        ['plan-should-not-rest-on-one-person', 'one person takes over', '', people, people.replace('Bo Li', 'Ann Ek')],
        ['approver-should-not-be-the-owner', 'one person holds both', '', `${people}## Owner: Third\n`, `${people.replace('Bo Li', 'Ann Ek')}## Owner: Third\n`],
        ['goal-must-have-teams', 'a body of no teams gets one', '## Goal: Reach\n\n', people, `${people}## Team: Press\n`],
        ['meeting-must-have-teams', 'a participant leaves the team', '## Meeting: M\n\n- Participants: Head\n\n', '## Team: Press\n\n- Members: Head\n\n## Owner: Head\n', '## Team: Press\n\n## Owner: Head\n'],
        ['team-should-have-a-part', 'its position hands the platform over', '## Platform: X\n\n- Owner: Head\n', '## Team: Press\n\n- Lead: Head\n\n## Owner: Head\n', '## Team: Press\n\n## Owner: Head\n'],
        ['term-must-mean-one-thing', 'a metric is read elsewhere', '## Metric: Leads by form\n\n- Source: HubSpot\n', '## Definition: Lead\n\n## Metric: Leads by phone\n\n- Source: HubSpot\n', '## Definition: Lead\n\n## Metric: Leads by phone\n\n- Source: Excel\n'],
        ['term-must-mean-one-thing', 'a term is defined', '## Metric: Leads by form\n\n- Source: HubSpot\n\n## Metric: Leads by phone\n\n- Source: Excel\n', '## Team: A\n', '## Definition: Lead\n'],
        ['primary-platform-should-reach-its-personas', 'a persona moves on', youtube, olivia, olivia.replace('YouTube 60%', 'TikTok 60%')],
        ['persona-should-be-met-where-most-active', 'the platform goes', `${olivia}## Platform: LinkedIn\n\n- Priority: primary\n- Personas: Olivia\n`, '## Platform: YouTube\n\n- Priority: avoid\n', '## Team: A\n'],
        ['persona-should-be-met-where-most-active', 'a persona moves on', youtube, olivia, olivia.replace('YouTube 60%', 'TikTok 60%')],
        ['persona-must-have-a-platform', 'a persona is renamed', `${youtube}## Platform: X\n\n- Priority: primary\n`, olivia, olivia.replace('Olivia', 'Olga')],
        ['strategy-must-name-its-audience', 'the personas go', youtube, olivia, '## Team: A\n'],
        ['responsibility-should-have-one-owner', 'another position gets the same', '## Owner: Editor\n\n- Responsibilities: films\n', people, `${people}## Owner: Analyst\n\n- Responsibilities: films\n`],
        ['backups-should-not-only-have-each-other', 'there is a third', '## Owner: A\n\n- Backup: B\n\n## Owner: B\n\n- Backup: A\n', '## Team: T\n', '## Owner: C\n'],
        ['backup-should-be-another-person', 'somebody takes over the backup', '## Owner: Editor\n\n- Held by: Bo Li\n- Backup: Head\n', people, people.replace('Ann Ek', 'Bo Li').replace('## Owner: CEO\n\n- Held by: Bo Li', '## Owner: CEO\n\n- Held by: Ann Ek')],
        ['backup-should-have-room', 'the backup fills up', '## Owner: Editor\n\n- Backup: Head\n', people, people.replace('Ann Ek', 'Ann Ek\n- Load: 95%')],
        ['person-holds-several-positions', 'one takes over', '## Owner: Editor\n\n- Held by: Cem Kaya\n', people, people.replace('Ann Ek', 'Cem Kaya')],
        ['position-has-ended', 'a backup ends', '## Owner: Editor\n\n- Backup: Head\n', people, people.replace('Ann Ek', 'Ann Ek\n- Until: 2027-01-31')],
        ['owner-must-have-backup', 'one is no longer alone', '', '## Owner: Head\n\n- Held by: Ann Ek\n', people],
        ['reference-must-exist', 'the file is emptied', '## Goal: G\n\n- Owner: Head\n', people, '\n']
    ])('%s: %s, and back', async (code, _name, more, before, after) => {
        const kind = code === 'goal-must-have-teams' ? used.replace('- Owner', '- Kind: public\n- Owner') : used;
        const text = kind + more + (code === 'owner-must-have-backup' ? '## Owner: Desk\n\n- Held by: Ann Ek\n' : '');
        const workspace = await open({ [mainFile]: text, 'o.strategy.md': before }, { severity: { [code]: 'warning' } });
        const told = (): number => workspace.document().diagnostics!.filter(diagnostic => diagnostic.code === code).length;
        const first = told();
        await workspace.edit('o.strategy.md', after);
        expect(told()).toBeGreaterThan(first);
        await workspace.edit('o.strategy.md', before);
        expect(told()).toBe(first);
        await workspace.remove('o.strategy.md');
        expect(workspace.document().diagnostics!.map(diagnostic => diagnostic.code)).toContain('used-file-must-exist');
        await workspace.edit('o.strategy.md', after);
        expect(told()).toBeGreaterThan(first);
    });

    test('and a file that uses neither is left alone', async () => {
        const workspace = await open({ [mainFile]: plan, 'o.strategy.md': shared(), 'other.strategy.md': '# Strategy: Other\n' });
        const { DocumentBuilder } = workspace.services.shared.workspace;
        const validated: string[] = [];
        DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void validated.push(uri.toString()));
        await workspace.edit('o.strategy.md', shared('- Load: 120%\n'));
        expect(validated.sort()).toEqual([mainFile, 'o.strategy.md'].map(name => uriOf(name).toString()));
    });
});

/** A finding on a block of another file would be shown at its offset in this one. */
test.each(rules.map(({ code, wrong }) => ({ code, wrong })))('$code says nothing at a place of the used file', async ({ code, wrong }) => {
    const workspace = await open({ [mainFile]: '# Strategy: Plan\n\n- Status: in review\n- Period: 2027\n- Uses: [O](o.strategy.md)\n', 'o.strategy.md': wrong }, { severity: { [code]: 'warning' } });
    for (const { span, block } of workspace.check().findings) {
        expect(block?.uri ?? workspace.model().uri).toBe(workspace.model().uri);
        expect(span.end).toBeLessThanOrEqual(workspace.model().text.length);
    }
});

test('A rule that throws costs its own findings, and is logged once, without the text', async () => {
    const { rules } = await import('../../../language/index.js');
    const workspace = await open(plan.replace(/- Uses.*\n/, ''));
    const broken = rules.find(({ code }) => code === 'goal-must-have-metric')!;
    const original = broken.check;
    broken.check = () => { throw new TypeError('Leads'); };
    try {
        const { DocumentValidator } = workspace.services.language.validation;
        const codes = [1, 2].map(() => DocumentValidator.check(workspace.document()).findings.map(({ code }) => code));
        expect(codes[0]).toContain('goal-must-have-target');
        expect(codes[0]).not.toContain('goal-must-have-metric');
        expect(workspace.services.log).toHaveLength(1);
        expect(workspace.services.log[0]).toMatch(/^The rule goal-must-have-metric failed/);
        expect(workspace.services.log[0]).not.toContain('Leads');
    } finally {
        broken.check = original;
    }
});
