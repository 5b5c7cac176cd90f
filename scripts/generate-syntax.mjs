// Writes syntaxes/*.tmLanguage.json, or with --check tells whether they are current. The words come from the grammar, so a new field is coloured without a change here.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadVocabulary, wordsOf } from './syntax/vocabulary.mjs';

const words = wordsOf(await loadVocabulary());
const markdown = { include: 'text.html.markdown' };
const inline = { include: 'text.html.markdown#inline' };
const links = ['#link-inline', '#link-ref', '#link-inet', '#link-email'].map(rule => ({ include: `text.html.markdown${rule}` }));

/** `Goal|Objective`, longest first, so that no word hides a longer one. */
const oneOf = list => [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escape).join('|');
const escape = word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \\t]+');

const heading = '^(?=#{1,6}(?:[ \\t]|$))';
const strategyHeading = '#{1,6}[ \\t]+(?i:Strategy|Plan):';

const repository = {
    // `## Goal: Qualified leads`, its fields, and what follows up to the next heading.
    block: {
        name: 'meta.block.strategy',
        begin: `^(#{1,6})[ \\t]+(?i:(${oneOf(words.blocks)}))(:)[ \\t]*(.*?)(?:[ \\t]+(#+))?[ \\t]*$`,
        beginCaptures: {
            0: { name: 'markup.heading.markdown' },
            1: { name: 'punctuation.definition.heading.markdown' },
            2: { name: 'keyword.other.block.strategy' },
            3: { name: 'punctuation.separator.key-value.strategy' },
            4: { name: 'entity.name.section.block.strategy', patterns: [inline] },
            5: { name: 'punctuation.definition.heading.markdown' }
        },
        // Ends where something stands that is not its field list; that list is tried first.
        end: '^(?=[ \\t]*\\S)',
        applyEndPatternLast: 1,
        patterns: [{ include: '#ignore' }, { include: '#body' }]
    },
    // From the first field on. The list of fields can only start here (\G): a later list is prose.
    body: {
        begin: '^(?=[-*+][ \\t])',
        end: heading,
        patterns: [
            { include: '#fields' },
            { include: '#results' },
            { include: '#seal' },
            { include: '#ignore' },
            markdown
        ]
    },
    fields: {
        begin: '\\G(?=[-*+][ \\t])',
        end: '^(?=[ \\t]*$|#{1,6}[ \\t]|[ ]{0,3}(?:`{3}|~{3}|<!--|>|\\|))',
        patterns: [
            field('references', key(words.references), [...links, { include: '#share' }, { name: 'entity.name.type.reference.strategy', match: '[^\\s,;\\[]+' }]),
            field('choice', key(words.choice), [{ include: '#choice' }, inline]),
            field('typed', key(words.typed), [{ include: '#date' }, { include: '#quantity' }, inline]),
            field('condition', key(words.conditional), [inline], '[^:\\n]*'),
            field('text', key(words.text), [inline]),
            field('custom', '([^:\\n]*[^:\\s*_])(?=[*_]*:[*_]*(?:[ \\t]|$))', [inline]),
            inline
        ]
    },
    choice: { name: 'variable.other.enummember.choice.strategy', match: `(?i)(?<![\\w-])(?:${oneOf(words.choices)})(?![\\w-])` },
    date: { name: 'constant.numeric.date.strategy', match: '(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])' },
    share: { name: 'constant.numeric.strategy', match: '(?<![\\w-])\\d[\\d.,]*[ ]?%' },
    quantity: { name: 'constant.numeric.strategy', match: '(?<![\\w-])(?:[€$£][ ]?)?[+-]?\\d(?:[\\d.,]*\\d)?(?:[ ]?%|[kKmMx](?!\\w))?\\+?' },
    results: {
        name: 'markup.table.markdown meta.results.strategy',
        begin: '^(?=\\|?[ \\t]*(?i:Date)[ \\t]*\\|[ \\t]*(?i:Actual)[ \\t]*(?:\\||$))',
        while: '^(?=.*\\|)',
        patterns: [
            { name: 'punctuation.definition.table.markdown', match: '\\|' },
            { name: 'punctuation.separator.table.markdown', match: ':?-{3,}:?' },
            { name: 'markup.bold.results.strategy', match: '\\b(?i:Date|Actual|Note)\\b(?=[ \\t]*(?:\\||$))' },
            { include: '#date' },
            { include: '#quantity' },
            inline
        ]
    },
    // The machine's part of an approval: what was signed, and the signature.
    seal: {
        name: 'markup.fenced_code.block.markdown meta.seal.strategy',
        begin: '^([ ]{0,3})(`{3,}|~{3,})[ \\t]*(strategy-approval)\\b.*$',
        beginCaptures: { 2: { name: 'punctuation.definition.markdown' }, 3: { name: 'keyword.other.seal.strategy' } },
        end: '^[ ]{0,3}(\\2)[`~]*[ \\t]*$',
        endCaptures: { 1: { name: 'punctuation.definition.markdown' } },
        patterns: [
            { name: 'comment.block.signature.strategy', begin: '^[ \\t]*-----BEGIN', end: '-----END.*$|^(?=[ ]{0,3}(?:`{3}|~{3}))' },
            { name: 'string.quoted.double.strategy', match: '"(?:[^"\\\\]|\\\\.)*"' },
            { match: '^[ \\t]*([a-z]+)(?=[ \\t]|$)', captures: { 1: { name: 'variable.other.property.seal.strategy' } } },
            { name: 'comment.line.fingerprint.strategy', match: '[\\w+/=-]{20,}' }
        ]
    },
    // <!-- strategy-ignore goal-must-have-owner: the reason -->
    ignore: {
        name: 'comment.block.html',
        begin: '^[ ]{0,3}(<!--)[ \\t]*(strategy-ignore)\\b[ \\t]*([\\w-]*)(:?)',
        beginCaptures: {
            1: { name: 'punctuation.definition.comment.html' },
            2: { name: 'keyword.control.ignore.strategy' },
            3: { name: 'variable.other.enummember.rule.strategy' }
        },
        end: '-->',
        endCaptures: { 0: { name: 'punctuation.definition.comment.html' } }
    }
};

