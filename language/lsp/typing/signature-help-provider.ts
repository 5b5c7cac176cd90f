import type { LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams } from 'vscode-languageserver';
import { MarkupKind, type SignatureInformation } from 'vscode-languageserver-types';
import { structureIn } from '../../parser/parser.js';
import { splitOutside } from '../../parser/values/split-list.js';
import type { FieldEntry } from '../../parser/vocabulary.js';
import { cursorAt } from './cursor.js';
import { formsOf, type Form } from './forms.js';

/** While a value is typed: the forms it can take, with an example of each, and the part that is being written. */
export class StrategySignatureHelpProvider implements SignatureHelpProvider {
    readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: [':', ' '], retriggerCharacters: [','] };

    provideSignatureHelp(document: LangiumDocument, { position, context }: SignatureHelpParams): SignatureHelp | undefined {
        const structure = structureIn(document);
        const cursor = structure && cursorAt(structure, document.textDocument.offsetAt(position));
        const forms = cursor?.at === 'value' && !(cursor.entry.conditional && cursor.value.includes(':')) ? formsOf(cursor.entry) : [];
        if (cursor?.at !== 'value' || forms.length === 0) return undefined;
        const written = cursor.value.trimStart();
        const begun = forms.findLastIndex(({ begins }) => begins.test(written));
        // What the writer has chosen among the forms stays, until the text says another.
        const activeSignature = begun >= 0 ? begun : Math.min(context?.activeSignatureHelp?.activeSignature ?? 0, forms.length - 1);
        return { signatures: forms.map(signatureOf), activeSignature, activeParameter: partOf(forms[activeSignature]!, cursor.entry, written) };
    }
}

function signatureOf({ parts, what }: Form): SignatureInformation {
    const label = parts.map(({ text }) => text).join('');
    let end = 0;
    const parameters = parts.map(({ text, what }) => {
        const start = end + text.length - text.replace(/^[\s,]+/, '').length;
        end += text.length;
        return { label: [start, end] as [number, number], documentation: what };
    });
    return { label, documentation: { kind: MarkupKind.Markdown, value: what }, parameters };
}

/** Which part is being written: the last one whose beginning stands in the text. Of a list of shares, each name and share in turn. */
function partOf({ parts }: Form, { parts: [main] }: FieldEntry, written: string): number {
    if (main!.share) {
        const items = splitOutside(written, ',;');
        return Math.min(parts.length - 1, items.length > 1 ? 2 : /\S\s/.test(items[0]!) ? 1 : 0);
    }
    return Math.max(0, parts.findLastIndex(({ after }) => after?.test(written)));
}
