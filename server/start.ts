import { createStrategyServices, startStrategyServer, type StrategyContext } from '../language/index.js';

/** Starts the language server on a connection. Today is asked for at every check, so that a server may run over midnight. */
export function start(connection: NonNullable<StrategyContext['connection']>, fileSystem: Pick<StrategyContext, 'fileSystemProvider'>): void {
    startStrategyServer(createStrategyServices({
        connection,
        ...fileSystem,
        today: localDate,
        delay: milliseconds => new Promise(resolve => { setTimeout(resolve, milliseconds); }),
        crypto: globalThis.crypto?.subtle,
        log: message => connection.console.warn(message)
    }));
}

/** The calendar day where the writer is. */
function localDate(): string {
    const now = new Date();
    const pad = (part: number): string => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
