import { expect, test } from 'vitest';
import { sectionWords, understoodSections } from '../../../../language/analysis/appearance.js';
import { open } from '../../../helpers/services.js';
import { said } from './said.js';

const code = 'appearance-should-be-understood';
const known = 'destination, summary, contents, audience, platforms, responsibilities, metrics, action plan, meetings, changes, approvals';

test.each([
    ['Sections: destination, sumary', ['The formatted document has no section "sumary". Did you mean "summary"?']],
    ['Sections: poetry; metrics and tables', [`The formatted document has no section "poetry". It knows ${known}; also "all" and "none".`, `The formatted document has no section "tables". It knows ${known}; also "all" and "none".`]],
    ['Sections:\n  - summary\n  - metrcs', ['The formatted document has no section "metrcs". Did you mean "metrics"?']],
    ['Sections: At a glance, audiences and platforms, Action Plan', []],
    ['Sections: none', []],
    ['Sections: ALL', []],
    ['Sections:', []],
    ['Colour: petrol', ['"petrol" cannot be read as a colour. Write it as on the web: "#1d5c6e".']],
    ['Colour: #12345', ['"#12345" cannot be read as a colour. Write it as on the web: "#1d5c6e".']],
    ['Color: rgb(300, 0, 0)', ['"rgb(300, 0, 0)" cannot be read as a colour. Write it as on the web: "#1d5c6e".']],
    ['Colour: `#1d5c6e`', []],
    ['Colour: rgb(29, 92, 110)', []],
    ['Colour:', []],
    ['Version: 1.0', []]
])('%s', async (field, expected) => expect(await said(code, `# Strategy: Acme\n\n- ${field}\n`)).toEqual(expected));

test('every section that is proposed, and every other word for one, is understood', async () => {
    for (const words of [sectionWords, understoodSections]) expect(await said(code, `# Strategy: Acme\n\n- Sections: ${words.join(', ')}\n`)).toEqual([]);
});

test('the name itself is marked, not one that it is a part of', async () => {
    const text = '# Strategy: Acme\n\n- Sections: metrics, metric\n';
    const [finding] = (await open(text)).check().findings.filter(found => found.code === code);
    expect(finding).toMatchObject({ severity: 'warning', data: { fix: 'replace', text: 'metrics' } });
    const { span } = finding!;
    expect([text.slice(span.start, span.end), span.start]).toEqual(['metric', text.lastIndexOf('metric')]);
});
