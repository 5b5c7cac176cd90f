import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';
import { CliError } from '../exit.js';

export interface Machine {
    platform: NodeJS.Platform;
    env: NodeJS.ProcessEnv;
    /** Whether a program can be run. */
    isProgram(path: string): boolean;
}

export const thisMachine: Machine = {
    platform: process.platform, env: process.env,
    isProgram: path => {
        try {
            accessSync(path, constants.X_OK);
            return true;
        } catch {
            return false;
        }
    }
};

/** Chrome, Edge, Chromium, Brave: in the order in which they are taken. All print the same pages. */
const onLinux = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge', 'brave-browser', 'brave-browser-stable'];
const onMac = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'];
const onWindows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'];

/**
 * The browser that prints: the one that is asked for (`--browser`, then CHROME_PATH), else the first of its family that is installed.
 * @throws CliError that says what to do when there is none.
 */
export function findBrowser(asked: string | undefined, { platform, env, isProgram }: Machine = thisMachine): string {
    for (const [path, from] of [[asked, '--browser'], [env['CHROME_PATH'], 'CHROME_PATH']] as const) {
        if (!path) continue;
        if (isProgram(path)) return path;
        throw new CliError(`There is no program "${path}" (${from}). Give the file of Chrome, Edge, Chromium or Brave.`);
    }
    const found = candidates(platform, env).find(isProgram);
    if (found) return found;
    throw new CliError('A PDF is printed by the browser that you have, and neither Chrome, Edge, Chromium nor Brave was found on this computer.\n'
        + '  Either export as HTML, open that in any browser, and print it to PDF.\n'
        + '  Or install one of them (https://www.google.com/chrome), or say where it is with --browser FILE or CHROME_PATH.');
}

function candidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
    if (platform === 'win32') {
        const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(root => root !== undefined);
        return onWindows.flatMap(name => roots.map(root => win32.join(root, name)));
    }
    if (platform === 'darwin') {
        const roots = ['/Applications', ...env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : []];
        return onMac.flatMap(name => roots.map(root => `${root}/${name}.app/Contents/MacOS/${name}`));
    }
    const folders = [...(env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(folder => folder.startsWith('/'));
    return onLinux.flatMap(name => folders.map(folder => posix.join(folder, name)));
}
