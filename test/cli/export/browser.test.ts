import { expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../../cli/export/browser.js';

const machine = (platform: NodeJS.Platform, programs: string[], env: NodeJS.ProcessEnv = {}): Machine => ({ platform, env, isProgram: path => programs.includes(path) });

test.each<[string, Machine]>([
    ['/usr/bin/chromium', machine('linux', ['/usr/bin/chromium'])],
    ['/opt/tools/google-chrome', machine('linux', ['/opt/tools/google-chrome', '/usr/bin/chromium'], { PATH: 'relative:/opt/tools:/usr/bin' })],
    ['/snap/bin/chromium', machine('linux', ['/snap/bin/chromium'])],
    ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', machine('darwin', ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'])],
    ['/Users/dana/Applications/Brave Browser.app/Contents/MacOS/Brave Browser', machine('darwin', ['/Users/dana/Applications/Brave Browser.app/Contents/MacOS/Brave Browser'], { HOME: '/Users/dana' })],
    ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', machine('win32', ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'], { 'ProgramFiles': 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' })],
    ['C:\\Users\\dana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe', machine('win32', ['C:\\Users\\dana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'], { LOCALAPPDATA: 'C:\\Users\\dana\\AppData\\Local' })]
])('%s is found', (path, where) => {
    expect(findBrowser(undefined, where)).toBe(path);
});

test('the browser that is asked for comes first, then CHROME_PATH', () => {
    const there = machine('linux', ['/a', '/b', '/usr/bin/chromium'], { CHROME_PATH: '/b' });
    expect(findBrowser('/a', there)).toBe('/a');
    expect(findBrowser(undefined, there)).toBe('/b');
});

test('one that is asked for and not there is said, and no other is taken', () => {
    expect(() => findBrowser(undefined, machine('linux', ['/usr/bin/chromium'], { CHROME_PATH: '/gone' }))).toThrow('There is no program "/gone" (CHROME_PATH).');
});

test('without a browser the message says what to do', () => {
    expect(() => findBrowser(undefined, machine('linux', ['/usr/bin/firefox']))).toThrow(/neither Chrome, Edge, Chromium nor Brave was found[^]*export as HTML[^]*--browser FILE or CHROME_PATH/);
});
