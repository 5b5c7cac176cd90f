import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { URI } from 'langium';
import { rules, type StrategyModel } from '../../../language/index.js';
import { structureIn } from '../../../language/parser/parser.js';
import type { Problem, RuleContext } from '../../../language/rules/rule.js';
import { acme, library } from '../../helpers/examples.js';
import { createTestServices } from '../../helpers/services.js';
import { anyDocument } from '../document-arbitraries.js';

const alone = rules.filter(rule => rule.alone);
const house = { required: { Team: ['Floor'], Goal: ['Note'] } };

async function contextOf(text: string): Promise<RuleContext> {
    const { shared } = createTestServices();
    const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, Models } = shared.workspace;
    const document = LangiumDocumentFactory.fromString(text, URI.parse('file:///a.strategy.md'));
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: false });
    return { model: Models.of(document), structure: structureIn(document)!, today: '2027-03-01', house, approvals: [], links: [], uses: [] };
}

/** The same, as if the file held nothing but one block and the day were another. */
function only(index: number, { model, structure, ...context }: RuleContext): RuleContext {
    const blocks = [model.blocks[index]!];
    const bare: StrategyModel = { uri: model.uri, text: model.text, strategy: undefined, blocks, parts: [], shared: [] };
    return { ...context, today: '1999-01-01', model: bare, structure: { ...structure, blocks: [structure.blocks[index]!], headings: [] } };
}

async function expectAlone(text: string): Promise<void> {
    const context = await contextOf(text);
    for (const rule of alone) {
        const apart = context.model.blocks.flatMap((block, index) => [...rule.check(only(index, context))].map(problem => {
            expect(problem.block).toBe(block);
            expect(problem.related).toBeUndefined();
            return problem;
        }));
        const whole = [...rule.check(context)];
        const inOrder = context.model.blocks.flatMap(block => whole.filter(problem => problem.block === block));
        expect(inOrder.map(facts), rule.code).toEqual(apart.map(facts));
        expect(inOrder).toHaveLength(whole.length);
    }
}

function facts({ message, span, data, unnecessary }: Problem): object {
    return { message, span, data, unnecessary };
}

describe('A rule that says it looks at each block alone finds in a block what it finds in the whole file', () => {
    test.each(Object.entries({ ...acme, ...library }))('in the example %s', async (_name, text) => expectAlone(text));

    test('in generated documents', async () => {
        await fc.assert(fc.asyncProperty(anyDocument, expectAlone), { numRuns: 150 });
    }, 120_000);
});
