import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPage } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { repositoryOf } from '../find-files.js';
import { onlyPath, open } from '../input.js';

const imageTypes: Record<string, string> = {
    '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp'
};

export const render: Command = {
    name: 'render',
    usage: 'render FILE -o OUT.html',
    summary: 'writes the formatted document, one file that opens anywhere',
    async run(args, terminal) {
        const { values, positionals } = parse(args, { ...readingOptions, output: { type: 'string', short: 'o' } });
        const file = onlyPath(positionals, this.usage, terminal.cwd);
        if (!values.output) throw new CliError(`Say where to write: strategy ${this.usage}`);
        if (!/\.html?$/i.test(values.output)) throw new CliError(`"${values.output}" should end in .html`);
        const workspace = await open([file], values, terminal);
        const document = workspace.documents[0]!;
        const path = fileURLToPath(document.uri.toString());
        const page = renderPage(workspace.shared.workspace.Models.of(document), { resolveImage: href => embedded(href, path), approvals: await workspace.shared.workspace.Approvals.of(document), approvers: workspace.shared.workspace.Houses.of(document.uri).config.approvers });
        try {
            writeFileSync(resolve(terminal.cwd, values.output), page);
        } catch (error) {
            throw new CliError(`${values.output} could not be written: ${(error as Error).message}`);
        }
        return exitCode.fine;
    }
};

/** A picture of the repository as a `data:` address. Anything else, and what lies outside (also through a symbolic link), is not embedded. */
function embedded(href: string, file: string): string | undefined {
    const type = imageTypes[extname(href).toLowerCase()];
    if (!type || /^[a-z][a-z\d+.-]*:|^\//i.test(href)) return undefined;
    try {
        const root = realpathSync(repositoryOf(dirname(file)) ?? dirname(file));
        const path = realpathSync(resolve(dirname(file), decodeURIComponent(href)));
        return path.startsWith(root + sep) ? `data:${type};base64,${readFileSync(path).toString('base64')}` : undefined;
    } catch {
        return undefined;
    }
}
