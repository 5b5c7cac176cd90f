/** Tells a log of failures of the program: each once, and where in the program, never what it was working on. */
export class Failures {
    private readonly told = new Set<string>();

    constructor(private readonly log: (message: string) => void) {}

    /** @param what a sentence without its end, such as `The rule x failed and is left out`. The same sentence is told once. */
    tell(what: string, error: unknown): void {
        if (this.told.has(what)) return;
        this.told.add(what);
        this.log(`${what}: ${placeOf(error)}`);
    }
}

/** The kind of the error and where it came from. Its message may quote the text. */
function placeOf(error: unknown): string {
    if (!(error instanceof Error)) return typeof error;
    const frames = error.stack?.split('\n').map(line => line.trim()).filter(line => /^at /.test(line)).slice(0, 5) ?? [];
    return [error.name, ...frames].join(' ');
}
