import { AstUtils, UriUtils } from 'langium';
import { field } from '../model/facts.js';
import { lineCounter } from '../model/json.js';
import type { Block, StrategyModel } from '../model/model.js';
import { and, linesInWords } from '../analysis/words.js';
import { conflictsIn, hasConflicts } from '../parser/conflicts.js';
import { structureIn } from '../parser/parser.js';
import { trimEnd } from '../parser/scanner/characters.js';
import { scan } from '../parser/scanner.js';
import type { RawBlock } from '../parser/structure.js';
import type { BlockEntry } from '../parser/vocabulary.js';
import type { IsoDate } from '../parser/values/value.js';
import { titleKey } from '../references/names.js';
import { parseAllowedSigners, parseRevokedKeys, trustOf, type AllowedSigner, type BadLine, type Revocations } from './ssh/allowed-signers.js';
import { utf8 } from './bytes.js';
import { hidesSomething } from './text/hidden-text.js';
import { hasLookAlikes } from './text/look-alikes.js';
import { sealOf, versionOf, type CoveredText, type Seal, type SealPorts } from './seal.js';
import { keyFingerprint, type PublicKey } from './ssh/ssh-key.js';
import { checkSshSignature, namespace, parseSshSignature } from './ssh/sshsig.js';
import { compareStatements, fingerprintOf, parseStatement, type Decision, type Difference, type Statement } from './statement.js';
import { unreadableText } from './text/unreadable.js';

export type State = 'verified' | 'stale' | 'invalid' | 'not trusted' | 'cannot verify' | 'unsigned';

/** Whom to believe. In CI all of it comes from the base branch, never from the change under review. */
export interface TrustPorts {
    /** The text of `.strategy/allowed_signers`; `undefined` when there is none. */
    allowedSigners: string | undefined;
    /** The content of `.strategy/revoked_keys`. */
    revokedKeys?: string | Uint8Array;
    /** The e-mail addresses of the position's holder. Without it, those of the Owner block that the strategy sees. */
    emailsOf?(position: string): readonly string[];
    /** With `emailsOf`: the last day of the position, where it has one. Without it, that of the Owner block. */
    untilOf?(position: string): IsoDate | undefined;
    /** The day at which the key must be valid. Without it, the day the approval says; one that is new in a change is checked at today's. */
    dayOf?(approval: Block): IsoDate | undefined;
}

export interface VerifyPorts extends SealPorts {
    trust: TrustPorts;
    /** Approvals of later days are not believed, nor those whose `Valid until` has passed. Without it, neither is asked. */
    today?: IsoDate;
}

/** What can be said of one approval. The first nine are the JSON of `strategy verify`. */
export interface ApprovalState {
    position: string;
    state: State;
    /** One or two sentences in a reader's words. */
    reason: string;
    /** What differs from the signed text, by name. */
    changed: string[];
    /** The e-mail address under which it was signed; as the statement says, so only to be believed when verified or stale. */
    signer: string | null;
    date: string | null;
    /** Of the signed statement. */
    fingerprint: string | null;
    /** `SHA256:...` of the key. */
    key: string | null;
    /** Of the block's heading, counted from 1. */
    line: number;
    name: string | null;
    decision: Decision | null;
    differences: Difference[];
    statement: Statement | undefined;
    /** It is not trusted because no list names its key. */
    unknownKey?: boolean;
    block: Block;
}

/** The JSON of one approval (`strategy verify --format json`, `strategy/approvals`). */
export function approvalToJson({ position, state, reason, changed, signer, date, fingerprint, key, line }: ApprovalState): Pick<ApprovalState, 'position' | 'state' | 'reason' | 'changed' | 'signer' | 'date' | 'fingerprint' | 'key' | 'line'> {
    return { position, state, reason, changed, signer, date, fingerprint, key, line };
}

/** Lines of the trust list that do not count because they cannot be read. */
export function trustProblems({ allowedSigners, revokedKeys }: TrustPorts): { file: 'allowed_signers' | 'revoked_keys'; line: number; message: string }[] {
    const named = (file: 'allowed_signers' | 'revoked_keys', lines: readonly BadLine[]): ReturnType<typeof trustProblems> => lines.map(line => ({ file, ...line }));
    return [...named('allowed_signers', parseAllowedSigners(allowedSigners ?? '').bad), ...named('revoked_keys', parseRevokedKeys(revokedKeys ?? '').bad)];
}

