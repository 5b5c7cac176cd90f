import { expect, test } from 'vitest';
import { rules, rulesPage } from '../../../language/index.js';

test('The page of the rules has a section for each, in which links of findings end', () => {
    const page = rulesPage();
    expect([...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code).sort()).toEqual(rules.map(({ code }) => code).sort());
    for (const { summary, help } of rules) expect(page).toContain(`**${summary}** ${help}`);
});
