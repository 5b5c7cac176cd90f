/** The middle part of what can be seen in which the reader's place may wander before the page moves. */
const calm = { from: 0.2, to: 0.7 };

/** Keeps the block that is written at a line in view: centred when it has left the calm middle, untouched otherwise. */
export function follow(root: HTMLElement, line: number): void {
    const element = line === 0 ? undefined : elementAt(root, line);
    if (!element) {
        if (line === 0) scrollTo(0);
        return;
    }
    const { top, bottom, height } = element.getBoundingClientRect();
    const { from, to, view } = calmMiddle();
    const whole = top >= from && bottom <= to;
    const tall = height > to - from && top >= from - view * calm.from && top <= to;
    if (whole || tall) return;
    scrollTo(window.scrollY + top - Math.max(from - view * calm.from + (view - height) / 2, from));
}

/** The last element written at or above a line. */
export function elementAt(root: Element, line: number): Element | undefined {
    return elementsByLine(root)(line);
}

/** The same for many lines. */
export function elementsByLine(root: Element): (line: number) => Element | undefined {
    const byLine = new Map([...root.querySelectorAll('[data-line]')].map(element => [Number(element.getAttribute('data-line')), element]));
    const lines = [...byLine.keys()].sort((a, b) => a - b);
    return line => byLine.get(lines.findLast(at => at <= line) ?? -1);
}

/** The innermost element with a line at a height of the window. */
export function elementAtPoint(root: Element, y: number): Element | undefined {
    return [...root.querySelectorAll('[data-line]')].findLast(element => contains(element, y));
}

/** Lets the page grow or shrink, and scrolls so that what was in the middle stands where it stood. */
export function keepingPlace(root: HTMLElement, change: () => void): void {
    const element = elementAtPoint(root, window.innerHeight / 2);
    const before = element?.getBoundingClientRect().top;
    change();
    if (element && before !== undefined && window.scrollY > 0) scrollBy(element.getBoundingClientRect().top - before);
}

/** Lets another page take the place of this one: the block that was in the middle stands where it stood. A page that does not have it is begun at its top. */
export function keepingBlock(root: HTMLElement, change: () => void): void {
    const { scrollY } = window;
    const block = [...root.querySelectorAll('section[id]')].findLast(section => contains(section, window.innerHeight / 2));
    const [id, before] = [block?.id, block?.getBoundingClientRect().top];
    change();
    const there = id ? document.getElementById(id) : null;
    if (!there || before === undefined) window.scrollTo({ top: 0, behavior: 'instant' });
    else if (scrollY > 0) scrollBy(there.getBoundingClientRect().top - before);
}

function scrollBy(top: number): void {
    window.scrollBy({ top, behavior: 'instant' });
}

function contains(element: Element, y: number): boolean {
    const { top, bottom } = element.getBoundingClientRect();
    return top <= y && bottom >= y;
}

/** In pixels of the window. The bar at the top covers the page. */
function calmMiddle(): { from: number; to: number; view: number } {
    const covered = document.querySelector('body > header')?.getBoundingClientRect().bottom ?? 0;
    const view = window.innerHeight - covered;
    return { from: covered + view * calm.from, to: covered + view * calm.to, view };
}

function scrollTo(top: number): void {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion');
    window.scrollTo({ top, behavior: still ? 'instant' : 'smooth' });
}
