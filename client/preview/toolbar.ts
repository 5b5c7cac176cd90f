import { escape } from '../escape.js';
import type { PreviewText } from './messages.js';

/** Drawn like VS Code's own icons: 16 by 16, in the colour of the words. */
const icons = {
    findings: '<path d="M8 1.8 14.6 13.5H1.4Z" fill="none" stroke="currentColor" stroke-linejoin="round"/><path d="M7.5 6h1v4h-1zm0 5h1v1h-1z"/>',
    smaller: '<path d="M3 7.5h10v1H3z"/>',
    larger: '<path d="M3 7.5h10v1H3z"/><path d="M7.5 3h1v10h-1z"/>'
};

/** VS Code's `l10n`, or a test's. */
export interface Words { t(words: string): string }

/** The toolbar as it stands before the first message; the page's script carries the state into it. */
export function toolbarHtml(l10n: Words): string {
    const text = (value: PreviewText, words: string, title: string): string => `<button type="button" data-text="${value}" aria-pressed="false" title="${escape(title)}">${escape(words)}</button>`;
    const action = (name: string, label: string, content: string): string => `<button type="button" data-action="${name}" title="${escape(label)}" aria-label="${escape(label)}">${content}</button>`;
    return [
        `<div class="toolbar" role="group" aria-label="${escape(l10n.t('What the preview shows'))}">`,
        `<div class="texts" role="group" aria-label="${escape(l10n.t('Which text'))}" hidden>`,
        text('now', l10n.t('Now'), l10n.t('The text as it stands now')),
        text('signed', l10n.t('As signed'), l10n.t('The text that was approved last')),
        text('changes', l10n.t('Changes'), l10n.t('The text of now, with what has changed since it was approved')),
        '</div>',
        `<label class="view"><span class="aloud">${escape(l10n.t('What of it'))}</span><select><option value="whole">${escape(l10n.t('Whole document'))}</option><option value="summary">${escape(l10n.t('Summary'))}</option>`,
        `<optgroup label="${escape(l10n.t('For one position'))}"></optgroup></select></label>`,
        '<span class="room"></span>',
        `<button type="button" data-action="findings" aria-pressed="false" title="${escape(l10n.t('Findings in the margin'))}">${icon('findings')}<span class="count"></span><span class="aloud"></span></button>`,
        `<div class="zoom" role="group" aria-label="${escape(l10n.t('Size'))}">`,
        action('smaller', l10n.t('Smaller'), icon('smaller')),
        `<button type="button" data-action="usual" title="${escape(l10n.t('Back to the usual size'))}"><span class="percent">100%</span></button>`,
        action('larger', l10n.t('Larger'), icon('larger')),
        '</div></div>'
    ].join('');
}

function icon(name: keyof typeof icons): string {
    return `<svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">${icons[name]}</svg>`;
}
