import { expect, test, vi } from 'vitest';
import { URI } from 'langium';
import type { TextDocument } from 'vscode';
import { addToList, listFor } from '../../../client/approval/trust/trust-list.js';

const vscode = vi.hoisted(() => ({ folders: [] as string[], files: [] as string[], said: [] as string[], bytes: {} as Record<string, Uint8Array | 'folder'>, accepts: { typing: true, saving: true } }));
vi.mock('vscode', async () => {
    const { URI: Uri, UriUtils: { joinPath } } = await import('langium');
    /** The list in an editor, which may refuse what is typed, as VS Code does: without a word. */
    const open = ({ path }: URI): object => {
        const document = {
            text: new TextDecoder().decode(vscode.bytes[path] as Uint8Array), version: 1, isDirty: false,
            getText: () => document.text, positionAt: (offset: number) => offset,
            save: async () => {
                if (vscode.accepts.saving) vscode.bytes[path] = new TextEncoder().encode(document.text);
                return vscode.accepts.saving;
            }
        };
        return document;
    };
    const edit = (document: { text: string; version: number; isDirty: boolean }) => async (change: (builder: object) => void): Promise<boolean> => {
        if (vscode.accepts.typing) change({ replace: (_end: unknown, text: string) => Object.assign(document, { text: document.text + text, version: document.version + 1, isDirty: true }) });
        return true;
    };
    return {
        FileType: { File: 1, Directory: 2 }, Range: vi.fn(), Selection: vi.fn(), TextEditorRevealType: {},
        l10n: (await import('./vscode.js')).vscode.l10n,
        Uri: { joinPath, file: Uri.file },
        window: {
            showInformationMessage: async (message: string) => void vscode.said.push(message),
            showErrorMessage: async (message: string, { detail }: { detail: string }) => void vscode.said.push(message, detail),
            showTextDocument: async (document: never) => ({ document, edit: edit(document), revealRange: () => {} })
        },
        workspace: {
            getConfiguration: () => ({ get: () => '' }),
            getWorkspaceFolder: ({ scheme, path }: URI) => vscode.folders.filter(folder => scheme === 'file' && path.startsWith(`${folder}/`)).map(folder => ({ uri: Uri.file(folder) }))[0],
            get workspaceFolders() { return vscode.folders.map(folder => ({ uri: Uri.file(folder) })); },
            openTextDocument: async (uri: URI) => open(uri),
            asRelativePath: ({ path }: URI) => path.replace('/w/', ''),
            fs: {
                stat: async ({ path }: URI) => path in vscode.bytes ? { type: vscode.bytes[path] === 'folder' ? 2 : 1 } : vscode.files.includes(path) ? { type: 1 } : Promise.reject(new Error(path)),
                readFile: async ({ path }: URI) => vscode.bytes[path] instanceof Uint8Array ? vscode.bytes[path] : Promise.reject(new Error('EISDIR')),
                writeFile: async ({ path }: URI, bytes: Uint8Array) => {
                    if (vscode.bytes[path] === 'folder' || vscode.bytes['/w/.strategy'] !== 'folder') throw new Error('EISDIR: illegal operation');
                    vscode.bytes[path] = bytes;
                }
            }
        }
    };
});

const list = async (uri: string | undefined, folders: string[], ...files: string[]): Promise<string | undefined> => {
    Object.assign(vscode, { folders, files, said: [] });
    const document = uri === undefined ? undefined : { uri: URI.parse(uri), isUntitled: uri.startsWith('untitled:') } as unknown as TextDocument;
    return (await listFor(document, undefined))?.path;
};

