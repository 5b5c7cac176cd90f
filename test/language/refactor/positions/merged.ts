import type { Block, MergeEffect, MergeOptions, StrategyModel } from '../../../../language/index.js';
import { mergeEdits, mergeEffect, changed } from '../../../../language/index.js';
import { mainFile, nameOf, open, type TestWorkspace } from '../../../helpers/services.js';

export type Files = Record<string, string>;

export function models(workspace: TestWorkspace): StrategyModel[] {
    return workspace.services.shared.workspace.LangiumDocuments.all.map(document => workspace.services.shared.workspace.Models.of(document)).toArray();
}

/** Of several, the one of the last file. */
export function position(title: string, all: readonly StrategyModel[]): Block {
    return all.flatMap(({ blocks }) => blocks).findLast(block => block.kind === 'Owner' && block.title === title)!;
}

/** The files after A was merged into B. */
export async function merged(files: Files | string, options: MergeOptions = {}, from = 'A', into = 'B'): Promise<Files> {
    const workspace = await open(files);
    const all = models(workspace);
    const edits = mergeEdits(position(from, all), position(into, all), all, options);
    return Object.fromEntries(all.map(({ uri, text }) => [nameOf(uri), changed(text, edits.filter(edit => edit.uri === uri))]));
}

/** The only file after A was merged into B. */
export async function mergedText(text: string, options: MergeOptions = {}): Promise<string> {
    return (await merged(text, options))[mainFile]!;
}

/** What merging A into B would mean. */
export async function effect(files: Files | string, options: MergeOptions = {}, from = 'A', into = 'B'): Promise<MergeEffect> {
    const all = models(await open(files));
    return mergeEffect(position(from, all), position(into, all), all, options);
}