function key(list) {
    return `(?i:(${oneOf(list)}))`;
}

/** One item of the list: its key, in bold or not, then its value, which goes on in indented lines. */
function field(kind, key, patterns, condition = '') {
    const bold = '(?:\\*\\*|__)?';
    return {
        name: `meta.field.${kind}.strategy`,
        begin: `^([-*+])[ \\t]+${bold}${key}(${condition})${bold}(:)${bold}`,
        beginCaptures: {
            1: { name: 'punctuation.definition.list.begin.markdown' },
            2: { name: kind === 'custom' ? 'variable.parameter.field.custom.strategy' : 'variable.other.property.field.strategy' },
            3: { patterns: [{ include: '#quantity' }] },
            4: { name: 'punctuation.separator.key-value.strategy' }
        },
        end: '^(?![ \\t]+\\S)',
        patterns: [{ name: 'punctuation.definition.list.begin.markdown', match: '^[ \\t]+[-*+](?=[ \\t])' }, ...patterns]
    };
}

write('strategy.tmLanguage.json', {
    name: 'Strategy Markdown',
    scopeName: 'text.html.markdown.strategy',
    patterns: [{ include: '#block' }, { include: '#ignore' }, markdown],
    repository
});

// A strategy that is opened as plain Markdown, because a user's settings say so, is known by its first line.
write('injection.tmLanguage.json', {
    scopeName: 'markdown.strategy.injection',
    injectionSelector: 'L:text.html.markdown -text.html.markdown.strategy -meta.document.strategy',
    patterns: [{
        name: 'meta.document.strategy',
        begin: `\\A(?=${strategyHeading})`,
        end: '(?!)',
        patterns: [{ include: 'text.html.markdown.strategy' }]
    }]
});

function write(name, grammar) {
    const text = `${JSON.stringify({ comment: 'Generated by scripts/generate-syntax.mjs. Do not edit.', ...grammar }, null, 2)}\n`;
    const file = new URL(`../syntaxes/${name}`, import.meta.url);
    if (!process.argv.includes('--check')) return writeFileSync(file, text);
    if (readFileSync(file, 'utf8') === text) return;
    console.error(`syntaxes/${name} is not current: npm run generate`);
    process.exitCode = 1;
}
