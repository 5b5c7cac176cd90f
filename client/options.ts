import { Uri, workspace, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { configFileName, filePattern, picturePattern, trustPattern, languageId, type InitializationOptions } from '../language/protocol.js';
import { explainRules } from './rules.js';

/** Where strategies are edited. Not `*`: the old side of a diff or a chat's snippet would be checked too. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web', 'memfs', 'httpfs'];

/** @param trust asked for at each start of the server. */
export function clientOptions(outputChannel: LogOutputChannel, extension: Uri, trust: () => Pick<InitializationOptions, 'trust' | 'untrusted'>): LanguageClientOptions {
    return {
        outputChannel,
        documentSelector: schemes.flatMap(scheme => [
            { scheme, language: languageId },
            { scheme, language: 'markdown', pattern: filePattern }
        ]),
        middleware: explainRules,
        synchronize: {
            fileEvents: [filePattern, `**/${configFileName}`, trustPattern, picturePattern].map(pattern => workspace.createFileSystemWatcher(pattern))
        },
        initializationOptions: (): InitializationOptions => ({
            selects: true,
            history: true,
            ...trust(),
            today: workspace.getConfiguration('strategy').get<string>('today'),
            rulesUri: Uri.joinPath(extension, 'docs', 'rules.md').toString()
        })
    };
}
