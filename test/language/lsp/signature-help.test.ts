import { describe, expect, test } from 'vitest';
import type { SignatureHelp } from 'vscode-languageserver';
import { editor } from './completing.js';

async function help(text: string, active?: SignatureHelp): Promise<SignatureHelp | undefined> {
    const workspace = await editor(text);
    const context = active && { triggerKind: 3 as const, isRetrigger: true, activeSignatureHelp: active };
    return workspace.services.language.lsp.SignatureHelp!.provideSignatureHelp(workspace.cursor().document, { ...workspace.params(), context });
}

/** The active form, with its active part in angle brackets. */
async function shown(text: string): Promise<string | undefined> {
    const found = await help(text);
    if (!found) return undefined;
    const { label, parameters } = found.signatures[found.activeSignature!]!;
    const [start, end] = parameters![found.activeParameter!]!.label as [number, number];
    return `${label.slice(0, start)}<${label.slice(start, end)}>${label.slice(end)}`;
}

describe('While a value is typed', () => {
    test.each([
        ['## Goal: A\n\n- Target: ¦', '<120> by 2027-12-31 from 80'], ['## Goal: A\n\n- Target: 12¦', '<120> by 2027-12-31 from 80'], ['## Goal: A\n\n- Target: 120 by ¦', '120 <by 2027-12-31> from 80'],
        ['## Goal: A\n\n- Target: 120 by 2027-12-31 from¦', '120 by 2027-12-31 <from 80>'], ['## Goal: A\n\n- Target: at least ¦', 'at least <50%> by 2027-12-31'], ['## Goal: A\n\n- Target: under 4 hours by ¦', 'at least 50% <by 2027-12-31>'],
        ['## Goal: A\n\n- Target: +1¦', '<+10%> by Q4 2027'], ['## Goal: A\n\n- Target: def¦', '<deferred until 2027-06-30>: no baseline yet'], ['## Goal: A\n\n- Target: deferred until 2027-06-30: ¦', 'deferred until 2027-06-30<: no baseline yet>'],
        ['## Metric: A\n\n- Measured: ¦', '<monthly> by Marketing Analyst, next 2027-04-06'], ['## Metric: A\n\n- Measured: monthly by ¦', 'monthly <by Marketing Analyst>, next 2027-04-06'],
        ['## Metric: A\n\n- Measured: monthly by Ann, next ¦', 'monthly by Marketing Analyst, <next 2027-04-06>'], ['## Meeting: A\n\n- Every: every ¦', '<every 2 weeks>, next 2027-04-06'], ['## Meeting: A\n\n- Every: every Mon¦', '<every Monday>, next 2027-04-06'],
        ['## Meeting: A\n\n- Every: first ¦', '<first Tuesday of the month>, next 2027-04-06'], ['## Platform: A\n\n- Cadence: 3 ¦', '<3 posts a week>, next 2027-04-06'],
        ['## Persona: A\n\n- Active on: ¦', '<LinkedIn> 62%, YouTube 20%'], ['## Persona: A\n\n- Active on: LinkedIn ¦', 'LinkedIn <62%>, YouTube 20%'], ['## Persona: A\n\n- Active on: LinkedIn 62%, ¦', 'LinkedIn 62%, <YouTube 20%>'],
        ['# Strategy: A\n\n- Period: ¦', '<2027-01-01> to 2027-12-31'], ['# Strategy: A\n\n- Period: 2027¦', '<2027>'], ['# Strategy: A\n\n- Period: 2027-01-01 to ¦', '2027-01-01 <to 2027-12-31>'],
        ['# Strategy: A\n\n- Period: Q3 ¦', 'Q3 <2027>'], ['# Strategy: A\n\n- Period: 2027-20¦', '2027<-2029>']
    ])('%j shows its form', async (text, expected) => expect(await shown(text)).toBe(expected));

    test.each(['Target: ¦', '- Target: ¦', '## Goal: A\n\n- ¦', '## Goal: A\n\n- Owner: ¦', '## Goal: A\n\n- Agreed: in ¦', '## Goal: A\n\n- Phase: ¦', '```\n- Target: ¦\n```', '## Goal: A\n\nText ¦', '## Metric: A\n\n- When below 60: ¦', '# Strategy: ¦', '¦'])('%j shows none', async text => {
        expect(await help(text)).toBeUndefined();
    });

    test('each form has an example, its meaning, and a word on each part', async () => {
        const { signatures } = (await help('## Goal: A\n\n- Target: ¦'))!;
        expect(signatures.map(({ label }) => label)).toEqual(['120 by 2027-12-31 from 80', 'at least 50% by 2027-12-31', '+10% by Q4 2027', 'deferred until 2027-06-30: no baseline yet']);
        for (const { documentation, parameters } of signatures) {
            expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/\.$/) });
            expect(parameters!.every(({ documentation }) => documentation)).toBe(true);
        }
    });

    test('a form that the writer turned to stays until the text says another', async () => {
        const turned = { ...(await help('## Goal: A\n\n- Target: ¦'))!, activeSignature: 2 };
        expect((await help('## Goal: A\n\n- Target: 1¦', turned))!.activeSignature).toBe(2);
        expect((await help('## Goal: A\n\n- Target: deferred¦', turned))!.activeSignature).toBe(3);
    });

    test('every example can be read as what it is an example of', async () => {
        for (const [field, block] of [['Target', 'Goal'], ['Measured', 'Metric'], ['Every', 'Meeting'], ['Period', 'Strategy'], ['Active on', 'Persona']]) {
            const { signatures } = (await help(`## ${block}: A\n\n- ${field}: ¦`))!;
            for (const { label } of signatures) {
                const workspace = await editor(`## ${block}: A\n\n- ${field}: ${label}\n\n## Owner: Marketing Analyst\n`);
                expect(workspace.check().findings.filter(({ code }) => code === 'value-should-be-readable').map(({ message }) => message)).toEqual([]);
            }
        }
    });
});
