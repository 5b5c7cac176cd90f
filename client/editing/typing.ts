import { commands, IndentAction, languages, Position, Range, Selection, window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';
import { languageId } from '../../language/protocol.js';
import { isStrategy } from '../documents.js';
import { toggled } from './emphasis.js';
import { enterRules } from './enter-rules.js';
import { isEmptyItem, wordsOfItem } from './list-line.js';

/** Context key for Enter: the cursor stands at the end of an item, or a quote, with nothing in it. */
const emptyKey = 'strategy.emptyItem';
/** Context key for Tab: the cursor stands where an item's words begin. */
const startKey = 'strategy.itemStart';

/** An item with nothing in it, up to and with its marker. */
interface EmptyItem { document: TextDocument; line: number; marker: string }

/** Lists as one types them. */
export class Lists implements Disposable {
    private readonly subscriptions: Disposable[];
    private readonly known = new Map<string, boolean>();
    /** The one for which Enter was last made to end its list. */
    private item: EmptyItem | undefined;

    constructor() {
        this.subscriptions = [
            languages.setLanguageConfiguration(languageId, { onEnterRules: enterRules().map(({ beforeText, appendText }) => ({ beforeText, action: { indentAction: IndentAction.None, appendText } })) }),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.look(textEditor)),
            window.onDidChangeActiveTextEditor(editor => this.look(editor)),
            workspace.onDidChangeTextDocument(({ document }) => {
                if (document === window.activeTextEditor?.document) this.look(window.activeTextEditor);
            }),
            commands.registerCommand('strategy.endList', () => this.end())
        ];
        this.look(window.activeTextEditor);
    }

    dispose(): void {
        for (const subscription of this.subscriptions) subscription.dispose();
    }

    private look(editor: TextEditor | undefined): void {
        if (editor !== window.activeTextEditor) return;
        const cursor = editor && isStrategy(editor.document) && editor.selections.length === 1 && editor.selection.isEmpty ? editor.selection.active : undefined;
        const line = cursor ? editor!.document.lineAt(cursor).text : '';
        const empty = !!cursor && isEmptyItem(line) && line.slice(cursor.character).trim() === '';
        if (empty) this.item = { document: editor!.document, line: cursor.line, marker: line };
        this.set(emptyKey, empty);
        this.set(startKey, !!cursor && wordsOfItem(line) === cursor.character);
    }

    private set(key: string, value: boolean): void {
        if (this.known.get(key) === value) return;
        this.known.set(key, value);
        void commands.executeCommand('setContext', key, value);
    }

    /**
     * Enter in an empty item takes it away, and leaves an empty line above: right under a list, Markdown would read the next words as part of its last item.
     * What is typed right behind it comes here before Enter does, or makes VS Code refuse the edit: it stays, in the new line.
     */
    private async end(): Promise<void> {
        const editor = window.activeTextEditor;
        if (!editor) return;
        const { document, selection: { active: { line } } } = editor;
        const { item } = this;
        const stands = (): boolean => item?.document === document && item.line === line && document.lineAt(line).text.startsWith(item.marker);
        if (!stands()) return void await commands.executeCommand('default:type', { text: '\n' });
        const gap = line === 0 || document.lineAt(line - 1).text.trim() === '';
        for (let tries = 0; tries < 50 && stands(); tries++) {
            if (await editor.edit(edit => edit.replace(new Range(line, 0, line, item!.marker.length), gap ? '' : '\n'))) return;
        }
    }
}

/** Bold or italic, on and off; each of several selections. */
export async function toggleEmphasis(mark: '**' | '*'): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor || editor.selections.some(({ isSingleLine }) => !isSingleLine)) return;
    const lines = new Set(editor.selections.map(({ start }) => start.line));
    if (lines.size < editor.selections.length) return; // two in one line would shift each other
    const changes = editor.selections.map(({ start, end }) => ({ line: start.line, change: toggled(editor.document.lineAt(start.line).text, start.character, end.character, mark) }));
    const done = await editor.edit(edit => {
        for (const { line, change } of changes) edit.replace(new Range(line, change.start, line, change.end), change.text);
    });
    if (done) editor.selections = changes.map(({ line, change: { selection } }) => new Selection(new Position(line, selection.start), new Position(line, selection.end)));
}
