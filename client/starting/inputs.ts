import { Disposable, QuickInputButtons, window, type QuickInput, type QuickPickItem } from 'vscode';
import { back, withTeam, type Place } from './steps.js';

/** What every question shows. */
interface Shown { title: string; place: Place; prompt: string }

/** Says what speaks against an answer; nothing when it can be used. */
type Problem<T> = (answer: T) => Promise<string | undefined>;

/** Asks for a line of text. What speaks against it is said while it is typed. */
export function askText({ title, place, prompt, value, example, problem }: Shown & { value?: string; example: string; problem: Problem<string> }): Promise<string | typeof back | undefined> {
    const input = window.createInputBox();
    Object.assign(input, { value: value ?? '', prompt, placeholder: example });
    const validate = async (text: string): Promise<string | undefined> => {
        const message = await problem(text);
        if (input.value === text) input.validationMessage = message; // else what was typed since is looked at
        return message;
    };
    return shown(input, title, place, accept => [
        input.onDidChangeValue(text => text.trim() === '' ? input.validationMessage = undefined : validate(text)),
        input.onDidAccept(async () => {
            const text = input.value;
            if (await validate(text) === undefined) accept(text);
        })
    ]);
}

/** Asks for one of several. */
export function askChoice<T extends QuickPickItem>({ title, place, prompt, items, active }: Shown & { items: T[]; active?: T }): Promise<T | typeof back | undefined> {
    const pick = window.createQuickPick<T>();
    Object.assign(pick, { items, placeholder: prompt, matchOnDescription: true, matchOnDetail: true });
    if (active) pick.activeItems = [active];
    return shown(pick, title, place, accept => [pick.onDidAccept(() => pick.selectedItems[0] && accept(pick.selectedItems[0]))]);
}

/** Asks for some of several names, and for others that are typed: the Enter key adds what is typed, else it ends the question. */
export function askTeams({ title, place, prompt, teams, chosen, problem }: Shown & { teams: readonly string[]; chosen: readonly string[]; problem: Problem<string[]> }): Promise<string[] | typeof back | undefined> {
    const pick = window.createQuickPick();
    pick.canSelectMany = true;
    const show = (all: readonly string[], selected: readonly string[]): void => {
        pick.items = all.map(label => ({ label }));
        pick.selectedItems = pick.items.filter(({ label }) => selected.includes(label));
        pick.value = '';
        pick.placeholder = prompt;
    };
    show(withAll(teams, chosen), chosen);
    return shown(pick, title, place, accept => [
        pick.onDidAccept(async () => {
            const selected = pick.selectedItems.map(({ label }) => label);
            const typed = pick.value.trim();
            const message = await problem(typed === '' ? selected : [typed]);
            if (message !== undefined) {
                pick.value = '';
                pick.placeholder = message;
            } else if (typed === '') {
                accept(selected);
            } else {
                const after = withTeam(pick.items.map(({ label }) => label), selected, typed);
                show(after.teams, after.chosen);
            }
        })
    ]);
}

function withAll(teams: readonly string[], chosen: readonly string[]): string[] {
    return chosen.reduce<string[]>((all, name) => withTeam(all, [], name).teams, [...teams]);
}

/** The question that was answered last. It stays until the next one is there: between the two, what lies below would take the focus. */
let answered: QuickInput | undefined;

/** Puts away what the last question left, when there is no further one. */
export function endQuestions(): void {
    answered?.dispose();
    answered = undefined;
}

/** Shows a question until it is answered, put away, or the writer goes back. Looking something up elsewhere does not put it away. */
async function shown<T>(input: QuickInput & { buttons: readonly unknown[]; onDidTriggerButton: (listener: () => void) => Disposable }, title: string, { step, total }: Place, listen: (accept: (answer: T) => void) => Disposable[]): Promise<T | typeof back | undefined> {
    Object.assign(input, { title, step, totalSteps: total, ignoreFocusOut: true, buttons: step > 1 ? [QuickInputButtons.Back] : [] }); // itself, not a copy: the key for it looks for it
    let listeners: Disposable | undefined;
    try {
        return await new Promise<T | typeof back | undefined>(resolve => {
            listeners = Disposable.from(...listen(resolve), input.onDidTriggerButton(() => resolve(back)), input.onDidHide(() => resolve(undefined)));
            input.show();
            endQuestions();
        });
    } finally {
        listeners?.dispose();
        answered = input;
    }
}
