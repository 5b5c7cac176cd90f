import { expect, test } from 'vitest';
import { edited } from '../../../language/format/edit.js';
import { format } from '../../../language/format/format.js';
import { formatDocument } from '../../../language/format/surroundings.js';
import { structureIn } from '../../../language/parser/parser.js';
import { approved, files, state, type Files } from '../approval/plans.js';
import { mainFile, open } from '../../helpers/services.js';

const shared = 'organisation.strategy.md';
/** With fields out of order, other bullets, a date in words, a table out of line; and what an approval does not see. */
const untidy: Files = {
    ...files,
    [mainFile]: files[mainFile]!.replace('- Metric: Leads a month\n- Target: 120 by 2027-12-31 from 80', '- target :120 by 2027-12-31 from 80   \n- Metric: Leads a month').replace('- Due: 2027-05-01', '- Due: 1 May 2027')
        .replace('| 2027-01-31 |     84 |', '|2027-01-31|84|').replaceAll('\n\n## ', '\n\n\n## '),
    [shared]: files[shared]!.replace('- Held by: Sofie\n- Backup: Chief Marketing Officer', '*  backup: Chief Marketing Officer\t\n*  held by: Sofie').replaceAll('\n\n## ', '\n\n\n\n## ')
};

/** All files, each formatted as the editor does. */
async function formatted(from: Files): Promise<Files> {
    const workspace = await open(from);
    return Object.fromEntries(Object.entries(from).map(([name, text]) => [name, name.endsWith('.md')
        ? edited(text, { start: 0, end: text.length }, formatDocument(workspace.document(name), workspace.services.shared)) : text]));
}

test('a signed strategy, and the files it uses, stay verified when they are formatted', async () => {
    const signed = await approved(untidy);
    expect(await state(signed)).toBe('verified');
    const after = await formatted(signed);
    expect(after[mainFile]).not.toBe(signed[mainFile]);
    expect(after[shared]).not.toBe(signed[shared]);
    expect(after[mainFile]).toContain('- target :120 by 2027-12-31 from 80\n');
    expect(after[mainFile]).toContain('| 2027-01-31 |     84 |');
    expect(await state(after)).toBe('verified');
});

test('formatted as if nobody had signed it, it would be stale', async () => {
    const signed = await approved(untidy);
    const workspace = await open(signed);
    for (const name of [mainFile, shared]) {
        const file = { model: workspace.model(name), structure: structureIn(workspace.document(name))! };
        const text = edited(signed[name]!, { start: 0, end: signed[name]!.length }, format(file, { sealed: false }));
        expect(await state({ ...signed, [name]: text })).toMatch(/^stale: /);
    }
});

test('formatted before it is signed, it stays verified however often it is formatted', async () => {
    const signed = await approved(await formatted(untidy));
    expect(await formatted(signed)).toEqual(signed);
    expect(await state(signed)).toBe('verified');
});
