interface Message { id?: number; method?: string; params?: { uri?: string; version?: number; diagnostics?: Answers['diagnostics'][number] }; result?: unknown; error?: { message: string } }

export interface Answers {
    capabilities: { hoverProvider?: boolean };
    /** Of each document that was opened, in order. */
    diagnostics: { code: string; message: string; range: { start: { line: number; character: number } } }[][];
    /** What an approver would sign of each document that was opened, or what speaks against it. */
    statements: { statement?: string }[];
    preview: { html: string };
    /** The states of the approvals of each file that was asked for, in order. */
    approvals: string[][];
}

/** Runs in the page: starts the worker over these files (texts by URI), opens some, asks for the preview of the first and for the approvals of others. It may use nothing from outside itself. */
export async function talk({ files, opened, approved, position, today }: { files: Record<string, string>; opened: string[]; approved: string[]; position: string; today: string }): Promise<Answers> {
    const worker = new Worker('/server.js');
    const waiting = new Map<number | string, (message: Message) => void>();
    const bytes = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const answer = ({ method, params }: Message): unknown => {
        const text = files[params?.uri ?? ''];
        if (method === 'strategy/listFiles') return Object.keys(files).filter(uri => uri.endsWith('.strategy.md'));
        if (method === 'strategy/readFile') return text ?? null;
        return method === 'strategy/readBytes' && text !== undefined ? bytes(text) : null;
    };
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
        if (data.id !== undefined && data.method) worker.postMessage({ jsonrpc: '2.0', id: data.id, result: answer(data) });
        else if (data.method === 'textDocument/publishDiagnostics') waiting.get(data.params!.uri!)?.(data);
        else waiting.get(data.id ?? data.method!)?.(data);
    };
    worker.onerror = ({ message }) => { throw new Error(message); };
    let id = 0;
    const request = <T>(method: string, params: unknown): Promise<T> => new Promise((resolve, reject) => {
        waiting.set(++id, ({ result, error }) => error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T));
        worker.postMessage({ jsonrpc: '2.0', id, method, params });
    });
    const notify = (method: string, params: unknown): void => worker.postMessage({ jsonrpc: '2.0', method, params });

    const published = opened.map(uri => new Promise<Answers['diagnostics'][number]>(resolve => {
        waiting.set(uri, ({ params }) => { if (params!.version === 1) resolve(params!.diagnostics!); });
    }));
    const { capabilities } = await request<{ capabilities: Answers['capabilities'] }>('initialize', {
        processId: null, rootUri: null, workspaceFolders: [{ uri: 'memfs:/', name: 'plans' }], capabilities: {}, initializationOptions: { today }
    });
    notify('initialized', {});
    for (const uri of opened) notify('textDocument/didOpen', { textDocument: { uri, languageId: 'strategy-markdown', version: 1, text: files[uri] } });
    const diagnostics = await Promise.all(published);
    const preview = await request<{ html: string }>('strategy/preview', { uri: opened[0] });
    const statements: Answers['statements'] = [];
    for (const uri of opened) statements.push(await request('strategy/prepareApproval', { uri, position }));
    const approvals: string[][] = [];
    for (const uri of approved) approvals.push((await request<{ state: string }[]>('strategy/approvals', { uri })).map(({ state }) => state));
    worker.terminate();
    return { capabilities, diagnostics, preview, statements, approvals };
}
