import type { IsoDate } from '../../parser/values/value.js';
import { element, label, picture, rounded } from './svg.js';
import { widthOf, wrapped } from './text-width.js';
import { timeAxis } from './time-axis.js';

export interface Step { title: string; due: IsoDate; /** What stands beside its day: `done`, `late` ... */ words: string; state: 'done' | 'late' | 'open' }
export interface Timeline { name: string; description: string; steps: Step[]; today: IsoDate; from: IsoDate; to: IsoDate }

const width = 704;
const row = 27;
const leading = 15;
const head = 30;
const size = 12.5;
const names = 268;

/** Steps on a line of time: one row each, its day a mark whose form tells how it stands, and today as a line through all. */
export function drawTimeline({ name, description, steps, today, from, to }: Timeline): string {
    const end = width - 74;
    const time = timeAxis(from, to, { start: names + 8, end, most: 6 });
    const titles = steps.map(step => wrapped(step.title, { size, width: names - 12, lines: 2 }));
    const tops: number[] = [];
    let height = head;
    for (const lines of titles) {
        tops.push(height);
        height += row + (lines.length - 1) * leading;
    }
    height += 6;
    const isInside = today >= from && today <= to;
    const content = time.ticks.map(({ day, words }) => element('path', { class: 'grid', d: `M${rounded(time.at(day))} ${head - 6}V${height - 4}` })
            + (isInside && Math.abs(time.at(day) + 20 - time.at(today)) < 44 ? '' : label(words, time.at(day) + 4, 14, { class: 'axis' }))).join('')
        + (isInside ? element('path', { class: 'today', d: `M${rounded(time.at(today))} ${head - 10}V${height - 4}` }) + label('today', time.at(today), 14, { class: 'today-word', 'text-anchor': 'middle' }) : '')
        + steps.map((step, index) => line(step, titles[index]!, tops[index]!, time.at(step.due), end)).join('');
    return picture({ kind: 'timeline', name, description, width, height }, content);
}

function line({ words, state }: Step, title: readonly string[], top: number, x: number, end: number): string {
    const y = top + row / 2;
    const left = x + 10 + widthOf(words, 11.5) > end + 70;
    return title.map((part, index) => label(part, 0, y + 4 + index * leading, { class: 'step-title' })).join('')
        + element('path', { class: 'step-line', d: `M${names + 8} ${rounded(y)}H${rounded(x)}` })
        + mark(state, x, y)
        + label(words, left ? x - 10 : x + 10, y + 4, { class: `step-words ${state}`, 'text-anchor': left ? 'end' : undefined });
}

/** A filled dot is done, a ring is open, a diamond is late. */
function mark(state: Step['state'], x: number, y: number): string {
    if (state === 'late') return element('path', { class: 'mark late', d: `M${rounded(x - 6)} ${rounded(y)}l6 -6l6 6l-6 6z` });
    return element('circle', { class: `mark ${state}`, cx: x, cy: y, r: 4.5 });
}
