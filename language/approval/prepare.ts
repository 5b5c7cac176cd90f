import { AstUtils } from 'langium';
import type { Block, StrategyModel } from '../model/model.js';
import { conflictsIn } from '../parser/conflicts.js';
import { structureIn } from '../parser/parser.js';
import type { Span } from '../parser/scan.js';
import { scan } from '../parser/scanner.js';
import { isValid } from '../parser/values/iso-date.js';
import { titleKey } from '../references/names.js';
import { hiddenText, type HiddenText } from './text/hidden-text.js';
import { hiddenTextIn } from './text/look-alikes.js';
import { reachesBeyond } from './text/markup.js';
import { sealOf, versionOf, type CoveredText, type Seal, type SealPorts } from './seal.js';
import { fingerprintOf, writeStatement, type ApprovalDetails, type Statement } from './statement.js';

/** Why a strategy cannot be approved as it is, and how to mend it. */
export interface Refusal {
    code: 'no-strategy' | 'unfinished-merge' | 'no-version' | 'same-title' | 'unresolved-reference' | 'missing-picture' | 'hidden-text' | 'details' | 'open-end' | 'no-cryptography';
    message: string;
    /** Where: a span of the file with this URI. */
    uri: string;
    span: Span;
    block?: Block;
}

/** What is ready to be signed. */
export interface Prepared {
    statement: Statement;
    /** Exactly what is signed, in UTF-8. */
    text: string;
    /** 12 characters that people can compare. */
    fingerprint: string;
    seal: Seal;
    /** What an approver should know of, and what does not keep the strategy from being approved. */
    warnings: HiddenText[];
}

/** The statement that approves a strategy as it stands, or all that speaks against it, in order of place. Never throws. */
export async function buildStatement(model: StrategyModel, details: ApprovalDetails, ports: SealPorts): Promise<{ prepared: Prepared } | { refusals: Refusal[] }> {
    const start = model.strategy?.heading ?? { start: 0, end: 0 };
    const refuse = (code: Refusal['code'], message: string): Refusal => ({ code, message, uri: model.uri, span: start });
    if (!model.strategy) return { refusals: [refuse('no-strategy', 'Only a strategy can be approved. Begin the file with a heading "# Strategy: Title".')] };
    if (!ports.subtle) return { refusals: [refuse('no-cryptography', 'This program cannot compute seals here. Open the strategy in VS Code on a computer, or over https.')] };
    const hidden = hiddenTextIn(model);
    const seal = await sealOf(model, ports.subtle, ports.readFile);
    const refusals = [
        ...versionOf(model) ? [] : [refuse('no-version', 'The strategy has no version. Add a line "- Version: 1.0" under its heading, so that people know which text was approved.')],
        ...conflictsIn(model.text).map((span): Refusal => ({ code: 'unfinished-merge', uri: model.uri, span, message: 'Two versions of this file were merged, and these lines still hold both. Keep one of them, and delete the marker lines.' })),
        ...openEnd(model),
        ...sameTitles(seal.covered),
        ...unresolved(seal.covered),
        ...seal.missingImages.map(path => refuse('missing-picture', `The picture ${path || 'without a name'} cannot be read. Save it at this place, or take it out of the text.`)),
        ...hidden.filter(({ severity }) => severity === 'error').map(({ message, span }): Refusal => ({ code: 'hidden-text', message, uri: model.uri, span })),
        ...seal.covered.filter(({ type }) => type === 'uses').flatMap(({ text, block, uri, span, path }) => hiddenText(text).filter(({ severity }) => severity === 'error')
            .map(({ message }): Refusal => ({ code: 'hidden-text', message: `In ${path}: ${message}`, uri, span, block }))),
        ...wrongDetails(details).map(message => refuse('details', message))
    ];
    if (refusals.length > 0) return { refusals: refusals.sort((a, b) => Number(a.uri !== model.uri) - Number(b.uri !== model.uri) || a.span.start - b.span.start) };
    const statement: Statement = { document: model.strategy.title, version: versionOf(model), ...details, entries: seal.entries };
    const text = writeStatement(statement);
    return { prepared: { statement, text, seal, fingerprint: await fingerprintOf(text, ports.subtle), warnings: hidden.filter(({ severity }) => severity === 'warning') } };
}

