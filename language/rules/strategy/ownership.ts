import { approversOf, hasEnded, holders, isPerson, loadOf, mutualBackups, ownedBlocks, responsibilitiesOf, sharedResponsibilities } from '../../analysis/ownership.js';
import { visible } from '../../analysis/per-model.js';
import { blocksOf, field, targets } from '../../model/facts.js';
import type { Block, Field } from '../../model/model.js';
import type { Span } from '../../parser/scan.js';
import { always, must, should, type Rule } from '../rule.js';
import { describe, joined, numberWord, titles } from '../../analysis/words.js';

/** Above this load, in percent, a backup cannot take anything on. */
const fullLoad = 90;

/** What a position does that listens to what people say (R1). */
const listening = /\b(?:listen\w*|monitor\w*|mentions?|social inbox|community (?:management|replies)|replies|reply|answers? (?:to )?(?:comments|questions|messages))\b/i;

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
                yield { message: `${describe(block)} has ${numberWord(owner.references.length)} owners: ${joined(owner.references.map(({ title }) => title))}. Keep the one that answers for it.`, ...at(owner) };
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
            for (const { text, positions: [first, ...others] } of sharedResponsibilities(model)) {
                for (const position of others.filter(({ uri }) => uri === model.uri)) {
                    yield {
                        message: `"${text}" is a responsibility of ${titles([first!, position])}. Give it to one, or say which part each has.`,
                        ...at(field(position, 'Responsibilities')!), related: [{ uri: first!.uri, span: first!.heading, message: 'Has the same responsibility' }]
                    };
                }
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
                if (targets(position, 'Backup').includes(position)) yield { message: `"${position.title}" is its own backup. Name another position.`, ...at(field(position, 'Backup')!) };
            }
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
                if (here) yield { message: `${titles([one, other])} only have each other as backup. When both are away nobody steps in: give one of them another backup too.`, ...at(field(here, 'Backup')!) };
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
                yield { message: `The backup of "${position.title}" has no room to step in: ${joined(who)}.`, ...at(field(position, 'Backup')!) };
            }
        }
    },
    {
        code: 'person-holds-several-positions', requirement: 'S3', severity: always('hint'),
        summary: 'One person holds several positions.',
        help: 'That may be right in a small organisation. It is said because a backup, an approval or a load means less when one person stands behind both.',
        wrong: '## Owner: Editor\n\n- Held by: Clara Wiesner\n\n## Owner: Analyst\n\n- Held by: Clara Wiesner\n', right: '## Owner: Editor\n\n- Held by: Clara Wiesner\n\n## Owner: Analyst\n\n- Held by: Tomasz Nowak\n',
        *check({ model }) {
            for (const { name, positions } of holders(model).values()) {
                const last = positions.findLast(({ uri }) => uri === model.uri);
                if (last && positions.length > 1) yield { message: `${name} holds ${titles(positions)}. Check that backups and approvals do not end with the same person.`, ...at(field(last, 'Held by')!) };
            }
        }
    },
    {
        code: 'position-has-ended', requirement: 'S3', severity: should,
        summary: 'A position whose `Until` has passed should own nothing.',
        help: 'Move what it owns to another position, or extend it.',
        wrong: '## Owner: Editor\n\n- Until: 2026-12-31\n', right: '## Owner: Editor\n\n- Until: 2028-12-31\n',
        *check({ model, today }) {
            for (const position of blocksOf(model, 'Owner')) {
                if (hasEnded(position, today)) yield { message: `"${position.title}" ended on ${field(position, 'Until')!.text}. Move what it owns to another position, or extend it.`, ...at(field(position, 'Until')!) };
            }
            const elsewhere = model.shared.some(({ kind }) => kind === 'Owner');
            const ended = new Map<Block, Block[]>();
            for (const block of elsewhere ? ownedBlocks(model) : []) {
                for (const owner of targets(block, 'Owner')) {
                    if (owner.uri !== model.uri && hasEnded(owner, today)) ended.set(owner, [...ended.get(owner) ?? [], block]);
                }
            }
            for (const [owner, owned] of ended) {
                yield { message: `"${owner.title}" ended on ${field(owner, 'Until')!.text}, and still owns ${titles(owned)}. Name another position.`, ...at(field(owned[0]!, 'Owner')!), related: [{ uri: owner.uri, span: owner.heading, message: 'The position' }] };
            }
        }
    },
    {
        code: 'position-must-not-be-a-person', requirement: 'S3', severity: must,
        summary: 'An Owner block must be a position, not a person.',
        help: 'People come and go; the duty stays. Give the block the position\'s title, and write who holds it behind `Held by`.',
        wrong: '## Owner: Dana Reyes\n\n- Held by: Dana Reyes\n', right: '## Owner: Chief Marketing Officer\n\n- Held by: Dana Reyes\n',
        *check({ model }) {
            for (const position of blocksOf(model, 'Owner')) {
                if (isPerson(position)) yield { message: `"${position.title}" is a person. Name the position here, such as "## Owner: Social Media Manager", and the person behind "Held by".`, span: position.heading, block: position };
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
            const goals = blocksOf(model, 'Goal');
            const ownsAll = goals.length > 0 && goals.every(goal => targets(goal, 'Owner').includes(approver));
            if (!ownsAll && !targets(strategy, 'Owner').includes(approver)) return;
            const where = field(strategy, 'Approvers');
            yield { message: `"${approver.title}" would approve alone what it owns itself: ${ownsAll ? 'all goals' : 'the strategy'}. Add a second approver, or another owner.`, span: where?.valueSpan ?? strategy.heading, block: strategy };
        }
    }
];

/** The place of a field's value. */
function at(field: Field): { span: Span; block: Block } {
    return { span: field.valueSpan ?? field.span, block: field.block };
}
