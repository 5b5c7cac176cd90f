import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainMarkdown } from '../../../language/document/plain-markdown/plain-markdown.js';
import { renderMarkdown } from '../../../language/document/markdown/markdown.js';
import type { ApprovalState } from '../../../language/approval/verify.js';
import { modelOf } from './model-of.js';

const text = `---
tool: x
---

# Strategy: Plan

- Organization: Acme
- Period: 2027-01-01 to 2027-12-31
- Owner: Lead

Our *words*, see 2027-03-01.

## Objective: A | B

<!-- strategy-ignore goal-must-have-owner: later -->

- Phase: profit
- Responsible:
  - Lead
  - Helper
- Agreed: 2027-01-19, [notes](https://acme.example/2027-01-19)

Why.

## Owner: Lead

- Responsibilities:
  - one
  - two

## Metric: M

- When below 60: pause

| Date | Actual |
| --- | --- |
| 2027-01-31 | 84 |

## Approval: Lead

- Name: Ada

\`\`\`strategy-approval
secret
\`\`\`
`;

describe('plain Markdown', () => {
    test('keeps prose and results, resolves values, leaves out what is for programs', async () => {
        const markdown = plainMarkdown(await modelOf(text));
        expect(markdown).toContain('# Plan\n\nAcme · 1 January 2027 to 31 December 2027\n\n- **Owner:** [Lead](#owner-lead)\n\nOur *words*, see 2027-03-01.\n\n## Objective: A \\| B\n');
        expect(markdown).toContain('- **Responsible:** [Lead](#owner-lead), Helper\n- **Agreed:** 19 January 2027, [notes](https://acme.example/2027-01-19)\n\nWhy.');
        expect(markdown).toContain('- **Responsibilities:**\n  - one\n  - two');
        expect(markdown).toContain('- **When below 60:** pause\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 84 |');
        expect(markdown).toContain('- **Name:** Ada\n\n*Recorded, not proven.* A signature is attached; it has not been checked here.');
        expect(markdown).not.toMatch(/tool: x|strategy-ignore|secret|strategy-approval/);
    });

    test('has the same compiled parts as the formatted document', async () => {
        const markdown = plainMarkdown(await modelOf(text), { today: '2027-03-01' });
        expect(markdown).toContain('## Where this leads\n\n*Compiled from this document*\n\n**[A \\| B](#objective-a--b)**');
        expect(markdown.indexOf('## At a glance')).toBeLessThan(markdown.indexOf('Our *words*'));
        expect(plainMarkdown(await modelOf(text), { today: '2027-03-01', view: { position: 'Lead' } })).toContain('## Lead\n\n*Compiled from this document*\n\none\n\ntwo');
    });

    test('is Markdown in which every table is a table', async () => {
        const acme = readFileSync(new URL('../../../examples/acme/acme.strategy.md', import.meta.url), 'utf8');
        const markdown = plainMarkdown(await modelOf(acme), { today: '2027-03-01' });
        const html = renderMarkdown(markdown, { links: new Map(), footnotes: new Set() }, false).body.filter(piece => typeof piece === 'string').join('');
        expect(html.match(/<table/g)!.length).toBeGreaterThan(12);
        expect(html).not.toContain('| ---');
        expect(html).not.toMatch(/as-written/);
    });

    test.each(['whole', 'summary'] as const)('begins with what its approval is worth, where that is known: %s', async view => {
        const model = await modelOf(text);
        const approvals = [{ position: 'Lead', state: 'stale', reason: '', changed: ['Goal: A | B'], signer: 'ada@acme.example', date: '2027-01-12', fingerprint: 'abcdefghijkl', key: 'SHA256:x', line: 1, name: 'Ada <b>', decision: 'approved', differences: [], statement: undefined, block: model.blocks.at(-1)! }] as ApprovalState[];
        expect(plainMarkdown(model, { today: '2027-03-01', view, approvals })).toMatch(/^> \*\*Changed since it was approved\*\*\n>\n> - Ada \\<b> \(ada@acme\.example\), Lead, 2027-01-12: changed since: Goal: A \\\| B\. Fingerprint abcdefghijkl, key SHA256:x\n> - Checked on 2027-03-01\n\n# Plan/);
        expect(plainMarkdown(model, { today: '2027-03-01', view })).toMatch(/^# Plan/);
    });
});
