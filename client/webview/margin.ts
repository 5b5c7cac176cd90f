import type { FromPage, MarginFinding } from '../preview/messages.js';
import { elementAtPoint, elementsByLine } from './follow.js';

/** What stands for a severity: told apart by shape, not by colour alone. */
const shapes: Record<MarginFinding['severity'], string> = {
    error: '<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.2"/><path d="m5.6 5 5.4 5.4-.7.7L4.9 5.7zM10.3 5l.7.7-5.4 5.4-.7-.7z"/>',
    warning: '<path d="M8 1.8 14.6 13.5H1.4Z" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round"/><path d="M7.4 6h1.2v4H7.4zm0 4.8h1.2V12H7.4z"/>',
    advice: '<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.2"/><path d="M7.4 7h1.2v4.4H7.4zm0-2.4h1.2v1.2H7.4z"/>'
};
const graveness: MarginFinding['severity'][] = ['error', 'warning', 'advice'];

/** What stands beside the document, over the page and not in it: marks for what the check found, and the way to the source of the block under the pointer. */
export class Margin {
    private marks: { element: HTMLElement; line: number }[] = [];
    private shown = '';
    private frame: number | undefined;
    private pointed: Element | undefined;

    constructor(private readonly main: HTMLElement, private readonly list: HTMLElement, private readonly source: HTMLElement, private readonly post: (message: FromPage) => void) {
        source.innerHTML = '<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true"><path d="m10.5 2.5 3 3-7.8 7.8-3.7.7.7-3.7z" stroke-linejoin="round"/></svg>';
        source.addEventListener('click', () => this.pointed && post({ type: 'reveal', line: Number(this.pointed.getAttribute('data-line')) }));
        main.addEventListener('pointermove', ({ clientY }) => this.point(clientY));
        new ResizeObserver(() => this.placeSoon()).observe(main);
        list.addEventListener('click', ({ target }) => this.go((target as Element).closest<HTMLElement>('button')));
        list.addEventListener('keydown', ({ key, target }) => key === 'Escape' && (target as Element).closest('li')?.classList.add('closed'));
        for (const event of ['pointerenter', 'focusin']) list.addEventListener(event, ({ target }) => (target as Element).closest('li')?.classList.remove('closed'), { capture: true });
    }

    show(findings: readonly MarginFinding[]): void {
        const key = JSON.stringify(findings);
        if (key === this.shown) return;
        this.shown = key;
        this.marks = [...new Set(findings.map(({ line }) => line))].map(line => ({ line, element: mark(findings.filter(finding => finding.line === line)) }));
        this.list.replaceChildren(...this.marks.map(({ element }) => element));
        this.place();
    }

    toggle(shown: boolean): void {
        this.list.hidden = !shown;
        this.place();
    }

    /** Marks stand at the height of what they are about; where two would cover each other, the later one moves down. */
    place(): void {
        this.source.hidden = true;
        if (this.list.hidden || this.marks.length === 0) return;
        const elementAt = elementsByLine(this.main);
        // All is measured before anything moves, so that the page is laid out once.
        const tops = this.marks.map(({ line }) => {
            const about = elementAt(line);
            return about && firstLineOf(about);
        });
        let free = 0;
        for (const [index, { element }] of this.marks.entries()) {
            const top = tops[index];
            element.hidden = top === undefined;
            if (top === undefined) continue;
            element.style.top = `${Math.max(free, top)}px`;
            free = Math.max(free, top) + 20;
        }
    }

    /** With the next picture, however often the page changes until then. */
    placeSoon(): void {
        this.frame ??= requestAnimationFrame(() => {
            this.frame = undefined;
            this.place();
        });
    }

    private point(y: number): void {
        const element = elementAtPoint(this.main, y);
        if (element === this.pointed && !this.source.hidden) return;
        this.pointed = element;
        this.source.hidden = !element;
        if (element) this.source.style.top = `${firstLineOf(element)}px`;
    }

    private go(button: HTMLElement | null): void {
        const { line, character } = button?.dataset ?? {};
        if (line) this.post({ type: 'reveal', line: Number(line), finding: { character: Number(character) } });
    }
}

/** In pixels of the page: where the first line of words begins. A block's is its title. */
function firstLineOf(element: Element): number {
    const words = element.querySelector(':scope > .block-title, :scope > .masthead .block-title, :scope > dt') ?? element;
    return Math.round(words.getBoundingClientRect().top + window.scrollY + Number.parseFloat(getComputedStyle(words).paddingTop));
}

/** One mark for all that was found at a line, as grave as the gravest, with all messages beside it. */
function mark(findings: readonly MarginFinding[]): HTMLElement {
    const [gravest] = findings.toSorted((a, b) => graveness.indexOf(a.severity) - graveness.indexOf(b.severity));
    const item = document.createElement('li');
    item.append(button(gravest!, findings.map(({ name, message }) => `${name}: ${message}`).join(' '), icon(gravest!)));
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    bubble.append(...findings.map(finding => {
        const line = button(finding, '', icon(finding), finding.message);
        if (findings.length === 1) [line.tabIndex, line.ariaHidden] = [-1, 'true'];
        return line;
    }));
    item.append(bubble);
    return item;
}

function button({ severity, line, character }: MarginFinding, label: string, ...content: (Node | string)[]): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    Object.assign(made.dataset, { severity, line, character });
    if (label) made.setAttribute('aria-label', label);
    made.append(...content);
    return made;
}

function icon({ severity }: MarginFinding): Element {
    const template = document.createElement('template');
    template.innerHTML = `<svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">${shapes[severity]}</svg>`;
    return template.content.firstElementChild!;
}
