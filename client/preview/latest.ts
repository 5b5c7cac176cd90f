/**
 * Runs a task at most once at a time. What is asked for while it runs is done once more afterwards, however often it was asked:
 * the last state wins, and a fast typist never queues work.
 */
export class Latest {
    private running = false;
    private again = false;
    private timer: ReturnType<typeof setTimeout> | undefined;

    /** @param pause milliseconds in which several requests become one; 16 is one frame of the screen */
    constructor(private readonly task: () => Promise<void>, private readonly pause = 16) {}

    request(): void {
        if (this.running) this.again = true;
        else this.timer ??= setTimeout(() => void this.run(), this.pause);
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.again = false;
    }

    private async run(): Promise<void> {
        this.timer = undefined;
        this.running = true;
        this.again = false;
        try {
            await this.task();
        } finally {
            this.running = false;
            if (this.again) this.request();
        }
    }
}
