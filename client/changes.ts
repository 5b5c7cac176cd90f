import { Disposable, EventEmitter, type Event } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { changedMethod, type ChangedParams } from '../language/protocol.js';

/** Tells several listeners what the server says of changes; the client itself keeps only one listener for each message. */
export class Changes implements Disposable {
    private readonly changed = new EventEmitter<string[]>();
    private readonly started = new EventEmitter<void>();
    private readonly listeners: Disposable;
    /** The documents whose text, or that of a file they use, is another one now. */
    readonly onDidChange: Event<string[]> = this.changed.event;
    /** The server runs, for the first time or again. */
    readonly onDidStart: Event<void> = this.started.event;

    constructor(client: BaseLanguageClient) {
        this.listeners = Disposable.from(
            client.onNotification(changedMethod, ({ uris }: ChangedParams) => this.changed.fire(uris)),
            client.onDidChangeState(({ newState }) => newState === State.Running && this.started.fire())
        );
    }

    dispose(): void {
        this.listeners.dispose();
        this.changed.dispose();
        this.started.dispose();
    }
}
