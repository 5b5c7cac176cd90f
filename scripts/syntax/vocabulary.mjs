import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The words of the language, as language/parser/vocabulary.ts reads them from the grammar. */
export async function loadVocabulary() {
    const { outputFiles } = await esbuild.build({
        stdin: {
            contents: `import { StrategyMarkdownGrammar } from './language/generated/grammar.js';
                import { vocabularyOf } from './language/parser/vocabulary.js';
                export const vocabulary = vocabularyOf(StrategyMarkdownGrammar());`,
            resolveDir: root
        },
        bundle: true, write: false, platform: 'node', format: 'esm', target: 'node20'
    });
    const file = `${root}node_modules/.cache/strategy-markdown/vocabulary.mjs`;
    mkdirSync(new URL('.', `file://${file}`), { recursive: true });
    writeFileSync(file, outputFiles[0].contents);
    const { vocabulary } = await import(file);
    return vocabulary;
}

/** The words of all blocks, and the keys of all fields by how their value is coloured. */
export function wordsOf(vocabulary) {
    const fields = vocabulary.blocks.flatMap(block => block.fields);
    const kinds = { references: new Set(), choice: new Set(), typed: new Set(), text: new Set(), conditional: new Set() };
    const choices = new Set();
    for (const { words, parts, conditional } of fields) {
        const kind = conditional ? 'conditional' : kindOf(parts[0]?.kind);
        words.forEach(word => kinds[kind].add(word));
        parts.flatMap(part => part.choices).forEach(word => choices.add(word));
    }
    return { blocks: vocabulary.blocks.flatMap(block => block.words), choices: [...choices], ...kinds };
}

function kindOf(type) {
    if (type === 'REF' || type === 'MENTION') return 'references';
    if (type === 'CHOICE') return 'choice';
    return ['DATE', 'PERIOD', 'CADENCE', 'QUANTITY', 'COMPARISON', 'TARGET'].includes(type) ? 'typed' : 'text';
}
