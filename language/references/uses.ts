import { UriUtils, type LangiumDocument, type LangiumDocuments, type URI } from 'langium';
import type { Document } from '../generated/ast.js';
import { groupedByEach } from '../parser/grouped.js';
import { linkOf } from '../parser/value-converter.js';
import { decoded } from './link-target.js';

/** A file named by `Uses`. */
export interface UsedFile {
    /** As written. */
    text: string;
    /** `undefined`: not a relative link to a `*.strategy.md` file. */
    uri: URI | undefined;
}

export function isStrategyFile(uri: URI): boolean {
    return uri.path.endsWith('.strategy.md');
}

const cache = new WeakMap<Document, UsedFile[]>();

/** The files a document uses itself, in order. */
export function usedFiles(document: LangiumDocument): UsedFile[] {
    const root = document.parseResult.value as Document;
    let files = cache.get(root);
    if (!files) {
        const fields = (root.blocks ?? []).flatMap(block => block.$type === 'Strategy' ? block.fields : []);
        files = fields.flatMap(field => field.$type === 'UsesField' ? field.files : [])
            .map(text => ({ text, uri: resolve(document.uri, text) }));
        cache.set(root, files);
    }
    return files;
}

/** `[Organisation](../organisation.strategy.md)` or a bare path, relative to the document. */
function resolve(from: URI, text: string): URI | undefined {
    const target = (linkOf(text)?.target ?? text).replace(/#.*$/, '');
    if (!target.endsWith('.strategy.md') || /^[a-z][a-z\d+.-]*:|^\//i.test(target)) return undefined;
    return UriUtils.resolvePath(UriUtils.dirname(from), decoded(target));
}

/** The documents a document uses, transitively, in the order they are first named; itself left out. */
export function usedDocuments(document: LangiumDocument, documents: LangiumDocuments): LangiumDocument[] {
    const found = new Map([[document.uri.toString(), document]]);
    for (const current of found.values()) { // grows while it is walked
        for (const { uri } of usedFiles(current)) {
            const used = uri && documents.getDocument(uri);
            if (used && !found.has(used.uri.toString())) found.set(used.uri.toString(), used);
        }
    }
    return [...found.values()].slice(1);
}

/** The files a document uses, transitively, those too that are not there: with its own text all that its model is made of. */
export function filesBehind(document: LangiumDocument, documents: LangiumDocuments): URI[] {
    return [document, ...usedDocuments(document, documents)].flatMap(usedFiles).flatMap(({ uri }) => uri ?? []);
}

/** The documents that use one of these files, themselves or through others. The files may be missing. */
export function usersOf(uris: Iterable<string>, documents: LangiumDocuments): Set<LangiumDocument> {
    const users = groupedByEach(documents.all, document => usedFiles(document).flatMap(({ uri }) => uri?.toString() ?? []));
    const found = new Set<LangiumDocument>();
    const reached = new Set(uris);
    for (const uri of reached) { // grows while it is walked
        for (const user of users.get(uri) ?? []) {
            found.add(user);
            reached.add(user.uri.toString());
        }
    }
    return found;
}
