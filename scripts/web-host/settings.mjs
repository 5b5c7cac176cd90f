/** A quiet VS Code: nothing opens, moves or talks to the network by itself. Shared by `npm start` and the end-to-end tests. */
export const quietSettings = {
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
    'workbench.enableExperiments': false,
    'typescript.disableAutomaticTypeAcquisition': true,
    'npm.autoDetect': 'off',
    'git.enabled': false,
    'git.openRepositoryInParentFolders': 'never',
    'update.mode': 'none',
    'update.showReleaseNotes': false,
    'workbench.colorTheme': 'Default Light Modern',
    'editor.minimap.enabled': false,
    'workbench.editor.enablePreview': false
};
