import { l10n } from 'vscode';
import type { ComparedRow, SideChange } from '../../language/protocol.js';
import { escape } from '../escape.js';
import { nameOf, type SideBySide } from '../history/page.js';
import { slugOf } from './anchor.js';

/**
 * The text of now from top to bottom, with what has changed: what it means in a sentence, what is new marked in the words, what was there before one click away.
 * Blocks have the same anchors as in the document, so that a reader finds the place again.
 * What an author wrote is in the server's HTML, or escaped.
 * @param uri the strategy's own file; lines of other files are not this page's.
 */
export function changesHtml({ changes, rows }: SideBySide, uri: string): string {
    const anchors = new Set<string>();
    const anchorOf = ({ name }: ComparedRow): string => {
        const anchor = slugOf(name);
        if (anchor === '' || anchors.has(anchor)) return '';
        anchors.add(anchor);
        return ` id="${escape(anchor)}"`;
    };
    const parts = rows.map((row, index) => part(row, changes.filter(change => change.row === index), uri, anchorOf(row)));
    return `<article class="strategy changes">${parts.join('')}</article>`;
}

function part({ state, old, now }: ComparedRow, changes: readonly SideChange[], uri: string, anchor: string): string {
    const side = (now ?? old)!;
    const place = anchor + (now && side.uri === uri ? ` data-line="${side.line}"` : '');
    if (state === 'same') return `<section class="part"${place}>${side.html}</section>`;
    const words = { added: l10n.t('Added'), removed: l10n.t('Removed'), changed: l10n.t('Changed') }[state];
    const where = side.uri === uri ? '' : `<p class="file">${escape(l10n.t('in {0}', nameOf(side.uri)))}</p>`;
    const told = `<div class="told"><p class="state">${escape(words)}</p>${where}<ul>${changes.map(({ sentence }) => `<li>${escape(sentence)}</li>`).join('')}</ul></div>`;
    const before = old && now ? fold(l10n.t('Before'), old.html) : '';
    return `<section class="part" data-change="${state}"${place}>${told}${now ? now.html : fold(l10n.t('What was there'), old!.html)}${before}</section>`;
}

function fold(title: string, html: string): string {
    return `<details class="before"><summary>${escape(title)}</summary>${html}</details>`;
}
