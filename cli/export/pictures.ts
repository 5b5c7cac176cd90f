import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { ReadPicture } from '../../language/index.js';
import { repositoryOf } from '../find-files.js';

/** Reads pictures of the strategy's repository, or of its folder where there is none. Not what lies outside, also through a symbolic link. */
export function picturesOf(file: string): ReadPicture {
    const folder = dirname(file);
    return async path => {
        const picture = realpathSync(resolve(folder, path));
        return picture.startsWith(realpathSync(repositoryOf(folder) ?? folder) + sep) ? readFile(picture) : undefined;
    };
}
