import { describe, expect, test } from 'vitest';
import { formatDocument, prepareApproval } from '../../../../language/index.js';
import { findings, mainFile, open } from '../../../helpers/services.js';
import { keyPair, sign } from '../../approval/ssh-keygen.js';

const conflict = (ours: string, theirs: string): string => `<<<<<<< HEAD\n${ours}||||||| 1a2b3c4\n=======\n${theirs}>>>>>>> topic\n`;
const plan = (field: string): string => `# Strategy: S\n\n- Version: 1.0\n- Status: draft\n\n## Goal: Reach\n\n${field}- Metric: Visits\n\n## Goal: Renown\n\n- Owner: Nobody\n`;

async function messages(text: string): Promise<string[]> {
    return (await open(text)).check().findings.filter(({ code }) => code === 'merge-must-be-finished').map(({ message }) => message);
}

describe('a merge that is not finished', () => {
    test('is one finding, and nothing is said of the block that holds both versions', async () => {
        const found = await findings(plan(conflict('- Owner: Nobody\n', '- Owner: Nobody else\n')));
        expect(found.filter(finding => finding.startsWith('merge'))).toEqual(['merge-must-be-finished@8']);
        const lines = found.map(finding => Number(finding.split('@')[1]));
        expect(lines.filter(line => line > 5 && line !== 8 && line < 16), 'in the block').toEqual([]);
        expect(found).toContain('reference-must-exist@18');
    });

    test('says which lines, of all places', async () => {
        expect(await messages(plan(conflict('a\n', 'b\n')))).toEqual(['Two versions of this file were merged, and lines 8 to 13 still hold both: keep one, and delete the marker lines.']);
        expect(await messages(`${conflict('a\n', 'b\n')}\n${conflict('a\n', 'b\n')}`)).toEqual(['Two versions of this file were merged, and lines 1 to 6 and lines 8 to 13 still hold both: keep one, and delete the marker lines.']);
        expect(await messages('# Strategy: S\r\n\r\nSold.\r\n>>>>>>> topic\r\n')).toEqual(['A marker of a merge in git is left over (line 4): delete it.']);
    });

    test('is seen in fences and comments, and with longer markers', async () => {
        expect(await messages(`\`\`\`\n${conflict('a\n', 'b\n')}\`\`\`\n`)).toHaveLength(1);
        expect(await messages('<<<<<<<<<<<< ours\na\n============\nb\n>>>>>>>>>>>> theirs\n')).toHaveLength(1);
    });

    test('is not to be silenced in the text', async () => {
        expect(await messages(`# Strategy: S\n\n<!-- strategy-ignore merge-must-be-finished: later -->\n\n${conflict('a\n', 'b\n')}`)).toHaveLength(1);
    });

    test.each(['Title\n=======\n', '> > > > > > > deep\n', '|||||||\n', 'a <<<<<<< b\n', '<<<<<<<a\n', '    <<<<<<< a\n', '>>>>>>\n', '>>>>>>>> deep\n', `${'>'.repeat(20_000)} a\n`])('is not %j', async text => {
        expect(await messages(text)).toEqual([]);
    });
});

describe('while it is not finished', () => {
    const whole = '# Strategy: S\n\n- Version: 1.0\n- Status: draft\n- Uses: [People](people.strategy.md)\n\nWe serve coffee.\n';
    const people = '## Owner: CEO\n\n- Held by: Dana Reyes\n- Email: dana@acme.example\n';
    const dana = keyPair('ed25519', 'dana');
    const markers = conflict('- Reason: one\n', '- Reason: two\n');

    test('no approval is verified: not of the file, not of one that uses it, also where it touches nothing that is signed', async () => {
        const workspace = await open({ [mainFile]: whole, 'people.strategy.md': people, '.strategy/allowed_signers': `dana@acme.example ${dana.publicKey}\n` });
        const ready = await prepareApproval(workspace.document(), { position: 'CEO' }, workspace.services.language);
        if ('obstacles' in ready) throw new Error(JSON.stringify(ready.obstacles));
        const { span, text } = ready.change(sign(ready.text, dana));
        const signed = whole.slice(0, span.start) + text + whole.slice(span.end);
        const state = async (main: string, used = people): Promise<[string, string]> => {
            await workspace.edit('people.strategy.md', used);
            await workspace.edit(mainFile, main);
            const [approval] = await workspace.services.shared.workspace.Approvals.of(workspace.document());
            return [approval!.state, approval!.reason];
        };
        expect((await state(signed))[0]).toBe('verified');
        expect(await state(`${signed}\n## Change: 1.1\n\n${markers}`)).toEqual(['cannot verify', expect.stringMatching(/^A merge of this file is not finished \(lines \d+ to \d+\), so nobody can say what was approved\./)]);
        expect(await state(signed, `${people}\n## Team: Sales\n\n${markers}`)).toEqual(['cannot verify', expect.stringContaining('The merge of people.strategy.md, which this strategy uses, is not finished') as string]);
        const torn = signed.replace('end\n', `end\n${markers}`);
        expect((await state(torn))[0]).toBe('cannot verify');
        expect((await state(signed))[0]).toBe('verified');
    });

    test('nobody can sign, and nothing is formatted', async () => {
        const workspace = await open({ [mainFile]: `${whole}\n${people}\n##  Change:  1.1\n\n${markers}` });
        const ready = await prepareApproval(workspace.document(), { position: 'CEO' }, workspace.services.language);
        expect(ready).toHaveProperty('obstacles');
        expect(JSON.stringify(ready)).toContain('Two versions of this file were merged');
        expect(formatDocument(workspace.document(), workspace.services.shared)).toEqual([]);
    });
});