/** The state of every Approval block of a strategy's own file, in order. Never throws, whatever the file and the ports hold. */
export async function verifyApprovals(model: StrategyModel, ports: VerifyPorts): Promise<ApprovalState[]> {
    const { subtle, readFile, trust } = ports;
    const approvals = model.blocks.filter(({ kind }) => kind === 'Approval');
    // At once, before anything is awaited: an edit meanwhile moves the syntax trees that the model leans on.
    const seal = subtle && approvals.some(({ seal }) => seal !== undefined) ? sealOf(model, subtle, readFile) : undefined;
    seal?.catch(() => {});
    const unsettled = approvals.length > 0 ? unsettledIn(model) : undefined;
    const lineOf = lineCounter(model.text);
    const context: Context = {
        model, ports,
        signers: parseAllowedSigners(trust.allowedSigners ?? '').signers,
        revocations: parseRevokedKeys(trust.revokedKeys ?? ''),
        seal
    };
    return Promise.all(approvals.map(async block => {
        const state: ApprovalState = {
            position: block.title, state: 'unsigned', reason: '', changed: [], signer: null, date: field(block, 'Date')?.text ?? null, fingerprint: null, key: null,
            line: lineOf(block.heading.start), name: field(block, 'Name')?.text ?? null, decision: null, differences: [], statement: undefined, block
        };
        try {
            const finding = await verify(block, context);
            return { ...state, ...finding, ...unsettled !== undefined && finding.state !== 'unsigned' ? { state: 'cannot verify' as const, reason: unsettled } : {} };
        } catch {
            return { ...state, state: 'cannot verify' as const, reason: 'This approval could not be checked because of a failure of the program.' };
        }
    }));
}

/** Why nobody can say what was approved, whatever the signatures are worth: the text lost characters, or holds two versions after a merge. */
function unsettledIn(model: StrategyModel): string | undefined {
    const unreadable = unreadableText(model);
    if (unreadable) return `${unreadable.used ? `Characters of ${unreadable.used}, which this strategy uses,` : 'Characters of this file'} cannot be read, so nobody can say what was approved. Save it with the encoding UTF-8.`;
    const own = conflictsIn(model.text);
    const used = own.length > 0 ? undefined : [...new Set(model.shared.map(({ node }) => AstUtils.getDocument(node)))].find(({ textDocument }) => hasConflicts(textDocument.getText()));
    if (own.length === 0 && !used) return undefined;
    const what = used ? `The merge of ${UriUtils.basename(used.uri)}, which this strategy uses, is not finished` : `A merge of this file is not finished (${linesInWords(own)})`;
    return `${what}, so nobody can say what was approved. Keep one of the two versions, and delete the marker lines.`;
}

interface Context {
    model: StrategyModel;
    ports: VerifyPorts;
    signers: readonly AllowedSigner[];
    revocations: Revocations;
    /** There wherever a signature can be checked. */
    seal: Promise<Seal> | undefined;
}

type Finding = Partial<ApprovalState> & Pick<ApprovalState, 'state' | 'reason'>;

