import { counted } from '../../analysis/words.js';
import { revealed } from '../../document/hidden-characters.js';
import { tell, type FileReview } from './report.js';

/**
 * The review as GitHub-flavoured Markdown, for a comment on a pull request. Whatever the strategies' authors wrote shows as text: it cannot
 * mention anyone, link, embed, or put HTML or formulas into the page.
 * @param pathOf makes a path for the reader of a file's URI.
 */
export function reviewToMarkdown(files: readonly FileReview[], pathOf: (uri: string) => string): string {
    if (files.length === 0) return 'No difference in meaning.\n';
    return files.map(file => {
        const { heading, summary, grave, small, used, effects, findings } = tell(file, pathOf);
        const paragraphs = [
            `### ${asText(heading)}`,
            summary && asText(summary),
            list(grave),
            small.length > 0 && grave.length > 0 ? folded(`${counted(small.length, 'smaller change')}: words, and readings recorded`, list(small)) : list(small),
            ...used.map(({ path, sentences }) => `In ${asText(path)}, which it uses:\n\n${list(sentences)}`),
            effects.length > 0 && `**What follows**\n\n${list(effects)}`,
            findings.length > 0 && folded(counted(findings.length, 'new finding'), list(findings))
        ];
        return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
    }).join('\n');
}

function list(sentences: readonly string[]): string {
    return sentences.map(sentence => `- ${asText(sentence)}`).join('\n');
}

function folded(summary: string, content: string): string {
    return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** Shows nothing, and keeps GitHub from reading a mention, an address or an issue's number. */
const apart = '&#8203;';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;', '#': `\\#${apart}`, '@': `@${apart}` };

/** Words of an author as Markdown that shows exactly these words; characters that show nothing or reorder the text are shown by their number. */
export function asText(words: string): string {
    return revealed(words.replace(/\s+/g, ' ').trim())
        .replace(/[&<>$#@]|([\\`*_[\]{}|~!])|(:(?=\/\/)|www(?=\.)|(?<![a-z\d])GH-(?=\d))/gi, (found, mark?: string, address?: string) => mark ? `\\${mark}` : address ? address + apart : entities[found]!)
        .replace(/^([-+=])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}
