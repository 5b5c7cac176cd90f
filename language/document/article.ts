import { wantedSections } from '../analysis/appearance.js';
import { unreadableInWords } from '../approval/text/unreadable.js';
import type { Block, StrategyModel } from '../model/model.js';
import type { Span } from '../parser/scan.js';
import { scan } from '../parser/scanner.js';
import { documentTitle, masthead } from './blocks/masthead.js';
import { frontSlot, openSection } from './blocks/section.js';
import { contents } from './compiled/contents.js';
import { partHtml, partId } from './compiled/html.js';
import type { Facts, Part } from './compiled/part.js';
import { frontParts, gatheredParts, positionParts, summaryParts } from './compiled/parts.js';
import { attribute, generated, text, token } from './html.js';
import type { Sheet } from './sheet.js';
import type { View } from './view.js';

/** The document, or what of it a reader asked for. */
export function article(sheet: Sheet, view: View): string {
    const { facts, model } = sheet;
    if (model.unreadable?.whole) return framed('', model, 'whole');
    if (view === 'whole' || !facts) return framed(whole(sheet), model, 'whole');
    const parts = view === 'summary' ? summaryParts(facts) : positionParts(view.position, facts);
    const said = parts ? partsHtml(parts, sheet) : generated(`No position of this strategy is called "${text((view as { position: string }).position)}".`, 'p');
    return framed(head(sheet) + said + sheet.notes(), model, view === 'summary' ? 'summary' : 'position');
}

function framed(html: string, model: StrategyModel, view: string): string {
    const words = unreadableInWords(model);
    const notice = words === undefined ? '' : `<p class="generated unreadable" role="note">${text(words)}</p>`;
    return `<article class="strategy"${status(model.strategy)}${view === 'whole' ? '' : ` data-view=${attribute(view)}`}>${notice}${html}</article>`;
}

function head(sheet: Sheet): string {
    const { strategy } = sheet.model;
    return strategy ? `<section class="block" data-kind="Strategy">${masthead(strategy, sheet)}</section>` : `<h1>${text(documentTitle(sheet))}</h1>`;
}

/** What the author wrote, in its place and order; before it the destination, behind it what is looked up. */
function whole(sheet: Sheet): string {
    const written = writing(sheet);
    // A file that others share is no document of its own: nothing is put together from it.
    const { facts, model: { strategy } } = sheet;
    if (!facts || !strategy) return written.replace(frontSlot, '') + sheet.notes();
    const gathered = gatheredParts(facts);
    const front = partsHtml(frontParts(facts), sheet) + tableOfContents(sheet, facts, gathered);
    return written.replace(frontSlot, () => front && `<div class="front">${front}</div>`) + partsHtml(gathered, sheet) + sheet.notes();
}

function partsHtml(parts: readonly Part[], sheet: Sheet): string {
    return parts.map(part => partHtml(part, sheet)).join('');
}

function tableOfContents({ headings }: Sheet, { model }: Facts, gathered: readonly Part[]): string {
    return wantedSections(model).keys.has('contents') ? contents(headings, gathered.map(part => ({ level: 2, title: part.title, anchor: partId(part), kind: undefined }))) : '';
}

/** From top to bottom; a block that belongs to another stands inside its section. */
function writing(sheet: Sheet): string {
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
    return html;
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
