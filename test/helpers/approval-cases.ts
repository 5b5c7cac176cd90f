import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files that another implementation can test itself against (docs/approval.md, "Test vectors"), and this one with them. */
export const fixtures = fileURLToPath(new URL('../fixtures/approval/', import.meta.url));
export const json = <T>(name: string): T => JSON.parse(readFileSync(fixtures + name, 'utf8')) as T;

/** The signed plan with all that belongs to it, by path. */
export const plan = Object.fromEntries((readdirSync(`${fixtures}plan`, { recursive: true }) as string[]).map(name => name.replaceAll('\\', '/')).filter(name => statSync(`${fixtures}plan/${name}`).isFile())
    .map(name => [name, readFileSync(`${fixtures}plan/${name}`, 'utf8')])) as Record<string, string>;

interface Vector {
    name: string;
    replace?: ({ file: string; by: string } & ({ first: string } | { every: string } | { cut: [from: string, to: string] }))[];
    remove?: string[];
    states: string[];
    /** Of the first approval, where given. */
    changed?: string[];
}

export interface ApprovalCase { name: string; files: Record<string, string>; states: string[]; changed: string[] | undefined }

/** What becomes of the three approvals of the plan when its files are changed. */
export const approvalCases: ApprovalCase[] = json<Vector[]>('cases.json').map(({ name, replace = [], remove = [], states, changed }) => {
    const files = { ...plan };
    for (const edit of replace) {
        const text = files[edit.file]!;
        const by = edit.by.replace(/\{key of (.+?)\}/, (_, signer: string) => new RegExp(`^${signer} .*?(ssh-\\S+ \\S+)`, 'm').exec(plan['.strategy/allowed_signers']!)![1]!);
        const edited = 'first' in edit ? text.replace(edit.first, () => by) : 'every' in edit ? text.replaceAll(edit.every, () => by)
            : text.slice(0, text.indexOf(edit.cut[0])) + by + text.slice(text.indexOf(edit.cut[1]) + edit.cut[1].length);
        if (edited === text) throw new Error(`The case "${name}" changes nothing.`);
        files[edit.file] = edited;
    }
    for (const file of remove) delete files[file];
    return { name, files, states, changed };
});
