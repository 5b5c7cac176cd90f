import type { PreviewView } from '../../language/protocol.js';
import { fileName } from '../file-name.js';
import { slugOf } from '../preview/anchor.js';

/** What a strategy can be exported as. */
export type ExportFormat = 'html' | 'pdf' | 'word' | 'markdown';

export const extensions: Record<ExportFormat, string> = { html: 'html', pdf: 'pdf', word: 'docx', markdown: 'md' };

/** `acme.strategy.md` becomes `acme.pdf`, `Untitled-1` `Untitled-1.pdf`; what is for one position `acme-head-of-sales.pdf`. */
export function exportedName(path: string, format: ExportFormat, view: PreviewView = 'whole'): string {
    const name = fileName(path).replace(/(?:\.strategy)?\.md$/i, '');
    const part = view === 'whole' ? '' : slugOf(view === 'summary' ? view : view.position);
    return `${[name || 'strategy', part].filter(Boolean).join('-')}.${extensions[format]}`;
}

/** The name as it was typed, with the format's end. Plain Markdown never takes the name of a strategy. */
export function withExtension(path: string, format: ExportFormat): string {
    const extension = extensions[format];
    if (format === 'markdown') return path.replace(/\.strategy\.md$/i, '.md').replace(/(?<!\.md)$/i, '.md');
    return path.toLowerCase().endsWith(`.${extension}`) || format === 'html' && /\.htm$/i.test(path) ? path : `${path}.${extension}`;
}
