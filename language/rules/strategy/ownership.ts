import { approversOf, duties, fullLoad, hasEnded, holders, holdersOf, isPerson, loadOf, mutualBackups, onePerson, possibleBackups, responsibilitiesOf, sameHolder, sharedResponsibilities } from '../../analysis/ownership.js';
import { visible } from '../../analysis/per-model.js';
import { blocksOf, field, targets } from '../../model/facts.js';
import type { Block, Field, StrategyModel } from '../../model/model.js';
import { isPlaceholder } from '../../model/placeholder.js';
import { referenceTo } from '../../references/link-target.js';
import type { Span } from '../../parser/scan.js';
import type { FixHint } from '../hint.js';
import { always, must, should, type Rule } from '../rule.js';
import { and, describe, joined, numberWord, titles } from '../../analysis/words.js';

/** What a position does that listens to what people say (R1). */
const listening = /\b(?:listen\w*|monitor\w*|mentions?|social inbox|community (?:management|replies)|replies|reply|answers? (?:to )?(?:comments|questions|messages))\b/i;

/** What a Risk speaks of that provides for the time when somebody is away. */
const absence = /\b(?:ill|illness|sick|sickness|absen\w*|away|holidays?|vacation|leave|unavailable|krank\w*|urlaub\w*|abwesen\w*|ausfall\w*|ausfällt)\b/i;

