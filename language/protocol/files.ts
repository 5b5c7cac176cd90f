/** The language id of `*.strategy.md` files. Files opened as `markdown` are served too. */
export const languageId = 'strategy-markdown';

/** The only files that are read. */
export const filePattern = '**/*.strategy.md';

/** Whose signatures count. */
export const trustPattern = '**/.strategy/{allowed_signers,revoked_keys}';

/** Pictures, which an approval covers by their bytes. */
export const picturePattern = '**/*.{svg,png,jpg,jpeg,gif,webp}';

/** House rules, beside the strategies. */
export const configFileName = 'strategy.config.json';

/**
 * Requests, server to client, for a server that has no file system of its own (the web worker).
 * They answer `null` for what does not exist or may not be read.
 */
export const readFileMethod = 'strategy/readFile';
export interface ReadFileParams { uri: string }
/** The text of the file, UTF-8. */
export type ReadFileResult = string | null;

/** The bytes of a picture, in base64: an approval covers them. */
export const readBytesMethod = 'strategy/readBytes';

/** What stands in one folder of the workspace: `null` for any other and for one that is not there. */
export const readFolderMethod = 'strategy/readFolder';
export type ReadFolderResult = { name: string; folder: boolean }[] | null;

export const listFilesMethod = 'strategy/listFiles';
export interface ListFilesParams { /** A workspace folder. */ uri: string }
/** The URIs of all strategies and configuration files below it. */
export type ListFilesResult = string[];
