/**
 * What the client and the server say to each other beside the Language Server Protocol: names and plain types.
 * This file imports nothing, so that the client does not take the language with it.
 */

/** The language id of `*.strategy.md` files. Files opened as `markdown` are served too. */
export const languageId = 'strategy-markdown';

/** The only files that are read. */
export const filePattern = '**/*.strategy.md';

/** House rules, beside the strategies. */
export const configFileName = 'strategy.config.json';

/** Request: the formatted document. `null` when the document is not known. */
export const previewMethod = 'strategy/preview';
export interface PreviewParams { uri: string }
export interface PreviewResult {
    /** A safe HTML fragment: sanitised, without script. Blocks and paragraphs carry `data-line`, 0-based. */
    html: string;
    version: number;
    title: string;
}

/** Request: the strategy as data, the JSON of `strategy model`. */
export const modelMethod = 'strategy/model';
export interface ModelParams { uri: string }

/** Notification, server to client: the documents whose preview is out of date. */
export const changedMethod = 'strategy/changed';
export interface ChangedParams { uris: string[] }

/**
 * Requests, server to client, for a server that has no file system of its own (the web worker).
 * Both answer `null` for what does not exist.
 */
export const readFileMethod = 'strategy/readFile';
export interface ReadFileParams { uri: string }
/** The text of the file, UTF-8. */
export type ReadFileResult = string | null;

export const listFilesMethod = 'strategy/listFiles';
export interface ListFilesParams { /** A workspace folder. */ uri: string }
/** The URIs of all strategies and configuration files below it. */
export type ListFilesResult = string[];

/** What the client hands the server at `initialize`. */
export interface InitializationOptions {
    /** `YYYY-MM-DD`; fixes "today" for tests. */
    today?: string;
    /** Where the rules are explained: the URI of docs/rules.md. */
    rulesUri?: string;
}
