import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configFileName, languageId } from '../../language/protocol.js';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(text('package.json'));
const { contributes } = manifest;

test('the names that the server goes by are those of the manifest', () => {
    expect(contributes.languages[0].id).toBe(languageId);
    expect(contributes.jsonValidation[0].fileMatch).toBe(configFileName);
});

test('every text in %...% is there, and no other', () => {
    const used = [...text('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    expect(new Set(used)).toEqual(new Set(Object.keys(JSON.parse(text('package.nls.json')))));
});

test('every file that the manifest names is there', () => {
    const { languages, grammars, jsonValidation } = contributes;
    const named = [
        manifest.icon, manifest.main, manifest.browser, languages[0].configuration, ...Object.values<string>(languages[0].icon),
        ...grammars.map((grammar: { path: string }) => grammar.path), ...jsonValidation.map((entry: { url: string }) => entry.url),
        ...[...contributes.viewsContainers.activitybar, ...contributes.views.strategy].map((entry: { icon: string }) => entry.icon)
    ];
    expect(named.filter(path => !existsSync(new URL(path, root)))).toEqual([]);
});

test('every command that a menu or a key names has a title', () => {
    const titled = contributes.commands.map(({ command }: { command: string }) => command);
    const named = [...Object.values<{ command: string }[]>(contributes.menus).flat(), ...contributes.keybindings].map(({ command }) => command);
    expect(named.filter(command => !titled.includes(command))).toEqual([]);
});

test('nothing starts before there is a strategy', () => {
    expect(manifest.activationEvents).toEqual(['workspaceContains:**/*.strategy.md', 'onWebviewPanel:strategy.preview']);
});

test('all versions are exact', () => {
    expect(Object.values<string>(manifest.devDependencies).filter(version => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the day of the examples is set in their folder, where npm start opens it', () => {
    const day = JSON.parse(text('examples/.vscode/settings.json'))['strategy.today'];
    expect(day).toBe('2027-03-01');
    expect(day).toMatch(new RegExp(contributes.configuration.properties['strategy.today'].pattern));
    expect(contributes.configuration.properties['strategy.today'].default).toBe('');
});
