import type { FromPage, PageState, ToPage } from '../preview/messages.js';
import { watchClicks } from './clicks.js';
import { elementAtPoint, follow, keepingBlock, keepingPlace } from './follow.js';
import { Margin } from './margin.js';
import { morph } from './morph.js';
import { parsed, Shown } from './shown.js';
import { Toolbar } from './toolbar.js';

declare function acquireVsCodeApi(): {
    postMessage(message: FromPage): void;
    setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const post = (message: FromPage): void => vscode.postMessage(message);
const mark = document.querySelector<HTMLElement>('.mark')!;
const note = document.querySelector<HTMLElement>('.note')!;
const main = document.querySelector('main')!;
const shown = new Shown(main);
const toolbar = new Toolbar(document.querySelector<HTMLElement>('.toolbar')!, post);
const margin = new Margin(main, document.querySelector<HTMLElement>('.findings')!, document.querySelector<HTMLElement>('.source')!, post);
/** What was chosen when the page was shown last: another choice is another page, on which one looks for the same place. */
let chosen = '';

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    switch (data.type) {
        case 'show': return show(data);
        case 'notice': return notice(data.text);
        case 'follow': return follow(main, data.line);
        case 'findings': return margin.show(data.findings);
        case 'toolbar':
            vscode.setState(data.toolbar.page);
            if (toolbar.zoom === data.toolbar.zoom) toolbar.show(data.toolbar);
            else keepingPlace(main, () => toolbar.show(data.toolbar));
            return margin.toggle(data.toolbar.findings);
        case 'whereIsThis': {
            const line = elementAtPoint(main, window.innerHeight / 2)?.getAttribute('data-line');
            return post({ type: 'reveal', line: Number(line ?? 0) });
        }
    }
});

function show({ html, mark: approval, note: words, accent }: ToPage & { type: 'show' }): void {
    const change = (): void => {
        wear(accent);
        morph(mark, parsed(approval));
        if (note.textContent !== words) note.textContent = words;
        note.hidden = words === '';
        if (!shown.show(html)) post({ type: 'ready' });
    };
    if (chosen === toolbar.choice || chosen === '') change();
    else keepingBlock(main, change);
    chosen = toolbar.choice;
    margin.placeSoon();
}

/** The organisation's colour; the theme's where it has none. */
function wear(accent: (ToPage & { type: 'show' })['accent']): void {
    const { style } = document.documentElement;
    style.setProperty('--organisation-light', accent?.light ?? null);
    style.setProperty('--organisation-dark', accent?.dark ?? null);
}

function notice(text: string): void {
    const paragraph = document.createElement('p');
    paragraph.className = 'notice';
    paragraph.setAttribute('role', 'status');
    paragraph.textContent = text;
    main.replaceChildren(paragraph);
    shown.forget();
    note.hidden = true;
    margin.placeSoon();
}

watchClicks(main, post);
post({ type: 'ready' });