async function verify(block: Block, context: Context): Promise<Finding> {
    const raw = structureIn(AstUtils.getDocument(block.node))?.blocks[block.node.$containerIndex ?? -1];
    if (!raw?.seal) {
        const torn = sealLine.test(context.model.text.slice(block.span.start, block.span.end));
        return torn ? { state: 'invalid', reason: 'The signature stands here, but not in its fence. Put a line ```strategy-approval before it and a line ``` behind it.' }
            : { state: 'unsigned', reason: 'A name and a date are written here; nobody has signed.' };
    }
    const content = linesOf(context.model.text.slice(raw.seal.content.start, raw.seal.content.end));
    const cut = content.indexOf('\nend\n') + '\nend\n'.length;
    const text = cut < '\nend\n'.length ? content : content.slice(0, cut);
    const armour = content.slice(text.length);
    const { statement, errors } = parseStatement(text);
    if (!statement) return { state: 'invalid', reason: `The signed statement is damaged (line ${errors[0]!.line} of it: ${errors[0]!.message})` };
    const { subtle } = context.ports;
    const told: Partial<ApprovalState> = { statement, signer: statement.signer, date: statement.date, name: statement.name, decision: statement.decision };
    if (subtle) told.fingerprint = await fingerprintOf(text, subtle);
    if (armour.trim() === '') return { ...told, state: 'unsigned', reason: 'This approval is prepared; the signature is still missing.' };
    if (!raw.seal.closed) return { ...told, state: 'invalid', reason: 'The fence around the signature is not closed. Its last line must be ```.' };
    const signature = parseSshSignature(armour);
    if ('problem' in signature) return { ...told, state: 'invalid', reason: `The signature cannot be read: ${signature.problem}.` };
    if (!subtle) return { ...told, state: 'cannot verify', reason: 'Signatures cannot be checked here: the program or page that shows this has no cryptography.' };
    told.key = await keyFingerprint(signature.key, subtle);
    const check = await checkSshSignature(utf8(text), signature, namespace, subtle);
    if (check.result === 'bad') return { ...told, state: 'invalid', reason: `The signature does not hold: ${check.reason}.` };
    if (isRevoked(signature.key, told.key, context.revocations)) return { ...told, state: 'not trusted', reason: `The key ${told.key} was revoked: nothing it signed is trusted any more.` };
    if (check.result === 'unsupported') return { ...told, state: 'cannot verify', reason: `The signature cannot be checked: ${check.reason}.` };
    const shown = visibleDifference(block, raw, statement, context.model.text);
    if (shown) return { ...told, state: 'invalid', reason: shown };
    const now = await compareWithToday(statement, context);
    const finding = { ...told, differences: now.differences, changed: now.differences.map(({ name }) => name) };
    const [unreadable] = context.revocations.bad;
    if (unreadable) return { ...finding, state: 'cannot verify', reason: `Line ${unreadable.line} of the list of revoked keys cannot be read, and it may name this key. ${unreadable.message}` };
    const keyDistrust = distrustOfKey(block, statement, signature.key, told.key, context);
    if (keyDistrust) return { ...finding, state: 'not trusted', reason: keyDistrust, unknownKey: !context.signers.some(({ key }) => key.blob === signature.key.blob) };
    const holder = holderOf(statement.position, context);
    const distrust = distrustOfPosition(statement, holder, dayOf(block, statement, context), context.ports.today);
    const isElsewhere = holder.emails.length === 0 && now.finding.state === 'cannot verify'; // in the file that is missing
    if (!distrust || isElsewhere) return { ...finding, ...now.finding };
    // Who holds a position is part of what was signed: an edit there is named as such.
    return now.finding.state === 'stale' ? { ...finding, state: 'stale', reason: `${now.finding.reason} Besides: ${distrust}` } : { ...finding, state: 'not trusted', reason: distrust };
}

const sealLine = /strategy-approval\/1|(?:BEGIN|END) SSH SIGNATURE/;

/** The lines of the fence without blanks at their ends, each with its line feed. */
function linesOf(content: string): string {
    return content === '' ? '' : content.split(/\r\n?|\n/).map(line => line.slice(0, trimEnd(line, 0, line.length)) + '\n').join('');
}

function isRevoked(key: PublicKey, fingerprint: string, { keys, fingerprints }: Revocations): boolean {
    return keys.has(key.blob) || fingerprints.has(fingerprint);
}

/** What a reader sees in the block must be what was signed: heading, and the fields one by one. */
function visibleDifference(block: Block, raw: RawBlock, statement: Statement, source: string): string | undefined {
    const mend = 'Put back what was signed, or approve again.';
    if (block.title !== statement.position) return `The heading says "${block.title}", but the signature is for "${statement.position}". ${mend}`;
    const signed = new Map([
        ['Name', statement.name], ['Date', statement.date], ['Version', statement.version], ['Decision', statement.decision], ['Conditions', statement.conditions], ['Valid until', statement.validUntil]
    ]);
    for (const { key, text } of [...block.fields, ...block.custom]) {
        const expected = signed.get(key);
        if (expected === undefined) return `The line "${key}: ${text}" was added, or written again, after the signature. ${mend}`;
        if (expected !== text) return `The line "${key}: ${text}" was "${key}: ${expected}" when it was signed. ${mend}`;
        signed.delete(key);
    }
    signed.delete('Version'); // need not be shown
    for (const [key, text] of signed) if (text !== undefined) return `The line "${key}: ${text}" was signed and is missing. ${mend}`;
    if (raw.keyless.length > 0 || raw.fields.some(({ glued }) => glued) || listGoesOn(raw, source)) return `Words were added to the lines under the heading after the signature. ${mend}`;
    const imitated = imitatedLine(raw, source);
    return imitated === undefined ? undefined : `The line "${imitated}" was added, or written again, after the signature. ${mend}`;
}

