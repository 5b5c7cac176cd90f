import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { LangiumDocument } from 'langium';
import { touches, type Spot } from '../../lsp/at.js';
import type { Refactoring } from '../refactoring.js';
import { mainWordEdits, synonymsIn } from './main-words.js';
import { formChange, formChanges, type Form } from './reference-links.js';

const kind = CodeActionKind.RefactorRewrite;

/** On a word of the language that has a main word: to write that, here or in the whole file. */
export function wordActions({ block, offset }: Spot, document: LangiumDocument, refactoring: Refactoring): CodeAction[] {
    const here = block && synonymsIn(block).find(({ span }) => touches(span, offset));
    if (!here) return [];
    const all = refactoring.modelOf(document).blocks.flatMap(synonymsIn);
    return [
        refactoring.action({ title: `Write “${here.main}” for “${here.written}”`, kind }, mainWordEdits([here], refactoring.models)),
        ...all.length > 1 ? [refactoring.action({ title: `Write the main words in the whole file (${all.length} places)`, kind }, mainWordEdits(all, refactoring.models))] : []
    ];
}

/** On a name in a field: to make a link of it that others can click on, or a plain name again, here or in the whole file. */
export function linkActions({ reference }: Spot, document: LangiumDocument, refactoring: Refactoring): CodeAction[] {
    if (!reference?.target) return [];
    const model = refactoring.modelOf(document);
    const form: Form = reference.link === undefined ? 'link' : 'name';
    const words: Record<Form, [one: string, all: string]> = { link: ['Make a link of the name', 'Make links of all names in the file'], name: ['Make a plain name of the link', 'Make plain names of all links to blocks in the file'] };
    const one = formChange(reference, form, model);
    const all = formChanges(form, model);
    return [
        ...one ? [refactoring.action({ title: words[form][0], kind }, [one])] : [],
        ...one && all.length > 1 ? [refactoring.action({ title: `${words[form][1]} (${all.length} places)`, kind }, all)] : []
    ];
}
