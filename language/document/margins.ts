import type { ApprovalState } from '../approval/verify.js';
import { field, statusOf } from '../model/facts.js';
import type { StrategyModel } from '../model/model.js';
import { markOf } from './mark.js';
import type { RenderOptions } from './renderer.js';

const longestTitle = 90;

/** What stands in the margins of every printed page, so that a loose one can be held against the file. Plain text. */
export interface Margins {
    title: string;
    /** `Approval: not signed`, `Status: draft`. */
    state: string;
    /** `Checked on 2027-03-01`; absent where no signature was. */
    checked?: string;
    /** Of the statements that were signed and are verified, each with who signed it. */
    fingerprints: string[];
}

/** @param options as the document is rendered with; without `approvals` no signature was checked. */
export function marginsOf(model: StrategyModel, title: string, { approvals, approvers, today }: Pick<RenderOptions, 'approvals' | 'approvers' | 'today'>): Margins {
    const isChecked = today !== undefined && approvals?.some(({ state }) => state !== 'unsigned');
    return {
        title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title,
        state: stateOf(model, approvals, approvers),
        ...isChecked ? { checked: `Checked on ${today}` } : {},
        fingerprints: (approvals ?? []).filter(({ state, fingerprint }) => state === 'verified' && fingerprint)
            .map(({ name, position, date, decision, fingerprint }) => `${[name, position].filter(part => part).join(', ')}: ${decision ?? 'approved'} on ${date}, fingerprint ${fingerprint}`)
    };
}

/** The margins as `@page` rules (CSS Paged Media 3, section 4), with the number of the page. The author's title stands elsewhere than what is said of the approval, and in other letters. */
export function pageRules({ title, state, checked, fingerprints }: Margins): string {
    return `
@page {
    @top-left { content: ${cssString(title)}; font: italic 8.5pt Charter, 'Bitstream Charter', Cambria, Georgia, 'Liberation Serif', serif; color: #5f636d; text-align: left; }
    @top-right { content: ${cssString(checked ? `${state}\n${checked}` : state)}; font: 600 8pt/1.4 system-ui, 'Liberation Sans', sans-serif; color: #22242a; white-space: pre-line; text-align: right; }
    @bottom-left { content: ${cssString(fingerprints.join('\n'))}; font: 6.5pt/1.5 ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace; color: #5f636d; white-space: pre-line; overflow-wrap: anywhere; text-align: left; }
    @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt system-ui, 'Liberation Sans', sans-serif; color: #5f636d; white-space: nowrap; text-align: right; }
}
@page :first { @top-left { content: ''; } }
`;
}

/** The words of the mark; where there is none, of the status, which proves nothing. */
function stateOf(model: StrategyModel, approvals: readonly ApprovalState[] | undefined, approvers: readonly string[] | undefined): string {
    const mark = approvals && markOf(model, approvals, approvers);
    if (mark) return `Approval: ${lowerFirst(mark.title)}`;
    if (!approvals && model.blocks.some(({ kind }) => kind === 'Approval')) return 'Approval: not checked';
    if (!model.strategy || !field(model.strategy, 'Status')) return 'Not approved';
    const status = statusOf(model);
    return status === 'approved' ? 'Status: approved, not proven' : `Status: ${status}`;
}

function lowerFirst(words: string): string {
    return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Anyone's words as a CSS string: what is no letter, digit or plain space is escaped, so nothing can end the string or the style sheet. */
function cssString(words: string): string {
    return `'${words.replace(/[^\p{L}\p{N} ]/gu, character => `\\${character.codePointAt(0)!.toString(16)} `)}'`;
}
