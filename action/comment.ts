import type { Runner, Settings } from './settings.js';

/** What became of the comment, for the log. Nothing that goes wrong here is a reason to fail the check. */
export type Posted = { done: 'created' | 'updated' | 'nothing' } | { failed: string };

interface Comment { id: number; body?: string | null; user?: { type?: string } | null }

/** GitHub gives the pages of a long discussion one by one; beyond so many, the comment counts as not there. */
const mostPages = 50;

/**
 * Keeps one comment of this check on a pull request, found by a line that readers do not see.
 * @param create whether the text is worth a new comment; if not, only one that is there already gets it.
 */
export async function keepComment(text: string, create: boolean, settings: Settings, fetch: Runner['fetch']): Promise<Posted> {
    const { token, repository, api, pullRequest } = settings;
    if (!pullRequest) return { done: 'nothing' };
    if (!token || !repository) return { failed: 'there is no token. Give the input "token", or leave it at its default' };
    const request = async (method: string, path: string, content?: object): Promise<unknown> => {
        const headers = {
            accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'strategy-markdown', 'x-github-api-version': '2022-11-28'
        };
        const response = await fetch(`${api}/repos/${repository}${path}`, { method, headers, signal: AbortSignal.timeout(30_000), ...content ? { body: JSON.stringify(content) } : {} });
        if (!response.ok) throw new Refused(refusal(response, pullRequest.fork));
        return response.json();
    };
    try {
        const known = await find(request, pullRequest.number, settings);
        if (!known && !create) return { done: 'nothing' };
        const body = `${markerOf(settings)}\n${text}`;
        if (known) await request('PATCH', `/issues/comments/${known.id}`, { body });
        else await request('POST', `/issues/${pullRequest.number}/comments`, { body });
        return { done: known ? 'updated' : 'created' };
    } catch (error) {
        return { failed: error instanceof Refused ? error.message : `GitHub could not be reached (${reasonOf(error)})` };
    }
}

class Refused extends Error {}

/** Tells the comments of two jobs apart that check different paths. */
function markerOf({ paths }: Settings): string {
    return `<!-- strategy-markdown ${encodeURIComponent(paths.join(' ')).replaceAll('-', '%2D')} -->`;
}

async function find(request: (method: string, path: string) => Promise<unknown>, number: number, settings: Settings): Promise<Comment | undefined> {
    // A workflow's own token writes as an app. Whoever else puts the marker into a comment does not get it rewritten.
    const isOurs = ({ body, user }: Comment): boolean => body?.startsWith(markerOf(settings)) === true && (user?.type === 'Bot' || !settings.token!.startsWith('ghs_'));
    for (let page = 1; page <= mostPages; page++) {
        const comments = await request('GET', `/issues/${number}/comments?per_page=100&page=${page}`) as Comment[];
        const found = comments.find(isOurs);
        if (found || comments.length < 100) return found;
    }
    return undefined;
}

function refusal({ status, headers }: Response, fork: boolean): string {
    const isLimited = status === 429 || status === 403 && (headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after'));
    if (isLimited) return `GitHub takes no more requests for now (${status}). The next run brings the comment up to date`;
    if (status >= 500) return `GitHub has a failure of its own (${status}). The next run brings the comment up to date`;
    if (status === 401) return 'GitHub does not know the token (401)';
    if (status === 403 || status === 404) {
        return fork ? `this pull request comes from a fork, from where workflows may not write comments (${status}). The summary of this job says the same`
            : `the token may not write here (${status}). Give the job the permission "pull-requests: write"`;
    }
    return status === 422 ? 'GitHub did not accept the text (422)' : `GitHub answered ${status}`;
}

function reasonOf(error: unknown): string {
    const { name, message, cause } = error as Error;
    return name === 'TimeoutError' ? 'no answer within 30 seconds' : cause instanceof Error && cause.message ? cause.message : message;
}
