import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2, A and AA, and what the makers of axe recommend beyond it. */
const asked = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Axe { run(asked: { runOnly: string[] }): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> }

/** Faults of accessibility that axe finds in a page; scripts must be allowed to run in it. */
export async function faultsOf(frame: Frame): Promise<{ id: string; first: string | undefined; why: string | undefined; times: number }[]> {
    await frame.evaluate(source);
    const { violations } = await frame.evaluate(async tags => (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: tags }), asked);
    return violations.map(({ id, nodes }) => ({ id, first: nodes[0]?.html, why: nodes[0]?.failureSummary, times: nodes.length }));
}
