import { randomUUID } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Gives a file another content in one step, so that nobody ever reads half of it: it is written beside the file and takes its place. The
 * file's mode stays, and so does a symbolic link to it.
 * @throws when the file may not be written; it is then as it was.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    const { mode } = statSync(target);
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
    try {
        writeFileSync(temporary, content, { flag: 'wx', flush: true });
        chmodSync(temporary, mode);
        renameSync(temporary, target);
    } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
    }
}

/** Writes a file in one step, one that is there or a new one. @throws when it may not be written; one that was there is then as it was. */
export function putFile(path: string, content: string | Uint8Array): void {
    if (existsSync(path)) return replaceFile(path, content);
    const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
    try {
        writeFileSync(temporary, content, { flag: 'wx', flush: true });
        renameSync(temporary, path);
    } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
    }
}
