import { UriUtils, type LangiumDocument } from 'langium';
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fix, FixContext } from '../../fixes/fix.js';
import { fixAll, fixesFor, suppressionFor } from '../../fixes/fixes.js';
import { structureIn } from '../../parser/parser.js';
import { selectCommand } from '../../protocol.js';
import { changed, type TextChange } from '../../refactor/text-change.js';
import type { Finding } from '../../rules/check.js';
import { usedDocuments } from '../../references/uses.js';
import type { StrategyServices } from '../../services.js';
import { rangeOf } from '../at.js';

const fixAllKind = `${CodeActionKind.SourceFixAll}.strategy`;

/** The fixes of the findings that touch a range; a way to silence each; and, for those that are safe, all of a kind at once. */
export function quickFixes(document: LangiumDocument, range: Range, diagnostics: readonly Diagnostic[], services: StrategyServices): CodeAction[] {
    const { findings } = services.validation.DocumentValidator.check(document);
    const context = contextOf(document, services);
    const [start, end] = [document.textDocument.offsetAt(range.start), document.textDocument.offsetAt(range.end)];
    const here = findings.filter(({ span }) => span.start <= end && start <= span.end);
    const told = (finding: Finding): Diagnostic[] => diagnostics.filter(({ code, range: place }) => code === finding.code && sameRange(place, rangeOf(document, finding.span)));
    const action = (fix: Fix, finding: Finding): CodeAction => ({
        title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: told(finding), edit: { changes: editsOf(fix.changes, services) },
        ...fix.preferred ? { isPreferred: true } : {},
        ...fix.select && services.shared.options.selects ? { command: { title: '', command: selectCommand, arguments: selection(fix, services) } } : {}
    });
    const fixes = here.flatMap(finding => fixesFor(finding, context).map(fix => action(fix, finding)));
    const all = [...new Set(here.map(({ code }) => code))].flatMap(code => {
        const same = findings.filter(finding => finding.code === code);
        const changes = same.length > 1 ? fixAll(same, context) : [];
        return changes.length > 1 ? [{ title: `Mend all ${changes.length} of this kind in the file`, kind: CodeActionKind.QuickFix, diagnostics: told(here.find(finding => finding.code === code)!), edit: { changes: editsOf(changes, services) } }] : [];
    });
    const silenced = here.flatMap(finding => {
        const fix = suppressionFor(finding, context);
        return fix ? [action(fix, finding)] : [];
    });
    return [...fixes, ...all, ...silenced];
}

/** Everything in the file that has one safe fix: for "fix all on save". */
export function sourceFixes(document: LangiumDocument, services: StrategyServices): CodeAction[] {
    const { findings } = services.validation.DocumentValidator.check(document);
    const changes = fixAll(findings, contextOf(document, services));
    return changes.length > 0 ? [{ title: 'Mend everything that has one sure fix', kind: fixAllKind, edit: { changes: editsOf(changes, services) } }] : [];
}

function contextOf(document: LangiumDocument, { shared }: StrategyServices): FixContext {
    const file = (of: LangiumDocument) => ({ uri: of.uri.toString(), model: shared.workspace.Models.of(of), structure: structureIn(of)! });
    const used = usedDocuments(document, shared.workspace.LangiumDocuments).filter(other => !shared.workspace.Models.of(other).strategy);
    return { ...file(document), today: shared.today(), sharedFiles: used.map(other => ({ ...file(other), path: UriUtils.relative(UriUtils.dirname(document.uri), other.uri) })) };
}

function editsOf(changes: readonly TextChange[], { shared }: StrategyServices): NonNullable<CodeAction['edit']>['changes'] {
    const edits: NonNullable<NonNullable<CodeAction['edit']>['changes']> = {};
    for (const { uri, span, text } of changes) {
        const document = shared.workspace.LangiumDocuments.all.find(candidate => candidate.uri.toString() === uri)!;
        (edits[uri] ??= []).push({ range: rangeOf(document, span), newText: text });
    }
    return edits;
}

/** Where the writer goes on: the file and, in its changed text, the range to write over. */
function selection({ changes: [change], select }: Fix, { shared }: StrategyServices): [uri: string, range: Range] {
    const { uri, span, text } = change!;
    const before = shared.workspace.LangiumDocuments.all.find(candidate => candidate.uri.toString() === uri)!.textDocument.getText();
    const after = TextDocument.create(uri, '', 0, changed(before, [{ span, text }]));
    return [uri, { start: after.positionAt(span.start + select!.start), end: after.positionAt(span.start + select!.end) }];
}

function sameRange(a: Range, b: Range): boolean {
    return a.start.line === b.start.line && a.start.character === b.start.character && a.end.line === b.end.line && a.end.character === b.end.character;
}
