/** Milliseconds of work, whatever else the machine does: the time of the processor, that of collecting garbage on other threads too. */
export async function processorTime(work: () => unknown): Promise<number> {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
}
