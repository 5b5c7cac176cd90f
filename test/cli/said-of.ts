import { folderWith, strategyHere } from './strategy.js';

/** The day and the position for which the same is asked everywhere. */
export const asked = { today: '2027-03-01', position: 'Chief Executive Officer' };

interface Found { code: string; message: string; range: { start: { line: number; column: number } } }
interface Shown { code?: unknown; message: unknown; range: { start: { line: number; character: number } } }

/** What the command line says of a text alone: its findings, `line:column code message` in order, and the statement that would be signed, empty when there is none. */
export async function saidOf(text: string): Promise<{ folder: string; findings: string[]; statement: string }> {
    const folder = folderWith({ 'plan.strategy.md': text });
    const { output } = await strategyHere(folder, ['check', 'plan.strategy.md', '--format', 'json', '--today', asked.today]);
    const [checked] = JSON.parse(output).files as { findings: Found[] }[];
    const signed = await strategyHere(folder, ['statement', 'plan.strategy.md', '--position', asked.position, '--today', asked.today]);
    return { folder, findings: checked!.findings.map(({ code, message, range: { start } }) => `${start.line}:${start.column} ${code} ${message}`).sort(), statement: signed.output };
}

/** What an editor shows, in the same words. */
export function inWords(shown: readonly Shown[]): string[] {
    return shown.map(({ code, message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${String(code)} ${String(message)}`).sort();
}
