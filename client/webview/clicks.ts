import type { FromPage } from '../preview/messages.js';

/** Turns clicks on the page into messages: a double click, or one with Ctrl or Cmd, asks for the source; a link to a file opens the file. */
export function watchClicks(root: HTMLElement, post: (message: FromPage) => void): void {
    const reveal = (target: EventTarget | null): void => {
        const line = (target as Element).closest('[data-line]')?.getAttribute('data-line');
        if (line) post({ type: 'reveal', line: Number(line) });
    };
    root.addEventListener('dblclick', ({ target }) => {
        if (!(target as Element).closest('summary')) reveal(target);
    });
    // While capturing: VS Code's own handler, which comes later, would resolve the link against the page.
    root.addEventListener('click', event => {
        const href = (event.target as Element).closest('a[href]')?.getAttribute('href');
        if (href && isFile(href)) {
            event.preventDefault();
            event.stopPropagation();
            post({ type: 'open', href });
        } else if (!href && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            reveal(event.target);
        }
    }, { capture: true });
}

/** Neither a place on this page (`#goal-revenue`) nor something with a scheme of its own (`https:`, `mailto:`). */
function isFile(href: string): boolean {
    return !href.startsWith('#') && !href.startsWith('//') && !/^[a-z][a-z\d+.-]*:/i.test(href);
}
