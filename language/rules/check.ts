import type { Block } from '../model/model.js';
import { statusOf } from '../model/facts.js';
import type { Severity } from '../workspace/house.js';
import { checkAlone } from './alone.js';
import { withoutUnsettled } from './structure/conflicts.js';
import { nearest } from './nearest.js';
import { withoutLost } from './structure/readable.js';
import type { Problem, Requirement, Rule, RuleContext } from './rule.js';
import { suppressionsOf, type Suppression } from './suppression.js';
import { rules } from './table.js';

/** What a rule found, for editors, the command line and reports. */
export interface Finding extends Problem {
    code: string;
    severity: Severity;
    requirement: Requirement;
}

export interface CheckResult {
    /** What matters most first: by severity, then in document order. */
    findings: Finding[];
    suppressed: Suppression[];
}

const grave: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };
const [rulesAlone, otherRules] = [rules.filter(({ alone }) => alone), rules.filter(({ alone }) => !alone)];
const byCode = new Map(rules.map(rule => [rule.code, rule]));

/**
 * Runs all rules over one document.
 * @param failed is told of a rule that threw; it costs that rule's findings and nothing else.
 */
export function check(context: RuleContext, failed: (code: string, error: unknown) => void): CheckResult {
    const status = statusOf(context.model);
    const severityOf = (rule: Rule): Severity | 'off' => context.house.severity?.[rule.code] ?? rule.severity[status];
    const found: Finding[] = [];
    const report = (rule: Rule, problem: Problem): void => {
        const severity = severityOf(rule);
        if (severity !== 'off') found.push({ ...problem, code: rule.code, requirement: rule.requirement, severity });
    };
    for (const { rule, problem } of checkAlone(rulesAlone, context, failed)) report(rule, problem);
    for (const rule of otherRules) {
        if (severityOf(rule) === 'off') continue;
        try {
            for (const problem of rule.check(context)) report(rule, problem);
        } catch (error) {
            failed(rule.code, error);
        }
    }
    const suppressed: Suppression[] = [];
    const told = silence(found, context, suppressed, (code, problem) => report(byCode.get(code)!, problem));
    const findings = withoutUnsettled(withoutLost(withoutMisplaced(told), context.structure), context.structure.text);
    return { findings: findings.sort((a, b) => grave[a.severity] - grave[b.severity] || a.span.start - b.span.start || (a.code < b.code ? -1 : 1)), suppressed };
}

/** A field that stands in the wrong place of its block is told of once: it is not missing besides. */
function withoutMisplaced(findings: Finding[]): Finding[] {
    const misplaced = new Map(findings.flatMap(({ block, data }) => data?.fix === 'fields-up' ? [[block, data.keys] as const] : []));
    return misplaced.size === 0 ? findings : findings.filter(({ block, data }) => !(data?.fix === 'add-field' && misplaced.get(block)?.includes(data.key)));
}

/** Takes out what a comment in its block silences, and reports comments that lack a reason or silence nothing. */
function silence(found: Finding[], { structure, model }: RuleContext, suppressed: Suppression[], report: (code: string, problem: Problem) => void): Finding[] {
    const silent = new Set<Finding>();
    const findingsIn = sortedByBlock(found);
    structure.blocks.forEach((raw, index) => {
        const block: Block | undefined = model.blocks[index];
        for (const suppression of suppressionsOf(raw, structure.text)) {
            const problem = { span: suppression.span, block };
            if (!suppression.code || !suppression.reason) {
                report('suppression-needs-reason', { ...problem, message: 'Say which finding this silences, and why: "<!-- strategy-ignore rule-code: reason -->".' });
                continue;
            }
            const firm = byCode.get(suppression.code)?.firm;
            const matching = firm ? [] : findingsIn(block).filter(({ code }) => code === suppression.code);
            matching.forEach(finding => silent.add(finding));
            if (matching.length > 0) {
                suppressed.push(suppression);
                continue;
            }
            if (firm) {
                report('suppression-has-no-effect', { ...problem, unnecessary: true, message: `"${suppression.code}" cannot be silenced: it is about what a signature is worth. Mend it, or take the approval out.` });
                continue;
            }
            const near = byCode.has(suppression.code) ? undefined : nearest(suppression.code, byCode.keys());
            report('suppression-has-no-effect', { ...problem, unnecessary: true, message: near ? `There is no finding "${suppression.code}". Did you mean "${near}"?` : `This block has no finding "${suppression.code}", so the comment can go.` });
        }
    });
    return found.filter(finding => !silent.has(finding));
}

/** The findings of a block, also those that have been added since: sorted when somebody asks. */
function sortedByBlock(findings: readonly Finding[]): (block: Block | undefined) => Finding[] {
    const sorted = new Map<Block | undefined, Finding[]>();
    let count = 0;
    return block => {
        for (; count < findings.length; count++) {
            const finding = findings[count]!;
            const known = sorted.get(finding.block);
            if (known) known.push(finding);
            else sorted.set(finding.block, [finding]);
        }
        return sorted.get(block) ?? [];
    };
}
