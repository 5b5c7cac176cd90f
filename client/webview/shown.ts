import type { HtmlChange } from '../preview/messages.js';
import { become, morph } from './morph.js';

/** The document in the page, and the HTML that it was made of. */
export class Shown {
    private html: string | undefined;

    constructor(private readonly root: HTMLElement) {}

    /**
     * Shows a document, or what has changed of it: then only the section around the change is read again.
     * @returns whether the change was one of the HTML that is shown. If not, the whole is needed.
     */
    show(wanted: string | HtmlChange): boolean {
        if (typeof wanted === 'string') this.whole(wanted);
        else if (this.html?.length !== wanted.length) return false;
        else this.change(this.html, wanted);
        return true;
    }

    /** Something else stands in the page now. */
    forget(): void {
        this.html = undefined;
    }

    private whole(html: string): void {
        this.html = html;
        morph(this.root, parsed(html));
    }

    private change(old: string, change: HtmlChange): void {
        const now = old.slice(0, change.start) + change.text + old.slice(change.end);
        const around = sectionAround(old, change);
        const sections = this.root.getElementsByTagName('section');
        const section = around && sections.length === around.sections ? sections[around.index] : undefined;
        const [counterpart, ...more] = section ? parsed(now.slice(around!.start, around!.end + now.length - old.length)).childNodes : [];
        if (!section || !counterpart || more.length > 0) return this.whole(now);
        this.html = now;
        become(section, counterpart);
    }
}

export function parsed(html: string): HTMLElement {
    return new DOMParser().parseFromString(html, 'text/html').body;
}

/** The innermost section that a stretch of HTML lies in: where it begins and ends, the how manieth it is, and of how many. No attribute and no text of ours holds a bare `<`. */
function sectionAround(html: string, { start, end }: HtmlChange): { start: number; end: number; index: number; sections: number } | undefined {
    const open: { start: number; index: number }[] = [];
    let found: { start: number; end: number; index: number } | undefined;
    let sections = 0;
    for (const { 0: tag, 1: closing, index: at } of html.matchAll(/<(\/?)section\b/g)) {
        if (!closing) {
            open.push({ start: at, index: sections++ });
            continue;
        }
        const section = open.pop();
        const after = at + tag.length + 1;
        if (section && !found && section.start < start && after > end) found = { ...section, end: after };
    }
    return found && { ...found, sections };
}
