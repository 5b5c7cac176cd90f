import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LangiumDocument } from 'langium';
import { exportPage, plainMarkdown, positionCalled, positionMeant, type ExportedPage, type StrategyModel, type View } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';
import { fileOf, paperCalled, type FileOptions } from '../export/file.js';
import { formatOf, type Format } from '../export/formats.js';
import { picturesOf } from '../export/pictures.js';
import { onlyPath, open } from '../input.js';
import { putFile } from '../replace-file.js';
import type { Workspace } from '../workspace.js';

export const render: Command = {
    name: 'render',
    usage: 'render FILE -o OUT.html|pdf|docx|md',
    summary: 'writes the formatted document: a page, PDF, Word or plain Markdown',
    async run(args, terminal) {
        const { values, positionals } = parse(args, {
            ...readingOptions, output: { type: 'string', short: 'o' }, paper: { type: 'string' }, browser: { type: 'string' }, language: { type: 'string' }, view: { type: 'string' }, position: { type: 'string' }
        });
        const file = onlyPath(positionals, this.usage, terminal.cwd);
        if (!values.output) throw new CliError(`Say where to write: strategy ${this.usage}`);
        const format = formatOf(values.output);
        if (!format) throw new CliError(`"${values.output}" should end in .html, .pdf, .docx or .md (and not in .strategy.md, which is a strategy)`);
        const output = resolve(terminal.cwd, values.output);
        if (statSync(output, { throwIfNoEntry: false })?.isDirectory()) throw new CliError(`"${values.output}" is a folder. Give the name of a file in it.`);
        const paper = paperCalled(values.paper);
        const workspace = await open([file], values, terminal);
        const document = workspace.documents[0]!;
        const view = viewCalled(values.view, values.position, workspace.shared.workspace.Models.of(document));
        const language = languageCalled(values.language);
        const { content, notices } = format === 'markdown'
            ? { content: await markdownOf(workspace, document, view), notices: [] }
            : await madeOf(format, await pageOf(workspace, document, { language, view }), { paper, browser: values.browser });
        try {
            putFile(output, content);
        } catch (error) {
            throw new CliError(`${values.output} could not be written: ${(error as Error).message}`);
        }
        for (const notice of notices) terminal.write(`${notice}\n`);
        return exitCode.fine;
    }
};

async function madeOf(format: Exclude<Format, 'markdown'>, { html, notices: missing }: ExportedPage, options: FileOptions): ReturnType<typeof fileOf> {
    const { content, notices } = await fileOf(format, html, options);
    return { content, notices: [...missing, ...notices] };
}

/** The document as a page that travels alone. */
export async function pageOf({ shared }: Workspace, document: LangiumDocument, options: { language?: string | undefined; view?: View } = {}): Promise<ExportedPage> {
    const { Approvals, Houses, Models } = shared.workspace;
    return exportPage(Models.of(document), {
        approvals: await Approvals.of(document), approvers: Houses.of(document.uri).config.approvers, today: shared.today(), ...options,
        readPicture: picturesOf(fileURLToPath(document.uri.toString()))
    });
}

/** The document for readers and programs that know Markdown and nothing else. */
async function markdownOf({ shared }: Workspace, document: LangiumDocument, view: View): Promise<string> {
    const { Approvals, Houses, Models } = shared.workspace;
    return plainMarkdown(Models.of(document), { today: shared.today(), view, approvals: await Approvals.of(document), approvers: Houses.of(document.uri).config.approvers });
}

/** What of the document is wanted: `--view summary`, or `--position "Head of Sales"`. */
function viewCalled(view: string | undefined, position: string | undefined, model: StrategyModel): View {
    if (view !== undefined && view !== 'whole' && view !== 'summary') throw new CliError(`There is no view "${view}". Write --view whole or --view summary, or --position and a position's title.`);
    if (position === undefined) return view ?? 'whole';
    if (view !== undefined) throw new CliError('Say --view or --position, not both.');
    if (positionCalled(position, model)) return { position };
    const meant = positionMeant(position, model);
    throw new CliError(`No position of this strategy is called "${position}".${meant ? ` Did you mean "${meant}"?` : ''}`);
}

/** A language tag (BCP 47), for hyphenation and reading aloud. */
function languageCalled(tag: string | undefined): string | undefined {
    if (tag === undefined || /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return tag;
    throw new CliError(`"${tag}" is not the tag of a language. Write --language de, or --language en-US.`);
}
