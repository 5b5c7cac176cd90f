import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Packs the npm package: the command line and what it loads, with nothing else to install.
 * @param root the project's folder, after a production build; dist/npm is written.
 * @param manifest the project's package.json.
 * @returns {string} the packed file's name, in the project's folder.
 */
export function commandLinePackage(root, manifest) {
    const folder = join(root, 'dist/npm');
    rmSync(folder, { recursive: true, force: true });
    const { name, version, license, keywords, type, bin, engines: { node } } = manifest;
    const own = {
        name, version, license, keywords, type, bin,
        description: 'Checks, reviews, signs and renders social-media strategies written in Markdown.',
        engines: { node }
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
    const bundles = readdirSync(join(root, 'dist')).filter(file => file === 'server.cjs' || file.endsWith('.mjs') && file !== 'action.mjs');
    const copies = { LICENSE: 'LICENSE', 'CHANGELOG.md': 'CHANGELOG.md', 'cli/README.md': 'README.md', 'docs/rules.md': 'docs/rules.md', 'dist/THIRD-PARTY-NOTICES.txt': 'THIRD-PARTY-NOTICES.txt' };
    for (const [from, to] of [...Object.entries(copies), ...bundles.map(file => [`dist/${file}`, `dist/${file}`])]) {
        mkdirSync(dirname(join(folder, to)), { recursive: true });
        cpSync(join(root, from), join(folder, to));
    }
    const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', folder, '--json', '--loglevel=error'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' }));
    return filename;
}
