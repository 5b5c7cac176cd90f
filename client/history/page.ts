import { l10n } from 'vscode';
import type { CompareResult, ComparedRow, CompareWithApprovedResult, SideChange } from '../../language/protocol.js';
import { escape } from '../escape.js';
import { fileName } from '../file-name.js';

export type Compared = Exclude<CompareWithApprovedResult, { problem: string }>;
export type SideBySide = Exclude<CompareResult, { problem: string }>;
export type Since = Pick<Compared, 'since' | 'approved'>;

/** Who approved what, and when: for a title. */
export function sinceWords({ since: { name, position, version, date } }: Pick<Compared, 'since'>): string {
    return l10n.t('Since {0} approved version {1} as {2} on {3}', name, version, position, date);
}

/** Where nothing has changed in meaning: whether the approval still holds. */
export function unchangedWords({ approved, since: { name, version } }: Since): string {
    return approved ? l10n.t('Nothing has changed in meaning since {0} approved version {1}. The text is written otherwise, though, so it has to be approved again.', name, version)
        : l10n.t('Nothing has changed since {0} approved version {1}.', name, version);
}

/** The sentences in a question: so many, and how many there are besides. */
export function listOf({ changes }: Compared, most = 12): string {
    const shown = changes.slice(0, changes.length > most ? most - 1 : most).map(({ sentence }) => `• ${sentence}`);
    return [...shown, ...changes.length > shown.length ? [l10n.t('and {0} more', changes.length - shown.length)] : []].join('\n');
}

/** What a page needs to know beside what was compared. */
export interface PageFrame {
    /** The strategy's file. */
    uri: string;
    /** How people call the other text: `the base branch main`. */
    other: string;
    /** Where a link leads that shows a side's source; a command. */
    source(which: 'old' | 'now', place: { uri: string; line: number }): string;
    /** Further links at the top. */
    actions: { label: string; href: string }[];
}

/**
 * A comparison as the body of a page: the sentences, what a signature stands for first, then both texts side by side, with what says the same folded away.
 * It has no script. What an author wrote is in the server's HTML, or escaped.
 */
export function pageOf(compared: SideBySide, frame: PageFrame): string {
    const { changes, follows, rows, approved } = compared;
    const part = (title: string, items: string[]): string => items.length > 0 ? `<h2>${escape(title)}</h2><ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>` : '';
    const sentence = ({ sentence: words, uri, row }: SideChange): string => `<a href="#row-${row}">${escape(uri === frame.uri ? words : l10n.t('{0} (in {1})', words, nameOf(uri)))}</a>`;
    const nothing = approved ? unchangedWords(approved) : l10n.t('Nothing has changed in meaning.');
    return [
        `<header class="top"><h1>${escape(l10n.t('What has changed in {0}', nameOf(frame.uri)))}</h1>`,
        `<p class="between">${escape(approved ? l10n.t('{0}.', sinceWords(approved)) : l10n.t('Compared with {0}.', frame.other))}</p>`,
        `<p class="actions">${frame.actions.map(({ label, href }) => `<a href="${escape(href)}">${escape(label)}</a>`).join('')}</p></header>`,
        `<section class="sentences">${changes.length === 0 ? `<p>${escape(nothing)}</p>` : ''}`,
        part(l10n.t('What a signature stands for'), changes.filter(({ small }) => !small).map(sentence)),
        part(l10n.t('Words'), changes.filter(({ small }) => small).map(sentence)),
        part(l10n.t('What follows'), follows.map(escape)),
        '</section>',
        changes.length > 0 ? `<section class="sides"><h2>${escape(l10n.t('Side by side'))}</h2>${sidesOf(rows, changes, frame)}</section>` : ''
    ].join('');
}

function sidesOf(rows: readonly ComparedRow[], changes: readonly SideChange[], frame: PageFrame): string {
    let html = '';
    let folded: ComparedRow[] = [];
    const unfold = (): void => {
        html += fold(folded);
        folded = [];
    };
    rows.forEach((row, index) => {
        if (row.state === 'same') {
            folded.push(row);
            return;
        }
        unfold();
        html += rowOf(row, index, changes.filter(change => change.row === index).map(({ sentence }) => sentence), frame);
    });
    unfold();
    return html;
}

/** What says the same on both sides stands once, and only when somebody wants to see it. */
function fold(rows: readonly ComparedRow[]): string {
    if (rows.length === 0) return '';
    const count = rows.length === 1 ? l10n.t('Show 1 part that says the same') : l10n.t('Show {0} parts that say the same', rows.length);
    const names = rows.map(({ name }) => name).filter(Boolean).join(' · ');
    return `<details><summary>${escape(count)} <span class="names">${escape(names)}</span></summary>${rows.map(({ now }) => `<div class="strategy">${now?.html ?? ''}</div>`).join('')}</details>`;
}

function rowOf({ state, name, old, now }: ComparedRow, index: number, sentences: readonly string[], frame: PageFrame): string {
    const words = { added: l10n.t('Added'), removed: l10n.t('Removed'), changed: l10n.t('Changed'), same: '' }[state];
    const file = (now ?? old)!.uri;
    const where = now && file !== frame.uri ? ` <span class="file">${escape(l10n.t('in {0}', nameOf(file)))}</span>` : '';
    const side = (which: 'old' | 'now', found: ComparedRow['old'], title: string, missing: string): string => `<div class="side ${which}"><p class="where">${escape(title)}${found
        ? ` <a href="${escape(frame.source(which, found))}">${escape(l10n.t('line {0}', found.line + 1))}</a></p><div class="strategy">${found.html}</div>` : `</p><p class="missing">${escape(missing)}</p>`}</div>`;
    return [
        `<article class="row" id="row-${index}" data-state="${state}" aria-label="${escape(name ? `${name}: ${words}` : words)}">`,
        `<header><span class="state">${escape(words)}</span>${where}<ul>${sentences.map(sentence => `<li>${escape(sentence)}</li>`).join('')}</ul></header>`,
        side('old', old, l10n.t('Before'), l10n.t('Not there')), side('now', now, l10n.t('Now'), l10n.t('Not there any more')), '</article>'
    ].join('');
}

/** `acme.strategy.md`, for the URI of a file. */
export function nameOf(uri: string): string {
    return decodeURIComponent(fileName(uri));
}
