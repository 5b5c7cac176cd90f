import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { URI } from 'langium';
import { filesBehind } from '../../language/index.js';
import { repositoryOf } from '../find-files.js';
import { fileReport, type FileReport } from '../report/report.js';
import { openWorkspace, servicesFor, type WorkspaceOptions } from '../workspace.js';

/** What was found in one file. */
export interface FileCheck {
    /** Absolute. */
    file: string;
    report: Omit<FileReport, 'path'>;
    /** Every file and folder that the result hangs on, itself first; those too that are not there. Absolute. */
    behind: string[];
}

/** Under which every batch is checked. `roots` are those of all files that were asked for, so that a file's findings do not hang on its batch. */
export type BatchOptions = Pick<WorkspaceOptions, 'cwd' | 'config'> & { today: string; roots: readonly string[] };

/**
 * What checks some files after the other, and forgets each time all that it has read of them.
 * @returns a function that throws a CliError in the reader's words when a file or a configuration cannot be read.
 */
export function batchChecker(options: BatchOptions): (files: readonly string[]) => Promise<FileCheck[]> {
    const pictures = new Set<string>();
    const workspaceOptions: WorkspaceOptions = { ...options, onReadBinary: path => pictures.add(path) };
    const services = servicesFor(workspaceOptions);
    const { DocumentValidator } = services.language.validation;
    const { Folders, LangiumDocuments } = services.shared.workspace;
    const paths = (uris: readonly URI[]): string[] => uris.map(uri => fileURLToPath(uri.toString()));
    return async files => {
        pictures.clear();
        const { documents } = await openWorkspace(files, workspaceOptions, undefined, services);
        return documents.map((document, index) => {
            const file = files[index]!;
            const behind = [file, ...paths(filesBehind(document, LangiumDocuments)), ...paths(Folders.behind(document)), ...rulesAndSigners(file, options.config), ...pictures];
            return { file, report: fileReport(document.textDocument.getText(), DocumentValidator.check(document)), behind: [...new Set(behind)] };
        });
    };
}

/** The house rules and the lists of signers that a file is held against, in its folder or in one above it up to its repository's root. */
function rulesAndSigners(file: string, config: string | undefined): string[] {
    const root = repositoryOf(dirname(file));
    const found: string[] = [];
    for (let at = dirname(file); ; at = dirname(at)) {
        if (config === undefined) found.push(join(at, 'strategy.config.json'));
        found.push(join(at, '.strategy', 'allowed_signers'), join(at, '.strategy', 'revoked_keys'));
        if (at === root || dirname(at) === at) return found;
    }
}
