import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import type { CodeActionParams, InitializeParams } from 'vscode-languageserver';
import type { CodeAction } from 'vscode-languageserver-types';
import { approvalFixes } from './approval-fixes.js';
import { quickFixes, sourceFixes } from './quick-fixes.js';
import { refactorings, type EditAbilities } from '../../refactor/refactorings.js';
import { structureIn } from '../../parser/parser.js';
import type { StrategyServices, StrategySharedServices } from '../../services.js';
import { whyNotEdited } from '../unreadable.js';

/** What can be done at a place: quick fixes of its findings, and refactorings. */
export class StrategyCodeActionProvider implements CodeActionProvider {
    private readonly shared: StrategySharedServices;
    private abilities: EditAbilities = { preview: false, disabled: false, create: false };

    constructor(private readonly services: StrategyServices) {
        this.shared = services.shared;
        this.shared.lsp.LanguageServer.onInitialize(({ capabilities: { workspace, textDocument } }: InitializeParams) => {
            const edit = workspace?.workspaceEdit;
            this.abilities = { preview: !!edit?.documentChanges && !!edit.changeAnnotationSupport, disabled: !!textDocument?.codeAction?.disabledSupport, create: !!edit?.documentChanges && !!edit.resourceOperations?.includes('create') };
        });
    }

    getCodeActions(document: LangiumDocument, { range, context: { only, diagnostics } }: CodeActionParams): CodeAction[] {
        const wanted = (kind: string): boolean => !only || only.some(asked => kind === asked || kind.startsWith(`${asked}.`));
        const actions = [
            ...wanted('quickfix') ? [...approvalFixes(document, range, diagnostics, this.services), ...quickFixes(document, range, diagnostics, this.services)] : [],
            ...!only || only.some(asked => asked.split('.')[0] === 'refactor') ? refactorings(document, range, this.shared, this.abilities).filter(({ kind }) => wanted(kind!)) : [],
            ...only && wanted('source.fixAll.strategy') && !structureIn(document)?.unreadable ? sourceFixes(document, this.services) : []
        ];
        return actions.flatMap(action => {
            const reason = action.edit && whyNotEdited(action.edit, document, this.shared);
            if (reason === undefined) return [action];
            return this.abilities.disabled ? [{ title: action.title, kind: action.kind, disabled: { reason } }] : [];
        });
    }
}
