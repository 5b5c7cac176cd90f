import { compareModels, type Change } from '../../../language/index.js';
import { mainFile, open } from '../../helpers/services.js';

type Files = Readonly<Record<string, string>> | string;

const inFolder = (folder: string, files: Files): [string, string][] =>
    Object.entries(typeof files === 'string' ? { [mainFile]: files } : files).map(([name, text]) => [`${folder}/${name}`, text]);

/** The changes of `acme.strategy.md` between two states of a folder. */
export async function difference(old: Files, now: Files): Promise<Change[]> {
    const workspace = await open(Object.fromEntries([...inFolder('old', old), ...inFolder('new', now)]));
    return compareModels(workspace.model(`old/${mainFile}`), workspace.model(`new/${mainFile}`));
}

/** What people are told, in order. */
export async function sentences(old: Files, now: Files): Promise<string[]> {
    return (await difference(old, now)).map(({ sentence }) => sentence);
}

/** Blocks that the tests refer to. */
export const people = `
## Team: Marketing
## Team: Sales
## Team: Service
## Owner: Head of Marketing
## Owner: Head of Sales
## Owner: Analyst
## Goal: Revenue
## Goal: Renown
## Metric: Leads
## Metric: Orders
## Persona: Buyers
## Persona: Builders
## Platform: LinkedIn
## Platform: YouTube
`;

/** A strategy with one block more than the people. */
export function plan(block: string, strategy = ''): string {
    return `# Strategy: Plan\n\n${strategy}\n${people}\n${block}\n`;
}

export { mainFile };
