import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FileCheck } from './check-batch.js';

/**
 * What earlier checks found, by the content of all files that it hangs on. It only ever saves time: one that cannot be read or written
 * is none.
 */
export interface Cache {
    /** What was found in a file, if nothing has changed since of all it hangs on. */
    find(file: string): FileCheck | undefined;
    /** Keeps what was found now; what is known of other files stays. */
    keep(checks: readonly FileCheck[]): void;
}

/** Of so many files the results are kept at most; those that were asked for last stay. */
const most = 20_000;

/** One line of the cache: a file, the state of what it hangs on, and what was found. */
type Entry = [file: string, state: string, behind: string[], report: FileCheck['report']];

/**
 * @param folder where it is kept.
 * @param key everything but the files that a result hangs on: program, day, settings.
 */
export function openCache(folder: string, key: string): Cache {
    const path = join(folder, `${hash(key).slice(0, 32)}.ndjson`);
    const entries = readEntries(path);
    const states = new Map<string, string>();
    const stateOf = (file: string): string => {
        const state = states.get(file) ?? contentOf(file);
        states.set(file, state);
        return state;
    };
    const stateOfAll = (files: readonly string[]): string => hash(files.map(stateOf).join());
    const found = new Map<string, Entry>();
    return {
        find(file) {
            const entry = entries.get(file);
            if (!entry || entry[1] !== stateOfAll(entry[2])) return undefined;
            found.set(file, entry);
            return { file, behind: entry[2], report: entry[3] };
        },
        keep(checks) {
            if (checks.length === 0) return;
            for (const { file, behind, report } of checks) found.set(file, [file, stateOfAll(behind), behind, report]);
            const others = [...entries.values()].filter(([file]) => !found.has(file));
            writeEntries(folder, path, [...found.values(), ...others].slice(0, most));
        }
    };
}

/** Where programs of this user keep what they can make again (XDG Base Directory Specification; Apple's and Microsoft's own places). */
export function usualFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
    const caches = env['XDG_CACHE_HOME'] || (platform === 'win32' ? env['LOCALAPPDATA'] : platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : undefined) || join(homedir(), '.cache');
    return join(caches, 'strategy-markdown');
}

/** Names a program by what it is: a build of the same version may have other rules. */
export function stampOf(program: string): string {
    const { size, mtimeMs } = statSync(program);
    return `${program} ${size} ${mtimeMs}`;
}

function contentOf(file: string): string {
    try {
        return hash(readFileSync(file));
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EISDIR' ? namesIn(file) : 'none';
    }
}

function namesIn(folder: string): string {
    try {
        return hash(readdirSync(folder, { withFileTypes: true }).map(entry => `${entry.name}${entry.isDirectory() ? '/' : ''}`).sort().join('\0'));
    } catch {
        return 'none';
    }
}

function hash(content: string | Buffer): string {
    return createHash('sha256').update(content).digest('base64url');
}

function readEntries(path: string): Map<string, Entry> {
    try {
        return new Map(readFileSync(path, 'utf8').split('\n').flatMap((line): [string, Entry][] => {
            const entry = line === '' ? undefined : JSON.parse(line) as Entry;
            return entry && isEntry(entry) ? [[entry[0], entry]] : [];
        }));
    } catch {
        return new Map(); // not there yet, or damaged
    }
}

function isEntry([file, state, behind, report]: Entry): boolean {
    return typeof file === 'string' && typeof state === 'string' && Array.isArray(behind) && Array.isArray(report?.findings) && Array.isArray(report?.suppressed);
}

function removed(path: string): void {
    try {
        rmSync(path, { force: true });
    } catch {
        // its folder is none
    }
}

function writeEntries(folder: string, path: string, entries: readonly Entry[]): void {
    const temporary = `${path}.${randomUUID()}`;
    try {
        mkdirSync(folder, { recursive: true });
        const file = openSync(temporary, 'wx');
        try {
            for (const entry of entries) writeSync(file, `${JSON.stringify(entry)}\n`); // never all of it in memory
        } finally {
            closeSync(file);
        }
        renameSync(temporary, path);
    } catch {
        removed(temporary);
    }
}
