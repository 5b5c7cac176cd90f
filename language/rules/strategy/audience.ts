import { audienceOf, evidenceDate, freshMonths, isOpen, isPrimary, rankedActivities } from '../../analysis/audience.js';
import { visible } from '../../analysis/per-model.js';
import { blocksOf, choice, field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { referenceTo } from '../../references/link-target.js';
import { addMonths } from '../../parser/values/iso-date.js';
import { isPlaceholder } from '../../model/placeholder.js';
import type { FixHint } from '../hint.js';
import { must, should, type Problem, type Rule } from '../rule.js';
import { amountText, describe, joined, titles } from '../../analysis/words.js';

const olivia = '## Persona: Olivia\n\n- Active on: YouTube 60%, LinkedIn 20%\n\n';

/** S2: be on the platforms where the target audience is most active, not on the popular ones. */
export const audienceRules: Rule[] = [
    {
        code: 'strategy-must-name-its-audience', requirement: 'S2', severity: must,
        summary: 'A strategy must say whom it addresses, and where.',
        help: 'Write a Persona for each group you want to reach and a Platform for each place where you meet them.',
        wrong: '# Strategy: Acme\n', right: '# Strategy: Acme\n\n## Persona: Olivia\n\n## Platform: LinkedIn\n',
        *check({ model }) {
            if (!model.strategy) return;
            for (const [kind, what] of [['Persona', 'whom it addresses'], ['Platform', 'where it meets its audience']] as const) {
                if (visible(model, kind).length > 0) continue;
                yield { message: `The strategy does not say ${what}. Add a block "## ${kind}: ...".`, span: model.strategy.heading, block: model.strategy, data: { fix: 'add-block', kind } };
            }
        }
    },
    {
        code: 'primary-platform-should-reach-its-personas', requirement: 'S2', severity: should,
        summary: 'On a primary platform at least one of its personas should be active.',
        help: 'A platform is primary because your audience is there, not because it is popular. Aliases count: Twitter is X.',
        wrong: `${olivia}## Platform: TikTok\n\n- Priority: primary\n- Personas: Olivia\n`,
        right: `${olivia}## Platform: YouTube\n\n- Priority: primary\n- Personas: Olivia\n`,
        *check({ model }) {
            const { activities, serves } = audienceOf(model);
            for (const platform of blocksOf(model, 'Platform').filter(isPrimary)) {
                const named = serves.get(platform) ?? [];
                if (named.length > 0 && named.every(persona => field(persona, 'Excluded'))) {
                    yield { message: `${describe(platform)} is primary, but the plan leaves its whole audience out (${titles(named)}: "Excluded"). Name a persona it is for, or take back that it is primary.`, span: priorityOf(platform), block: platform };
                    continue;
                }
                const known = named.filter(persona => (activities.get(persona) ?? []).length > 0);
                if (known.length === 0 || known.some(persona => activities.get(persona)!.some(activity => activity.platform === platform))) continue;
                const where = known.map(persona => `"${persona.title}" is on ${joined(activities.get(persona)!.map(({ name }) => name))}`);
                yield { message: `${describe(platform)} is primary, but none of its personas is active there: ${where.slice(0, 3).join('; ')}. Be where they are, or make it secondary.`, span: priorityOf(platform), block: platform };
            }
        }
    },
    {
        code: 'persona-should-be-met-where-most-active', requirement: 'S2', severity: should,
        summary: 'A persona should be met on the platform where it is most active.',
        help: 'The platform a persona uses most should be in the plan, and should not be secondary while a less used one is primary for it; and it should be met there at all. A platform that is dormant, avoided or retired was left on purpose: then the next one counts. Compared are the shares behind `Active on`.',
        wrong: `${olivia}## Platform: LinkedIn\n\n- Priority: primary\n- Personas: Olivia\n`,
        right: `${olivia}## Platform: YouTube\n\n- Priority: primary\n- Personas: Olivia\n\n## Platform: LinkedIn\n\n- Priority: primary\n- Personas: Olivia\n`,
        *check({ model }) {
            const { personas, platforms, serves } = audienceOf(model);
            if (platforms.length === 0) return;
            for (const persona of personas) {
                const [most, ...less] = rankedActivities(persona, model);
                const isHere = persona.uri === model.uri;
                const serving = isHere ? undefined : blocksOf(model, 'Platform').find(platform => isOpen(platform) && serves.get(platform)!.includes(persona));
                if (!most || !isHere && !serving) continue;
                const shareOf = ({ name, share }: typeof most): string => `${name} (${amountText(share.amount, share.unit)})`;
                const active = `"${persona.title}" is most active on ${shareOf(most)}`;
                const place: Pick<Problem, 'span' | 'block' | 'related'> = serving ? { span: priorityOf(serving), block: serving, related: [{ uri: persona.uri, span: persona.heading, message: 'The persona' }] } : { span: most.reference.span, block: persona };
                if (!most.platform) {
                    yield { ...place, message: `${active}, but the plan has no platform of that name. Add it, or say why not with "Priority: avoid".`, data: { fix: 'add-block', kind: 'Platform', title: most.name, fields: [['Priority', 'primary'], ['Personas', referenceTo(persona, model.uri)], ['Owner', '']] } };
                    continue;
                }
                const platform = most.platform;
                const meeting = less.filter(({ platform: other, share }) => other && share.amount < most.share.amount && serves.get(other)?.includes(persona));
                const preferred = meeting.find(other => isPrimary(other.platform!));
                if (choice(platform, 'Priority') === 'secondary' && preferred) {
                    yield {
                        ...place, related: [...place.related ?? [], { uri: platform.uri, span: platform.heading, message: 'Secondary' }],
                        message: `${active}, which is secondary, while ${shareOf(preferred)} is primary for this persona. Swap the two, or tell why in the evidence.`
                    };
                } else if (!serves.get(platform)?.includes(persona) && meeting[0]) {
                    yield {
                        ...place, related: [...place.related ?? [], { uri: platform.uri, span: platform.heading, message: 'Does not name this persona' }],
                        message: `${active}, and the plan meets this persona on ${shareOf(meeting[0])} only. Name it under the personas of "${platform.title}" too.`,
                        ...platform.uri === model.uri ? { data: servedBy(platform, persona) } : {}
                    };
                }
            }
        }
    },
    {
        code: 'persona-must-have-a-platform', requirement: 'S2', severity: must,
        summary: 'A persona must be served by a platform.',
        help: 'An audience that no platform serves is not reached. Name the persona under a platform, or say with `Excluded` why the strategy leaves it out. Where it is active on a platform that names nobody yet, it is that platform that has the finding.',
        wrong: '## Persona: Olivia\n\n## Platform: LinkedIn\n', right: '## Persona: Olivia\n\n## Platform: LinkedIn\n\n- Personas: Olivia\n',
        *check({ model }) {
            const { personas, platforms, serves, activities } = audienceOf(model);
            const open = platforms.filter(isOpen);
            if (open.length === 0) return;
            const served = new Set(open.flatMap(platform => serves.get(platform) ?? []));
            const missed = personas.filter(persona => !served.has(persona));
            for (const persona of missed.filter(({ uri }) => uri === model.uri)) {
                const best = activities.get(persona)?.find(({ platform }) => platform && isOpen(platform))?.platform;
                if (best && !field(best, 'Personas')) continue; // the same gap, told there
                yield { message: `No platform serves "${persona.title}". Name it under the personas of ${best ? `"${best.title}"` : 'a platform'}, or say with "Excluded" why it is left out.`, span: persona.heading, block: persona, ...best?.uri === model.uri ? { data: servedBy(best, persona) } : {} };
            }
            const elsewhere = missed.filter(({ uri }) => uri !== model.uri);
            if (!model.strategy || elsewhere.length === 0) return;
            yield {
                message: `No platform serves ${titles(elsewhere)}. Name ${elsewhere.length === 1 ? 'the persona' : 'each persona'} under a platform, or say with "Excluded" why it is left out.`,
                span: model.strategy.heading, block: model.strategy, related: elsewhere.map(({ uri, heading }) => ({ uri, span: heading, message: 'No platform serves it' }))
            };
        }
    },
    {
        code: 'evidence-should-be-fresh', requirement: 'S2', severity: should,
        summary: 'Evidence of where an audience is should have a date, and not be older than a year.',
        help: `Audiences move. The latest day in \`Evidence\` and \`Reviewed\` counts, also one written as \`October 2026\`; after ${freshMonths} months it is old.`,
        wrong: '## Persona: Olivia\n\n- Evidence: customer survey of 2020-11-20\n', right: '## Persona: Olivia\n\n- Evidence: customer survey of 2020-11-20\n- Reviewed: 2027-02-15\n',
        *check({ model, today }) {
            for (const persona of audienceOf(model).personas) {
                const evidence = field(persona, 'Evidence');
                if (persona.uri !== model.uri || !evidence || isPlaceholder(evidence.text)) continue; // that there is none has a rule of its own
                const date = evidenceDate(persona, today);
                if (date && addMonths(date, freshMonths) >= today) continue;
                const message = date
                    ? `What is known of "${persona.title}" is from ${date}, more than a year ago. Look again, and write the day behind "Reviewed".`
                    : `The evidence for "${persona.title}" has no date. Say when it was collected, or write the day it was last looked at behind "Reviewed".`;
                yield { message, span: evidence.valueSpan ?? evidence.span, block: persona, data: { fix: 'add-field', key: 'Reviewed', example: today } };
            }
        }
    },
    {
        code: 'secondary-platform-should-have-a-condition', requirement: 'S2', severity: should,
        summary: 'A secondary platform should say under which condition it is served.',
        help: 'Secondary means: if the resources are there. Say what is done then, so that it is the first thing dropped when they are not.',
        wrong: '## Platform: Facebook\n\n- Priority: secondary\n', right: '## Platform: Facebook\n\n- Priority: secondary\n- If resources allow: one short video a month\n',
        *check({ model }) {
            for (const platform of blocksOf(model, 'Platform')) {
                if (choice(platform, 'Priority') !== 'secondary' || field(platform, 'If resources allow')) continue;
                yield { message: `${describe(platform)} is secondary without a condition. Add a line such as "- If resources allow: one short video a month".`, span: priorityOf(platform), block: platform, data: { fix: 'add-field', key: 'If resources allow', example: 'one short video a month' } };
            }
        }
    },
    {
        code: 'content-should-address-personas', requirement: 'R1', severity: should, asks: { kind: 'Content', key: 'Personas' },
        summary: 'A content theme should say whom it is for.',
        help: 'Content that resonates is made for somebody. Name the personas of each theme.',
        wrong: '## Content: Calibration school\n', right: '## Content: Calibration school\n\n- Personas: Olivia\n\n## Persona: Olivia\n',
        *check({ model }) {
            const personas = audienceOf(model).personas;
            for (const theme of blocksOf(model, 'Content')) {
                if (field(theme, 'Personas')) continue;
                const [persona] = personas;
                const example = persona ? referenceTo(persona, model.uri) : 'Operations Olivia';
                yield { message: `${describe(theme)} addresses nobody in particular. Add a line such as "- Personas: ${example}"${personas.length > 1 ? ` (known are ${titles(personas)})` : ''}.`, span: theme.heading, block: theme, data: { fix: 'add-field', key: 'Personas', example, needs: persona ? [] : [{ kind: 'Persona', title: example, fields: [['Active on', visible(model, 'Platform')[0]?.title ?? 'LinkedIn'], ['Evidence', '']] }] } };
            }
        }
    }
];

function priorityOf(platform: Block): { start: number; end: number } {
    return field(platform, 'Priority')?.valueSpan ?? platform.heading;
}

function servedBy(platform: Block, persona: Block): FixHint {
    return { fix: 'add-names', key: 'Personas', choices: [[{ kind: 'Persona', title: persona.title }]], of: { kind: 'Platform', title: platform.title } };
}
