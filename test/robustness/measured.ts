/** Milliseconds of work, whatever else the machine does: the time of the processor, that of collecting garbage on other threads too. */
async function processorTime(work: () => unknown): Promise<number> {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
}

/** Does each piece of work in turn and writes what it cost: a figure for docs/robustness.md, not an expectation. What never ends ends with the test's time. */
export async function measured(name: string, works: Record<string, () => unknown>): Promise<void> {
    const times: string[] = [];
    for (const [what, work] of Object.entries(works)) times.push(`${what} ${Math.round(await processorTime(work))} ms`);
    console.log(`${name}: ${times.join(', ')}`);
}
