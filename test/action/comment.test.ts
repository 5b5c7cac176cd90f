import { describe, expect, test, vi } from 'vitest';
import { keepComment, type Posted } from '../../action/comment.js';
import { settingsOf } from '../../action/settings.js';
import { folderWith } from '../cli/strategy.js';
import { cafe, change } from './plans.js';
import { act, event, pullRequest, startApi, type Api } from './runner.js';

vi.setConfig({ testTimeout: 60_000 });

const marker = '<!-- strategy-markdown . -->';

function post(api: Api, { fork = false, token = 'ghs_test', paths = '.', create = true, text = 'The report.\n', fetch = globalThis.fetch } = {}): Promise<Posted> {
    const folder = folderWith({ 'event.json': JSON.stringify(event('b'.repeat(40), 'a'.repeat(40), fork)) });
    const variables = { GITHUB_EVENT_PATH: `${folder}/event.json`, GITHUB_REPOSITORY: 'acme/plans', GITHUB_API_URL: api.url, INPUT_TOKEN: token, INPUT_PATHS: paths };
    const settings = settingsOf({ variables, cwd: folder, fetch, write: () => {} });
    return keepComment(text, create, settings, fetch);
}

describe('the comment', () => {
    test('is found behind a hundred others', async () => {
        const api = await startApi();
        api.comments = Array.from({ length: 120 }, (_, id) => ({ id, body: id === 110 ? `${marker}\nOld` : 'Words', user: { type: 'Bot' } }));
        expect(await post(api)).toEqual({ done: 'updated' });
        expect(api.asked.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual(['GET comments?per_page=100&page=1', 'GET comments?per_page=100&page=2', 'PATCH 110']);
        expect(api.comments[110]!.body).toBe(`${marker}\nThe report.\n`);
    });

    test('of a person who put the marker into it stays as it is', async () => {
        const api = await startApi();
        api.comments = [{ id: 1, body: `${marker}\nMine`, user: { type: 'User' } }, { id: 2, body: `> ${marker}\nquoted`, user: { type: 'Bot' } }];
        expect(await post(api)).toEqual({ done: 'created' });
        expect(api.comments.map(({ body }) => body)).toEqual([`${marker}\nMine`, `> ${marker}\nquoted`, `${marker}\nThe report.\n`]);
    });

    test('of another job that checks other paths is another one', async () => {
        const api = await startApi();
        await post(api);
        await post(api, { paths: 'plans --><img>\nmore' });
        expect(api.comments.map(({ body }) => body.split('\n')[0])).toEqual([marker, '<!-- strategy-markdown plans%20%2D%2D%3E%3Cimg%3E%20more -->']);
    });

    test('says that there is nothing to say only where it said something', async () => {
        const api = await startApi();
        expect(await post(api, { create: false })).toEqual({ done: 'nothing' });
        expect(await post(api)).toEqual({ done: 'created' });
        expect(await post(api, { create: false, text: 'Nothing any more.\n' })).toEqual({ done: 'updated' });
        expect(api.comments.map(({ body }) => body)).toEqual([`${marker}\nNothing any more.\n`]);
    });

    test.each([
        [401, {}, false, 'GitHub does not know the token (401)'],
        [403, {}, false, 'the token may not write here (403). Give the job the permission "pull-requests: write"'],
        [404, {}, false, 'the token may not write here (404)'],
        [403, {}, true, 'this pull request comes from a fork, from where workflows may not write comments (403). The summary of this job says the same'],
        [403, { 'x-ratelimit-remaining': '0' }, false, 'GitHub takes no more requests for now (403)'],
        [403, { 'retry-after': '60' }, false, 'GitHub takes no more requests for now (403)'],
        [429, {}, true, 'GitHub takes no more requests for now (429)'],
        [422, {}, false, 'GitHub did not accept the text (422)'],
        [500, {}, false, 'GitHub has a failure of its own (500)'],
        [418, {}, false, 'GitHub answered 418']
    ])('that GitHub refuses with %i %o, from a fork: %s', async (status, headers, fork, says) => {
        const api = await startApi();
        api.refuse = { status, headers };
        expect(await post(api, { fork })).toEqual({ failed: expect.stringContaining(says) as string });
    });

    test('that does not reach GitHub, or gets no sensible answer', async () => {
        const api = await startApi();
        api.hangUp = true;
        expect(await post(api)).toEqual({ failed: expect.stringMatching(/^GitHub could not be reached \(.+\)$/) as string });
        expect(await post(api, { fetch: () => Promise.reject(new DOMException('', 'TimeoutError')) })).toEqual({ failed: 'GitHub could not be reached (no answer within 30 seconds)' });
        expect(await post(api, { fetch: async () => new Response('<html>') })).toHaveProperty('failed');
        expect(await post(api, { fetch: async () => new Response('null') })).toHaveProperty('failed');
        expect(await post(api, { token: '' })).toEqual({ failed: expect.stringContaining('there is no token') as string });
    });
});

test('a refused comment is a line in the log, and the check ends as it would have', async () => {
    const folder = await cafe();
    change(folder);
    const api = await startApi();
    api.refuse = { status: 403 };
    const run = await act(folder, api, pullRequest(folder, { fork: true }));
    expect(run).toMatchObject({ code: 1, complaints: '' });
    expect(run.log).toMatch(/^The comment was not written: this pull request comes from a fork, .*\.$/m);
    expect(run.summary).toContain('lowered from 120 to 100');
    const none = await act(folder, undefined, pullRequest(folder), { 'fail-on': 'none' });
    expect(none).toMatchObject({ code: 0, complaints: '' });
    expect(none.log).toMatch(/^The comment was not written: GitHub could not be reached/m);
});
