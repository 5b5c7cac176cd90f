import type { LangiumDocument } from 'langium';
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { parseSshSignature } from '../../approval/ssh/sshsig.js';
import type { ApprovalState } from '../../approval/verify.js';
import { revealed } from '../../document/hidden-characters.js';
import { compareCommand, recordChangeCommand, trustKeyCommand } from '../../protocol.js';
import type { StrategyServices } from '../../services.js';

/** What can be done about an approval that does not hold. The client does it: it depends on the text that was approved, on a reason, or on somebody's word for a key. */
export function approvalFixes(document: LangiumDocument, range: Range, diagnostics: readonly Diagnostic[], { validation, shared }: StrategyServices): CodeAction[] {
    const [start, end] = [document.textDocument.offsetAt(range.start), document.textDocument.offsetAt(range.end)];
    const here = validation.DocumentValidator.check(document).findings.filter(({ span }) => span.start <= end && start <= span.end);
    const uri = document.uri.toString();
    const action = (code: string, title: string, command: string, ...args: unknown[]): CodeAction =>
        ({ title, kind: CodeActionKind.QuickFix, diagnostics: diagnostics.filter(diagnostic => diagnostic.code === code), command: { title, command, arguments: [uri, ...args] } });
    const stale = 'approval-is-stale';
    const isStale = shared.options.history && here.some(({ code }) => code === stale);
    const untrusted = shared.options.selects ? here.filter(({ code }) => code === 'approval-is-not-trusted') : [];
    return [
        ...isStale ? [{ ...action(stale, 'Record the change...', recordChangeCommand), isPreferred: true }, action(stale, 'Show what has changed since it was approved', compareCommand)] : [],
        ...untrusted.flatMap(({ block, code }) => {
            const approval = shared.workspace.Approvals.known(document).find(candidate => candidate.block === block);
            const key = approval?.unknownKey ? publicKeyOf(approval) : undefined;
            return key === undefined ? [] : [action(code, `Trust the key of ${revealed(approval!.signer ?? '')}...`, trustKeyCommand, approval!.signer, key)];
        })
    ];
}

/** The key that an approval was signed with, in base64. */
function publicKeyOf({ block: { seal } }: ApprovalState): string | undefined {
    const armour = /-----BEGIN SSH SIGNATURE-----[^]*-----END SSH SIGNATURE-----/.exec(seal ?? '')?.[0].replace(/[ \t]+$/gm, '');
    const signature = armour === undefined ? undefined : parseSshSignature(`${armour}\n`);
    return signature && 'key' in signature ? signature.key.blob : undefined;
}
