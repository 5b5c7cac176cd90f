import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import { URI, UriUtils, type LangiumDocument } from 'langium';
import { insertField } from '../../fixes/insert.js';
import { structureIn } from '../../parser/parser.js';
import { linkPath } from '../../references/link-target.js';
import { usedDocuments } from '../../references/uses.js';
import type { Block } from '../../model/model.js';
import type { Refactoring } from '../refactoring.js';
import { rawOf } from '../position.js';
import type { TextChange } from '../text-change.js';
import { moveEdits, type Destination } from './move-blocks.js';
import { moveObstacle } from './obstacles.js';
import { withNamed, withNaming } from './section.js';

/** Moves the block at whose heading the cursor stands to a file that others use too, or out of it into the strategy that uses it. */
export function moveActions(block: Block, document: LangiumDocument, refactoring: Refactoring): CodeAction[] {
    const isShared = !refactoring.modelOf(document).strategy;
    return isShared ? inlineActions(block, refactoring) : extractActions(block, document, refactoring);
}

/** At a name in a field: takes the block it names, of a file that only this one uses, into this file. */
export function takeOverActions(target: Block, document: LangiumDocument, refactoring: Refactoring): CodeAction[] {
    if (target.uri === document.uri.toString()) return [];
    const blocks = withNaming(target, refactoring.models);
    return !blocks ? [] : moveTo(destinationOf(document, refactoring), blocks, target, { kind: CodeActionKind.RefactorInline, title: `Move “${target.title}” into this file` }, refactoring);
}

function extractActions(block: Block, document: LangiumDocument, refactoring: Refactoring): CodeAction[] {
    if (['Strategy', 'Approval', 'Change'].includes(block.kind) || block.parent) return [];
    const blocks = withNamed(block, refactoring.models);
    if (!blocks || blocks.some(({ kind }) => kind === 'Strategy')) return [];
    const kind = CodeActionKind.RefactorExtract;
    const used = usedDocuments(document, refactoring.shared.workspace.LangiumDocuments).filter(other => !refactoring.modelOf(other).strategy);
    if (used.length > 0) return used.flatMap(other => moveTo(destinationOf(other, refactoring), blocks, block, { kind, title: `Move to ${refactoring.pathOf(other.uri.toString())}` }, refactoring));
    const uri = newFileUri(document, refactoring);
    const more = [usesField(document, uri, refactoring)];
    return refactoring.abilities.create ? moveTo({ uri }, blocks, block, { kind, title: `Move to a new file ${refactoring.pathOf(uri)}` }, refactoring, more) : [];
}

function inlineActions(block: Block, refactoring: Refactoring): CodeAction[] {
    const { LangiumDocuments } = refactoring.shared.workspace;
    const using = LangiumDocuments.all.filter(other => refactoring.modelOf(other).strategy !== undefined && usedDocuments(other, LangiumDocuments).some(({ uri }) => uri.toString() === block.uri)).toArray();
    const blocks = withNaming(block, refactoring.models);
    return blocks && using.length === 1 ? moveTo(destinationOf(using[0]!, refactoring), blocks, block, { kind: CodeActionKind.RefactorInline, title: `Move to ${refactoring.pathOf(using[0]!.uri.toString())}` }, refactoring) : [];
}

function moveTo(to: Destination, blocks: readonly Block[], asked: Block, action: CodeAction, refactoring: Refactoring, more: readonly TextChange[] = []): CodeAction[] {
    const others = blocks.filter(block => block !== asked).length;
    const title = others > 0 ? `${action.title}, with ${others === 1 ? 'one block' : `${others} blocks`} that ${others === 1 ? 'belongs' : 'belong'} to it` : action.title!;
    const obstacle = moveObstacle(blocks, to, refactoring.models, refactoring.pathOf);
    if (obstacle) return refactoring.disabled({ ...action, title }, obstacle);
    return [refactoring.action({ ...action, title }, [...moveEdits(blocks, to, refactoring.models), ...more], to.model ? undefined : to.uri)];
}

function destinationOf(document: LangiumDocument, { modelOf }: Refactoring): Destination {
    return { uri: document.uri.toString(), model: modelOf(document), structure: structureIn(document)! };
}

/** `organisation.strategy.md` beside the strategy, or `organisation-2.strategy.md`. */
function newFileUri(document: LangiumDocument, { shared }: Refactoring): string {
    for (let count = 1; ; count++) {
        const uri = UriUtils.joinPath(UriUtils.dirname(document.uri), `organisation${count === 1 ? '' : `-${count}`}.strategy.md`);
        if (!shared.workspace.LangiumDocuments.hasDocument(uri)) return uri.toString();
    }
}

/** The strategy says that it uses the new file. */
function usesField(document: LangiumDocument, uri: string, { modelOf }: Refactoring): TextChange {
    const model = modelOf(document);
    const strategy = model.strategy!;
    const link = `[Organisation](${linkPath(model.uri, uri)})`;
    const uses = strategy.fields.findLast(({ key }) => key === 'Uses');
    const raw = uses && rawOf(strategy).raw.fields.find(({ start }) => start === uses.span.start);
    const last = raw?.pieces.at(-1);
    if (raw && !last) return { uri: model.uri, span: { start: raw.key.end, end: raw.key.end }, text: ` ${link}` };
    if (last) return { uri: model.uri, span: { start: last.end, end: last.end }, text: last.bullet ? `\n  - ${link}` : `, ${link}` };
    return insertField(strategy, 'Uses', link, { uri: URI.parse(model.uri).toString(), model, structure: structureIn(document)! }).changes[0]!;
}
