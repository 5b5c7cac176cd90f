import { AstUtils } from 'langium';
import type { StrategyModel } from '../model/model.js';
import { lineEndOf } from '../parser/lines.js';
import { structureIn } from '../parser/parser.js';
import type { TextChange } from '../refactor/text-change.js';
import { utf8, type SubtlePort } from './bytes.js';
import { writeStatement } from './statement.js';
import type { Check } from './ssh/ssh-key.js';
import { checkSshSignature, namespace, parseSshSignature } from './ssh/sshsig.js';
import { unreadableInWords } from './text/unreadable.js';
import type { ApprovalState } from './verify.js';

/** A signature that was made elsewhere, in the approval that was prepared for it. */
export interface Attached { position: string; fingerprint: string; change: TextChange }

/**
 * Puts a signature that was made elsewhere, with OpenSSH alone, behind the statement that waits for it. Which one that is the signature itself says.
 * @param pasted what the person has copied: the armour, and perhaps something around it.
 * @returns `problem`, in the reader's words, where it is no signature over a statement that waits here.
 */
export async function attachSignature(model: StrategyModel, states: readonly ApprovalState[], pasted: string, subtle: SubtlePort): Promise<Attached | { problem: string }> {
    const lost = unreadableInWords(model);
    if (lost !== undefined) return { problem: lost };
    const waiting = states.flatMap(({ block, state, statement, fingerprint }) => state === 'unsigned' && statement ? [{ block, fingerprint: fingerprint ?? '', statement: writeStatement(statement) }] : []);
    if (waiting.length === 0) return { problem: 'No approval here waits for a signature. Prepare one first.' };
    const armour = armourIn(pasted);
    if (armour === undefined) return { problem: 'What you copied is no signature. Copy all of the file statement.txt.sig, from "-----BEGIN SSH SIGNATURE-----" to "-----END SSH SIGNATURE-----".' };
    const signature = parseSshSignature(`${armour}\n`);
    if ('problem' in signature) return { problem: `The signature cannot be read: ${signature.problem}. Copy it again, all of it.` };
    const check = (text: string): Promise<Check> => checkSshSignature(utf8(text), signature, namespace, subtle);
    const first = await check(waiting[0]!.statement);
    if (first.result === 'unsupported' && waiting.length > 1) return { problem: `Several approvals wait here, and this signature cannot be checked, so nobody can say for which of them it is: ${first.reason}.` };
    const fits = async (text: string): Promise<boolean> => (await check(text)).result !== 'bad';
    for (const { block, statement, fingerprint } of waiting) {
        const span = structureIn(AstUtils.getDocument(block.node))?.blocks[block.node.$containerIndex ?? -1]?.seal?.content;
        if (!span || !await fits(statement)) continue;
        const end = lineEndOf(model.text);
        const closes = /[\r\n]$/.test(model.text.slice(span.start, span.end)) ? end : '';
        return { position: block.title, fingerprint, change: { uri: model.uri, span, text: (statement + armour).replaceAll('\n', end) + closes } };
    }
    for (const { statement } of waiting) {
        if (await fits(statement.replaceAll('\n', '\r\n'))) return { problem: 'This is a signature for the same lines with the line ends of Windows. Save statement.txt with the line ends "LF", then sign it again.' };
        if (await fits(statement.trimEnd())) return { problem: 'This is a signature for the same lines without the line end behind "end". Save statement.txt with it, then sign it again.' };
    }
    return { problem: 'This is a signature for another text than the one that waits here. Save exactly the lines from "strategy-approval/1" to "end" as statement.txt, and sign them again.' };
}

/** The armour in what was copied, without what stands before and behind its lines. */
function armourIn(pasted: string): string | undefined {
    const [begin, close] = ['-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----'];
    const start = pasted.indexOf(begin);
    const end = start < 0 ? -1 : pasted.indexOf(close, start);
    return end < 0 ? undefined : pasted.slice(start, end + close.length).split(/\r\n?|\n/).map(line => line.trim()).join('\n');
}
