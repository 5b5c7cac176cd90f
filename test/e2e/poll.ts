/** Tries a step again when the workbench, still settling, swallowed it. Each step must wait for its own visible effect. */
export async function retry<T>(what: string, tries: number, step: (attempt: number) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
        try {
            return await step(attempt);
        } catch (cause) {
            if (attempt === tries) throw new Error(`${what}: failed ${tries} times`, { cause });
        }
    }
}

/** Waits until a condition holds. */
export async function until(what: string, condition: () => Promise<boolean>, ms = 10_000): Promise<void> {
    for (const end = Date.now() + ms; !await condition();) {
        if (Date.now() > end) throw new Error(`${what}: not within ${ms} ms`);
        await new Promise(resolve => setTimeout(resolve, 25));
    }
}
