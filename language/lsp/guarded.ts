import { isOperationCancelled } from 'langium';
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { Failures } from '../failures.js';

type Handler = (...args: unknown[]) => unknown;

/** How a connection begins and ends is not ours to smooth over. */
const unguarded = new Set(['onInitialize', 'onShutdown', 'onExit']);

/**
 * A connection on which a handler that throws costs its own answer and nothing else: a feature of the editor has nothing to say then (`null`, which the protocol
 * allows for each), so that nobody is told on every movement of the pointer; a request of our own, which somebody asked for, fails with calm words. Each feature
 * is logged once for each file, without a word of its text.
 */
export function guarded(connection: Connection, log: (message: string) => void): Connection {
    return guardedPart(connection, new Failures(log));
}

/** The connection itself, or one of the parts in which it groups handlers, such as `languages.inlayHint`. */
function guardedPart<T extends object>(part: T, failures: Failures, path = ''): T {
    return new Proxy(part, {
        get(target, name) {
            const value: unknown = Reflect.get(target, name);
            if (typeof name === 'symbol' || unguarded.has(name)) return value;
            const here = path ? `${path}.${name}` : name;
            if (typeof value === 'object' && value !== null) return guardedPart(value, failures, here);
            if (typeof value !== 'function' || !/^on/.test(name)) return value;
            return (...args: unknown[]) => (value as Handler).apply(target, args.map(arg => typeof arg === 'function' ? guardedHandler(arg as Handler, methodOf(args[0]) ?? here, failures) : arg));
        }
    });
}

function guardedHandler(handler: Handler, method: string, failures: Failures): Handler {
    return async (...args) => {
        try {
            return await handler(...args);
        } catch (error) {
            if (error instanceof ResponseError || isOperationCancelled(error)) throw error;
            failures.tell(`${method} failed${fileOf(args[0])} and is left out there`, error);
            return method.startsWith('strategy/') ? new ResponseError(ErrorCodes.InternalError, 'This did not work because of a failure of the program. Its log says where.') : null;
        }
    };
}

/** A request's own name, where the handler is registered with one. */
function methodOf(type: unknown): string | undefined {
    return typeof type === 'string' ? type : (type as { method?: string } | undefined)?.method;
}

function fileOf(params: unknown): string {
    const { textDocument, uri = textDocument?.uri } = params as { textDocument?: { uri?: unknown }; uri?: unknown } ?? {};
    return typeof uri === 'string' ? ` for ${uri.split('/').at(-1)}` : '';
}
