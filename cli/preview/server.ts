import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { liveScript } from './live.js';

/** Only our script, and only this server: what stands in a strategy runs nothing and reaches nobody. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface PreviewServer {
    server: Server;
    /** Tells every open page that there is a new version. */
    changed(): void;
    close(): Promise<void>;
}

/**
 * Serves a page that takes new versions as they come (server-sent events). It answers GET from this computer under the computer's own names and nothing else: a
 * page from elsewhere that has its name lead here (DNS rebinding) is refused by the Host it says, one that asks from its own page by its Origin.
 * @param page the page as it is now: `exportPage`'s, or an explanation in the same form.
 */
export function previewServer(page: () => string): PreviewServer {
    const listening = new Set<ServerResponse>();
    const server = createServer((request, response) => {
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
        response.setHeader('Cache-Control', 'no-store');
        if (!isFromHere(request)) return answer(response, 403, 'text/plain', 'This preview answers to this computer only.\n');
        if (request.method !== 'GET') return answer(response, 405, 'text/plain', 'This preview can only be read.\n');
        switch (request.url) {
            case '/': return answer(response, 200, 'text/html', live(page()), policy);
            case '/live.js': return answer(response, 200, 'text/javascript', liveScript);
            case '/events': return listen(response, listening);
            default: return answer(response, 404, 'text/plain', 'There is nothing here. The strategy is at /\n');
        }
    });
    return {
        server,
        changed: () => listening.forEach(response => response.write('event: change\ndata:\n\n')),
        close: () => new Promise(resolve => {
            listening.forEach(response => response.end());
            server.close(() => resolve());
            server.closeAllConnections();
        })
    };
}

function isFromHere({ headers: { host = '', origin }, socket }: IncomingMessage): boolean {
    const hosts = ['127.0.0.1', 'localhost', '[::1]'].map(name => `${name}:${socket.localPort}`);
    return hosts.includes(host.toLowerCase()) && (origin === undefined || origin === `http://${host.toLowerCase()}`);
}

function answer(response: ServerResponse, status: number, type: string, body: string, contentPolicy = "default-src 'none'"): void {
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': contentPolicy }).end(body);
}

function listen(response: ServerResponse, listening: Set<ServerResponse>): void {
    listening.add(response);
    response.on('close', () => listening.delete(response));
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' }).write('retry: 500\n\n');
}

/** The page with our script, and without its own policy, which allows none: the one in the answer's head counts. */
function live(page: string): string {
    return page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, '').replace('</body>', '<script src="/live.js"></script>\n</body>');
}
