import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CanonicalText } from '../../../language/approval/text/canonical.js';
import { coveredTexts } from '../../../language/approval/seal.js';
import type { Block, StrategyModel } from '../../../language/index.js';
import { structureIn } from '../../../language/parser/parser.js';
import { AstUtils } from 'langium';
import { anyDocument, anyEdit, apply, strategyLike } from '../document-arbitraries.js';
import { modelOf } from '../document/model-of.js';

const runs = Number(process.env['STRATEGY_RUNS'] ?? 300);
const lines = (text: string): string[] => text.split('\n').filter(line => line !== '');
const isLeftOut = ({ kind }: Block): boolean => kind === 'Approval' || kind === 'Change';

/** Results tables, signatures and the status. */
function holes(model: StrategyModel): { start: number; end: number; block: Block }[] {
    return model.blocks.flatMap(block => {
        const raw = structureIn(AstUtils.getDocument(block.node))!.blocks[block.node.$containerIndex!]!;
        const status = block.kind === 'Strategy' ? block.fields.find(({ key }) => key === 'Status')?.span : undefined;
        const hole = status && /^.*(?:draft|in review|approved|superseded)$/i.test(model.text.slice(status.start, status.end)) ? status : raw.results ?? raw.seal;
        return hole ? [{ start: hole.start, end: hole.end, block }] : [];
    });
}

const recorded = fc.constantFrom(
    '## Change: C\n\n- Date: 2027-01-01\n\nWords.\n', '### Change: D\n\nWords.\n', '# Change: E\n', '## Approval: A\n\n- Name: N\n\n```strategy-approval\nsealed\n```\n', '## Metric: M\n\n- Source: s\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 8 |\n\nEnd.\n',
    '# Strategy: S\n\n- Version: 1\n- Status: approved\n- Owner: O\n', '# Strategy: T\n\n- Status: draft\n\nWords.\n', '# Strategy: U\n\n- status: in review\nglued\n',
    '## Metric: N\n\n- Source: s\n\n| Date | Actual |\n| --- | --- |\n| 2027-01-31 | 8 |\n\n  - indented\n'
);
const plan = fc.array(fc.oneof(anyDocument, recorded, strategyLike), { minLength: 1, maxLength: 6 }).map(parts => parts.join('\n'));

test('every line is covered, or stands in a block that is left out, a results table or a signature', async () => {
    await fc.assert(fc.asyncProperty(plan, async text => {
        const model = await modelOf(text);
        const covered = coveredTexts(model);
        const canonical = new CanonicalText(text);
        const known = new Set(covered.map(({ block }) => block));
        const left = model.blocks.filter(block => !known.has(block));
        expect(left.every(isLeftOut)).toBe(true);
        const inside = holes(model).filter(({ block }) => known.has(block)).flatMap(hole => {
            const kept = covered.find(({ block }) => block === hole.block)!.text;
            const whole = canonical.piece(hole.block.span);
            return kept === whole ? [] : [lines(whole).length - lines(kept).length];
        });
        const total = lines(canonical.whole()).length;
        const counted = covered.flatMap(({ text }) => lines(text)).length + left.flatMap(({ span }) => lines(canonical.piece(span))).length + inside.reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(total);
    }), { numRuns: runs });
});

/** What covered text says, with what it belongs to. What an Approval or a Change stands in means nothing. */
function meaning(model: StrategyModel): unknown {
    return coveredTexts(model).filter(({ block }) => block).map(({ block }) => [
        block!.kind, block!.title, block!.level, !isLeftOut(block!) && block!.parent && [block!.parent.kind, block!.parent.title],
        [...block!.fields.filter(({ key, block: { kind } }) => kind !== 'Strategy' || key !== 'Status'), ...block!.custom].map(({ key, text, value, references, then }) => [key, text, value, references.map(({ target }) => target && [target.kind, target.title]), then])
    ]);
}

test('where the covered texts are the same, they mean the same, whatever was done to the rest', async () => {
    let compared = 0;
    await fc.assert(fc.asyncProperty(plan, fc.array(fc.tuple(anyEdit, fc.nat()), { minLength: 1, maxLength: 4 }), async (text, edits) => {
        const before = await modelOf(text);
        let edited = text;
        for (const [edit, pick] of edits) { // inside what is left out, where there is something
            const model = await modelOf(edited);
            const spans = [...model.blocks.filter(isLeftOut).map(({ span }) => span), ...holes(model)];
            const span = spans[pick % Math.max(1, spans.length)];
            edited = span ? edited.slice(0, span.start) + apply(edited.slice(span.start, span.end), edit) + edited.slice(span.end) : apply(edited, edit);
        }
        const after = await modelOf(edited);
        const [one, other] = [before, after].map(model => JSON.stringify(coveredTexts(model).map(({ type, label, text }) => [type, label, text])));
        if (one !== other || edited === text) return;
        compared++;
        expect(meaning(after)).toEqual(meaning(before));
    }), { numRuns: runs });
    expect(compared, 'some edits stay outside of the seal').toBeGreaterThan(0);
});
