import { hiddenTextIn } from '../../approval/text/look-alikes.js';
import type { Difference } from '../../approval/statement.js';
import type { ApprovalState, State } from '../../approval/verify.js';
import { statusOf } from '../../model/facts.js';
import { titleKey } from '../../references/names.js';
import { always, type Problem, type Rule, type RuleContext, type SeverityByStatus } from '../rule.js';

const byStatus = (draft: SeverityByStatus['draft'], review: SeverityByStatus['in review'], approved: SeverityByStatus['approved']): SeverityByStatus =>
    ({ draft, 'in review': review, approved, superseded: 'off' });

const goal = (target: number, prose = ''): string => `## Goal: Leads\n\n- Target: ${target}\n${prose}\n`;

/** An approval as the page of rules shows it: signatures are long, and those of the tests are real. */
const signed = (name: string): string => `## Approval: CEO\n\n- Name: ${name}\n- Date: 2027-01-12\n\n\`\`\`strategy-approval\nstrategy-approval/1\n...\nposition "CEO"\nname "Dana Reyes"\nsigner "dana@acme.example"\n...\n\`\`\`\n`;
const ceo = (email: string): string => `## Owner: CEO\n\n- Email: ${email}\n\n`;

/** A finding for each approval in a state. */
function* inState({ approvals }: Pick<RuleContext, 'approvals'>, state: State, message: (approval: ApprovalState) => string): Iterable<Problem> {
    for (const approval of approvals) {
        if (approval.state === state) yield { message: message(approval), span: approval.block.heading, block: approval.block };
    }
}

const kinds: Record<Difference['kind'], string> = { changed: '', added: ' (new)', removed: ' (taken out)', moved: ' (moved)' };

/** What it means where the signed text is known, else the names of what differs: some of it, so that it can be read where findings are listed. */
function changesIn({ differences }: ApprovalState, sentences: readonly string[]): string {
    const said = sentences.length > 0 ? sentences : differences.map(({ kind, name }) => `"${name}"${kinds[kind]}`);
    return said.length > 4 ? `${said.slice(0, 3).join('; ')}; and ${said.length - 3} more` : said.join('; ');
}

/** S5: signed with leadership's approval, which holds while the text is the same. */
export const signatureRules: Rule[] = [
    {
        code: 'approval-is-stale', requirement: 'S5', firm: true, severity: byStatus('warning', 'warning', 'error'),
        summary: 'What was signed is not what stands here now.',
        help: 'The signature holds, and the text has changed since. Record the change and ask for the approval again, or put back what was signed. Recorded results, other approvals and changes never make an approval stale.',
        wrong: goal(100, '\nThe target was 120 when this was signed.\n') + signed('Dana Reyes'), right: goal(120) + signed('Dana Reyes'),
        check: ({ approvals, sinceSigned }) => inState({ approvals: approvals.filter((approval, index) => !approvals.slice(index + 1).some(later => later.state === 'verified' && titleKey(later.position) === titleKey(approval.position))) }, 'stale', approval =>
            `${changesIn(approval, sinceSigned?.(approval) ?? [])}: changed since "${approval.position}" ${approval.decision === 'rejected' ? 'rejected' : 'approved'} it. Ask for the approval again, or put back what was signed.`)
    },
    {
        code: 'approval-is-invalid', requirement: 'S5', firm: true, severity: always('error'),
        summary: 'A signature must hold.',
        help: 'The signature does not fit the statement above it, or what the block shows is not what was signed. Such an approval proves nothing: ask for it again.',
        wrong: signed('Robin Vale'), right: signed('Dana Reyes'),
        check: context => inState(context, 'invalid', ({ position, reason }) => `The approval of "${position}" is not valid. ${reason}`)
    },
    {
        code: 'approval-is-not-trusted', requirement: 'S5', firm: true, severity: byStatus('warning', 'warning', 'error'),
        summary: 'The signer must be trusted for this position.',
        help: '`.strategy/allowed_signers` lists whose keys count, in the format of OpenSSH; the `Email` of the Owner block says who holds the position. A key may be unknown, belong to somebody else, have expired, or have been revoked.',
        wrong: ceo('robin@acme.example') + signed('Dana Reyes'), right: ceo('dana@acme.example') + signed('Dana Reyes'),
        check: context => inState(context, 'not trusted', ({ position, reason }) => `The approval of "${position}" is not trusted. ${reason}`)
    },
    {
        code: 'approval-cannot-be-verified', requirement: 'S5', firm: true, severity: byStatus('warning', 'warning', 'warning'),
        summary: 'A signature should be one that can be checked.',
        help: 'A file that belongs to the signed text is missing, the key is of a kind that is not supported, or this program has no cryptography. It does not mean that the approval is wrong.',
        wrong: '# Strategy: Acme\n\n- Uses: [Organisation](a-file-that-is-not-here.strategy.md)\n\n' + signed('Dana Reyes'),
        right: '# Strategy: Acme\n\n- Uses: [Organisation](organisation.strategy.md)\n\n' + signed('Dana Reyes'),
        check: context => inState(context, 'cannot verify', ({ position, reason }) => `The approval of "${position}" cannot be checked here. ${reason}`)
    },
    {
        code: 'approval-is-not-signed', requirement: 'S5', firm: true, severity: byStatus('off', 'off', 'warning'),
        summary: 'An approved strategy should carry a signature for each approval.',
        help: 'A name and a date say what was decided and prove nothing: anybody could have written them. Sign with `strategy sign`, or with "Approve as ..." in VS Code.',
        wrong: '# Strategy: Acme\n\n- Status: approved\n\n## Approval: CEO\n\n## Owner: CEO\n', right: '# Strategy: Acme\n\n- Status: in review\n\n## Approval: CEO\n\n## Owner: CEO\n',
        *check(context) {
            if (statusOf(context.model) === 'approved') yield* inState(context, 'unsigned', ({ position }) => `The approval of "${position}" is recorded, not signed: it proves nothing. Sign it, or set the status to in review.`);
        }
    },
    {
        code: 'text-must-not-hide', requirement: 'S5', firm: true, severity: always('error'),
        summary: 'A text must not hold characters that hide or reorder it, or words that only look like the language\'s.',
        help: 'Who signs must see what is signed. Not allowed are characters that change the order of reading, invisible ones, control characters, tags, private-use characters, halves of characters, and keywords with letters of another alphabet (`Аpproval` with a Cyrillic А).',
        wrong: '## Team: Sales\n\nTarget 100\u202E001\n', right: '## Team: Sales\n\nTarget 100\n',
        *check({ model }) {
            for (const { severity, span, message } of hiddenTextIn(model)) if (severity === 'error') yield { message, span, block: blockAt(span.start, model.blocks) };
        }
    },
    {
        code: 'text-should-be-plain', requirement: 'S5', severity: byStatus('hint', 'warning', 'warning'),
        summary: 'A text that is approved should not hold what readers may not see.',
        help: 'No-break spaces, soft hyphens, names that mix alphabets, comments, raw HTML, pictures from the internet and imitated approval marks are allowed, and a reason to look twice. A suppression with its reason is no such comment.',
        wrong: '## Team: Sales\n\n<!-- nobody reads this -->\n', right: '## Team: Sales\n\nEverybody reads this.\n',
        *check({ model }) {
            for (const { severity, span, message } of hiddenTextIn(model)) if (severity === 'warning') yield { message, span, block: blockAt(span.start, model.blocks) };
        }
    }
];

function blockAt(offset: number, blocks: RuleContext['model']['blocks']): Problem['block'] {
    return blocks.findLast(({ span }) => span.start <= offset && offset <= span.end);
}
