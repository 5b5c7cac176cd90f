import type { LangiumServices, LangiumSharedServices } from 'langium/lsp';
import type { IsoDate } from './parser/values/value.js';
import type { StrategyLexer } from './parser/lexer.js';
import type { StrategyParser } from './parser/parser.js';
import type { InitializationOptions } from './protocol.js';
import type { SubtlePort } from './approval/bytes.js';
import type { Models } from './model/models.js';
import type { Approvals } from './workspace/approvals.js';
import type { Folders } from './workspace/folders.js';
import type { Houses } from './workspace/house.js';
import type { StrategyWorkspaceManager } from './workspace/workspace-manager.js';
import type { StrategyDocumentValidator } from './rules/document-validator.js';

/** What the language adds to Langium's services, and which of them are its own. Types only. */
export type StrategyServices = LangiumServices & {
    parser: { LangiumParser: StrategyParser; Lexer: StrategyLexer };
    validation: { DocumentValidator: StrategyDocumentValidator };
    shared: StrategySharedServices;
};

export type StrategySharedServices = LangiumSharedServices & {
    workspace: { Folders: Folders; Houses: Houses; WorkspaceManager: StrategyWorkspaceManager; Models: Models; Approvals: Approvals };
    /** What the client handed over at `initialize`. */
    options: InitializationOptions;
} & Omit<Ports, 'rulesUri'>;

/** What the outside hands in. */
export interface Ports {
    /** The day rules are checked at. */
    today(): IsoDate;
    /** WebCrypto: `globalThis.crypto.subtle`. Without it no signature can be checked, which is said. */
    crypto?: SubtlePort;
    /** Resolves after so many milliseconds. Without it, reports of changed files are not gathered. */
    delay?(milliseconds: number): Promise<void>;
    /** For people who look after the tool; never the content of a strategy. */
    log(message: string): void;
    /** Where a rule is explained: the URI of docs/rules.md. Without it, findings carry no link. */
    rulesUri?: string;
}
