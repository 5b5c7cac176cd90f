import { base64 } from '../approval/bytes.js';
import type { ImageSource } from '../document/sheet.js';
import { decoded } from '../references/link-target.js';

/** Reads a picture. `path` is relative to the strategy's folder, in plain characters; `undefined` for what may not be read or is not there. */
export type ReadPicture = (path: string) => Promise<Uint8Array | undefined>;

/** Bytes of pictures in one file: more, and no mail server takes it. */
export const mostPictureBytes = 15_000_000;

const types: Record<string, string> = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif' };

export interface EmbeddedPictures {
    /** For `renderPage`. */
    source: ImageSource;
    /** The paths of those that were asked for, relative to the strategy's folder. */
    paths: string[];
    /** What is missing in the document, and why, in a reader's words. */
    notices: string[];
}

/** Pictures as `data:` addresses, in the order given, until they are too large together. Those from elsewhere are not fetched: an export asks the network for nothing. */
export async function embedPictures(hrefs: Iterable<string>, read: ReadPicture): Promise<EmbeddedPictures> {
    const sources = new Map<string, string>();
    const notices: string[] = [];
    const paths: string[] = [];
    let left = mostPictureBytes;
    for (const href of new Set(hrefs)) {
        const path = decoded(href.replace(/[?#].*$/s, ''));
        const type = types[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
        if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href)) notices.push(`The picture ${href} is on the internet and was left out. Put a copy beside the strategy to have it in the document.`);
        else if (!type) notices.push(`${path} was left out: it is not a picture (svg, png, jpg, gif, webp or avif).`);
        else {
            paths.push(path);
            const bytes = path.startsWith('/') ? undefined : await read(path).catch(() => undefined);
            if (!bytes) notices.push(`The picture ${path} was left out: it is not there, or not in the folder of the strategies.`);
            else if (bytes.length > left) notices.push(`The picture ${path} was left out: the pictures of the document are larger than ${mostPictureBytes / 1_000_000} MB together. Make them smaller.`);
            else {
                left -= bytes.length;
                sources.set(href, `data:${type};base64,${base64(bytes)}`);
            }
        }
    }
    return { source: href => sources.get(href), paths, notices };
}
