import { expect, test, vi } from 'vitest';
import { URI } from 'langium';
import type { TextDocument } from 'vscode';
import { listFor } from '../../../client/approval/trust/trust-list.js';

const vscode = vi.hoisted(() => ({ folders: [] as string[], files: [] as string[], said: [] as string[] }));
vi.mock('vscode', async () => {
    const { URI: Uri, UriUtils: { joinPath } } = await import('langium');
    return {
        FileType: { File: 1 },
        l10n: { t: (message: string) => message },
        Uri: { joinPath, file: Uri.file },
        window: { showInformationMessage: async (message: string) => void vscode.said.push(message) },
        workspace: {
            getConfiguration: () => ({ get: () => '' }),
            getWorkspaceFolder: ({ scheme, path }: URI) => vscode.folders.filter(folder => scheme === 'file' && path.startsWith(`${folder}/`)).map(folder => ({ uri: Uri.file(folder) }))[0],
            get workspaceFolders() { return vscode.folders.map(folder => ({ uri: Uri.file(folder) })); },
            fs: { stat: async ({ path }: URI) => vscode.files.includes(path) ? { type: 1 } : Promise.reject(new Error(path)) }
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