test.each([
    ['the nearest one that is there', 'file:///w/a/b/s.strategy.md', ['/w'], ['/w/.strategy/allowed_signers', '/w/a/.strategy/allowed_signers'], '/w/a/.strategy/allowed_signers'],
    ['one at the root where there is none', 'file:///w/a/b/s.strategy.md', ['/w'], ['/.strategy/allowed_signers'], '/w/.strategy/allowed_signers'],
    ['beside a file without a folder', 'file:///x/s.strategy.md', ['/w'], [], '/x/.strategy/allowed_signers'],
    ['of the folder, for a text that is in no file yet', 'untitled:Untitled-1', ['/w'], [], '/w/.strategy/allowed_signers'],
    ['of the folder, where no strategy is open', undefined, ['/w'], ['/w/.strategy/allowed_signers'], '/w/.strategy/allowed_signers']
])('the list of trusted keys: %s', async (_what, uri, folders, files, path) => {
    expect(await list(uri, folders, ...files)).toBe(path);
});

test('a text that is in no file, in no folder, has no list, and that is said', async () => {
    expect(await list('untitled:Untitled-1', [])).toBeUndefined();
    expect(vscode.said).toEqual([expect.stringContaining('Open the folder')]);
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = '/w/.strategy/allowed_signers';
const line = 'dana@acme.example namespaces="strategy-approval" ssh-ed25519 AAAA\n';
/** Whether the key is listed, and what is said and stands in the list then. */
async function added(bytes: typeof vscode.bytes, accepts = { typing: true, saving: true }): Promise<{ listed: boolean; said: string[]; content: string }> {
    Object.assign(vscode, { files: [], said: [], bytes, accepts });
    const listed = await addToList('dana@acme.example', { type: 'ssh-ed25519', blob: 'AAAA' }, URI.file(file) as never);
    const content = vscode.bytes[file];
    return { listed, said: vscode.said, content: content instanceof Uint8Array ? new TextDecoder().decode(content) : '' };
}

test('a key is added to the list, once, and to a damaged line it is no end', async () => {
    expect(await added({ '/w/.strategy': 'folder' })).toEqual({ listed: true, said: [], content: line });
    expect(await added({ '/w/.strategy': 'folder', [file]: utf8(line) })).toEqual({ listed: true, said: [], content: line });
    expect(await added({ '/w/.strategy': 'folder', [file]: utf8('jonas@acme.example ssh-ed25519 AAA') })).toEqual({ listed: true, said: [], content: `jonas@acme.example ssh-ed25519 AAA\n${line}` });
});

test.each<[string, typeof vscode.bytes, { typing: boolean; saving: boolean }, string]>([
    ['a file is in the folder’s place', { '/w/.strategy': utf8('') }, { typing: true, saving: true }, '.strategy is a file, and has to be a folder.'],
    ['a folder is in its place', { '/w/.strategy': 'folder', [file]: 'folder' }, { typing: true, saving: true }, 'It is a folder, and has to be a file.'],
    ['it is UTF-16, as PowerShell writes it', { '/w/.strategy': 'folder', [file]: new Uint8Array([0xff, 0xfe, 0x23, 0, 0x0a, 0]) }, { typing: true, saving: true }, 'Some of its characters cannot be read'],
    ['it is no text', { '/w/.strategy': 'folder', [file]: new Uint8Array([0, 1, 2, 0xc3, 0x28]) }, { typing: true, saving: true }, 'Some of its characters cannot be read'],
    ['it may only be read in the editor', { '/w/.strategy': 'folder', [file]: utf8('# ours\n') }, { typing: false, saving: true }, 'Perhaps it may only be read'],
    ['it cannot be saved', { '/w/.strategy': 'folder', [file]: utf8('# ours\n') }, { typing: true, saving: false }, 'Perhaps it may only be read']
])('%s: the key is not said to be listed, the list stays as it is, and it is said what to do', async (_what, bytes, accepts, said) => {
    const before = structuredClone(bytes);
    expect(await added(bytes, accepts)).toMatchObject({ listed: false, said: ['The list of trusted keys .strategy/allowed_signers could not be written, so the key is not trusted yet.', expect.stringContaining(said)] });
    expect(vscode.said[1]).toMatch(/then try again\.$/);
    expect(vscode.bytes).toEqual(before);
});
