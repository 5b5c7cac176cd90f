import { describe, expect, test } from 'vitest';
import { DocumentState } from 'langium';
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

    test('and a file that uses neither is left alone', async () => {
        const workspace = await open({ [mainFile]: plan, 'o.strategy.md': shared(), 'other.strategy.md': '# Strategy: Other\n' });
        const { DocumentBuilder } = workspace.services.shared.workspace;
        const validated: string[] = [];
        DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void validated.push(uri.toString()));
        await workspace.edit('o.strategy.md', shared('- Load: 120%\n'));
        expect(validated.sort()).toEqual([mainFile, 'o.strategy.md'].map(name => uriOf(name).toString()));
    });
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
