import {
    commands, Disposable, env, EventEmitter, l10n, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window, type TreeDataProvider, type TreeView
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { dueMethod, type DueEntry, type DueResult } from '../../language/protocol.js';
import { ask } from '../asking.js';
import type { Changes } from '../changes.js';
import { Latest } from '../preview/latest.js';
import { groupsOf, type DueGroup } from './groups.js';

interface GroupNode { group: DueGroup; today: string }
interface EntryNode { entry: DueEntry; id: string }
type Node = GroupNode | EntryNode;

/** Milliseconds after a change until the list is read again: nobody looks at it while writing. */
const pause = 300;

/** The list in the side bar of what falls due in all strategies. A click shows where it is written. */
export class DueView implements Disposable, TreeDataProvider<Node> {
    private readonly changed = new EventEmitter<void>();
    readonly onDidChangeTreeData = this.changed.event;
    private readonly latest = new Latest(async () => this.changed.fire(), pause);
    private readonly view: TreeView<Node>;
    private readonly listeners: Disposable;

    constructor(private readonly client: BaseLanguageClient, changes: Changes) {
        this.view = window.createTreeView<Node>('strategy.due', { treeDataProvider: this });
        this.listeners = Disposable.from(this.view, this.changed, changes.onDidChange(() => this.latest.request()), changes.onDidStart(() => this.latest.request()));
    }

    dispose(): void {
        this.latest.dispose();
        this.listeners.dispose();
    }

    async getChildren(node?: Node): Promise<Node[]> {
        if (node) return 'group' in node ? node.group.entries.map(entryNode) : [];
        const result = await ask<DueResult>(this.client, dueMethod);
        if (!result) return [];
        const { today, strategies, items } = result;
        const overdue = items.filter(item => item.overdue).length;
        this.view.badge = overdue > 0 ? { value: overdue, tooltip: l10n.t('{0} overdue', overdue) } : undefined;
        await commands.executeCommand('setContext', 'strategy.nothingDue', strategies > 0 && items.length === 0);
        return groupsOf(items, today).map(group => ({ group, today }));
    }

    getTreeItem(node: Node): TreeItem {
        return 'group' in node ? groupItem(node) : entryItem(node);
    }
}

/** Titles may repeat; the tree's names may not. */
function entryNode(entry: DueEntry, index: number, all: readonly DueEntry[]): EntryNode {
    const nameOf = ({ uri, kind, title }: DueEntry): string => `${kind} ${title} ${uri}`;
    const before = all.slice(0, index).filter(other => nameOf(other) === nameOf(entry)).length;
    return { entry, id: before > 0 ? `${nameOf(entry)} ${before}` : nameOf(entry) };
}

function groupItem({ group: { id, entries }, today }: GroupNode): TreeItem {
    const words: Record<string, string> = { overdue: l10n.t('Overdue'), week: l10n.t('This week'), month: l10n.t('This month') };
    const item = new TreeItem(words[id] ?? dateText(`${id}-01`, { month: 'long', year: id.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric' }), id in words ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
    item.id = id;
    item.description = String(entries.length);
    return item;
}

const icons: Record<string, string> = {
    meeting: 'comment-discussion', reading: 'graph', action: 'checklist', condition: 'law', review: 'book', target: 'target', 'deferred target': 'target',
    'persona review': 'organization', 'approval ends': 'verified', 'position ends': 'person', 'period ends': 'calendar'
};

function entryItem({ entry, id }: EntryNode): TreeItem {
    const { date, kind, title, who, overdue, repeats, uri, line } = entry;
    // The day first: behind the title a narrow side bar would cut it off.
    const item = new TreeItem(`${dateText(date, { day: 'numeric', month: 'short' })}  ${title}`);
    item.id = id;
    item.description = repeats ?? undefined;
    item.tooltip = [title, dateText(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }), repeats, ...who].filter(Boolean).join('\n');
    item.iconPath = new ThemeIcon(icons[kind] ?? 'circle-outline', overdue ? new ThemeColor('list.warningForeground') : undefined);
    item.command = { command: 'vscode.open', title: l10n.t('Show where it is written'), arguments: [Uri.parse(uri), { selection: new Range(line, 0, line, 0) }] };
    return item;
}

/** In VS Code's language. */
function dateText(date: string, parts: Intl.DateTimeFormatOptions): string {
    return new Date(`${date}T00:00:00Z`).toLocaleDateString(env.language, { ...parts, timeZone: 'UTC' });
}