/** S3: responsibilities are delegated to positions, formally. */
export const ownershipRules: Rule[] = [
    {
        code: 'owner-should-be-one', requirement: 'S3', severity: should,
        summary: 'One position should own a thing, not several.',
        help: 'When two answer for a goal, each waits for the other. Name one; who helps is a backup of that position, or stands under `Teams`.',
        wrong: '## Goal: Reach\n\n- Owner: Analyst, Editor\n\n## Owner: Analyst\n\n## Owner: Editor\n',
        right: '## Goal: Reach\n\n- Owner: Analyst\n\n## Owner: Analyst\n\n- Backup: Editor\n\n## Owner: Editor\n',
        *check({ model }) {
            for (const block of model.blocks) {
                const owner = field(block, 'Owner');
                if (!owner || owner.references.length < 2) continue;
                yield { message: `${describe(block)} has ${numberWord(owner.references.length)} owners: ${joined(owner.references.map(({ title }) => title))}. Keep the one that answers for it.`, ...at(owner), data: { fix: 'keep-one', key: 'Owner' } };
            }
        }
    },
    {
        code: 'responsibility-should-have-one-owner', requirement: 'S3', severity: should,
        summary: 'Two positions should not have the same responsibility.',
        help: 'What two are responsible for, nobody is. Say which part each has, or give it to one. To approve is left out: several may have to.',
        wrong: '## Owner: Editor\n\n- Responsibilities: replies to comments\n\n## Owner: Analyst\n\n- Responsibilities: replies to comments\n',
        right: '## Owner: Editor\n\n- Responsibilities: replies to comments on LinkedIn\n\n## Owner: Analyst\n\n- Responsibilities: replies to comments on YouTube\n',
        *check({ model }) {
            for (const { text, positions } of sharedResponsibilities(model)) {
                const last = positions.findLast(({ uri }) => uri === model.uri);
                if (!last) continue;
                yield {
                    message: `"${text}" is a responsibility of ${titles(positions)}. Give it to one, or say which part each has.`, ...at(field(last, 'Responsibilities')!),
                    related: positions.filter(other => other !== last).map(other => ({ uri: other.uri, span: other.heading, message: 'Has the same responsibility' }))
                };
            }
        }
    },
    {
        code: 'somebody-should-listen', requirement: 'R1', severity: should,
        summary: 'A position should be responsible for listening.',
        help: 'Relationships begin with listening: mentions, comments, groups, questions. Write it among the responsibilities of a position.',
        wrong: '# Strategy: Acme\n\n## Owner: Editor\n\n- Responsibilities: publishes on all accounts\n',
        right: '# Strategy: Acme\n\n## Owner: Editor\n\n- Responsibilities: publishes on all accounts; listens to mentions and comments\n',
        *check({ model }) {
            const positions = visible(model, 'Owner');
            if (!model.strategy || positions.every(position => responsibilitiesOf(position).length === 0)) return;
            if (positions.some(position => responsibilitiesOf(position).some(text => listening.test(text)))) return;
            yield { message: 'No position is responsible for listening to what people say on social media. Add it to the responsibilities of one, such as "listens to mentions and comments".', span: model.strategy.heading, block: model.strategy, data: { fix: 'add-responsibility', text: 'listens to mentions and comments' } };
        }
    },
    {
        code: 'backup-must-be-another-position', requirement: 'S3', severity: must,
        summary: 'A position cannot be its own backup.',
        help: 'A backup steps in when the position is away.',
        wrong: '## Owner: Editor\n\n- Backup: Editor\n', right: '## Owner: Editor\n\n- Backup: Analyst\n\n## Owner: Analyst\n',
        *check({ model }) {
            for (const position of blocksOf(model, 'Owner')) {
                const own = position.fields.filter(({ key }) => key === 'Backup').flatMap(({ references }) => references).find(({ target }) => target === position);
                if (own) yield { message: `"${position.title}" is its own backup. Name another position.`, span: own.span, block: position, data: instead(possibleBackups(position, model, 6), model) };
            }
        }
    },
    {
        code: 'backup-should-be-another-person', requirement: 'S3', severity: should,
        summary: 'The backup of a position should not be held by the same person.',
        help: 'Who holds both is away from both. Name a position that somebody else holds; of several backups one is enough.',
        wrong: '## Owner: Editor\n\n- Held by: Clara Wiesner\n- Backup: Analyst\n\n## Owner: Analyst\n\n- Held by: Clara Wiesner\n\n## Owner: Head of Sales\n',
        right: '## Owner: Editor\n\n- Held by: Clara Wiesner\n- Backup: Analyst, Head of Sales\n\n## Owner: Analyst\n\n- Held by: Clara Wiesner\n\n## Owner: Head of Sales\n',
        *check({ model }) {
            if (onePerson(model)) return; // has a rule of its own
            for (const position of blocksOf(model, 'Owner')) {
                if (!isBackedUpByItself(position)) continue;
                const [name, backups] = [holdersOf(position).join(' and '), targets(position, 'Backup')];
                yield { message: `${name} holds "${position.title}" and its backup, ${titles(backups)}: when ${name} is away nobody steps in. Name a position that somebody else holds.`, ...at(field(position, 'Backup')!), data: furtherBackup(position, model) };
            }
        }
    },
    {
        code: 'plan-should-not-rest-on-one-person', requirement: 'S3', severity: should,
        summary: 'A plan should not rest on one person alone.',
        help: 'Where one person does everything, nobody can be a backup and nobody else reads the text before it is approved. This is said once, and the rules on backups, on goals that two teams share and on their meeting say nothing. Add a position that could step in, such as a colleague, a partner or an agency, or a Risk that says what happens when the person is away.',
        wrong: '# Strategy: Kolbe Pottery\n\n## Owner: Owner and potter\n\n- Held by: Jana Kolbe\n',
        right: '# Strategy: Kolbe Pottery\n\n## Owner: Owner and potter\n\n- Held by: Jana Kolbe\n\n## Risk: Illness in the season\n\n- Response: posts pause, and a pinned note says so\n',
        *check({ model }) {
            const positions = onePerson(model);
            if (!positions || visible(model, 'Risk').some(providesForAbsence)) return;
            yield {
                message: `This plan rests on one person, ${holdersOf(positions[0]!)[0]!}: nobody steps in, and nobody else reads what is approved. Add a position that could stand in, such as a colleague, a partner or an agency, or a Risk that says what happens meanwhile.`,
                span: model.strategy!.heading, block: model.strategy, related: positions.map(({ uri, heading }) => ({ uri, span: heading, message: 'The only person' })),
                data: { fix: 'add-block', kind: 'Risk', title: 'Absence', fields: [['Trigger', 'ill, or on holiday'], ['Owner', positions[0]!.title], ['Response', 'posts pause, and a pinned note says until when']] }
            };
        }
    },
    {
        code: 'backups-should-not-only-have-each-other', requirement: 'S3', severity: always('info'),
        summary: 'Two positions should not only have each other as backup.',
        help: 'When one is ill during the other\'s holiday, nobody steps in. Give one of them a second backup. Longer circles are no finding: where every position has a backup, some circle there must be.',
        wrong: '## Owner: A\n\n- Backup: B\n\n## Owner: B\n\n- Backup: A\n\n## Owner: C\n\n- Backup: A\n',
        right: '## Owner: A\n\n- Backup: B\n\n## Owner: B\n\n- Backup: A, C\n\n## Owner: C\n\n- Backup: A\n',
        *check({ model }) {
            if (visible(model, 'Owner').length < 3) return; // two have nobody else
            for (const [one, other] of mutualBackups(model)) {
                const here = [one, other].find(({ uri }) => uri === model.uri);
                if (here) yield { message: `${titles([one, other])} only have each other as backup. When both are away nobody steps in: give one of them another backup too.`, ...at(field(here, 'Backup')!), data: furtherBackup(here, model) };
            }
        }
    },
    {
        code: 'position-should-not-be-overloaded', requirement: 'S3', severity: should,
        summary: 'A position should not be planned above 100%.',
        help: '`Load` is the part of the position\'s week that its duties fill. Above 100% something will be left undone; better to say what.',
        wrong: '## Owner: Editor\n\n- Load: 120%\n', right: '## Owner: Editor\n\n- Load: 80%\n',
        *check({ model }) {
            for (const position of blocksOf(model, 'Owner')) {
                const load = loadOf(position);
                if (load !== undefined && load > 100) yield { message: `"${position.title}" is planned at ${Math.round(load)}%. Move duties to another position, or say what is left undone.`, ...at(field(position, 'Load')!) };
            }
        }
    },
    {
        code: 'backup-should-have-room', requirement: 'S3', severity: should,
        summary: 'A backup should have room to step in.',
        help: `A position that is filled to more than ${fullLoad}% cannot take on another's duties. Of several backups one with room is enough.`,
        wrong: '## Owner: Editor\n\n- Backup: Analyst\n\n## Owner: Analyst\n\n- Load: 95%\n', right: '## Owner: Editor\n\n- Backup: Analyst\n\n## Owner: Analyst\n\n- Load: 60%\n',
        *check({ model }) {
            for (const position of blocksOf(model, 'Owner')) {
                const backups = targets(position, 'Backup').filter(backup => backup !== position);
                const loads = backups.map(loadOf);
                if (backups.length === 0 || loads.some(load => load === undefined || load <= fullLoad)) continue;
                const who = backups.map((backup, index) => `"${backup.title}" (${Math.round(loads[index]!)}% filled)`);
                yield { message: `The backup of "${position.title}" has no room to step in: ${joined(who)}. Name another, or take something off it.`, ...at(field(position, 'Backup')!), data: furtherBackup(position, model) };
            }
        }
    },
    {
        code: 'person-holds-several-positions', requirement: 'S3', severity: always('hint'),
        summary: 'One person holds several positions.',
        help: 'That may be right in a small organisation. It is said because a backup, an approval or a load means less when one person stands behind both.',
        wrong: '## Owner: Editor\n\n- Held by: Clara Wiesner\n\n## Owner: Analyst\n\n- Held by: Clara Wiesner\n\n## Owner: Head of Sales\n', right: '## Owner: Editor\n\n- Held by: Clara Wiesner\n\n## Owner: Analyst\n\n- Held by: Tomasz Nowak\n\n## Owner: Head of Sales\n',
        *check({ model }) {
            if (onePerson(model)) return; // has a rule of its own
            for (const { name, positions } of holders(model).values()) {
                const last = positions.findLast(({ uri }) => uri === model.uri);
                if (last && positions.length > 1 && !positions.some(isBackedUpByItself)) yield { message: `${name} holds ${titles(positions)}. Check that backups and approvals do not end with the same person.`, ...at(field(last, 'Held by')!) };
            }
        }
    },
    {
        code: 'position-has-ended', requirement: 'S3', severity: should,
        summary: 'A position whose `Until` has passed should have nothing to do any more.',
        help: 'What it owns, reads and stands in for belongs to nobody since that day. Name another position in each of these places ("Merge Position into Another" does it at once), or write a later day.',
        wrong: '## Owner: Editor\n\n- Until: 2026-12-31\n', right: '## Owner: Editor\n\n- Until: 2028-12-31\n',
        *check({ model, today }) {
            for (const position of visible(model, 'Owner')) {
                if (!hasEnded(position, today)) continue;
                const [first, ...others] = duties(position, model);
                const here = position.uri === model.uri;
                if (!first && !here) continue;
                const until = field(position, 'Until')!;
                const still = first ? ` and still ${and([first, ...others].map(({ words, blocks }) => `${words} ${titles(blocks)}`))}. Name another position there` : '. Take it out';
                const place = here ? at(until) : at(first!.field);
                yield { message: `"${position.title}" ended on ${until.text}${still}, or let it end later.`, ...place, ...here ? {} : {
                    related: [{ uri: position.uri, span: position.heading, message: 'The position' }],
                    ...first!.field.references.length === 1 && first!.field.key !== 'Measured' ? { data: instead(visible(model, 'Owner').filter(other => !hasEnded(other, today)), model) } : {}
                } };
            }
        }
    },
    {
        code: 'position-must-not-be-a-person', requirement: 'S3', severity: must,
        summary: 'An Owner block must be a position, not a person or a placeholder.',
        help: 'People come and go; the duty stays. Give the block the position\'s title, and write who holds it behind `Held by`.',
        wrong: '## Owner: Dana Reyes\n\n- Held by: Dana Reyes\n', right: '## Owner: Chief Marketing Officer\n\n- Held by: Dana Reyes\n',
        *check({ model }) {
            for (const position of blocksOf(model, 'Owner')) {
                if (isPlaceholder(position.title)) yield { message: `"${position.title}" stands where the title of a position belongs. Write what it does, such as "## Owner: Social Media Manager"; who holds it may stay open.`, span: position.heading, block: position };
                else if (isPerson(position)) yield { message: `"${position.title}" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".`, span: position.heading, block: position };
            }
        }
    },
    {
        code: 'approver-should-not-be-the-owner', requirement: 'S5', severity: should,
        summary: 'The only approver should not own what is approved.',
        help: 'Nobody should approve their own text alone. Add a second approver, or let another position own the strategy.',
        wrong: '# Strategy: Acme\n\n- Owner: Head of Marketing\n- Approvers: Head of Marketing\n\n## Owner: Head of Marketing\n',
        right: '# Strategy: Acme\n\n- Owner: Head of Marketing\n- Approvers: Chief Marketing Officer\n\n## Owner: Head of Marketing\n\n## Owner: Chief Marketing Officer\n',
        *check({ model }) {
            const { strategy } = model;
            if (!strategy) return;
            const [approver, second] = approversOf(model);
            if (!approver || second) return;
            if (onePerson(model)) return; // has a rule of its own
            const isApprover = (owner: Block): boolean => owner === approver || sameHolder(owner, approver) !== undefined;
            const goals = blocksOf(model, 'Goal');
            const ownsAll = goals.length > 0 && goals.every(goal => targets(goal, 'Owner').some(isApprover));
            const owner = [...targets(strategy, 'Owner'), ...ownsAll ? goals.flatMap(goal => targets(goal, 'Owner')) : []].find(isApprover);
            if (!owner) return;
            const where = field(strategy, 'Approvers');
            const what = ownsAll ? 'all goals' : 'the strategy';
            const message = owner === approver ? `"${approver.title}" would approve alone what it owns itself: ${what}.` : `${sameHolder(owner, approver)} would approve alone, as "${approver.title}", what they own as "${owner.title}": ${what}.`;
            yield { message: `${message} Add a second approver, or another owner.`, span: where?.valueSpan ?? strategy.heading, block: strategy };
        }
    }
];

/** The place of a field's value. */
function at(field: Field): { span: Span; block: Block } {
    return { span: field.valueSpan ?? field.span, block: field.block };
}

function instead(positions: readonly Block[], model: StrategyModel): FixHint {
    return { fix: 'name-instead', choices: positions.filter(({ title }) => title).map(position => referenceTo(position, model.uri)) };
}

function providesForAbsence(risk: Block): boolean {
    const response = field(risk, 'Response')?.text;
    return response !== undefined && absence.test(`${risk.title} ${field(risk, 'Trigger')?.text ?? ''} ${response}`);
}

/** Whether all its backups are held by who holds the position. */
function isBackedUpByItself(position: Block): boolean {
    const backups = targets(position, 'Backup').filter(backup => backup !== position);
    return backups.length > 0 && backups.every(backup => sameHolder(position, backup));
}

function furtherBackup(position: Block, model: StrategyModel): FixHint {
    return { fix: 'add-names', key: 'Backup', choices: possibleBackups(position, model, 6).map(({ title }) => [{ kind: 'Owner', title }]) };
}
