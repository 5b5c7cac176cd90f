import { URI, UriUtils, type LangiumDocument } from 'langium';
import { CompletionItemKind, type CompletionItem, type CompletionList, type Position } from 'vscode-languageserver-types';
import { scan } from '../../parser/scanner.js';
import { structureIn } from '../../parser/parser.js';
import { placeOf, withoutBrackets } from '../../references/link-target.js';
import { labelKey } from '../../references/markdown-links.js';
import { namesIn } from '../../references/names.js';
import type { StrategySharedServices } from '../../services.js';
import type { Entries } from '../../workspace/folders.js';
import { linksInDocument } from './links.js';

/** What stands before the cursor in the target of a link, or in the label of a reference link. */
interface Typed { kind: 'link' | 'image' | 'label'; text: string; pointed: boolean }

const words = String.raw`\[(?:[^[\]\\\n]|\\.|!?\[[^[\]\n]{0,300}\](?:\([^()\n]{0,300}\))?){0,300}\]`;
const inTarget = new RegExp(String.raw`(!?)${words}\((?:\s*<([^<>\n]*)|\s*([^\s<>()]*))$`);
const inDefinition = /^ {0,3}\[[^[\]\n]{1,300}\]:[ \t]*(?:<([^<>\n]*)|([^\s<>]*))$/;
const inLabel = new RegExp(String.raw`${words}\[([^[\]\n]*)$`);

export function typedTarget(before: string): Typed | undefined {
    const target = inTarget.exec(before);
    if (target) return { kind: target[1] ? 'image' : 'link', text: target[2] ?? target[3]!, pointed: target[2] !== undefined };
    const definition = inDefinition.exec(before);
    if (definition) return { kind: 'link', text: definition[1] ?? definition[2]!, pointed: definition[1] !== undefined };
    const label = inLabel.exec(before);
    return label ? { kind: 'label', text: label[1]!, pointed: false } : undefined;
}

interface Target { label: string; text: string; detail?: string; kind: CompletionItemKind; /** A folder, behind which the path goes on. */ goesOn?: boolean }

const picture = /\.(?:svg|png|jpe?g|gif|webp|avif)$/i;

/** The names in a folder, those that fit best first: for a picture pictures, for a link strategies. Hidden ones are left out. */
export function pathTargets(entries: Entries, { kind, pointed }: Typed, own: string): Target[] {
    const fits = kind === 'image' ? picture : /\.md$/i;
    const rank = (name: string): number => entries.get(name) === 'folder' ? 1 : fits.test(name) ? 0 : 2;
    return [...entries.keys()]
        .filter(name => !name.startsWith('.') && name !== 'node_modules' && name !== own && (kind !== 'image' || entries.get(name) === 'folder' || picture.test(name)))
        .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
        .map(name => {
            const folder = entries.get(name) === 'folder';
            const text = pointed ? name : withoutBrackets(encodeURIComponent(name));
            return { label: folder ? `${name}/` : name, text: folder ? `${text}/` : text, kind: folder ? CompletionItemKind.Folder : CompletionItemKind.File, goesOn: folder };
        });
}

/** The headings of a file by their anchors. */
export function headingTargets(document: LangiumDocument): Target[] {
    const { text } = structureIn(document)!;
    return [...namesIn(document).headings].map(([anchor, heading]) => ({ label: `#${anchor}`, text: `#${anchor}`, detail: text.slice(heading.text.start, heading.text.end), kind: CompletionItemKind.Reference }));
}

/** What fits in `[words](...)`, `![words](...)`, `[label]: ...` and `[words][...]`; `undefined` when the cursor is in none of them. */
export async function pathCompletions(document: LangiumDocument, position: Position, shared: StrategySharedServices): Promise<CompletionList | undefined> {
    const { textDocument } = document;
    const typed = typedTarget(textDocument.getText({ start: { line: position.line, character: 0 }, end: position }));
    if (!typed || textDocument.languageId === 'markdown' || /^[a-z][a-z\d+.-]*:/i.test(typed.text) || inCode(document, textDocument.offsetAt(position))) return undefined;
    const { targets, from } = await targetsFor(document, typed, shared);
    const start = { line: position.line, character: position.character - (typed.text.length - from) };
    return {
        isIncomplete: false,
        items: targets.map(({ label, text, detail, kind, goesOn }, index): CompletionItem => ({
            label, detail, kind, sortText: String(index).padStart(5, '0'), filterText: text, textEdit: { range: { start, end: position }, newText: text },
            ...goesOn && shared.options.selects ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}
        }))
    };
}

/** `from`: where in what is typed the part begins that is written over. */
async function targetsFor(document: LangiumDocument, typed: Typed, { workspace: { Folders, LangiumDocuments } }: StrategySharedServices): Promise<{ targets: Target[]; from: number }> {
    if (typed.kind === 'label') {
        const definitions = linksInDocument(document).filter(({ kind, label }, index, all) => kind === 'definition' && all.findIndex(other => other.kind === 'definition' && other.label === label) === index);
        return { from: 0, targets: definitions.map(({ label, target }) => ({ label: label!, text: label!, detail: target, kind: CompletionItemKind.Reference })).filter(({ label }) => label.startsWith(labelKey(typed.text))) };
    }
    const own = document.uri.toString();
    const hash = typed.text.indexOf('#');
    if (hash >= 0) {
        const place = placeOf(typed.text, own);
        const other = place && LangiumDocuments.getDocument(URI.parse(place.uri));
        return { from: hash, targets: other && typed.kind === 'link' ? headingTargets(other) : [] };
    }
    const from = typed.text.lastIndexOf('/') + 1;
    const place = placeOf(`${typed.text.slice(0, from)}x`, own);
    const folder = place && UriUtils.dirname(URI.parse(place.uri));
    const entries = folder && await Folders.entriesOf(folder) || new Map<string, 'file' | 'folder'>();
    const beside = folder?.toString() === UriUtils.dirname(document.uri).toString();
    return { from, targets: [...pathTargets(entries, typed, beside ? UriUtils.basename(document.uri) : ''), ...from === 0 && typed.kind === 'link' ? headingTargets(document) : []] };
}

function inCode(document: LangiumDocument, offset: number): boolean {
    return scan(document.textDocument.getText()).nodes.some(({ type, start, end }) => (type === 'fence' || type === 'code' || type === 'html') && start < offset && offset <= end);
}
