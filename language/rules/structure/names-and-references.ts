import { positionHeldBy, teamsOfPosition } from '../../analysis/ownership.js';
import { blocksOf, field, targets } from '../../model/facts.js';
import type { Block, Reference, StrategyModel } from '../../model/model.js';
import { groupedBy } from '../../parser/grouped.js';
import { titleKey } from '../../references/names.js';
import { visible } from '../../analysis/per-model.js';
import { describe } from '../../analysis/words.js';
import { positionCalled } from '../../refactor/position.js';
import { nearest } from '../nearest.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { always, type Problem, type Rule } from '../rule.js';

const kindWords: Record<string, string> = { Owner: 'position (Owner)' };
const kindWord = (kinds: readonly string[]): string => kinds.map(kind => kindWords[kind] ?? kind.toLowerCase()).join(' or ');

/** The titles that a reference of this file may name. */
function titlesOf(model: StrategyModel, kinds: readonly string[]): string[] {
    return visible(model, ...kinds).map(({ title }) => title).filter(title => title !== '');
}

/** A file of 1 MB has ten thousand references: only those that are looked for are gathered. */
function referencesThat(is: (reference: Reference) => boolean, { blocks }: StrategyModel): { reference: Reference; block: Block; key: string }[] {
    const found: { reference: Reference; block: Block; key: string }[] = [];
    for (const block of blocks) {
        for (const { references, key } of block.fields) {
            for (const reference of references) if (is(reference)) found.push({ reference, block, key });
        }
    }
    return found;
}

/** `missing`: the block that nobody has written, where that is what the name lacks. */
type Unknown = Problem & { missing?: string };

function unknownReference(reference: Pick<Reference, 'title' | 'kinds' | 'span'>, key: string, block: Block, titles: readonly string[], model: StrategyModel): Unknown {
    const { title, kinds, span } = reference;
    const kind = kinds[0]!;
    const several = severalIn(title, titles);
    if (several && key === 'Owner') return { message: `"${title}" are several positions. Keep the one that answers for it.`, span, block, data: { fix: 'name-instead', choices: several } };
    const together = several?.join(', ');
    if (together && key !== 'Approval') return { message: `"${title}" are several: put a comma between them, "${together}".`, span, block, data: { fix: 'replace', text: together } };
    const person = kinds.includes('Owner') ? meantPosition(title, model) : undefined;
    const near = person?.near ?? nearest(title, titles);
    const hint = person?.hint ?? (near ? `Did you mean "${near}"?` : `Write a block "## ${kind}: ${title}" in this file or in one that it uses.`);
    const problem: Problem = { message: `No ${kindWord(kinds)} is called "${title}". ${hint}`, span, block, data: { fix: 'unknown-reference', title, near, kind, key } };
    return person || near ? problem : { ...problem, missing: `${kind}:${titleKey(title)}` };
}

/** A block that several names lack is one finding, at the first of them. */
function onceForEach(problems: readonly Unknown[], uri: string): Problem[] {
    const alike = groupedBy(problems, ({ missing }) => missing);
    return problems.flatMap(problem => {
        const [first, ...others] = problem.missing === undefined ? [problem] : alike.get(problem.missing)!;
        if (first !== problem) return [];
        return others.length === 0 ? [problem] : [{ ...problem, related: others.map(({ span }) => ({ uri, span, message: 'Named here too' })) }];
    });
}

/** `Marketing and Sales`, `Marketing / Sales`: the names, where each is known. */
function severalIn(title: string, titles: readonly string[]): string[] | undefined {
    const parts = title.length > longestTitle ? [] : title.split(/\s*(?:\/|&|\+|\band\b|\bund\b)\s*/i);
    if (parts.length < 2) return undefined;
    const names = parts.flatMap(name => titles.find(known => titleKey(known) === titleKey(name)) ?? []);
    return names.length === parts.length && !names.some(name => /[,;]/.test(name)) ? names : undefined;
}

/** What is longer is not searched for names: the patterns would take long. */
const longestTitle = 300;

/** Who is meant where a position belongs, and somebody or something else was written: a person, an address, a team, everybody. */
function meantPosition(title: string, model: StrategyModel): { near?: string | undefined; hint: string } | undefined {
    if (title.length > longestTitle) return undefined;
    const address = /^(?:mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+$/.test(title);
    const held = address ? visible(model, 'Owner').find(position => field(position, 'Email')?.text.toLowerCase().includes(title.toLowerCase())) : positionHeldBy(title, model);
    if (held) return { near: held.title, hint: address ? `That is the address of "${held.title}": name the position.` : `${title} holds the position "${held.title}": name that.` };
    if (address || title.startsWith('@')) return { hint: 'Name the position here, and write the address behind its "Email".' };
    const bare = title.replace(/\s*\([^)]*\)$/, '');
    const position = bare === title ? undefined : positionCalled(bare, model);
    if (position) return { near: position.title, hint: `Write "${position.title}" alone; who holds it stands behind its "Held by".` };
    const team = visible(model, 'Team').find(candidate => [title, title.replace(/^(?:the )?(.*?)(?: team| department)$/i, '$1')].some(name => titleKey(name) === titleKey(candidate.title)));
    if (team) {
        const [first] = [...targets(team, 'Lead'), ...visible(model, 'Owner').filter(owner => teamsOfPosition(owner, model).includes(team))];
        return { near: first?.title, hint: `"${team.title}" is a team: name the position in it that answers for this${first ? `, such as "${first.title}"` : ''}.` };
    }
    if (/^(?:all|all of us|everyone|everybody|we|us|the team|alle|wir|das team)$/i.test(title)) return { hint: 'What everybody owns, nobody does: name one position.' };
    if (/^(?:none|nobody|no one|keine?r?|niemand)$/i.test(title)) return { hint: 'Name a position, or take the line out until there is one.' };
    return undefined;
}

