import type { Memento } from 'vscode';

const key = 'strategy.preview';

/** How somebody likes previews, on this computer: kept for the next one. */
export interface Preferences {
    /** In percent. */
    zoom: number;
    /** Whether findings stand in the margin. */
    findings: boolean;
}

export function preferencesIn(memory: Memento): Preferences {
    return { zoom: 100, findings: true, ...memory.get<Partial<Preferences>>(key) };
}

export async function prefer(memory: Memento, change: Partial<Preferences>): Promise<void> {
    await memory.update(key, { ...preferencesIn(memory), ...change });
}
