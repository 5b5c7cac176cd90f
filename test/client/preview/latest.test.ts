import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Latest } from '../../../client/preview/latest.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('requests within a frame are one', async () => {
    const task = vi.fn(async () => {});
    const latest = new Latest(task);
    for (let index = 0; index < 5; index++) latest.request();
    await vi.runAllTimersAsync();
    expect(task).toHaveBeenCalledTimes(1);
});

test('one runs at a time, and the last state is done', async () => {
    let state = 'a';
    const done: string[] = [];
    let finish = (): void => {};
    const latest = new Latest(() => new Promise(resolve => {
        const seen = state;
        finish = () => {
            done.push(seen);
            resolve();
        };
    }));
    latest.request();
    await vi.runAllTimersAsync();
    for (state of ['b', 'c', 'd']) latest.request();
    await vi.runAllTimersAsync();
    expect(done).toEqual([]);
    finish();
    await vi.runAllTimersAsync();
    finish();
    await vi.runAllTimersAsync();
    expect(done).toEqual(['a', 'd']);
});

test('a task that fails does not stop the next one', async () => {
    const task = vi.fn(async () => {});
    task.mockRejectedValueOnce(new Error('no server'));
    const latest = new Latest(() => task().catch(() => {}));
    latest.request();
    await vi.runAllTimersAsync();
    latest.request();
    await vi.runAllTimersAsync();
    expect(task).toHaveBeenCalledTimes(2);
});

test('nothing runs once it is disposed of', async () => {
    const task = vi.fn(async () => {});
    const latest = new Latest(task);
    latest.request();
    latest.dispose();
    await vi.runAllTimersAsync();
    expect(task).not.toHaveBeenCalled();
});
