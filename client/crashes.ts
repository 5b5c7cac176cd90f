import { l10n, window, type LogOutputChannel } from 'vscode';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient';

/** A server that ends more often than this within the time, in milliseconds, would not stay if it were started again. */
const most = { times: 4, within: 3 * 60_000 };

/** Starts the server again when it ends by itself, without a word; when it does so again and again, the writer is told and may start it. */
export class Crashes implements ErrorHandler {
    private times: number[] = [];

    constructor(private readonly output: LogOutputChannel, private readonly restart: () => void) {}

    /** What was written while the server ended could not be sent. That it ended is told by `closed`, where it is worth a word. */
    error(error: Error, _message: unknown, count = 1): ErrorHandlerResult {
        this.output.warn(error.message);
        if (count <= 3) return { action: ErrorAction.Continue, handled: true };
        void this.tell();
        return { action: ErrorAction.Shutdown, handled: true };
    }

    closed(): CloseHandlerResult {
        const now = Date.now();
        this.times = [...this.times.filter(time => time > now - most.within), now];
        if (this.times.length <= most.times) return { action: CloseAction.Restart, handled: true };
        this.times = [];
        void this.tell();
        return { action: CloseAction.DoNotRestart, handled: true };
    }

    private async tell(): Promise<void> {
        const [restart, log] = [l10n.t('Restart'), l10n.t('Show Log')];
        const message = l10n.t('Strategies are not checked any more: the program that does it ended unexpectedly, several times. Your text is untouched.');
        const answer = await window.showErrorMessage(message, restart, log);
        if (answer === log) this.output.show();
        if (answer !== undefined) this.restart();
    }
}
