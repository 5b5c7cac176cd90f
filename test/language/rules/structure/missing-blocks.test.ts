import { expect, test } from 'vitest';
import { open } from '../../../helpers/services.js';

/** What is said of names that no block has: where, what, and where else. */
async function missing(text: string): Promise<string[]> {
    const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
    const { findings } = (await open(text)).check();
    return findings.filter(({ code }) => code === 'reference-must-exist').map(({ span, message, related = [] }) => `${lineOf(span.start)}: ${message} ${related.map(other => `(${lineOf(other.span.start)})`).join('')}`.trim());
}

test.each<[string, string, string[]]>([
    ['a block that several fields name is one thing that is missing', '## Goal: A\n\n- Teams: Sales\n\n## Goal: B\n\n- Teams: Press, sales\n\n## Owner: C\n\n- Team: Sales\n', [
        '3: No team is called "Sales". Write a block "## Team: Sales" in this file or in one that it uses. (7)(11)', '7: No team is called "Press". Write a block "## Team: Press" in this file or in one that it uses.'
    ]],
    ['also where an approval does', '## Goal: A\n\n- Owner: CEO\n\n## Approval: CEO\n', ['3: No position (Owner) is called "CEO". Write a block "## Owner: CEO" in this file or in one that it uses. (5)']],
    ['blocks of two kinds are two', '## Goal: A\n\n- Owner: Press\n- Teams: Press\n', [
        '3: No position (Owner) is called "Press". Write a block "## Owner: Press" in this file or in one that it uses.', '4: No team is called "Press". Write a block "## Team: Press" in this file or in one that it uses.'
    ]],
    ['a slip is mended where it is', '## Goal: A\n\n- Teams: Salse\n\n## Goal: B\n\n- Teams: Salse\n\n## Team: Sales\n', ['3: No team is called "Salse". Did you mean "Sales"?', '7: No team is called "Salse". Did you mean "Sales"?']],
    ['so is a person', '## Goal: A\n\n- Owner: Bo Li\n\n## Goal: B\n\n- Owner: Bo Li\n\n## Owner: CEO\n\n- Held by: Bo Li\n', [
        '3: No position (Owner) is called "Bo Li". Bo Li holds the position "CEO": name that.', '7: No position (Owner) is called "Bo Li". Bo Li holds the position "CEO": name that.'
    ]]
])('%s', async (_name, text, expected) => expect(await missing(text)).toEqual(expected));
