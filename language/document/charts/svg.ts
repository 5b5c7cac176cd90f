import { plainText } from '../html.js';

/** Geometry only: colours come from the style sheet by class, so that light, dark and paper each have theirs. */
export type Attributes = Record<string, string | number | undefined>;

export function element(name: string, attributes: Attributes, content = ''): string {
    const written = Object.entries(attributes).map(([key, value]) => value === undefined ? '' : ` ${key}="${typeof value === 'number' ? rounded(value) : plainText(value)}"`);
    return content ? `<${name}${written.join('')}>${content}</${name}>` : `<${name}${written.join('')}/>`;
}

/** Words at a place. Hidden characters among them are named. */
export function label(words: string, x: number, y: number, attributes: Attributes = {}): string {
    return words === '' ? '' : element('text', { x, y, ...attributes }, plainText(words));
}

export interface Picture {
    /** What kind of drawing it is: its class. */
    kind: string;
    /** What it shows, in a few words. */
    name: string;
    /** What a reader who cannot see it should know. */
    description: string;
    width: number;
    height: number;
}

/**
 * A drawing as one image with a name and a description (SVG-AAM: `title` and `desc`). It is as wide as it was drawn where there is room, and smaller
 * where there is not.
 */
export function picture({ kind, name, description, width, height }: Picture, content: string): string {
    return element('svg', { class: `drawing ${kind}`, role: 'img', viewBox: `0 0 ${rounded(width)} ${rounded(height)}`, width, height },
        element('title', {}, plainText(name)) + element('desc', {}, plainText(description)) + content);
}

/** A tenth of a pixel is exact enough, and short. */
export function rounded(number: number): string {
    return String(Math.round(number * 10) / 10);
}

export function path(points: readonly (readonly [number, number])[]): string {
    return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('');
}
