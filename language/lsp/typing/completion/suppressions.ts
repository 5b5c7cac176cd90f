import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Span } from '../../../parser/scan.js';
import { rules } from '../../../rules/table.js';
import { touches } from '../../at.js';
import type { Cursor } from '../cursor.js';
import type { Proposal, Writing } from './proposal.js';
import { subjectOf } from './suggestion.js';

/** The codes that a `<!-- strategy-ignore ... -->` may name: those of the block's own findings first; before the word, these only. */
export function suppressionProposals({ block: raw, span, begun }: Extract<Cursor, { at: 'suppression' }>, writing: Writing): Proposal[] {
    const block = subjectOf(writing.model, raw.start)?.block;
    const aboutComment = (found: Span): boolean => found.start > raw.heading.end && touches(found, span.start);
    const here = new Set(writing.findings().filter(finding => block && finding.block === block && !aboutComment(finding.span)).map(({ code }) => code));
    const silenceable = rules.filter(({ code, firm }) => !firm && !code.startsWith('suppression-'));
    const offered = [...silenceable.filter(({ code }) => here.has(code)), ...begun ? silenceable.filter(({ code }) => !here.has(code)) : []];
    const isClosed = writing.structure.text.slice(span.end).trimStart().startsWith(':');
    return offered.map(({ code, summary, help, requirement }) => {
        const written = begun ? code : `strategy-ignore ${code}`;
        return {
            label: written, kind: CompletionItemKind.Value, span, words: [code], remark: here.has(code) ? 'found here' : requirement, help: `${summary}\n\n${help}`,
            text: isClosed ? [written] : [`${written}: `, { hint: 'the reason' }, ' -->'], plain: isClosed ? written : `${written}: `
        };
    });
}
