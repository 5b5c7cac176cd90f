import { colourOf, type Rgb } from '../analysis/appearance.js';
import type { StrategyModel } from '../model/model.js';

/** Values for the property `--strategy-accent`: one for white paper, one for dark. */
export interface Accent { light: string; dark: string }

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** The dark paper of style.css. */
const night: Rgb = [0x1b, 0x1d, 0x21];

/** WCAG 2.2, 1.4.3 (AA): what text of any size needs. */
const enough = 4.5;

/** The organisation's colour (`Colour: #1d5c6e`), made darker or lighter as far as it must be to be read on either paper. */
export function accentOf(model: StrategyModel): Accent | undefined {
    const colour = colourOf(model);
    return colour && { light: hex(readable(colour, white, black)), dark: hex(readable(colour, night, white)) };
}

/** The same for a page of its own. */
export function accentRules({ light, dark }: Accent): string {
    return `\n:root.strategy-page { --strategy-accent: ${light}; }\n@media screen and (prefers-color-scheme: dark) { :root.strategy-page { --strategy-accent: ${dark}; } }\n`;
}

/** Mixed with black or white in steps of a hundredth until it can be read; it always can at the end. */
function readable(colour: Rgb, paper: Rgb, towards: Rgb): Rgb {
    for (let part = 0; part < 100; part++) {
        const mixed = colour.map((value, index) => Math.round(value + (towards[index]! - value) * part / 100)) as Rgb;
        if (contrast(mixed, paper) >= enough) return mixed;
    }
    return towards;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
    const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
    return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Rgb): number {
    const [red, green, blue] = colour.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) as Rgb;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hex(colour: Rgb): string {
    return `#${colour.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}
