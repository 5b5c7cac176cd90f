import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages whose code is in the bundles, as esbuild's metafiles in dist/meta tell, sorted by name.
 * @param root the project's folder, after a build.
 * @param bundles names of files in dist/.
 * @returns {{ name: string, version: string, license: string, url: string | undefined, texts: string[] }[]} `texts`: what its licence and notice files say.
 * @throws Error where a package names no licence.
 */
export function bundledPackages(root, bundles) {
    const folders = new Set(bundles.flatMap(bundle => inputsOf(root, bundle)).flatMap(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
    const packages = [...folders].map(folder => describe(join(root, folder)));
    const byId = new Map(packages.map(it => [`${it.name}@${it.version}`, it]));
    return [...byId.values()].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1);
}

function inputsOf(root, bundle) {
    const { outputs } = JSON.parse(readFileSync(join(root, 'dist/meta', `${bundle}.json`), 'utf8'));
    return Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input));
}

function describe(folder) {
    const { name, version, license, homepage, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${name} ${version} names no licence in its package.json`);
    const texts = readdirSync(folder).filter(file => /^(licen[cs]e|notice|copying)/i.test(file)).sort().map(file => readFileSync(join(folder, file), 'utf8').trim());
    return { name, version, license, url: homepage ?? repository?.url ?? (typeof repository === 'string' ? repository : undefined), texts };
}
