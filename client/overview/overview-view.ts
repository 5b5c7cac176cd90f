import {
    commands, Disposable, EventEmitter, l10n, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window, type Command, type TreeDataProvider
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { approveCommand, overviewMethod, strategiesMethod, type StrategyInShort, type StrategyOverview } from '../../language/protocol.js';
import { ask } from '../asking.js';
import type { Changes } from '../changes.js';
import { Latest } from '../preview/latest.js';
import { partNodes, strategyNodes, type OverviewNode } from './nodes.js';

/** Milliseconds after a change until the tree is read again: nobody looks at it while writing. */
const pause = 300;

const findingsCommand = 'strategy.overview.findings';

/** The strategies in the side bar, each at a glance. Only those that are opened are asked for. A click shows where it is written. */
export class OverviewView implements Disposable, TreeDataProvider<OverviewNode> {
    private readonly changed = new EventEmitter<void>();
    readonly onDidChangeTreeData = this.changed.event;
    private readonly latest = new Latest(async () => this.changed.fire(), pause);
    private readonly listeners: Disposable;

    constructor(private readonly client: BaseLanguageClient, changes: Changes) {
        this.listeners = Disposable.from(
            this.changed, window.createTreeView('strategy.overview', { treeDataProvider: this, showCollapseAll: true }),
            changes.onDidChange(() => this.latest.request()), changes.onDidStart(() => this.latest.request()), changes.onDidStart(() => this.strategies()),
            commands.registerCommand(findingsCommand, showFindings),
            commands.registerCommand('strategy.overview.approve', ({ uri, position }: OverviewNode) => commands.executeCommand(approveCommand, uri, position))
        );
    }

    dispose(): void {
        this.latest.dispose();
        this.listeners.dispose();
    }

    async getChildren(node?: OverviewNode): Promise<OverviewNode[]> {
        if (!node) return strategyNodes(await this.strategies());
        if (node.children !== 'ask') return node.children ?? [];
        const overview = await ask<StrategyOverview | null>(this.client, overviewMethod, { uri: node.uri });
        return overview ? partNodes(node.strategy!, overview) : [];
    }

    /** Menus elsewhere ask for the context: it is set whether anybody looks at the tree or not. */
    private async strategies(): Promise<StrategyInShort[]> {
        const strategies = await ask<StrategyInShort[]>(this.client, strategiesMethod) ?? [];
        await commands.executeCommand('setContext', 'strategy.hasStrategies', strategies.length > 0);
        return strategies;
    }

    getTreeItem({ id, row, kind, children, open, place }: OverviewNode): TreeItem {
        const item = new TreeItem(row.label, !children ? TreeItemCollapsibleState.None : open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
        item.id = id;
        item.description = row.description;
        item.tooltip = [row.label, row.description, ...row.tooltip].filter(Boolean).join('\n');
        item.iconPath = new ThemeIcon(row.icon, row.color ? new ThemeColor(row.color) : undefined);
        item.accessibilityInformation = { label: [row.label, row.description, ...row.tooltip].filter(Boolean).join(', ') };
        item.contextValue = kind;
        item.command = place && (kind === 'findings' ? { command: findingsCommand, title: l10n.t('Show the findings'), arguments: [place] } : showing(place));
        return item;
    }
}

function showing({ uri, line }: NonNullable<OverviewNode['place']>): Command {
    return { command: 'vscode.open', title: l10n.t('Show where it is written'), arguments: [Uri.parse(uri), { selection: new Range(line, 0, line, 0) }] };
}

/** The gravest finding in the text, and all of them in VS Code's own list. */
async function showFindings({ uri, line }: NonNullable<OverviewNode['place']>): Promise<void> {
    await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, 0, line, 0) });
    await commands.executeCommand('workbench.panel.markers.view.focus');
}