/** Whether Markdown shows more of a list than the fields: what stands in it behind a blank line, or in another list before the fence, looks signed too. */
function listGoesOn({ start, end, list, seal }: RawBlock, source: string): boolean {
    const lists = scan(source.slice(start, end)).nodes.filter(node => node.type === 'list' && start + node.start < (seal?.start ?? end));
    return list !== undefined && lists.some(node => source.slice(Math.max(list.end, start + node.start), start + node.end).trim() !== '');
}

function imitatedLine({ start, end, list, seal, entry }: RawBlock, source: string): string | undefined {
    return seal && imitationIn(`${source.slice(list?.end ?? start, seal.start)}\n${source.slice(seal.end, end)}`, entry);
}

/** A line of an approval's own words that reads like one of its fields, or like another signature. */
export function imitationIn(words: string, { keys }: BlockEntry): string | undefined {
    return words.split(/[\r\n]+/).find(line => sealLine.test(line) || keys.has(keyOf(line)))?.trim();
}

const markers = /^(?:(?:[>+-]|\d{1,9}[.)]|\[[ x]\]) ?)+/i;
const longestKey = 100;

/** What stands before the first colon of a line, without marks of lists, quotes and emphasis. */
function keyOf(line: string): string {
    const colon = line.indexOf(':');
    return line.slice(Math.max(0, colon - longestKey), Math.max(0, colon)).replace(/[*_\s]+/g, ' ').trim().replace(markers, '').trim().toLowerCase();
}

/** `vouched`: somebody else than the strategy says who it is. */
interface Holder { known: boolean; vouched: boolean; emails: readonly string[]; until: IsoDate | undefined }

/** Who holds a position, as the trust port or the strategy's Owner block says. */
function holderOf(position: string, { model, ports: { trust } }: Context): Holder {
    const owner = [...model.blocks, ...model.shared].find(({ kind, title }) => kind === 'Owner' && titleKey(title) === titleKey(position));
    const until = owner && field(owner, 'Until')?.value;
    return {
        known: owner !== undefined || trust.emailsOf !== undefined,
        vouched: trust.emailsOf !== undefined,
        emails: trust.emailsOf?.(position) ?? (owner ? emailsIn(owner) : []),
        until: trust.untilOf ? trust.untilOf(position) : until?.type === 'date' ? until.date : undefined
    };
}

/** The day at which key and position must hold: the approval's own, or that of the check for one that is new in a change. */
function dayOf(block: Block, { date }: Statement, { ports: { trust } }: Context): IsoDate {
    return trust.dayOf?.(block) ?? date;
}

/** Why the signer may not approve for this position at this time, in a reader's words. */
function distrustOfPosition({ position, signer, date, validUntil }: Statement, { known, vouched, emails, until }: Holder, day: IsoDate, today: IsoDate | undefined): string | undefined {
    if (today !== undefined && date > today) return `The approval is dated ${date}, which has not come yet.`;
    if (today !== undefined && validUntil !== undefined && validUntil < today) return `The approval was valid until ${validUntil}. It has to be given again.`;
    if (!known) return `Nothing says who is "${position}". Add a block "## Owner: ${position}" with the line "- Email: ..." of the person who holds the position.`;
    if (emails.length === 0 && vouched) return `"${position}" has no e-mail address in what was there before. Whose signature counts is settled there first, never by a change itself.`;
    if (emails.length === 0) return `The block "Owner: ${position}" has no e-mail address, so nobody knows whose signature counts. Add the line "- Email: ...".`;
    if (!emails.includes(signer)) return `It is signed by ${signer}, but "${position}" is held by ${emails.join(' or ')}.`;
    // An approval that is new in a change can say any day: the position has to be held when it is proposed.
    const asked = day > date ? day : date;
    return until !== undefined && until < asked ? `The position "${position}" ended on ${until}, before the approval ${asked === date ? `of ${date}` : `was proposed (${asked})`}.` : undefined;
}

