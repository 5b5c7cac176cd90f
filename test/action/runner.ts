import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json as bodyOf, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { folderWith } from '../cli/strategy.js';

/** The action as it ships. */
const program = fileURLToPath(new URL('../../dist/action.mjs', import.meta.url));

export function git(folder: string, ...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@acme.example', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always'];
    return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } }).trim();
}

export interface Comment { id: number; body: string; user: { type: string } }
export interface Asked { method: string; path: string; body?: { body: string } }

/** GitHub's interface for the comments of pull request 7 of acme/plans, on this machine. */
export interface Api {
    url: string;
    asked: Asked[];
    comments: Comment[];
    /** Answers every request so, in place of what it would. */
    refuse: { status: number; headers?: Record<string, string> } | undefined;
    /** What it does before the connection is cut. */
    hangUp: boolean;
}

export async function startApi(): Promise<Api> {
    const api: Api = { url: '', asked: [], comments: [], refuse: undefined, hangUp: false };
    const server = createServer((request, response) => void (async () => {
        const body = request.method === 'GET' ? undefined : await bodyOf(request) as { body: string };
        const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
        api.asked.push({ method: request.method!, path: request.url!, ...body ? { body } : {} });
        const answer = (status: number, content: unknown, headers: Record<string, string> = {}): void => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content));
        if (api.hangUp) return void request.socket.destroy();
        if (api.refuse) return answer(api.refuse.status, { message: 'Refused ::error::by the stand-in' }, api.refuse.headers);
        if (request.headers.authorization !== 'Bearer ghs_test') return answer(401, { message: 'Bad credentials' });
        const page = Number(searchParams.get('page') ?? 1);
        const [, patched] = /^\/repos\/acme\/plans\/issues\/comments\/(\d+)$/.exec(pathname) ?? [];
        const known = api.comments.find(({ id }) => id === Number(patched));
        if (request.method === 'GET' && pathname === '/repos/acme/plans/issues/7/comments') return answer(200, api.comments.slice((page - 1) * 100, page * 100));
        if (request.method === 'POST' && pathname === '/repos/acme/plans/issues/7/comments') {
            const comment = { id: 1000 + api.comments.length, body: body!.body, user: { type: 'Bot' } };
            api.comments.push(comment);
            return answer(201, comment);
        }
        if (request.method !== 'PATCH' || !known) return answer(404, { message: 'Not Found' });
        known.body = body!.body;
        answer(200, known);
    })());
    await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
    onTestFinished(() => new Promise<void>(resolve => { server.closeAllConnections(); server.close(() => resolve()); }));
    api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return api;
}

export interface Run { code: number | null; log: string; complaints: string; summary: string; outputs: Record<string, string> }

/** Runs the action as the runner of a workflow does. */
export async function act(folder: string, api: Api | undefined, event: object, inputs: Record<string, string> = {}, variables: Record<string, string> = {}): Promise<Run> {
    const files = folderWith({ 'event.json': JSON.stringify(event), output: '', summary: '' });
    const given = { paths: '.', 'fail-on': 'new', comment: 'true', token: 'ghs_test', today: '2027-03-01', ...inputs };
    const child = spawn(process.execPath, [program], {
        cwd: files, stdio: 'pipe',
        env: {
            PATH: process.env['PATH'], HOME: files, GIT_CONFIG_NOSYSTEM: '1', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'acme/plans', GITHUB_RUN_ID: '42', GITHUB_SERVER_URL: 'https://github.example',
            GITHUB_API_URL: api?.url ?? 'http://127.0.0.1:9', GITHUB_EVENT_PATH: join(files, 'event.json'), GITHUB_OUTPUT: join(files, 'output'), GITHUB_STEP_SUMMARY: join(files, 'summary'),
            ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])), ...variables
        }
    });
    const [log, complaints, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>(resolve => { child.on('close', resolve); })]);
    return { code, log, complaints, summary: readFileSync(join(files, 'summary'), 'utf8'), outputs: outputsIn(readFileSync(join(files, 'output'), 'utf8')) };
}

/** Reads outputs as the runner does: `name<<end`, lines, `end`. */
function outputsIn(content: string): Record<string, string> {
    const outputs: Record<string, string> = {};
    const lines = content.split('\n');
    for (let at = 0; at < lines.length - 1;) {
        const [, name, end] = /^([^=]+?)<<(.+)$/.exec(lines[at]!)!;
        const last = lines.indexOf(end!, at + 1);
        outputs[name!] = lines.slice(at + 1, last).join('\n');
        at = last + 1;
    }
    return outputs;
}

/** A pull request of `topic` onto `main`, checked out as actions/checkout does it: at the trial merge of the two. */
export function pullRequest(folder: string, { fork = false } = {}): object {
    const [base, head] = [git(folder, 'rev-parse', 'main'), git(folder, 'rev-parse', 'topic')];
    git(folder, 'checkout', '--quiet', '--detach', 'main');
    git(folder, 'merge', '--quiet', '--no-ff', '--no-edit', 'topic');
    return event(base, head, fork);
}

export function event(base: string, head: string, fork = false): object {
    return { pull_request: { number: 7, base: { sha: base, ref: 'main', repo: { full_name: 'acme/plans' } }, head: { sha: head, ref: 'topic', repo: { full_name: fork ? 'other/plans' : 'acme/plans' } } } };
}

export function put(folder: string, files: Record<string, string>): void {
    for (const [path, content] of Object.entries(files)) {
        execFileSync('mkdir', ['-p', join(folder, path, '..')]);
        writeFileSync(join(folder, path), content);
    }
}

export function commit(folder: string, files: Record<string, string> = {}): void {
    put(folder, files);
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'change');
}
