// Everything that is published, in the project's folder:  node scripts/package.mjs
//   strategy-markdown.vsix           the extension
//   strategy-markdown-VERSION.tgz    the npm package: the command line
//   strategy-markdown.cdx.json       the bill of materials of both
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from './package/bundled.mjs';
import { notices } from './package/notices.mjs';
import { commandLinePackage } from './package/npm.mjs';
import { billOfMaterials } from './package/sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });

run(process.execPath, 'scripts/build.mjs', '--production', '--quiet');
const packages = bundledPackages(root, readdirSync(join(root, 'dist/meta')).map(file => file.replace(/\.json$/, '')));
writeFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), notices(packages));
writeFileSync(join(root, 'strategy-markdown.cdx.json'), `${JSON.stringify(billOfMaterials(root, packages), null, 2)}\n`);
run('npx', '--yes', '@vscode/vsce@3.9.2', 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--readme-path', 'client/README.md', '--out', 'strategy-markdown.vsix');
const archive = commandLinePackage(root, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

for (const file of ['strategy-markdown.vsix', archive, 'strategy-markdown.cdx.json']) {
    console.log(file.padEnd(34), `${Math.round(statSync(join(root, file)).size / 1024)} kB`.padStart(9));
}
console.log(`Code of ${packages.length} packages is bundled; dist/THIRD-PARTY-NOTICES.txt holds their licences.`);
