import type { Finding } from '../rules/check.js';
import { rules } from '../rules/table.js';
import type { Fix, FixContext } from './fix.js';
import { insertSuppression } from './insert.js';
import { fixers } from './table.js';

/** What mends a finding, the best first. Nothing but what each title says is changed. */
export function fixesFor(finding: Finding, context: FixContext): Fix[] {
    const { data } = finding;
    return data ? (fixers[data.fix] as (finding: Finding, context: FixContext) => Fix[])(finding, context).filter(({ changes }) => changes.length > 0) : [];
}

/** Silences a finding in its block, with a reason that the writer gives. Errors of structure are mended, not silenced. */
export function suppressionFor(finding: Finding, context: FixContext): Fix | undefined {
    const { block, code, severity, requirement } = finding;
    if (!block || block.uri !== context.uri || code.startsWith('suppression-') || rules.find(rule => rule.code === code)?.firm || severity === 'error' && requirement === 'structure') return undefined;
    return { title: `Ignore "${code}" here, with a reason`, ...insertSuppression(block, code, context) };
}

/** All findings of one rule that have a safe fix, mended at once: findings whose stretches overlap are left for a second round. */
export function fixAll(findings: readonly Finding[], context: FixContext): Fix['changes'] {
    const changes = findings.flatMap(finding => fixesFor(finding, context).find(({ safe, preferred }) => safe && preferred)?.changes ?? []);
    let end = -1;
    return changes.toSorted((a, b) => a.span.start - b.span.start).filter(({ span }) => {
        const free = span.start >= end;
        if (free) end = Math.max(span.end, span.start + 1);
        return free;
    });
}
