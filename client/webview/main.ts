import type { FromPage, PageState, ToPage } from '../preview/messages.js';
import { watchClicks } from './clicks.js';
import { morph } from './morph.js';
import { follow } from './follow.js';

declare function acquireVsCodeApi(): {
    postMessage(message: FromPage): void;
    setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const header = document.querySelector('header')!;
const main = document.querySelector('main')!;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    switch (data.type) {
        case 'show':
            morph(header, new DOMParser().parseFromString(data.mark, 'text/html').body);
            return morph(main, new DOMParser().parseFromString(data.html, 'text/html').body);
        case 'notice': return notice(data.text);
        case 'follow': return follow(main, data.line);
    }
});

function notice(text: string): void {
    const paragraph = document.createElement('p');
    paragraph.className = 'notice';
    paragraph.textContent = text;
    main.replaceChildren(paragraph);
}

watchClicks(main, message => vscode.postMessage(message));
vscode.setState({ uri: document.body.dataset['uri']! });
vscode.postMessage({ type: 'ready' });
