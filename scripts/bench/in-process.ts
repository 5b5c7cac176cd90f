import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmptyFileSystem, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createRenderer, createStrategyServices, renderDocument, type StrategyModel } from '../../language/index.js';
import { structureIn, type StrategyParseResult } from '../../language/parser/parser.js';
import { check } from '../../language/rules/check.js';
import { scan } from '../../language/parser/scanner.js';
import type { SubtlePort } from '../../language/approval/bytes.js';
import { approvalBlock, buildStatement } from '../../language/approval/prepare.js';
import { verifyApprovals } from '../../language/approval/verify.js';
import { Models } from '../../language/model/models.js';

/** The median time of each step for a text, in milliseconds. */
export async function measure(text: string, runs: number): Promise<Record<string, number>> {
    const { shared, language } = createStrategyServices({ ...EmptyFileSystem, today: () => '2027-03-01', log: () => {} });
    const { DocumentBuilder, LangiumDocuments, LangiumDocumentFactory, TextDocuments } = shared.workspace;
    const { LangiumParser, Lexer } = language.parser;
    const uri = URI.parse('file:///bench.strategy.md');
    const edited = (run: number): string => {
        const at = text.indexOf('\n\n', Math.floor(text.length * ((run * 0.37) % 1)) % (text.length - 2000));
        return `${text.slice(0, at)} x${text.slice(at)}`;
    };
    const times: Record<string, number[]> = {};
    const time = async (name: string, work: () => unknown): Promise<void> => {
        const start = performance.now();
        await work();
        (times[name] ??= []).push(performance.now() - start);
    };
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    const open = TextDocument.create(uri.toString(), 'strategy-markdown', 1, text);
    (TextDocuments as unknown as { set(document: TextDocument): void }).set(open);
    const signed = await signedModel(text);
    const renderer = createRenderer();
    renderer.render(shared.workspace.Models.of(document), { today: '2027-03-01' });
    let previous = LangiumParser.parse(text) as unknown as StrategyParseResult;
    for (let run = 0; run < runs; run++) {
        await time('scan', () => scan(text));
        await time('lex', () => Lexer.tokenize(text));
        await time('parse, cold', () => LangiumParser.parse(text));
        await time('parse, after an edit', () => { previous = LangiumParser.parse(edited(run), { previous } as never) as unknown as StrategyParseResult; });
        await time('model', () => new Models(shared).of(document));
        const model = new Models(shared).of(document); // a fresh one: analyses are kept with the model
        await time('rules', () => check({ model, structure: structureIn(document)!, today: '2027-03-01', house: {}, uses: [], links: [], approvals: [] }, code => { throw new Error(code); }));
        await time('what an approver signs', () => buildStatement(model, approval, ports));
        await time('verify an approval', () => verifyApprovals(signed, { ...ports, trust: { allowedSigners: '' } }));
        await time('formatted document', () => renderDocument(shared.workspace.Models.of(document), { today: '2027-03-01' }));
        await time('keystroke', () => {
            TextDocument.update(open, [{ text: edited(run) }], run + 2);
            return DocumentBuilder.update([uri], []);
        });
        const now = shared.workspace.Models.of(document);
        await time('formatted document, after an edit', () => renderer.render(now, { today: '2027-03-01' }));
    }
    return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, values.sort((a, b) => a - b)[values.length >> 1]!]));
}

const approval = { position: 'Position 0', name: 'Person 0', signer: 'person@acme.example', date: '2027-01-12', decision: 'approved' as const };
const ports = { subtle: globalThis.crypto.subtle as unknown as SubtlePort, readFile: async () => undefined };

/** The strategy with an approval whose signature is by a key that nobody trusts: all work of verifying is done. */
async function signedModel(text: string): Promise<StrategyModel> {
    const { shared } = createStrategyServices({ ...EmptyFileSystem, today: () => '2027-03-01', log: () => {} });
    const { DocumentBuilder, LangiumDocuments, LangiumDocumentFactory } = shared.workspace;
    const read = async (source: string, name: string): Promise<StrategyModel> => {
        const document = LangiumDocumentFactory.fromString(source, URI.parse(`file:///${name}.strategy.md`));
        LangiumDocuments.addDocument(document);
        await DocumentBuilder.build([document], { validation: false });
        return shared.workspace.Models.of(document);
    };
    let built = await buildStatement(await read(text, 'cut-off'), approval, ports);
    if ('refusals' in built) { // the text was cut off in the middle of a round: name what it refers to
        const missing = built.refusals.map(({ message }) => /"(## [^"]*)"/.exec(message)?.[1] ?? '');
        text += `\n${[...new Set(missing)].join('\n\n')}\n`;
        built = await buildStatement(await read(text, 'unsigned'), approval, ports);
    }
    if ('refusals' in built) throw new Error(built.refusals[0]!.message);
    const folder = mkdtempSync(join(tmpdir(), 'strategy-bench-'));
    try {
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'key')]);
        const signature = execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'strategy-approval', '-f', join(folder, 'key')], { input: built.prepared.text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
        return await read(`${text}\n${approvalBlock(built.prepared.statement, signature)}`, 'signed');
    } finally {
        rmSync(folder, { recursive: true });
    }
}
