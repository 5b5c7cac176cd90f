import type { FromPage, PreviewText, ToolbarState } from '../preview/messages.js';

/** The sizes that browsers offer, in percent. */
const sizes = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200];

/** The bar at the top of the page. What it shows is what the extension says; a click only asks. */
export class Toolbar {
    private state: ToolbarState | undefined;
    private readonly texts: HTMLElement;
    private readonly view: HTMLSelectElement;

    constructor(private readonly bar: HTMLElement, private readonly post: (message: FromPage) => void) {
        this.texts = bar.querySelector<HTMLElement>('.texts')!;
        this.view = bar.querySelector('select')!;
        bar.addEventListener('click', ({ target }) => this.click((target as Element).closest<HTMLElement>('button')));
        this.view.addEventListener('change', () => this.chooseView());
        // Before VS Code hears of it, which would make its whole window larger.
        document.addEventListener('keydown', event => {
            const step = event.ctrlKey || event.metaKey ? { '+': 1, '=': 1, '-': -1, '0': 0 }[event.key] : undefined;
            if (step === undefined || event.altKey) return;
            event.preventDefault();
            event.stopPropagation();
            this.resize(step);
        });
    }

    /** What is chosen, as one word: the same word, the same page. */
    get choice(): string {
        const { uri, text, view } = this.state?.page ?? { uri: '' };
        return JSON.stringify([uri, text ?? 'now', view ?? 'whole']);
    }

    /** In percent. */
    get zoom(): number | undefined {
        return this.state?.zoom;
    }

    show(state: ToolbarState): void {
        this.state = state;
        const { page: { text = 'now', view = 'whole' }, signed, zoom, findings, findingsWords } = state;
        this.texts.hidden = !signed && text === 'now';
        for (const button of this.texts.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset['text'] === text));
        this.showPositions(state.positions);
        this.view.value = valueOf(view);
        this.view.disabled = text === 'changes';
        const button = this.bar.querySelector<HTMLButtonElement>('[data-action=findings]')!;
        button.hidden = text !== 'now' || view !== 'whole';
        button.setAttribute('aria-pressed', String(findings));
        button.querySelector('.count')!.textContent = String(Number.parseInt(findingsWords) || '');
        button.querySelector('.aloud')!.textContent = findingsWords;
        this.bar.querySelector('.percent')!.textContent = `${zoom}%`;
        document.documentElement.style.fontSize = `${zoom}%`;
    }

    private click(button: HTMLElement | null): void {
        if (!button || !this.state) return;
        const { text, action } = button.dataset;
        if (text) this.post({ type: 'chooseText', text: text as PreviewText });
        switch (action) {
            case 'findings': return this.post({ type: 'showFindings', shown: !this.state.findings });
            case 'smaller': return this.resize(-1);
            case 'usual': return this.resize(0);
            case 'larger': return this.resize(1);
        }
    }

    private chooseView(): void {
        const { value } = this.view;
        this.post({ type: 'chooseView', view: value === 'whole' || value === 'summary' ? value : { position: value.slice(positionPrefix.length) } });
    }

    /** @param step to the next larger or smaller size, or 0 for the usual one. */
    private resize(step: number): void {
        const now = this.state?.zoom ?? 100;
        const zoom = step === 0 ? 100 : step > 0 ? sizes.find(size => size > now) : sizes.findLast(size => size < now);
        if (zoom) this.post({ type: 'zoom', zoom });
    }

    private showPositions(positions: readonly string[]): void {
        const group = this.view.querySelector('optgroup')!;
        if ([...group.children].map(({ textContent }) => textContent).join('\n') === positions.join('\n')) return;
        group.replaceChildren(...positions.map(position => Object.assign(document.createElement('option'), { textContent: position, value: valueOf({ position }) })));
        group.hidden = positions.length === 0;
    }
}

const positionPrefix = 'position:';

function valueOf(view: NonNullable<ToolbarState['page']['view']>): string {
    return typeof view === 'string' ? view : positionPrefix + view.position;
}
