import { commands, window } from 'vscode';

/** Opens the guide to signing. VS Code (1.100) shows no other guide while one is open, so that one is closed first: only it has a tab without an input. */
export async function showSigningGuide(): Promise<void> {
    const tab = window.tabGroups.activeTabGroup.activeTab;
    if (tab && tab.input === undefined) await window.tabGroups.close(tab);
    await commands.executeCommand('workbench.action.openWalkthrough', 'strategy-markdown.strategy-markdown#approval');
}
