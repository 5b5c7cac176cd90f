import type { HouseConfig } from '../workspace/house.js';
import type { Problem, Rule, RuleContext } from './rule.js';

/** What the rules that look at one block alone found in a block, and where it stood then. */
interface Found {
    house: HouseConfig;
    start: number;
    problems: { rule: Rule; problem: Problem }[];
}

const kept = new WeakMap<object, Found>();

/**
 * Runs rules that look at one block alone (`Rule.alone`), each block at a time: what they found in a block holds until its text changes, wherever it moves.
 * @param failed is told of a rule that threw.
 */
export function* checkAlone(rules: readonly Rule[], context: RuleContext, failed: (code: string, error: unknown) => void): Iterable<{ rule: Rule; problem: Problem }> {
    const { model, structure, house } = context;
    const changed = structure.blocks.flatMap((raw, index) => kept.get(raw.origin)?.house === house ? [] : index);
    const blocks = changed.map(index => model.blocks[index]!);
    const raws = changed.map(index => structure.blocks[index]!);
    const part: RuleContext = { ...context, model: Object.assign(Object.create(model) as typeof model, { blocks }), structure: { ...structure, blocks: raws, headings: [] } };
    for (const { origin, start } of raws) kept.set(origin, { house, start, problems: [] });
    const foundIn = new Map(blocks.map((block, index) => [block, kept.get(raws[index]!.origin)!]));
    for (const rule of changed.length > 0 ? rules : []) {
        try {
            for (const problem of rule.check(part)) foundIn.get(problem.block!)!.problems.push({ rule, problem });
        } catch (error) {
            failed(rule.code, error);
        }
    }
    for (const [index, { origin, start }] of structure.blocks.entries()) {
        const found = kept.get(origin)!;
        for (const { rule, problem } of found.problems) {
            const { span } = problem;
            const by = start - found.start;
            yield { rule, problem: { ...problem, block: model.blocks[index]!, span: { start: span.start + by, end: span.end + by } } };
        }
    }
}
