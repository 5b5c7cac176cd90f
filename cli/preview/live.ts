/**
 * What the page of `strategy preview` runs: it listens for new versions and takes their words, so that the reader's place stays. Plain JavaScript, for it is served
 * as it stands.
 */
export const liveScript = `'use strict';
const source = new EventSource('/events');
source.addEventListener('change', async () => {
    const answer = await fetch('/', { headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const opened = [...document.querySelectorAll('details[open][id]')].map(({ id }) => id);
    document.title = next.title;
    document.head.querySelector('style').textContent = next.head.querySelector('style').textContent;
    const script = document.querySelector('body > script');
    document.body.replaceChildren(...[...next.body.children].filter(child => child.localName !== 'script'), script);
    for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
});
`;
