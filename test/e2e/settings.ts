/** The same picture and the same text every time; nothing is asked and nothing kept. */
export const testSettings = {
    'workbench.reduceMotion': 'on',
    'editor.cursorBlinking': 'solid',
    'editor.accessibilitySupport': 'off',
    'files.autoSave': 'off',
    'files.hotExit': 'off',
    'security.workspace.trust.enabled': false,
    'window.restoreWindows': 'none',
    'window.confirmBeforeClose': 'never'
};

/** A folder is in Restricted Mode until somebody says otherwise. */
export const restrictedSettings = {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never'
};
