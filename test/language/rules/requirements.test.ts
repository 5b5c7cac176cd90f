import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../language/index.js';
import { mainFile, open } from '../../helpers/services.js';

const folder = fileURLToPath(new URL('../../fixtures/requirements/', import.meta.url));
const read = (name: string): string => readFileSync(folder + name, 'utf8');
const requirements = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'R1', 'R2', 'R3', 'R4'];

/** Each document shows one row of the table of requirements: what goes wrong there, and what the reader is told. */
describe('The requirement', () => {
    test.each(requirements)('%s is shown by a document and its findings', async requirement => {
        const workspace = await open({ [mainFile]: read(`${requirement}.strategy.md`) });
        const { textDocument } = workspace.document();
        const told = workspace.check().findings
            .filter(({ code, requirement: own }) => own === requirement || code === 'reference-must-exist')
            .map(({ code, severity, message, span }) => ({ line: textDocument.positionAt(span.start).line + 1, code, text: `${severity}: ${message} [${code}]` }))
            .sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1));
        expect(`${told.map(({ line, text }) => `${line}: ${text}\n`).join('')}`).toBe(read(`${requirement}.findings.txt`));
    });

    test('has no document besides', () => {
        expect(readdirSync(folder).filter(name => name.endsWith('.md')).sort()).toEqual(requirements.map(requirement => `${requirement}.strategy.md`).sort());
    });

    test.each(requirements)('%s has a section of docs/rules.md with each of its rules', requirement => {
        const page = readFileSync(fileURLToPath(new URL('../../../docs/rules.md', import.meta.url)), 'utf8');
        const section = page.split(/^## (?=[SR]\d:)/m).find(part => part.startsWith(`${requirement}:`))!;
        expect(rules.filter(rule => rule.requirement === requirement).filter(({ code }) => !section.includes(`### ${code}\n`))).toEqual([]);
    });
});
