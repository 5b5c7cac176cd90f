import type { Block } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { scan } from '../parser/scanner.js';
import { attribute, token } from './html.js';
import { openSection } from './section.js';
import type { Sheet } from './sheet.js';

/** The whole document from top to bottom; a block that belongs to another stands inside its section. */
export function article(sheet: Sheet): string {
    const { parts, strategy, text } = sheet.model;
    const open: Block[] = [];
    let html = '';
    const closeUntil = (stays: (block: Block) => boolean): void => {
        while (open.length > 0 && !stays(open.at(-1)!)) {
            open.pop();
            html += '</section>';
        }
    };
    for (const part of parts) {
        if (part.type === 'prose') {
            for (const { level, span } of open.length > 0 ? byHeading(part.span, text) : [{ level: 0, span: part.span }]) {
                closeUntil(block => block !== strategy && block.level < level);
                html += sheet.markdown(span);
            }
        } else {
            const { block } = part;
            closeUntil(outer => outer === block.parent);
            open.push(block);
            html += openSection(block, sheet);
        }
    }
    closeUntil(() => false);
    return `<article class="strategy"${status(strategy)}>${html}${sheet.notes()}</article>`;
}

/** Prose between blocks, cut at its headings: a deep one goes on with the block before it, a high one ends it. */
function byHeading(prose: Span, text: string): { level: number; span: Span }[] {
    const headings = scan(text.slice(prose.start, prose.end)).nodes.filter(node => node.type === 'heading');
    const starts = headings.map(heading => ({ level: heading.level, start: prose.start + heading.start }));
    const [first] = headings;
    const before = first?.start === undefined || text.slice(prose.start, prose.start + first.start).trim() ? [{ level: 0, start: prose.start }] : [];
    return [...before, ...starts].map(({ level, start }, index, all) => ({
        level,
        span: { start: index === 0 ? prose.start : start, end: all[index + 1]?.start ?? prose.end }
    }));
}

function status(strategy: Block | undefined): string {
    const value = strategy?.fields.find(field => field.key === 'Status')?.value;
    return value?.type === 'choice' ? ` data-status=${attribute(token(value.choice))}` : '';
}
