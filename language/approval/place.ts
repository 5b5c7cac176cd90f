import { choice, field } from '../model/facts.js';
import type { Block, StrategyModel } from '../model/model.js';
import { titleKey } from '../references/names.js';
import { lineEndOf } from '../parser/lines.js';
import { emptyLineBefore, type TextChange } from '../refactor/text-change.js';
import { approvalBlock } from './prepare.js';
import { versionOf } from './seal.js';
import type { ApprovalDetails, Decision, Statement } from './statement.js';
import { emailsIn } from './verify.js';

/**
 * The edit that writes an approval into its strategy. It takes the place of a record of the same position that nobody has signed; else it stands behind
 * the last approval, else at the end. Earlier signed approvals stay, as history. Nothing that an approval covers is touched.
 * @param signature the armoured signature; '' for one that is prepared and still to be signed.
 */
export function placeApproval(model: StrategyModel, statement: Statement, signature: string): TextChange {
    const approvals = model.blocks.filter(({ kind }) => kind === 'Approval');
    const record = recordOf(statement.position, statement.version, model);
    const end = lineEndOf(model.text);
    const text = approvalBlock(statement, signature, (record ?? approvals.at(-1))?.level ?? 2).replaceAll('\n', end);
    if (record) {
        const rest = model.text.slice(record.span.start, record.span.end);
        const kept = record.prose.map(span => model.text.slice(span.start, span.end).trim()).filter(words => words !== '').join(end + end);
        const gap = /(?:\r\n|\r|\n)\s*$/.test(rest) && record.span.end < model.text.length ? end : '';
        return { uri: model.uri, span: { start: record.span.start, end: record.span.end }, text: `${text}${kept && `${end}${kept}${end}`}${gap}` };
    }
    const at = approvals.at(-1)?.span.end ?? model.text.length;
    return { uri: model.uri, span: { start: at, end: at }, text: `${emptyLineBefore(model.text, at)}${text}${at < model.text.length ? end : ''}` };
}

/** The last approval of a position for a version that is written down and not signed, or only prepared. */
function recordOf(position: string, version: string, { blocks, text }: StrategyModel): Block | undefined {
    return blocks.findLast(block => {
        const written = field(block, 'Version')?.text;
        return block.kind === 'Approval' && titleKey(block.title) === titleKey(position) && (written === undefined || written === version)
            && !/-----BEGIN SSH SIGNATURE-----/.test(text.slice(block.span.start, block.span.end));
    });
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
