interface Message { id?: number; method?: string; params?: unknown; result?: unknown; error?: { message: string } }

export interface Answers {
    capabilities: { hoverProvider?: boolean };
    diagnostics: { code: string; message: string }[];
    preview: { html: string };
}

/** Runs in the page: starts the worker, opens a document, asks for the preview. It may use nothing from outside itself. */
export async function talk({ text, today }: { text: string; today: string }): Promise<Answers> {
    const worker = new Worker('/server.js');
    const waiting = new Map<number | string, (message: Message) => void>();
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
        if (data.id !== undefined && data.method) worker.postMessage({ jsonrpc: '2.0', id: data.id, result: data.method === 'strategy/listFiles' ? [] : null });
        else waiting.get(data.id ?? data.method!)?.(data);
    };
    worker.onerror = ({ message }) => { throw new Error(message); };
    let id = 0;
    const request = <T>(method: string, params: unknown): Promise<T> => new Promise((resolve, reject) => {
        waiting.set(++id, ({ result, error }) => error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T));
        worker.postMessage({ jsonrpc: '2.0', id, method, params });
    });
    const notify = (method: string, params: unknown): void => worker.postMessage({ jsonrpc: '2.0', method, params });

    const uri = 'memfs:/test.strategy.md';
    const published = new Promise<{ diagnostics: Answers['diagnostics'] }>(resolve => {
        waiting.set('textDocument/publishDiagnostics', ({ params }) => resolve(params as { diagnostics: Answers['diagnostics'] }));
    });
    const { capabilities } = await request<{ capabilities: Answers['capabilities'] }>('initialize', {
        processId: null, rootUri: null, workspaceFolders: null, capabilities: {}, initializationOptions: { today }
    });
    notify('initialized', {});
    notify('textDocument/didOpen', { textDocument: { uri, languageId: 'strategy-markdown', version: 1, text } });
    const { diagnostics } = await published;
    const preview = await request<{ html: string }>('strategy/preview', { uri });
    worker.terminate();
    return { capabilities, diagnostics, preview };
}
