import { CancellationTokenSource, commands, Selection, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { checkAnswersMethod, newStrategyMethod, startingPointsMethod, type NewStrategyParams, type NewStrategyResult, type RefusedAnswer, type StartingPoints } from '../../language/protocol.js';
import { isStrategy } from '../documents.js';
import { listFiles } from '../files.js';
import { newDocument } from '../new-document.js';
import type { Previews } from '../preview/previews.js';
import { endQuestions } from './inputs.js';
import { questions } from './questions.js';
import { folderOfMost, leadThrough } from './steps.js';

/**
 * Asks for the facts a strategy needs and writes a draft: in a new file beside the other strategies, or, where no folder is open, in an editor that is
 * not saved yet. The preview opens beside it.
 * @param clicked the folder it was asked for in.
 */
export async function beginStrategy(client: BaseLanguageClient, previews: Previews, clicked?: Uri): Promise<void> {
    const points = await client.sendRequest<StartingPoints>(startingPointsMethod, {});
    const problem = async (answers: Partial<NewStrategyParams>): Promise<string | undefined> => (await client.sendRequest<RefusedAnswer | null>(checkAnswersMethod, answers))?.message;
    const answers = await leadThrough(questions(points, problem)).finally(endQuestions);
    if (!answers) return;
    const made = await client.sendRequest<NewStrategyResult>(newStrategyMethod, { teams: [], ...answers });
    if ('refused' in made) {
        await window.showWarningMessage(made.message);
        return;
    }
    const folder = clicked ?? await usualFolder();
    const document = await newDocument(folder, made.fileName, made.text);
    const { end } = document.lineAt(0).range; // the title, under which the first findings are
    await window.showTextDocument(document, { preview: false, selection: new Selection(end, end) });
    previews.open(document.uri);
    await commands.executeCommand('setContext', 'strategy.begun', true); // ticks the step of the walkthrough: not before, for its page would take the focus from the questions
}

/** Where the strategy that is open stands, or most of the workspace's; else the folder that is open. */
export async function usualFolder(): Promise<Uri | undefined> {
    const active = window.activeTextEditor?.document;
    if (active && isStrategy(active) && workspace.getWorkspaceFolder(active.uri)) return Uri.joinPath(active.uri, '..');
    const token = new CancellationTokenSource().token;
    for (const { uri } of workspace.workspaceFolders ?? []) {
        const folder = folderOfMost(await listFiles(uri, token));
        if (folder) return Uri.parse(folder);
    }
    return workspace.workspaceFolders?.[0]?.uri;
}
