/** The writer wants to see the question before again. */
export const back = Symbol('back');

/** Where a question stands among those that are asked: `2/4`. */
export interface Place { step: number; total: number }

/** A question. It gives what was answered, `back`, or `undefined` when the writer gives up. */
export interface Step<Answers> {
    /** Left out: it is always asked. */
    applies?(answers: Partial<Answers>): boolean;
    ask(answers: Partial<Answers>, place: Place): Promise<Partial<Answers> | typeof back | undefined>;
}

/**
 * Leads through questions, back and forth. What was answered before a step back is handed in again, so that it can be proposed.
 * @returns the answers to the questions that apply in the end; `undefined` when the writer gives up.
 */
export async function leadThrough<Answers extends object>(steps: readonly Step<Answers>[]): Promise<Partial<Answers> | undefined> {
    const answered = new Map<Step<Answers>, Partial<Answers>>();
    const asked: Step<Answers>[] = [];
    const known = (): Partial<Answers> => Object.assign({}, ...answered.values());
    const applying = (): Step<Answers>[] => steps.filter(step => step.applies?.(known()) ?? true);
    for (;;) {
        const next = applying().find(step => !asked.includes(step));
        if (!next) return Object.assign({}, ...applying().map(step => answered.get(step)));
        const answer = await next.ask(known(), { step: asked.length + 1, total: applying().length });
        if (answer === undefined) return undefined;
        if (answer === back) asked.pop();
        else {
            answered.set(next, answer);
            asked.push(next);
        }
    }
}

/** The teams to choose from and those chosen, after one was typed: a new one is added, a known one chosen. */
export function withTeam(teams: readonly string[], chosen: readonly string[], typed: string): { teams: string[]; chosen: string[] } {
    const name = typed.replace(/\s+/g, ' ').trim();
    const known = teams.find(team => team.toLowerCase() === name.toLowerCase());
    return { teams: known ? [...teams] : [...teams, name], chosen: [...new Set([...chosen, known ?? name])] };
}

/** A file's name that is not taken in its folder: `acme.strategy.md`, else `acme-2.strategy.md`. On many systems case makes no difference. */
export function freeName(name: string, taken: readonly string[]): string {
    const used = new Set(taken.map(other => other.toLowerCase()));
    const stem = name.replace(/\.strategy\.md$/, '');
    for (let count = 1; ; count++) {
        const candidate = `${stem}${count === 1 ? '' : `-${count}`}.strategy.md`;
        if (!used.has(candidate.toLowerCase())) return candidate;
    }
}

/** The folder in which most strategies stand, the first of several; `undefined` without any. */
export function folderOfMost(files: readonly string[]): string | undefined {
    const counts = new Map<string, number>();
    for (const file of files.filter(path => path.endsWith('.strategy.md'))) {
        const folder = file.slice(0, file.lastIndexOf('/'));
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
