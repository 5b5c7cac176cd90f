/** The middle part of the page in which the reader's place may wander before the page moves. */
const calm = { from: 0.2, to: 0.7 };

/** Keeps the block that is written at a line in view: centred when it has left the calm middle, untouched otherwise. */
export function follow(root: HTMLElement, line: number): void {
    const element = line === 0 ? undefined : elementAt(root, line);
    if (!element) {
        if (line === 0) scrollTo(0);
        return;
    }
    const { top, bottom, height } = element.getBoundingClientRect();
    const view = window.innerHeight;
    const whole = top >= view * calm.from && bottom <= view * calm.to;
    const tall = height > view * (calm.to - calm.from) && top >= 0 && top <= view * calm.to;
    if (whole || tall) return;
    scrollTo(window.scrollY + top - Math.max((view - height) / 2, view * calm.from));
}

/** The last element written at or above a line. */
export function elementAt(root: Element, line: number): Element | undefined {
    let found: Element | undefined;
    for (const element of root.querySelectorAll('[data-line]')) {
        const at = Number(element.getAttribute('data-line'));
        if (at <= line && (!found || at >= Number(found.getAttribute('data-line')))) found = element;
    }
    return found;
}

function scrollTo(top: number): void {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion');
    window.scrollTo({ top, behavior: still ? 'instant' : 'smooth' });
}
