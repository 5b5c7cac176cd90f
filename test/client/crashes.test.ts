import { beforeEach, expect, test, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { Crashes } from '../../client/crashes.js';

const { showErrorMessage } = vi.hoisted(() => ({ showErrorMessage: vi.fn(async () => undefined) }));
vi.mock('vscode', () => ({ l10n: { t: (words: string) => words }, window: { showErrorMessage } }));
vi.mock('vscode-languageclient', () => ({ CloseAction: { DoNotRestart: 1, Restart: 2 }, ErrorAction: { Continue: 1, Shutdown: 2 } }));

const output = { warn: vi.fn(), show: vi.fn() } as unknown as LogOutputChannel;

beforeEach(() => { showErrorMessage.mockClear(); });

test('what could not be sent to a server that just ended is for the log, not for the writer', () => {
    expect(new Crashes(output, () => {}).error(new Error('write EPIPE'), undefined, 1)).toEqual({ action: 1, handled: true });
    expect(output.warn).toHaveBeenCalledWith('write EPIPE');
    expect(showErrorMessage).not.toHaveBeenCalled();
});

test('errors that do not end are told once, in plain words', () => {
    expect(new Crashes(output, () => {}).error(new Error('write EPIPE'), undefined, 4)).toEqual({ action: 2, handled: true });
    expect(showErrorMessage).toHaveBeenCalledOnce();
    expect(String((showErrorMessage.mock.calls as unknown[][])[0]![0])).toMatch(/^Strategies are not checked any more/);
});
