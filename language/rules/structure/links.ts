import type { RawBlock } from '../../parser/structure.js';
import { decoded } from '../../references/link-target.js';
import { nearest } from '../nearest.js';
import { should, type LinkState, type Problem, type Rule, type RuleContext } from '../rule.js';

/** What is wrong with the links, each with the block it stands in, so that it can be silenced there. */
function* problems({ links, structure, model }: RuleContext, problemOf: (link: LinkState) => Pick<Problem, 'message' | 'data'> | undefined): Iterable<Problem> {
    for (const link of links) {
        const problem = problemOf(link);
        if (!problem) continue;
        const index = structure.blocks.findLastIndex((block: RawBlock) => block.start <= link.span.start && link.span.end <= block.end);
        yield { ...problem, span: link.span, block: model.blocks[index] };
    }
}

export const linkRules: Rule[] = [
    {
        code: 'link-should-lead-to-a-file', requirement: 'structure', severity: should,
        summary: 'The file that a link or a picture names should be there.',
        help: 'The path is relative to the file it stands in, and names are compared letter by letter: `logo.svg` is not `Logo.svg`. Files outside the folder you work in are not looked at.',
        wrong: '## Team: Sales\n\nSee [our plan](plans/plan.pdf).\n', right: '## Team: Sales\n\nSee [our plan](https://acme.example/plan.pdf).\n',
        *check(context) {
            yield* problems(context, ({ state, target, names }) => {
                if (state !== 'no file') return undefined;
                const path = decoded(target.replace(/#.*$/, ''));
                const name = path.slice(path.lastIndexOf('/') + 1);
                const near = nearest(name, names);
                return { message: `There is no file "${path}" here.${near ? ` Did you mean "${near}"?` : ''}` };
            });
        }
    },
    {
        code: 'link-should-lead-to-a-heading', requirement: 'structure', severity: should,
        summary: 'The heading that a link names should be there.',
        help: 'The part behind `#` is the heading in lower case, with `-` for spaces and without the colon: `## Goal: Qualified leads` is `#goal-qualified-leads`.',
        wrong: '## Team: Sales\n\nSee [below](#how-we-wrk).\n\n#### How we work\n', right: '## Team: Sales\n\nSee [below](#how-we-work).\n\n#### How we work\n',
        *check(context) {
            yield* problems(context, ({ state, target, names, span, text }) => {
                if (state !== 'no heading') return undefined;
                const anchor = target.slice(target.indexOf('#') + 1);
                const near = nearest(decoded(anchor), names);
                const file = target.startsWith('#') ? '' : ` in ${decoded(target.replace(/#.*$/, ''))}`;
                return {
                    message: `No heading${file} is "#${anchor}".${near ? ` Did you mean "#${near}"?` : ''}`,
                    data: near && span.end > span.start ? { fix: 'replace', text: text.slice(0, text.indexOf('#') + 1) + near } : undefined
                };
            });
        }
    }
];
