import { element, rounded } from './svg.js';

/**
 * A part of a whole as a small bar beside its number; it says nothing that the number does not. `pace`: where it should be by now.
 * @param share 0 to 1; what is beyond is cut off.
 */
export function bar(share: number, pace?: number): string {
    if (!Number.isFinite(share)) return '';
    const percent = (part: number): string => `${rounded(100 * Math.min(Math.max(part, 0), 1))}%`;
    return element('svg', { class: 'bar', 'aria-hidden': 'true' },
        element('rect', { class: 'bar-whole', width: '100%', height: '100%' }) + element('rect', { class: 'bar-part', width: percent(share), height: '100%' })
        + (pace === undefined || !(pace > 0 && pace < 1) ? '' : element('rect', { class: 'bar-pace', x: percent(pace), width: 2, height: '100%' })));
}
