import { fileName } from '../file-name.js';

/** The address, if a text is nothing but one: `https://...` or `mailto:...`. */
export function addressIn(text: string): string | undefined {
    const address = text.trim();
    return /^(?:https?:\/\/|mailto:)[^\s<>"]{2,2000}$/i.test(address) ? address : undefined;
}

/** Whether a selection may become the words of a link: words in one line that are no address and no part of a link. */
export function mayBeWords(selected: string, before: string, after: string): boolean {
    return selected.trim() !== '' && !/[\r\n]/.test(selected) && addressIn(selected) === undefined && !/[[\]`<>]/.test(selected)
        && !/\]\([^)]*$|<[^>]*$|`[^`]*$/.test(before) && !/^\]\(/.test(after);
}

/** `[words](address)`; brackets in an address that would end it early are written as percents. */
export function linkTo(words: string, address: string): string {
    return `[${words.trim()}](${target(address)})`;
}

function target(address: string): string {
    return address.replace(/[()\s<>]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

const picture = /\.(?:svg|png|jpe?g|gif|webp|avif)$/i;

/**
 * How a document links to a file beside it: a picture as a picture, anything else by its name.
 * @param path relative to the document, in plain characters.
 */
export function linkToFile(path: string): string {
    const name = fileName(path).replace(/(?:\.strategy)?\.[^.]+$/, '');
    const words = name.replace(/[-_]+/g, ' ').replace(/[[\]\\]/g, '\\$&').replace(/^./u, letter => letter.toUpperCase());
    return `${picture.test(path) ? '!' : ''}[${words}](${target(encodeURI(path).replace(/[#?]/g, encodeURIComponent))})`;
}

/** From the folder of one file to another file of the same workspace: `../pictures/logo.svg`. Paths as in URIs, not encoded. */
export function pathBetween(from: string, to: string): string {
    const folders = from.split('/').slice(0, -1);
    const parts = to.split('/');
    let shared = 0;
    while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared++;
    return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}

/** A name that is not taken: `image.png`, `image-1.png` ... Names of files from elsewhere lose what a path or a link would stumble over. */
export async function freeName(wanted: string, type: string, isTaken: (name: string) => PromiseLike<boolean>): Promise<string> {
    const [, stem = '', written] = /^(.*?)(\.[a-z\d]{1,8})?$/i.exec(wanted.replace(/^.*[/\\]/, ''))!;
    const base = stem.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|-+$/g, '') || 'image';
    const extension = written?.toLowerCase() ?? `.${type.replace(/^image\//, '').replace('svg+xml', 'svg').replace('jpeg', 'jpg')}`;
    for (let count = 0; ; count++) {
        const name = `${base}${count === 0 ? '' : `-${count}`}${extension}`;
        if (!await isTaken(name)) return name;
    }
}
