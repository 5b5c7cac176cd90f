import { execFileSync } from 'node:child_process';

/**
 * The software bill of materials in CycloneDX 1.5: npm's own for the packages of the lock, cut down to those whose code ships.
 * The time and the serial number are left out, so that the same commit gives the same file.
 * @param root the project's folder.
 * @param packages as bundledPackages gives them.
 */
export function billOfMaterials(root, packages) {
    const bill = JSON.parse(execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--loglevel=error'], { cwd: root, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8', shell: process.platform === 'win32' }));
    const own = bill.metadata.component;
    own.name = 'strategy-markdown';
    const ships = new Set(packages.map(({ name, version }) => `${name}@${version}`));
    const components = bill.components.filter(({ purl }) => ships.has(idOf(purl))).map(({ properties: _development, ...component }) => component);
    const refs = new Set([own['bom-ref'], ...components.map(component => component['bom-ref'])]);
    const dependencies = bill.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(it => refs.has(it)) }));
    const { serialNumber: _serial, metadata: { timestamp: _time, properties: _private, ...metadata }, ...rest } = bill;
    return { ...rest, metadata, components, dependencies };
}

/** `pkg:npm/%40scope/name@1.0.0` as `@scope/name@1.0.0`. */
function idOf(purl) {
    return decodeURIComponent(purl.slice('pkg:npm/'.length));
}
