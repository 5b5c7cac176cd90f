/**
 * What the licences of bundled code ask us to hand on, as plain text.
 * @param packages as bundledPackages gives them.
 * @throws Error where a package comes without the text of its licence.
 */
export function notices(packages) {
    // Some name this licence and leave out its text, which is the same for all.
    const apache = packages.find(({ license, texts }) => license === 'Apache-2.0' && /^\s*Apache License\s+Version 2\.0/.test(texts[0] ?? ''))?.texts[0];
    const textsOf = ({ license, texts }) => texts.length === 0 && license === 'Apache-2.0' && apache ? [apache] : texts;
    const without = packages.filter(it => textsOf(it).length === 0).map(({ name }) => name);
    if (without.length > 0) throw new Error(`Without the text of a licence: ${without.join(', ')}`);
    return `Strategy Markdown contains code of these packages. Their licences follow.

${packages.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n')}
${packages.map(it => [it, textsOf(it)]).map(([{ name, version, license, url }, texts]) => `
${'-'.repeat(80)}
${name} ${version} (${license})${url ? `\n${url}` : ''}

${texts.join('\n\n')}
`).join('')}`;
}
