import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareModels } from '../../../language/index.js';
import { acme, library } from '../../helpers/examples.js';
import { open, type TestWorkspace } from '../../helpers/services.js';
import { acting } from './acting.js';

const workspaces: Record<string, string>[] = [acme, library];

/** Every place in the examples at which a refactoring may be asked for: headings, keys, names. */
const places = workspaces.flatMap(files => Object.entries(files).flatMap(([name, text]) =>
    [...text.matchAll(/^#{1,6} \w+: (?=\S)|^- \w[\w ]*|(?<=^- [A-Z][\w ]*: |, )\p{L}/gmu)].map(({ 0: found, index }) => ({ files, name, at: index + found.length - (found.length > 1 ? 1 : 0) }))));

/** All findings but those of what approvals cover, without where they stand. */
function findings(workspace: TestWorkspace, files: Record<string, string>): string[] {
    return Object.keys(files).flatMap(name => workspace.check(name).findings.map(({ code, message }) => `${code}: ${message}`)).filter(text => !text.startsWith('approval-')).sort();
}

/** What each field of each block names, by the titles of the blocks. */
function namings(workspace: TestWorkspace, files: Record<string, string>): string[] {
    return Object.keys(files).flatMap(name => workspace.model(name).blocks.flatMap(block => block.fields.flatMap(({ key, references }) =>
        references.map(({ title, target }) => `${block.kind} ${block.title}: ${key}: ${target?.title ?? title}`)))).filter(text => !text.includes(': Uses:')).sort();
}

test('wherever a refactoring is asked for in the examples, fields name what they named, and the check finds what it found', async () => {
    let tried = 0;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...places), fc.nat(), async ({ files, name, at }, choice) => {
        const asked = await acting({ ...files, [name]: `${files[name]!.slice(0, at)}¦${files[name]!.slice(at)}` });
        const actions = asked.found.filter(({ disabled, title }) => !disabled && !/^(?:Merge|Split)/.test(title));
        if (actions.length === 0) return;
        const { title } = actions[choice % actions.length]!;
        tried++;
        const changed = asked.after(title);
        const after = await open(changed);
        expect(namings(after, changed)).toEqual(namings(asked.workspace, files));
        expect(findings(after, changed)).toEqual(findings(asked.workspace, files));
        if (/^(?:Write|Make)/.test(title)) for (const file of Object.keys(files)) expect(compareModels(asked.workspace.model(file), after.model(file))).toEqual([]);
    }), { numRuns: 60 });
    expect(tried, 'refactorings were offered').toBeGreaterThan(0);
}, 120_000);
