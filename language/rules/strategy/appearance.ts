import { colourOf, sectionWords, understoodSections, wantedSections } from '../../analysis/appearance.js';
import { field } from '../../model/facts.js';
import type { Field, StrategyModel } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { nearest } from '../nearest.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { always, type Problem, type Rule } from '../rule.js';

/** What the formatted document is asked for and cannot show: it leaves it out and goes on, so the writer should hear of it. */
export const appearanceRules: Rule[] = [
    {
        code: 'appearance-should-be-understood', requirement: 'structure', severity: always('warning'),
        summary: 'What `Sections` and `Colour` ask for should be something that the formatted document can show.',
        help: `\`Sections\` knows ${sectionWords.map(word => `\`${word}\``).join(', ')}. \`Colour\` is written as \`#1d5c6e\` or \`rgb(29, 92, 110)\`. What is not understood is not followed.`,
        wrong: '# Strategy: Acme\n\n- Sections: destination, sumary\n- Colour: petrol\n', right: '# Strategy: Acme\n\n- Sections: destination, summary\n- Colour: #1d5c6e\n',
        *check({ model }) {
            const { strategy } = model;
            const [sections, colour] = strategy ? [field(strategy, 'Sections'), field(strategy, 'Colour')] : [];
            if (sections) for (const name of wantedSections(model).unknown) if (!isPlaceholder(name)) yield unknownSection(name, sections, model);
            if (colour?.text.trim() && !isPlaceholder(colour.text) && !colourOf(model)) {
                yield { message: `"${colour.text}" cannot be read as a colour. Write it as on the web: "#1d5c6e".`, span: colour.valueSpan ?? colour.span, block: colour.block };
            }
        }
    }
];

function unknownSection(name: string, sections: Field, model: StrategyModel): Problem {
    const near = nearest(name, understoodSections);
    const span = placeOf(name, sections, model);
    return {
        message: `The formatted document has no section "${name}". ${near ? `Did you mean "${near}"?` : `It knows ${sectionWords.slice(0, -2).join(', ')}; also "all" and "none".`}`,
        span: span ?? sections.valueSpan ?? sections.span, block: sections.block, ...near && span ? { data: { fix: 'replace', text: near } } : {}
    };
}

/** Where a name stands by itself among the others. */
function placeOf(name: string, { valueSpan }: Field, { text }: StrategyModel): Span | undefined {
    if (!valueSpan) return undefined;
    for (let at = text.indexOf(name, valueSpan.start); at >= 0 && at + name.length <= valueSpan.end; at = text.indexOf(name, at + 1)) {
        if (!/[\p{L}\p{N}]/u.test(text.slice(at - 1, at) + text.slice(at + name.length, at + name.length + 1))) return { start: at, end: at + name.length };
    }
    return undefined;
}
