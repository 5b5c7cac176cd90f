import { AstUtils } from 'langium';
import { choice, field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { lineEndOf } from '../parser/lines.js';
import { structureIn } from '../parser/parser.js';
import { headingsIn, type Structure } from '../parser/structure.js';
import { emptyLineBefore, type TextChange } from '../refactor/text-change.js';
import { approvalBlock } from './prepare.js';
import { coveredTexts, versionOf } from './seal.js';
import type { ApprovalDetails, Decision, Statement } from './statement.js';
import { emailsIn, imitationIn } from './verify.js';

/**
 * The edit that writes an approval into its strategy. It takes the place of a record of the same position that nobody has signed; else it stands behind
 * the last approval, else at the end. Earlier signed approvals stay, as history. Nothing that an approval covers is touched.
 * @param signature the armoured signature; '' for one that is prepared and still to be signed.
 */
export function placeApproval(model: StrategyModel, statement: Statement, signature: string): TextChange {
    const approvals = model.blocks.filter(({ kind }) => kind === 'Approval');
    const record = recordOf(statement.position, statement.version, model);
    const end = lineEndOf(model.text);
    const level = (record ?? approvals.at(-1))?.level ?? 2;
    const text = approvalBlock(statement, signature, level).replaceAll('\n', end);
    if (record) {
        const rest = model.text.slice(record.span.start, record.span.end);
        const kept = wordsOf(record, model).join(end + end);
        const gap = /(?:\r\n|\r|\n)\s*$/.test(rest) && record.span.end < model.text.length ? end : '';
        return { uri: model.uri, span: { start: record.span.start, end: record.span.end }, text: `${text}${kept && `${end}${kept}${end}`}${gap}` };
    }
    const behind = approvals.at(-1)?.span.end ?? model.text.length;
    const at = takesIn(behind, level, model) ? model.text.length : behind;
    return { uri: model.uri, span: { start: at, end: at }, text: `${emptyLineBefore(model.text, at)}${text}${at < model.text.length ? end : ''}` };
}

/** Whether what follows would belong to a block that is put there, and so be another text than the one that is signed. */
function takesIn(at: number, level: number, model: StrategyModel): boolean {
    const structure = structureOf(model);
    const next = structure && headingsIn(structure).find(({ heading }) => heading.start >= at);
    return next !== undefined && next.heading.level > level;
}

/**
 * The last approval of a position for a version that is written down and not signed, or only prepared. One that is itself part of what is signed, or whose
 * words would look signed, stays as it is.
 */
function recordOf(position: string, version: string, model: StrategyModel): Block | undefined {
    const record = model.blocks.findLast(block => {
        const written = field(block, 'Version')?.text;
        return block.kind === 'Approval' && titleKey(block.title) === titleKey(position) && (written === undefined || written === version)
            && !/-----BEGIN SSH SIGNATURE-----/.test(model.text.slice(block.span.start, block.span.end));
    });
    const entry = record && structureOf(model)?.blocks[record.node.$containerIndex ?? -1]?.entry;
    return entry && imitationIn(wordsOf(record, model).join('\n'), entry) === undefined && !coveredTexts(model).some(({ block }) => block === record) ? record : undefined;
}

/** What an approval says besides its fields. */
function wordsOf({ prose }: Block, { text }: StrategyModel): string[] {
    return prose.map(span => text.slice(span.start, span.end).trim()).filter(words => words !== '');
}

function structureOf({ blocks: [first] }: StrategyModel): Structure | undefined {
    return first && structureIn(AstUtils.getDocument(first.node));
}

/** What an approval of a position begins with: the holder's name and address, the day, and what an unsigned record of it says already. */
export function proposedDetails(position: Block, model: StrategyModel, today: string): ApprovalDetails {
    const record = recordOf(position.title, versionOf(model), model);
    const recorded = (key: string): string | undefined => record && field(record, key)?.text;
    return {
        position: position.title, name: field(position, 'Held by')?.text ?? '', signer: emailsIn(position)[0] ?? '', date: today,
        decision: (record && choice(record, 'Decision') as Decision | undefined) ?? 'approved', conditions: recorded('Conditions'), validUntil: recorded('Valid until')
    };
}
