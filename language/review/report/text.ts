import { revealed } from '../../document/hidden-characters.js';
import { tell, type FileReview } from './report.js';

/**
 * The review for a terminal and for people: file by file, the gravest first, one sentence a line. Characters that show nothing, reorder the
 * text or steer a terminal are shown by their number.
 * @param pathOf makes a path for the reader of a file's URI.
 */
export function reviewToText(files: readonly FileReview[], pathOf: (uri: string) => string): string {
    if (files.length === 0) return 'No difference in meaning.\n';
    return files.map(file => {
        const { heading, summary, grave, small, used, effects, findings } = tell(file, pathOf);
        const list = (sentences: readonly string[], sign: string): string => sentences.map(sentence => `  ${sign} ${sentence}\n`).join('');
        return revealed([
            `${heading}\n`,
            summary && `  ${summary}\n`,
            list([...grave, ...small], '-'),
            ...used.map(({ path, sentences }) => `  in ${path}, which it uses:\n${list(sentences, '-')}`),
            effects.length > 0 ? `  What follows:\n${list(effects, '-')}${list(findings, '  new:')}` : ''
        ].join(''));
    }).join('\n');
}