/** Two texts under one name: nobody could tell which one an approval means. */
function sameTitles(covered: readonly CoveredText[]): Refusal[] {
    const seen = new Set<string>();
    return covered.flatMap(({ type, path, label, uri, block }): Refusal[] => {
        const key = JSON.stringify([type, path, titleKey(label)]);
        if (type === 'text' || !block || !seen.has(key)) {
            seen.add(key);
            return [];
        }
        return [{ code: 'same-title', uri, span: block.heading, block, message: block.title === ''
            ? `There are two blocks "${block.kind}" without a title. Give each a title of its own.`
            : `There are two blocks "${label}". Give each a title of its own, so that everyone knows which one is approved.` }];
    });
}

/** An approval that is put behind a fence or HTML that is never closed would be part of it. */
function openEnd(model: StrategyModel): Refusal[] {
    const last = Math.max(model.blocks.at(-1)?.heading.start ?? 0, structureIn(AstUtils.getDocument(model.blocks[0]!.node))?.headings.at(-1)?.start ?? 0);
    const rest = `${model.text.slice(last)}\n\n# Approval`;
    const { type, start } = scan(rest).nodes.at(-1)!;
    return type === 'heading' && start === rest.length - '# Approval'.length ? []
        : [{ code: 'open-end', uri: model.uri, span: { start: last + start, end: model.text.length }, message: 'This is never closed, so an approval at the end of the file would be part of it. Close it, or take it out.' }];
}

function unresolved(covered: readonly CoveredText[]): Refusal[] {
    return covered.flatMap(({ block, label, uri }) => block?.fields.flatMap(field => field.references.filter(({ required, target }) => required && !target)
        .map((reference): Refusal => ({
            code: 'unresolved-reference', uri, span: reference.span, block,
            message: `"${reference.title}", which "${label}" names under ${field.key}, is not described anywhere. Add a block "## ${reference.kinds[0] ?? 'Owner'}: ${reference.title}", or correct the name.`
        }))) ?? []);
}

function wrongDetails(details: ApprovalDetails): string[] {
    const texts: [string, string | undefined, string][] = [
        ['position', details.position, 'the position that approves'], ['name', details.name, 'the name of the person who approves'],
        ['signer', details.signer, 'the e-mail address of the person who signs'], ['conditions', details.conditions, 'the conditions']
    ];
    const wrong = texts.flatMap(([, value, what]) => {
        if (value === undefined) return [];
        if (value.trim() === '') return [`Say ${what}.`];
        if (value !== value.replace(/\s+/g, ' ').trim()) return [`Write ${what} on one line, with single spaces: "${value.replace(/\s+/g, ' ').trim()}".`];
        const signs = reachesBeyond(value);
        if (signs !== undefined) return [`Write ${what} without "${signs}", which could change how the whole document is shown.`];
        return hiddenText(value).filter(({ severity }) => severity === 'error').map(({ message }) => message);
    });
    const dates = [details.date, details.validUntil].filter(date => date !== undefined && !isValid(date)).map(date => `"${date}" is not a day. Write it like 2027-01-31.`);
    const needless = details.decision !== 'approved with conditions' && details.conditions !== undefined ? ['Conditions go with the decision "approved with conditions".'] : [];
    const missing = details.decision === 'approved with conditions' && details.conditions === undefined ? ['Say the conditions under which it is approved.'] : [];
    return [...wrong, ...dates, ...needless, ...missing];
}

/** The fence that holds a statement and its armoured signature; a signature of '' is still to come. */
export function sealFence(statement: string, signature: string): string {
    const armour = signature.replace(/\r\n?/g, '\n').trim();
    return `\`\`\`strategy-approval\n${statement}${armour && armour + '\n'}\`\`\`\n`;
}

/** A whole Approval block, as it is put at the end of a strategy; with the signature, or as a plain record without. */
export function approvalBlock(statement: Statement, signature?: string, level = 2): string {
    const fields = [
        ['Name', statement.name], ['Date', statement.date], ['Version', statement.version], ['Decision', statement.decision], ['Conditions', statement.conditions], ['Valid until', statement.validUntil]
    ].flatMap(([key, value]) => value === undefined ? [] : [`- ${key}: ${value}\n`]);
    return `${'#'.repeat(level)} Approval: ${statement.position}\n\n${fields.join('')}${signature === undefined ? '' : '\n' + sealFence(writeStatement(statement), signature)}`;
}
