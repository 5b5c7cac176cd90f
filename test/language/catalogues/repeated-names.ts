/** Names that stand twice in the entries, as the lookups compare them. */
export function repeatedNames(entries: readonly (readonly string[])[]): string[] {
    const names = entries.flat().map(name => name.replace(/\s+/g, '').toLowerCase());
    return names.filter((name, index) => names.indexOf(name) !== index);
}
