import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** What OpenSSH asks for. `confirm` and `none` (SSH_ASKPASS_PROMPT, ssh(1)): a yes, or only a touch of the security key. */
export interface Question { token: string; prompt: string; kind: string }

/** OpenSSH takes a program without arguments: this one hands the question over to the editor that waits at a socket. */
export function askpassProgram(platform: NodeJS.Platform): { name: string; text: string } {
    return platform === 'win32'
        ? { name: 'askpass.cmd', text: '@echo off\r\nset ELECTRON_RUN_AS_NODE=1\r\n"%STRATEGY_ASKPASS_NODE%" "%STRATEGY_ASKPASS_SCRIPT%" %*\r\n' }
        : { name: 'askpass.sh', text: '#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec "$STRATEGY_ASKPASS_NODE" "$STRATEGY_ASKPASS_SCRIPT" "$@"\n' };
}

/** Run by the program above. The answer goes through the socket and the standard output only. */
export const askpassScript = `'use strict';
const { STRATEGY_ASKPASS_SOCKET: path, STRATEGY_ASKPASS_TOKEN: token, SSH_ASKPASS_PROMPT: kind = '' } = process.env;
const socket = require('node:net').connect(path);
let answer = '';
socket.setEncoding('utf8');
socket.on('connect', () => socket.write(JSON.stringify({ token, prompt: process.argv[2] ?? '', kind }) + '\\n'));
socket.on('data', part => { answer += part; });
socket.on('error', () => process.exit(1));
socket.on('end', () => {
    if (answer === '') process.exit(1);
    process.stdout.write(JSON.parse(answer) + '\\n', () => process.exit(0));
});
`;

/**
 * Lets OpenSSH ask through `answer`, with files in a private folder (mode 0700) that the caller removes.
 * @returns what OpenSSH needs in its environment.
 */
export async function openAskpass(folder: string, answer: (question: Question) => Promise<string | undefined>): Promise<{ env: NodeJS.ProcessEnv; close(): void }> {
    const token = randomBytes(24).toString('base64url');
    const path = process.platform === 'win32' ? `\\\\.\\pipe\\strategy-${randomBytes(16).toString('hex')}` : join(folder, 'socket');
    const program = askpassProgram(process.platform);
    const [programFile, scriptFile] = [join(folder, program.name), join(folder, 'askpass.cjs')];
    await writeFile(scriptFile, askpassScript, { mode: 0o600 });
    await writeFile(programFile, program.text, { mode: 0o700 });
    await chmod(programFile, 0o700);
    const sockets = new Set<Socket>();
    const server = createServer(socket => {
        sockets.add(socket);
        let heard = '';
        socket.setEncoding('utf8');
        socket.on('error', () => {}); // OpenSSH has ended it
        socket.on('close', () => sockets.delete(socket));
        socket.on('data', part => {
            heard += part;
            if (!heard.endsWith('\n')) return;
            const question = questionIn(heard);
            if (question?.token !== token) socket.destroy();
            else answer(question).then(said => socket.end(said === undefined ? '' : JSON.stringify(said)), () => socket.destroy());
        });
    });
    await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(path, resolve); });
    return {
        env: {
            SSH_ASKPASS: programFile, SSH_ASKPASS_REQUIRE: 'force', STRATEGY_ASKPASS_NODE: process.execPath, STRATEGY_ASKPASS_SCRIPT: scriptFile,
            STRATEGY_ASKPASS_SOCKET: path, STRATEGY_ASKPASS_TOKEN: token
        },
        close: () => {
            sockets.forEach(socket => socket.destroy());
            server.close();
        }
    };
}

function questionIn(line: string): Question | undefined {
    try {
        return JSON.parse(line) as Question;
    } catch {
        return undefined;
    }
}
