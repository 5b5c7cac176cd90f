/** A strict reader of the HTML that the renderer writes. Anything that is not plainly well-formed throws. */
export interface Node {
    tag: string;
    attributes: Record<string, string>;
    children: (Node | string)[];
}

const voids = new Set(['br', 'wbr', 'hr', 'img', 'input', 'meta', 'rect']); // of a drawing, an element that closes itself
const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(\/?)>|([^<]+)/gy;

export function readHtml(html: string): Node {
    const root: Node = { tag: '', attributes: {}, children: [] };
    const open = [root];
    token.lastIndex = 0;
    while (token.lastIndex < html.length) {
        const at = token.lastIndex;
        const match = token.exec(html);
        if (!match) throw new Error(`not well-formed at ${html.slice(at, at + 80)}`);
        const [, closing, tag, attributes, selfClosed, words] = match;
        const inside = open.at(-1)!;
        if (words !== undefined) inside.children.push(decode(words));
        else if (closing) {
            if (inside.tag !== tag) throw new Error(`</${tag}> inside <${inside.tag}>`);
            open.pop();
        } else if (tag) {
            const node: Node = { tag, attributes: readAttributes(attributes!), children: [] };
            inside.children.push(node);
            if (!voids.has(tag) && !selfClosed) open.push(node);
        }
    }
    if (open.length > 1) throw new Error(`<${open.at(-1)!.tag}> is not closed`);
    return root;
}

/** All elements, in document order; with a test, those that pass. */
export function all(node: Node, test: (node: Node) => boolean = () => true): Node[] {
    return node.children.flatMap(child => typeof child === 'string' ? [] : [...test(child) ? [child] : [], ...all(child, test)]);
}

export function first(node: Node, test: (node: Node) => boolean): Node {
    const found = all(node, test)[0];
    if (!found) throw new Error('no such element');
    return found;
}

export function textOf(node: Node): string {
    return node.children.map(child => typeof child === 'string' ? child : textOf(child)).join('');
}

export const hasClass = (name: string) => (node: Node): boolean => (node.attributes.class ?? '').split(' ').includes(name);
export const isTag = (tag: string) => (node: Node): boolean => node.tag === tag;
export const hasId = (id: string) => (node: Node): boolean => node.attributes.id === id;

/** The values of a block's fields: `Owner` -> its text. */
export function fieldsOf(block: Node): Record<string, string> {
    const rows = all(first(block, hasClass('fields')), hasClass('field'));
    return Object.fromEntries(rows.map(row => [textOf(first(row, isTag('dt'))), textOf(first(row, isTag('dd')))]));
}

function readAttributes(text: string): Record<string, string> {
    return Object.fromEntries([...text.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!, decode(value ?? '')]));
}

function decode(text: string): string {
    return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex, decimal, name: string) =>
        hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : { amp: '&', lt: '<', gt: '>', quot: '"' }[name]!);
}
