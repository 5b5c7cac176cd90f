import { AstUtils } from 'langium';
import { perModel } from '../../analysis/per-model.js';
import type { Block, StrategyModel } from '../../model/model.js';
import { structureIn } from '../../parser/parser.js';
import type { FlowNode, Span } from '../../parser/scan.js';
import { scan } from '../../parser/scanner.js';
import type { Structure } from '../../parser/structure.js';
import type { BlockEntry, Vocabulary } from '../../parser/vocabulary.js';
import { hiddenText, type HiddenText } from './hidden-text.js';
import { imagesIn } from './markup.js';
import { coveredTexts } from '../seal.js';

/** Letters of other scripts that look like the Latin letter before them. Full-width and mathematical letters are told by NFKC. */
const twins: readonly string[] = [
    'aаαɑ', 'bЬƄ', 'cсϲᴄ', 'dԁ', 'eеҽ', 'fƒ', 'gɡց', 'hһհ', 'iіıɩι', 'jјϳ', 'kкκᴋ', 'lӏ|ǀⅼ', 'mм', 'nոη', 'oоοօ', 'pрρ', 'qԛ', 'rг', 'sѕꜱ', 'tтτ', 'uυսʋ', 'vνѵᴠ', 'wԝѡᴡ', 'xх×χ', 'yуγү', 'zᴢ',
    'aАΑ', 'bВΒ', 'cСϹ', 'eЕΕ', 'hНΗ', 'iІΙ', 'jЈ', 'kКΚ', 'mМΜ', 'nΝ', 'oОΟ', 'pРΡ', 'qԚ', 'sЅ', 'tТΤ', 'wԜ', 'xХΧ', 'yУΥҮ', 'zΖ'
];
const latin = new Map(twins.flatMap(([letter, ...others]) => others.map(other => [other, letter!] as const)));

/** Nearly all words, known at a glance. */
const ascii = /^[\x20-\x7E]*$/;

/** What a word looks like: two words with the same looks are easily taken for each other. */
function looks(word: string): string {
    const letters = ascii.test(word) ? word : [...word.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')].map(letter => latin.get(letter) ?? letter).join('');
    return letters.toLowerCase().replace(/[i1|!]/g, 'l').replace(/0/g, 'o').replace(/5/g, 's').replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/\s+/g, ' ').trim();
}

/** Known words by their looks, for lists that stay: those of a vocabulary are some hundreds. */
const looksOf = new WeakMap<readonly string[], { words: ReadonlySet<string>; byLooks: ReadonlyMap<string, string> }>();

/** The known word that a word looks like without being it. */
export function lookAlike(word: string, known: readonly string[]): string | undefined {
    let list = looksOf.get(known);
    if (!list) looksOf.set(known, list = { words: new Set(known.map(one => one.toLowerCase())), byLooks: new Map(known.toReversed().map(one => [looks(one), one])) });
    return list.words.has(word.replace(/\s+/g, ' ').trim().toLowerCase()) ? undefined : list.byLooks.get(looks(word));
}

const wordsOf = new WeakMap<Vocabulary | BlockEntry, string[]>();

/** The words that start a block, or the keys of a block. */
function wordsIn(list: Vocabulary | BlockEntry): string[] {
    let words = wordsOf.get(list);
    if (!words) wordsOf.set(list, words = ('blocks' in list ? list.blocks : [...list.keys.values()]).flatMap(entry => entry.words));
    return words;
}

const alphabets = [['Latin', /\p{Script=Latin}/u], ['Cyrillic', /\p{Script=Cyrillic}/u], ['Greek', /\p{Script=Greek}/u], ['Armenian', /\p{Script=Armenian}/u], ['Cherokee', /\p{Script=Cherokee}/u]] as const;

/** The first word that mixes alphabets whose letters look alike, and which ones: `Раypal` is Latin and Cyrillic. */
export function mixedScripts(text: string): { word: string; at: number; scripts: string[] } | undefined {
    if (ascii.test(text)) return undefined;
    for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
        const scripts = alphabets.filter(([, letters]) => letters.test(match[0])).map(([name]) => name);
        if (scripts.length > 1) return { word: match[0], at: match.index, scripts };
    }
    return undefined;
}

const keyword = /^([^:：꞉∶ː]{1,60}?)\s*[:：꞉∶ː](?=\s|$)/;
const approvalWords = /^(?:approval|sign-off)$/i;
const names = ['Name', 'Held by', 'Email', 'Organization', 'Approved by', 'Requested by'];
const mark = /[✓✔☑✅🔏🔐🔒🛡]\uFE0F?[ \t]*(?:verified|signed|approved|sealed)\b|\b(?:digitally signed|signature (?:is )?(?:valid|verified)|verified signature|approval verified)\b|-----BEGIN SSH SIGNATURE-----/giu;

/** Nearly no text has one of these; the pattern of marks is slow. */
const worthALook = /digitally signed|signature|approval verified|[\u2713\u2714\u2611\u2705\u{1F50F}\u{1F510}\u{1F512}\u{1F6E1}]/iu;

/**
 * What in a strategy's own file may deceive an approver: hidden characters everywhere, words that look like the language's own, names of mixed
 * alphabets, imitated marks, and in covered text comments, raw HTML and pictures from elsewhere. In order of place.
 */
