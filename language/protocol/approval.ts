/** Command of the client: approves a strategy. Arguments: the file's URI and, where it is known, the position. */
export const approveCommand = 'strategy.approve';

/** Command of the client: asks whether a key is really the signer's, and puts it into the list of trusted keys. Arguments: the file's URI, the signer's address, the public key in base64. */
export const trustKeyCommand = 'strategy.trustKey';

/** Request: the state of each approval, the JSON of `strategy verify`, and whether it is not trusted because no list names its key. */
export const approvalsMethod = 'strategy/approvals';
export interface ApprovalsParams { uri: string }
export interface ApprovalResult {
    position: string;
    state: string;
    reason: string;
    changed: string[];
    signer: string | null;
    date: string | null;
    fingerprint: string | null;
    key: string | null;
    line: number;
    unknownKey: boolean;
}

/**
 * Request: what a position would sign, and the edit that writes the approval; or what speaks against it. First without a signature: the edit then writes an approval
 * that is prepared. Then with the signature over the statement of the first answer.
 */
export const prepareApprovalMethod = 'strategy/prepareApproval';
export interface PrepareApprovalParams { uri: string; position: string; decision?: 'approved' | 'approved with conditions' | 'rejected'; conditions?: string; signed?: { statement: string; /** Armoured. */ signature: string } }
export type PrepareApprovalResult = PreparedApproval | { obstacles: { message: string; uri: string; line: number }[] };
export interface PreparedApproval {
    /** Exactly what is signed, and the facts of it that a person is shown. */
    statement: string;
    fingerprint: string;
    document: string;
    version: string;
    position: string;
    signer: string;
    name: string;
    date: string;
    decision: string;
    conditions?: string;
    validUntil?: string;
    /** How many parts of the text are covered, and the other files that some of them stand in. */
    covered: number;
    uses: string[];
    warnings: string[];
    edit: { range: { start: { line: number; character: number }; end: { line: number; character: number } }; newText: string };
}

/** Request: the edit that puts a signature, made elsewhere, behind the statement that waits for it; or why it does not belong there. */
export const attachSignatureMethod = 'strategy/attachSignature';
export interface AttachSignatureParams { uri: string; /** What was copied: the armour, perhaps with something around it. */ signature: string }
export type AttachSignatureResult = { problem: string } | { position: string; fingerprint: string; edit: PreparedApproval['edit'] };

/** Request: who may approve a strategy, and how far it has come. `null` for what is no strategy. */
export const approvalOverviewMethod = 'strategy/approvalOverview';
export interface ApprovalOverview {
    title: string;
    version: string;
    /** `draft`, `in review`, `approved` or `superseded`. */
    status: string;
    /** `verified`, `stale` ...: see `standingOf` in language/document/mark.ts. `none`: no approval is written down. */
    state: string;
    rejected: boolean;
    /** How many people have signed, and how many are needed. */
    signed: number;
    needed: number;
    /** What is allowed and should be known, such as one person who approves for two positions. */
    notes: string[];
    /** The edit that sets the status to `approved`, where all that is needed is verified and the status says something else. */
    setApproved?: PreparedApproval['edit'];
    /** The positions that have to approve, then the others. */
    positions: PositionToApprove[];
}
export interface PositionToApprove {
    position: string;
    /** Who holds it; '' where nobody is named. */
    name: string;
    email: string;
    approver: boolean;
    /** Of the approval that counts; `missing`: none is written down. */
    state: string;
    reason: string;
    /** What an unsigned record of the approval says already. */
    decision: string;
    conditions?: string;
}
