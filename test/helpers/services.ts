import { URI, UriUtils, type LangiumDocument } from 'langium';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { createStrategyServices, parseConfig, type CheckResult, type Finding, type HouseConfig, type StrategyModel, type StrategyServices, type StrategySharedServices } from '../../language/index.js';
import type { StrategyParseResult } from '../../language/parser/parser.js';
import type { Span } from '../../language/parser/scan.js';
import { marked, type Marked } from './markers.js';
import { MemoryFileSystem } from './memory-file-system.js';

/** The day of all tests. */
export const today = '2027-03-01';

export const mainFile = 'acme.strategy.md';

const root = 'file:///plans';

export interface TestServices {
    shared: StrategySharedServices;
    language: StrategyServices;
    files: Map<string, string>;
    log: string[];
}

/** The whole language over files in memory, on a fixed day. */
export function createTestServices(files: Map<string, string> = new Map()): TestServices {
    const log: string[] = [];
    const fileSystem = new MemoryFileSystem(files);
    const services = createStrategyServices({ fileSystemProvider: () => fileSystem, today: () => today, crypto: globalThis.crypto.subtle, log: message => log.push(message), rulesUri: 'https://example.test/rules.md' });
    return { ...services, files, log };
}

const { language } = createTestServices();

/** A single parse, without workspace. */
export function parse(text: string): StrategyParseResult {
    return language.parser.LangiumParser.parse(text) as unknown as StrategyParseResult;
}

export const vocabulary = language.parser.Lexer.vocabulary;

/** An open workspace. Names are paths relative to it. */
export class TestWorkspace {
    constructor(readonly services: TestServices, readonly marks: ReadonlyMap<string, Marked>) {}

    document(name = mainFile): LangiumDocument {
        return this.services.shared.workspace.LangiumDocuments.getDocument(uriOf(name))!;
    }

    model(name = mainFile): StrategyModel {
        return this.services.shared.workspace.Models.of(this.document(name));
    }

    /** @throws when a rule does: what is logged then must not happen. */
    check(name = mainFile): CheckResult {
        const result = this.services.language.validation.DocumentValidator.check(this.document(name));
        if (this.services.log.length > 0) throw new Error(this.services.log.join('\n'));
        return result;
    }

    /** Where the only `¦` of the workspace, or of the given file, stands. */
    cursor(name?: string): { document: LangiumDocument; position: Position } {
        const [file, mark] = [...this.marks].find(([candidate, { cursors }]) => name ? candidate === name : cursors.length > 0)!;
        return { document: this.document(file), position: this.document(file).textDocument.positionAt(mark.cursors[0]!) };
    }

    params(name?: string): { textDocument: { uri: string }; position: Position } {
        const { document, position } = this.cursor(name);
        return { textDocument: { uri: document.uri.toString() }, position };
    }

    /** Saves and reads a file again, as an editor's change does. */
    async edit(name: string, text: string): Promise<void> {
        this.services.files.set(uriOf(name).toString(), text);
        await this.services.shared.workspace.DocumentBuilder.update([uriOf(name)], []);
    }

    async remove(name: string): Promise<void> {
        this.services.files.delete(uriOf(name).toString());
        await this.services.shared.workspace.DocumentBuilder.update([], [uriOf(name)]);
    }

    slice(range: Range, name = mainFile): string {
        return this.document(name).textDocument.getText(range);
    }

    /** The place in the form `file:line:text`, lines counted from 1. */
    place(uri: string, range: Range): string {
        const name = nameOf(uri);
        return `${name}:${range.start.line + 1}:${this.slice(range, name)}`;
    }

    /** All files after the given edits. */
    applied(changes: Record<string, TextEdit[]>): Record<string, string> {
        return Object.fromEntries(Object.entries(changes).map(([uri, edits]) => {
            const { textDocument } = this.document(nameOf(uri));
            const spans = edits.map(({ range, newText }) => ({ start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end), newText }));
            return [nameOf(uri), spans.sort((a, b) => b.start - a.start).reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), textDocument.getText())];
        }));
    }
}

export function uriOf(name: string): URI {
    return UriUtils.joinPath(URI.parse(root), name);
}

export function nameOf(uri: string): string {
    return decodeURIComponent(uri.slice(root.length + 1));
}

/** Opens a workspace of the given files; marks in their texts become cursors and ranges. */
export async function open(files: Readonly<Record<string, string>> | string, house?: HouseConfig): Promise<TestWorkspace> {
    const marks = new Map(Object.entries(typeof files === 'string' ? { [mainFile]: files } : files).map(([name, source]) => [name, marked(source)]));
    const services = createTestServices(new Map([...marks].map(([name, { text }]) => [uriOf(name).toString(), text])));
    const { WorkspaceManager, Houses } = services.shared.workspace;
    if (house) Houses.fixed = parseConfig(JSON.stringify(house));
    WorkspaceManager.initialize({ processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: root, name: 'plans' }] });
    await WorkspaceManager.initializeWorkspace([{ uri: root, name: 'plans' }]);
    return new TestWorkspace(services, marks);
}

/** What the rules say about a text, `code@line`, lines counted from 1. */
export async function findings(files: Readonly<Record<string, string>> | string, house?: HouseConfig): Promise<string[]> {
    const workspace = await open(files, house);
    return workspace.check().findings.map(finding => codeAtLine(finding, workspace.document()));
}

export function codeAtLine(finding: Pick<Finding, 'code' | 'span'>, document: LangiumDocument): string {
    return `${finding.code}@${document.textDocument.positionAt(finding.span.start).line + 1}`;
}

export function textAt(text: string, span: Span | undefined): string | undefined {
    return span && text.slice(span.start, span.end);
}
