import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configFileName, languageId } from '../../language/protocol.js';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(text('package.json'));
const { contributes } = manifest;
interface Step { id: string; description: string; media: { image?: string; altText?: string; markdown?: string }; completionEvents: string[] }
const steps = contributes.walkthroughs.flatMap((walkthrough: { steps: Step[] }) => walkthrough.steps) as Step[];

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
    const words = ['package.nls.json', 'package.nls.de.json'].map(path => JSON.parse(text(path)) as Record<string, string>);
    const named = [
        manifest.icon, manifest.main, manifest.browser, languages[0].configuration, ...Object.values<string>(languages[0].icon),
        ...steps.flatMap(({ media }) => media.image ?? words.map(table => table[media.markdown!.slice(1, -1)]!)),
        ...grammars.map((grammar: { path: string }) => grammar.path), ...jsonValidation.map((entry: { url: string }) => entry.url),
        ...[...contributes.viewsContainers.activitybar, ...contributes.views.strategy].map((entry: { icon: string }) => entry.icon)
    ];
    expect(named.filter(path => !existsSync(new URL(path, root)))).toEqual([]);
});

test('every command of ours that a menu or a key names has a title', () => {
    const titled = contributes.commands.map(({ command }: { command: string }) => command);
    const named = [...Object.values<{ command: string }[]>(contributes.menus).flat(), ...contributes.keybindings].map(({ command }) => command);
    expect(named.filter(command => !titled.includes(command) && !command.startsWith('editor.action.'))).toEqual([]);
});

test('every step of a walkthrough has a command of ours or of VS Code, an event that ends it, and words for its picture', () => {
    const words = JSON.parse(text('package.nls.json')) as Record<string, string>;
    const ours = contributes.commands.map(({ command }: { command: string }) => command);
    for (const { id, description, media, completionEvents } of steps) {
        const commands = [...words[description.slice(1, -1)]!.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command!);
        expect(commands.length, id).toBeGreaterThan(0);
        expect(commands.filter(command => !(ours.includes(command) || /^workbench\.|\.focus$/.test(command))), id).toEqual([]);
        expect(completionEvents.filter(event => event.startsWith('onCommand:strategy.') && !ours.includes(event.slice('onCommand:'.length))), id).toEqual([]);
        expect(completionEvents.length, id).toBeGreaterThan(0);
        expect(media.image === undefined || media.altText !== undefined, id).toBe(true);
    }
});

test('the pictures of the walkthrough are small', () => {
    const sizes = steps.flatMap(({ media: { image } }) => image ? [readFileSync(new URL(image, root)).length] : []);
    expect(sizes.length).toBe(6);
    expect(Math.max(...sizes)).toBeLessThan(60_000);
});

test('a new strategy can be begun from everywhere', () => {
    const places = (menu: string): string[] => contributes.menus[menu].map(({ command }: { command: string }) => command);
    expect(places('file/newFile')).toEqual(['strategy.new']);
    expect(places('explorer/context')).toContain('strategy.new');
    expect(contributes.menus.commandPalette.filter(({ command }: { command: string }) => command === 'strategy.new'), 'the palette shows it always').toEqual([]);
    expect(JSON.parse(text('package.nls.json'))['overview.noStrategy']).toContain('(command:strategy.new)');
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
