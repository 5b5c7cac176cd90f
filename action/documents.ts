import { pageOf } from '../cli/commands/render.js';
import { pdfOf } from '../cli/export/pdf.js';
import { CliError } from '../cli/exit.js';
import { filesBehind, type FileReview } from '../language/index.js';
import type { Workspace } from '../cli/workspace.js';
import { writeInside } from './files.js';
import type { Settings } from './settings.js';

/** The strategies that a change concerns: those that it changes, and those that use a file that it changes. Without reviews, all. */
export function concerned({ documents, shared, pathOf }: Workspace, reviews: readonly FileReview[] | undefined): Workspace['documents'] {
    const { LangiumDocuments, Models } = shared.workspace;
    const changed = new Set(reviews?.map(({ path }) => path));
    return documents.filter(document => Models.of(document).strategy !== undefined
        && (!reviews || [document.uri, ...filesBehind(document, LangiumDocuments)].some(uri => changed.has(pathOf(uri.toString())))));
}

/**
 * Writes the formatted documents into the folder of the settings, each under its strategy's path.
 * @returns how many, and what could not be made, in words.
 */
export async function writeDocuments(documents: Workspace['documents'], workspace: Workspace, { cwd, documents: wanted }: Settings): Promise<{ written: number; problems: string[] }> {
    const problems: string[] = [];
    if (!wanted) return { written: 0, problems };
    let written = 0;
    for (const document of documents) {
        const name = workspace.pathOf(document.uri.toString()).replace(/\.strategy\.md$/, '').replace(/^(?:\.\.\/)+/, '');
        const { html, notices } = await pageOf(workspace, document);
        problems.push(...notices.map(notice => `${name}: ${notice}`));
        try {
            writeInside(cwd, `${wanted.folder}/${name}.${wanted.format}`, wanted.format === 'pdf' ? await pdfOf(html, { paper: wanted.paper }) : html);
            written++;
        } catch (error) {
            if (!(error instanceof CliError)) throw error;
            problems.push(`${name}: ${error.message}`);
        }
    }
    return { written, problems };
}
