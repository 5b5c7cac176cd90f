import { createInterface } from 'node:readline';

/** Asks at the terminal. `undefined` when the person ends the input (Ctrl+D) or interrupts it (Ctrl+C). */
export async function ask(question: string): Promise<string | undefined> {
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
        return await new Promise<string | undefined>(resolve => {
            lines.once('close', () => resolve(undefined));
            lines.question(question, resolve);
        });
    } finally {
        lines.close();
    }
}
