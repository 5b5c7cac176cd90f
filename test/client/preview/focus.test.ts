import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebviewPanel } from 'vscode';
import { focusNoticed } from '../../../client/preview/focus.js';

let listeners: Set<() => void>;
let panel: WebviewPanel;
let noticed: boolean;

beforeEach(() => {
    vi.useFakeTimers();
    listeners = new Set();
    noticed = false;
    panel = {
        active: false,
        onDidChangeViewState: (listener: () => void) => {
            listeners.add(listener);
            return { dispose: () => listeners.delete(listener) };
        }
    } as unknown as WebviewPanel;
});

afterEach(() => {
    vi.useRealTimers();
});

test('a panel that has the focus is not waited for', async () => {
    become(true);
    await focusNoticed(panel);
    expect(listeners.size).toBe(0);
});

test('one that was just clicked into is waited for until VS Code says so', async () => {
    const wait = watch();
    become(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(noticed).toBe(false);
    become(true);
    await wait;
    expect(listeners.size, 'and nothing is left behind').toBe(0);
    expect(vi.getTimerCount()).toBe(0);
});

test('one that VS Code says nothing about keeps nobody waiting', async () => {
    const wait = watch();
    await vi.runAllTimersAsync();
    await wait;
    expect(listeners.size).toBe(0);
});

function watch(): Promise<void> {
    return focusNoticed(panel).then(() => {
        noticed = true;
    });
}

function become(active: boolean): void {
    Object.assign(panel, { active });
    listeners.forEach(listener => listener());
}
