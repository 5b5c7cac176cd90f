import type { LangiumDocument } from 'langium';
import { positionCalled, positionMeant } from '../refactor/position.js';
import type { TextChange } from '../refactor/text-change.js';
import { titleKey } from '../references/names.js';
import type { StrategyServices } from '../services.js';
import { placeApproval, proposedDetails } from './place.js';
import { buildStatement, type Prepared } from './prepare.js';
import type { ApprovalDetails, Decision, Statement } from './statement.js';
import { unreadableText } from './text/unreadable.js';

/** What an approver says; what is left out is taken from the position's Owner block, and the day is today. */
export interface ApprovalRequest {
    position: string;
    name?: string;
    signer?: string;
    date?: string;
    decision?: Decision;
    conditions?: string;
    validUntil?: string;
}

/** What keeps a strategy from being approved, in the reader's words, with its place. */
export interface Obstacle { message: string; uri: string; offset: number }

export interface ReadyApproval extends Omit<Prepared, 'warnings'> {
    /** What the approver should know, and what does not keep the strategy from being approved. */
    notes: string[];
    /** The edit that writes the approval, once it is signed. */
    change(signature: string): TextChange;
}

/** Findings about approvals are no reason not to approve. */
const aboutApprovals = /^approval-|^strategy-must-be-approved$|^quorum-must-be-met$/;

/** The statement an approver would sign for a strategy as it stands, or everything that speaks against it: errors of the check first. */
export async function prepareApproval(document: LangiumDocument, request: ApprovalRequest, { shared, validation }: StrategyServices): Promise<ReadyApproval | { obstacles: Obstacle[] }> {
    const model = shared.workspace.Models.of(document);
    const at = (message: string, offset = model.strategy?.heading.start ?? 0, uri = model.uri): Obstacle => ({ message, uri, offset });
    const unreadable = unreadableText(model);
    if (unreadable) return { obstacles: [at(unreadable.message, unreadable.span.start, unreadable.uri)] };
    const position = positionCalled(request.position, model);
    if (!position) {
        const meant = positionMeant(request.position, model);
        return { obstacles: [at(`No position is called "${request.position}". ${meant ? `Did you mean "${meant}"?` : 'Add a block "## Owner: ..." for it.'}`)] };
    }
    const { Approvals } = shared.workspace;
    const states = await Approvals.of(document); // the check tells what is known of them
    const errors = validation.DocumentValidator.check(document).findings.filter(({ severity, code }) => severity === 'error' && !aboutApprovals.test(code));
    const proposed = proposedDetails(position, model, shared.today());
    const decision = request.decision ?? proposed.decision;
    const details: ApprovalDetails = {
        position: proposed.position, name: request.name ?? proposed.name, signer: request.signer ?? proposed.signer, date: request.date ?? proposed.date, decision,
        conditions: request.conditions ?? (decision === 'approved with conditions' ? proposed.conditions : undefined), validUntil: request.validUntil ?? proposed.validUntil
    };
    const built = await buildStatement(model, details, { subtle: shared.crypto, readFile: path => Approvals.readBeside(document, path) });
    const refusals = 'refusals' in built ? built.refusals.map(({ message, span, uri }) => at(message, span.start, uri)) : [];
    const obstacles = [...errors.map(({ message, span }) => at(message, span.start)), ...refusals];
    const said = new Set<string>();
    if (obstacles.length > 0) return { obstacles: obstacles.filter(({ uri, offset }) => !said.has(`${uri}:${offset}`) && said.add(`${uri}:${offset}`)) };
    const { warnings, ...prepared } = (built as { prepared: Prepared }).prepared;
    const before = states.find(({ state, statement }) => state === 'verified' && statement && saysTheSame(statement, prepared.statement));
    const notes = [...before ? [`"${proposed.position}" has signed this very text already, on ${before.date}, and the signature holds. Another one says nothing new.`] : [], ...warnings.map(({ message }) => message)];
    return { ...prepared, notes, change: signature => placeApproval(model, prepared.statement, signature) };
}

/** Of a statement that is verified, so that the text is the same. */
function saysTheSame(one: Statement, other: Statement): boolean {
    return titleKey(one.position) === titleKey(other.position) && one.signer === other.signer && one.decision === other.decision && one.conditions === other.conditions && one.validUntil === other.validUntil;
}
