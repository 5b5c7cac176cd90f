/** Remembers what was made for the last version of a document, so that one keystroke makes one thing anew. */
export class Kept<Made> {
    private now = new Map<string, Made>();
    private before = new Map<string, Made>();

    get(key: string, make: () => Made): Made {
        let made = this.now.get(key);
        if (made === undefined) {
            made = this.before.get(key) ?? make();
            this.now.set(key, made);
        }
        return made;
    }

    /** A new version begins: what the last one did not use is forgotten. */
    turn(): void {
        this.before = this.now;
        this.now = new Map();
    }
}