export const hiddenTextIn = perModel((model): HiddenText[] => {
    const found = hiddenText(model.text);
    const say = (kind: HiddenText['kind'], severity: HiddenText['severity'], span: Span, message: string): void => { found.push({ kind, severity, span, message }); };
    const structure = model.blocks[0] && structureIn(AstUtils.getDocument(model.blocks[0].node));
    if (structure) sayKeywords(structure, say);
    for (const [index, block] of model.blocks.entries()) {
        const raw = structure?.blocks[index];
        if (raw && clean.has(raw.origin)) continue;
        const before = found.length;
        if (raw) sayKeys(block, raw.entry, say);
        sayNames(block, model.text, say);
        if (raw && found.length === before) clean.add(raw.origin);
    }
    sayMarkup(model, say);
    return found.sort((a, b) => a.span.start - b.span.start);
});

/** Whether a word of a strategy's own file is taken for one of the language's, and is not: `Аpproval` with a Cyrillic А. */
export const hasLookAlikes = perModel((model): boolean => {
    const structure = model.blocks[0] && structureIn(AstUtils.getDocument(model.blocks[0].node));
    let found = false;
    const say: Say = kind => { found ||= kind === 'look-alike-keyword'; };
    if (structure) sayKeywords(structure, say);
    model.blocks.forEach((block, index) => { if (structure?.blocks[index]) sayKeys(block, structure.blocks[index].entry, say); });
    return found;
});

type Say = (kind: HiddenText['kind'], severity: HiddenText['severity'], span: Span, message: string) => void;

/** Blocks, by the origin of their text, in whose keys and names nothing was found. */
const clean = new WeakSet<object>();

function sayKeywords({ headings, text, vocabulary }: Structure, say: Say): void {
    for (const { text: { start, end } } of headings) {
        const heading = text.slice(start, end);
        const word = keyword.exec(heading)?.[1];
        if (word === undefined) continue;
        const meant = lookAlike(word, wordsIn(vocabulary));
        const span = { start, end: start + word.length };
        if (meant) say('look-alike-keyword', 'error', span, `"${word}" looks like the word "${meant}" and is not. Type it again on your keyboard, or choose other words for this heading.`);
        else if (approvalWords.test(word.replace(/\\$/, ''))) say('imitation', 'warning', { start, end }, `This heading looks like an approval and is none. Write "## ${heading.replace(/\s+/g, ' ').replace('\\', '')}" at the start of a line, or choose other words.`);
    }
}

function sayKeys({ custom }: Block, entry: BlockEntry, say: Say): void {
    for (const { key, keySpan } of custom) {
        const meant = lookAlike(key, wordsIn(entry));
        if (meant) say('look-alike-keyword', 'error', keySpan, `"${key}" looks like the field "${meant}" and is not. Type it again on your keyboard, or choose another word.`);
    }
}

function sayNames({ heading, fields }: Block, text: string, say: Say): void {
    const spans = [heading, ...fields.filter(({ key }) => names.includes(key)).flatMap(({ valueSpan }) => valueSpan ?? [])];
    for (const { start, end } of spans) {
        const mixed = mixedScripts(text.slice(start, end));
        if (mixed) say('mixed-script', 'warning', { start: start + mixed.at, end: start + mixed.at + mixed.word.length },
            `"${mixed.word}" mixes letters of the ${mixed.scripts.join(' and ')} alphabets, which look alike. Type the word again in one alphabet.`);
    }
}

/** Comments, HTML and remote pictures in covered text; imitated marks in all text but approval fences. */
function sayMarkup(model: StrategyModel, say: Say): void {
    const { text } = model;
    const covered = text.includes('<') || text.includes('![') ? coveredTexts(model) : [];
    const isCovered = (at: number): boolean => covered.some(({ span }) => span.start <= at && at < span.end);
    const nodes = text.includes('<') ? scan(text).nodes : [];
    for (const { comment, span } of nodes.flatMap(node => markupIn(node, text))) {
        if (!isCovered(span.start)) continue;
        if (comment) say('comment', 'warning', span, 'A comment is part of what is signed, and readers of the document do not see it. Delete it, or write it as text.');
        else say('html', 'warning', span, 'HTML may look different from place to place, so nobody can say what was approved. Write it in Markdown.');
    }
    for (const { text: piece, span } of covered) {
        for (const target of imagesIn([piece]).remote) {
            const at = text.indexOf(target, span.start);
            say('remote-image', 'warning', at < 0 ? span : { start: at, end: at + target.length }, `The picture ${target} comes from another place and can change at any time: remote content cannot be approved. Save it beside the strategy.`);
        }
    }
    const seals = model.blocks.flatMap(({ seal, span }) => seal === undefined ? [] : [span]);
    for (const match of worthALook.test(text) ? text.matchAll(mark) : []) {
        if (seals.some(({ start, end }) => start <= match.index && match.index < end)) continue;
        say('imitation', 'warning', { start: match.index, end: match.index + match[0].length }, `"${match[0]}" looks like the mark of a real approval and proves nothing. Choose other words.`);
    }
}

const tags = /<!--|<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>/gi;

function markupIn(node: FlowNode, text: string): { comment: boolean; span: Span }[] {
    const source = text.slice(node.start, node.end);
    if (node.type === 'fence' || node.type === 'code' || /^<!--\s*strategy-ignore\b/.test(source)) return [];
    if (node.type === 'html') return [{ comment: source.startsWith('<!--'), span: { start: node.start, end: node.end } }];
    const words = source.replace(/(?<!`)(`+)(?!`)[^`]+\1/g, code => ' '.repeat(code.length));
    return [...words.matchAll(tags)].map(({ 0: tag, index }) => ({ comment: tag === '<!--', span: { start: node.start + index, end: node.start + index + tag.length } }));
}