export const referenceRules: Rule[] = [
    {
        code: 'reference-must-exist', requirement: 'structure', severity: always('error'),
        summary: 'A name in a field must be the title of a block.',
        help: 'Names are compared without regard to case and spaces. The block may stand in this file or in a file that the strategy uses. A block that several fields name and nobody has written is told once, at the first of them. Titles with a comma need the link form: `[Title](#anchor)`.',
        wrong: '## Goal: Qualified leads\n\n- Owner: Head of Marketng\n\n## Owner: Head of Marketing\n',
        right: '## Goal: Qualified leads\n\n- Owner: Head of Marketing\n\n## Owner: Head of Marketing\n',
        *check({ model }) {
            const titles = (kinds: readonly string[]): string[] => titlesOf(model, kinds);
            const isUnknown = ({ required, target, title }: Reference): boolean => required && !target && !isPlaceholder(title);
            const found = referencesThat(isUnknown, model).map(({ reference, block, key }) => unknownReference(reference, key, block, titles(reference.kinds), model));
            for (const block of blocksOf(model, 'Approval')) {
                if (!block.title || titles(['Owner']).some(owner => titleKey(owner) === titleKey(block.title))) continue;
                found.push(unknownReference({ title: block.title, kinds: ['Owner'], span: block.heading }, 'Approval', block, titles(['Owner']), model));
            }
            yield* onceForEach(found, model.uri);
        }
    },
    {
        code: 'link-should-lead-to-the-block', requirement: 'structure', severity: always('warning'),
        summary: 'The link of a reference should lead to the block it names.',
        help: 'On GitHub a reader clicks the link. Its anchor is the heading in lower case, with `-` for spaces: `## Goal: Qualified leads` is `#goal-qualified-leads`.',
        wrong: '## Owner: Head of Marketing\n\n## Team: Marketing\n\n- Lead: [Head of Marketing](#head-of-marketing)\n',
        right: '## Owner: Head of Marketing\n\n## Team: Marketing\n\n- Lead: [Head of Marketing](#owner-head-of-marketing)\n',
        *check({ model }) {
            for (const { reference, block } of referencesThat(({ link }) => link !== undefined, model)) {
                const anchor = reference.link?.split('#')[1];
                if (!reference.target || !anchor || anchor === reference.target.anchor) continue;
                yield {
                    message: `This link leads to "#${anchor}", but the heading of "${reference.target.title}" is "#${reference.target.anchor}".`,
                    span: reference.span, block, data: { fix: 'anchor', anchor: reference.target.anchor }
                };
            }
        }
    },
    {
        code: 'title-must-be-unique', requirement: 'structure', severity: always('error'),
        summary: 'Two blocks of one kind must not have the same title.',
        help: 'A name must mean one thing. Approvals and changes may repeat.',
        wrong: '## Team: Sales\n\n## Team: Sales\n', right: '## Team: Sales\n\n## Team: Inside Sales\n',
        *check({ model }) {
            const seen = new Map<string, Block>();
            const shared = model.shared.filter(block => block.kind !== 'Strategy');
            for (const block of [...shared, ...model.blocks]) {
                if (!block.title || block.kind === 'Approval' || block.kind === 'Change') continue;
                const key = `${block.kind}:${titleKey(block.title)}`;
                const first = seen.get(key);
                if (!first) seen.set(key, block);
                else if (block.uri === model.uri) {
                    const elsewhere = first.uri === model.uri ? '' : ', in a file this one uses';
                    yield {
                        message: `There is already a ${block.kind} block with the title "${first.title}"${elsewhere}. Give this one another title, or merge the two.`,
                        span: block.heading, block, related: [{ uri: first.uri, span: first.heading, message: 'The other block' }]
                    };
                }
            }
        }
    },
    {
        code: 'block-must-have-title', requirement: 'structure', alone: true, severity: always('error'),
        summary: 'A block must have a title.',
        help: 'The title stands behind the colon of the heading. Other blocks refer to it by that name.',
        wrong: '## Goal:\n', right: '## Goal: Qualified leads\n',
        *check({ model }) {
            for (const block of model.blocks) {
                if (!block.title) yield { message: `${describe(block)} has no title. Write one behind the colon: "## ${block.kind}: Title".`, span: block.heading, block };
            }
        }
    },
    {
        code: 'used-file-must-exist', requirement: 'structure', severity: always('error'),
        summary: 'A file named by `Uses` must be a strategy file of this workspace.',
        help: 'Give a link relative to this file: `- Uses: [Organisation](organisation.strategy.md)`.',
        wrong: '# Strategy: Acme\n\n- Uses: [Organisation](missing.strategy.md)\n', right: '# Strategy: Acme\n\n- Uses: [Organisation](organisation.strategy.md)\n',
        *check({ model, uses }) {
            const parts = model.strategy?.fields.filter(field => field.key === 'Uses').flatMap(field => field.parts) ?? [];
            for (const [index, use] of uses.entries()) {
                const part = parts[index];
                if (use.state === 'ok' || !part) continue;
                yield { message: useMessages[use.state](use.text), span: part.span, block: model.strategy };
            }
        }
    }
];

const useMessages = {
    missing: (text: string) => `The file ${text} was not found. Write its path relative to this file: "[Organisation](organisation.strategy.md)".`,
    'not a strategy': (text: string) => `${text} is no strategy file. Expected a relative link to a file whose name ends in ".strategy.md".`,
    outside: (text: string) => `The file ${text} lies outside this workspace and is not read.`,
    circle: (text: string) => `${text} uses this file in turn. Move what both need into a third file.`
};
