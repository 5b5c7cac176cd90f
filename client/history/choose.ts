import { env, l10n, QuickPickItemKind, window, workspace, Uri, type QuickPickItem, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { strategiesMethod, type OtherText, type StrategyInShort } from '../../language/protocol.js';
import { ask } from '../asking.js';
import { fileName } from '../file-name.js';
import { repositoryOf } from './git.js';
import { baseOf, nameAt, refTypes, versionsOf, type GitRef, type GitRepository } from './versions.js';

/** Another text of a strategy, and how people call it. */
export interface Other { text: OtherText; name: string }

interface Item extends QuickPickItem { other?: () => Promise<Other | undefined> }

/** So many earlier versions are offered; others by their name. */
const shownVersions = 20;

/** Asks what a strategy is to be compared with: the text that was approved, a branch, a tag, a commit, the file as it is saved, another strategy. */
export async function chooseOther(document: TextDocument, client: BaseLanguageClient): Promise<Other | undefined> {
    const repository = await repositoryOf(document.uri);
    const placeHolder = repository ? l10n.t('What is it to be compared with?') : l10n.t('No history is at hand here. What is it to be compared with?');
    const picked = await window.showQuickPick(itemsFor(document, client, repository), { title: l10n.t('Compare {0} with...', fileName(document.uri.path)), placeHolder, matchOnDescription: true });
    return picked?.other?.();
}

/** What the last commit says, or why nothing does. */
export async function lastCommit(uri: Uri): Promise<Other | undefined> {
    const repository = await repositoryOf(uri);
    return repository?.state.HEAD?.commit ? inCommit(repository.state.HEAD.commit, l10n.t('the last commit'), uri, repository) : undefined;
}

/** A file in a commit that somebody has chosen elsewhere. */
export async function commitCalled(commit: string, uri: Uri): Promise<Other | undefined> {
    const repository = await repositoryOf(uri);
    return repository && inCommit(commit, l10n.t('commit {0}', commit.slice(0, 7)), uri, repository);
}

async function inCommit(commit: string, name: string, uri: Uri, repository: GitRepository): Promise<Other> {
    return { name, text: { type: 'commit', commit, uri: (await nameAt(commit, uri, repository)).toString() } };
}

async function itemsFor(document: TextDocument, client: BaseLanguageClient, repository: GitRepository | undefined): Promise<Item[]> {
    const { uri } = document;
    const refs = await repository?.getRefs({ sort: 'committerdate' }).catch(() => []) ?? [];
    const [base, versions, others] = await Promise.all([repository && baseOf(repository, refs), repository ? versionsOf(uri, shownVersions, repository).catch(() => []) : [], otherStrategies(uri, client)]);
    const at = (commit: string, name: string) => () => inCommit(commit, name, uri, repository!);
    const group = (label: string, items: Item[]): Item[] => items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
    const head = repository?.state.HEAD?.commit;
    const named = (icon: string, type: number): Item[] => refs.filter((ref): ref is Required<GitRef> => ref.type === type && !!ref.name && !!ref.commit).map(({ name, commit }) => ({ label: `$(${icon}) ${name}`, other: at(commit, name) }));
    return [
        { label: `$(verified) ${l10n.t('The approved text')}`, description: l10n.t('as it was signed last'), other: async () => ({ name: l10n.t('the approved text'), text: { type: 'approved' } }) },
        ...base ? [{ label: `$(git-pull-request) ${l10n.t('The base branch {0}', base.name)}`, description: l10n.t('what your branch changes'), other: at(base.commit, l10n.t('the base branch {0}', base.name)) }] : [],
        ...head ? [{ label: `$(git-commit) ${l10n.t('The last commit')}`, other: at(head, l10n.t('the last commit')) }] : [],
        ...document.isDirty && !document.isUntitled ? [{ label: `$(save) ${l10n.t('The file as it is saved')}`, other: async () => ({ name: l10n.t('the file as it is saved'), text: { type: 'saved' as const } }) }] : [],
        ...group(l10n.t('Earlier versions of this file'), versions.map(({ commit, when, uri: past, message, author }) => ({
            label: `$(history) ${message.split('\n', 1)[0]}`, description: [dateText(when), author].filter(Boolean).join(', '),
            other: async () => ({ name: l10n.t('“{0}” of {1}', message.split('\n', 1)[0]!, dateText(when)), text: { type: 'commit' as const, commit, uri: past.toString() } })
        }))),
        ...group(l10n.t('Branches and tags'), [...named('git-branch', refTypes.branch), ...named('cloud', refTypes.remoteBranch), ...named('tag', refTypes.tag)]),
        ...repository ? [{ label: `$(search) ${l10n.t('Another commit...')}`, other: () => askCommit(uri, repository) }] : [],
        ...group(l10n.t('Other strategies'), others)
    ];
}

async function askCommit(uri: Uri, repository: GitRepository): Promise<Other | undefined> {
    const commitOf = (name: string): Promise<string | undefined> => repository.getCommit(name.trim()).then(({ hash }) => hash, () => undefined);
    const name = await window.showInputBox({
        title: l10n.t('Compare {0} with...', fileName(uri.path)), prompt: l10n.t('A commit, as Git calls it: 3f2a91c, v2.0, HEAD~3'),
        validateInput: async text => text.trim() !== '' && await commitOf(text) ? undefined : l10n.t('There is no such commit in this repository.')
    });
    const commit = name && await commitOf(name);
    return commit ? inCommit(commit, l10n.t('commit {0}', name.trim()), uri, repository) : undefined;
}

async function otherStrategies(uri: Uri, client: BaseLanguageClient): Promise<Item[]> {
    const strategies = await ask<StrategyInShort[]>(client, strategiesMethod).catch(() => undefined) ?? [];
    return strategies.filter(other => other.uri !== uri.toString()).map(other => {
        const file = Uri.parse(other.uri);
        return { label: `$(book) ${other.title || fileName(file.path)}`, description: workspace.asRelativePath(file), other: async () => ({ name: other.title || fileName(file.path), text: { type: 'file', uri: other.uri } }) };
    });
}

function dateText(when: string): string {
    return when ? new Date(when).toLocaleDateString(env.language, { day: 'numeric', month: 'short', year: 'numeric' }) : '';
}