/** Why the key may not sign for the signer, in a reader's words. */
function distrustOfKey(block: Block, statement: Statement, key: PublicKey, fingerprint: string, context: Context): string | undefined {
    const { signer } = statement;
    const { ports: { trust }, signers } = context;
    if (trust.allowedSigners === undefined) return `There is no list of trusted keys, so nobody knows whose key ${fingerprint} is. Make the file .strategy/allowed_signers with a line "${signer}" and this person's public key.`;
    const day = dayOf(block, statement, context);
    const verdict = trustOf(key, signer, namespace, Date.parse(`${day}T12:00:00Z`) / 1000, signers);
    if (verdict.trusted) return undefined;
    const line = verdict.line === undefined ? '' : ` (line ${verdict.line} of the list of trusted keys)`;
    switch (verdict.why) {
        case 'unknown key': return `The key ${fingerprint} is not in the list of trusted keys. Ask ${signer} whether it is theirs before you add it to .strategy/allowed_signers.`;
        case 'other person': return `The key ${fingerprint} is trusted for somebody else, not for ${signer}${line}.`;
        case 'other purpose': return `The key ${fingerprint} of ${signer} may sign other things, but no strategies${line}.`;
        case 'not yet': return `The key ${fingerprint} of ${signer} was not yet valid on ${day}${line}.`;
        case 'expired': return `The key ${fingerprint} of ${signer} had expired on ${day}${line}.`;
    }
}

/** Addresses in the Email field of an Owner block, as they are written. */
export function emailsIn(owner: Block): string[] {
    return owner.fields.filter(({ key }) => key === 'Email').flatMap(({ text, value }) =>
        value.type === 'link' ? value.links.map(({ target }) => target.replace(/^mailto:/i, '')) : text ? [text] : []);
}

/** How the text of today compares with the signed one. */
async function compareWithToday(statement: Statement, { model, seal }: Context): Promise<{ differences: Difference[]; finding: Pick<ApprovalState, 'state' | 'reason'> }> {
    const { entries, covered, missingImages, missingFiles } = (await seal)!;
    const differences = compareStatements(statement, { ...statement, document: model.strategy?.title ?? '', version: versionOf(model), entries });
    const { name, signer, position, date, version } = statement;
    const signed = `${statement.decision === 'rejected' ? 'Rejected' : 'Signed'} by ${name} (${signer}) as ${position} on ${date}`;
    const lostFile = missingFiles.filter(path => statement.entries.some(entry => entry.type === 'uses' && entry.path === path));
    const isUnknown = ({ kind, type, path }: Difference): boolean => kind === 'removed'
        && (type === 'uses' && lostFile.length > 0 || type === 'file' && (lostFile.length > 0 || missingImages.includes(path)));
    const certain = differences.filter(difference => !isUnknown(difference));
    if (certain.length > 0) return { differences, finding: { state: 'stale', reason: `${signed}, version ${version}. Since then ${told(certain)}. It has to be approved again.` } };
    if (differences.length > 0) {
        const missing = [...new Set([...lostFile, ...differences.filter(({ type }) => type === 'file').map(({ path }) => path)])];
        return { differences: [], finding: { state: 'cannot verify', reason: `The signature holds, but what was signed is not all here: ${missing.join(', ')} cannot be read.` } };
    }
    const doubt = doubtOf(statement, covered, model);
    if (doubt) return { differences, finding: { state: 'cannot verify', reason: `The signature holds, but ${doubt}.` } };
    return { differences, finding: { state: 'verified', reason: `${signed}, version ${version}. Nothing of what was signed has changed since.` } };
}

/** Why nobody can say what the signer saw, although nothing has changed: no careful program lets such a text be signed. */
function doubtOf({ position, name, signer, conditions = '' }: Statement, covered: readonly CoveredText[], model: StrategyModel): string | undefined {
    const hiding = covered.find(({ text }) => hidesSomething(text))?.label ?? ([position, name, signer, conditions].some(hidesSomething) ? 'what was signed' : undefined);
    if (hiding !== undefined) return `"${hiding}" has hidden characters, so nobody can say what the signer saw`;
    return hasLookAlikes(model) ? 'a heading or a field has letters that look like others, so nobody can say what the signer took it for' : undefined;
}

/** `Goal: Leads and Goal: Reach changed, Persona: Buyers was added`. */
function told(differences: readonly Difference[]): string {
    const words: Record<Difference['kind'], string> = { changed: 'changed', added: 'added', removed: 'removed', moved: 'moved to another place' };
    return (Object.keys(words) as Difference['kind'][]).flatMap(kind => {
        const names = differences.filter(difference => difference.kind === kind).map(({ type, name, old, new: now }) =>
            type === 'version' ? `the version ("${old}", now "${now}")` : type === 'document' ? `the title ("${old}", now "${now}")` : name);
        if (names.length === 0) return [];
        const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
        return [kind === 'changed' ? `${and(shown)} changed` : `${and(shown)} ${names.length > 1 ? 'were' : 'was'} ${words[kind]}`];
    }).join('; ');
}
