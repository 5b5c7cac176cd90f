import { existsSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Copies what the package would hold, by .vscodeignore: a file that is missing there is missing in the tests too. */
export async function copyShippedExtension(target: string): Promise<string> {
    const lines = (await readFile(join(root, '.vscodeignore'), 'utf8')).split('\n');
    const shipped = lines.filter(line => line.startsWith('!')).map(line => line.slice(1).replace(/\/\*$/, ''));
    for (const path of shipped.filter(it => existsSync(join(root, it)))) {
        await mkdir(dirname(join(target, path)), { recursive: true });
        await cp(join(root, path), join(target, path), { recursive: true });
    }
    return target;
}
