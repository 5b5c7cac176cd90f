/**
 * The version behind another: its last number one higher (`2.1` gives `2.2`, `v3` gives `v4`); behind a year a first part (`2027` gives
 * `2027.1`), for the next year is another plan. `undefined` where a version is not written in numbers.
 */
export function raised(version: string): string | undefined {
    const [, before, number] = /^((?:v(?:ersion)?\.? ?)?(?:\d{1,9}\.){0,5})(\d{1,9})$/i.exec(version) ?? [];
    if (before === undefined || number === undefined) return undefined;
    if (/^20\d\d$/.test(number) && !before.includes('.')) return `${version}.1`;
    return before + String(Number(number) + 1).padStart(number.length, '0');
}
