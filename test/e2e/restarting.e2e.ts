import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, test } from 'vitest';
import { startNode } from './hosts/node.js';
import { until } from './poll.js';
import { useWindow } from './window.js';

const file = 'acme.strategy.md';

interface Process { pid: number; parent: number; command: string }

/** What runs on this machine, as Linux tells it. */
function processes(): Process[] {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
        try {
            const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
            return stat[0] === 'Z' ? [] : [{ pid: Number(name), parent: Number(stat[1]), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
        } catch {
            return []; // ended meanwhile
        }
    });
}

describe('a language server that ends', () => {
    const window = useWindow('restarting', startNode, file);
    const servers = (): Process[] => processes().filter(({ command }) => command.includes(dirname(window.host.folder)) && command.includes('server.cjs'));
    /** The server, once there is one that is not the one before. */
    const another = async (before?: number): Promise<Process> => {
        await until('a server', async () => servers().some(({ pid }) => pid !== before), 60_000);
        return servers().find(({ pid }) => pid !== before)!;
    };
    const kill = async (): Promise<number> => {
        const { pid } = await another();
        process.kill(pid, 'SIGKILL');
        await until('its end', async () => !servers().some(server => server.pid === pid));
        return pid;
    };
    /** Writes a link that leads nowhere, which is found only if a server is there. */
    const isChecked = async (name: string): Promise<void> => {
        const { workbench } = window;
        const problem = (await workbench.problems(name)).first();
        await workbench.focusText();
        await workbench.page.keyboard.press('Control+End');
        await workbench.page.keyboard.insertText(`\nSee [it](#${name}).\n`);
        await problem.waitFor({ timeout: 60_000 });
    };

    test('is started again, four times, without a word, and the findings come back', async () => {
        await isChecked('nowhere-zeroth');
        for (const name of ['nowhere-first', 'nowhere-second', 'nowhere-third', 'nowhere-fourth']) {
            await another(await kill());
            await isChecked(name);
        }
        const { page } = window.workbench;
        await until('no message', async () => await page.locator('.notification-toast').count() === 0);
        await window.workbench.screenshot('1-four-times');
    });

    test('and again: the writer is told, and starts it with a button', async () => {
        const { workbench } = window;
        const before = await kill();
        const toast = workbench.page.locator('.notification-toast', { hasText: 'Strategies are not checked any more' });
        await toast.waitFor({ timeout: 30_000 });
        await workbench.screenshot('2-told');
        await toast.getByRole('button', { name: 'Restart' }).click();
        await another(before);
        await isChecked('nowhere-fifth');
        await workbench.screenshot('3-restarted');
    });

    test('does not outlive its window', async () => {
        const { pid, parent } = await another();
        process.kill(parent, 'SIGKILL');
        await until('the end of the server', async () => !processes().some(other => other.pid === pid), 30_000);
    });
});
