/**
 * Makes one tree like another and leaves alone what is the same already: the reader's place, the focus, an opened detail and a
 * loaded picture stay. Line numbers alone do not make a difference; they are carried over.
 */
export function morph(there: Element, wanted: Element): void {
    const old = [...there.childNodes];
    const next = [...wanted.childNodes];
    let start = 0;
    while (start < old.length && start < next.length && same(old[start]!, next[start]!)) start++;
    let tail = 0;
    while (tail < old.length - start && tail < next.length - start && same(old.at(-1 - tail)!, next.at(-1 - tail)!)) tail++;

    const removed = old.slice(start, old.length - tail);
    const added = next.slice(start, next.length - tail);
    const after = old[old.length - tail] ?? null;
    removed.forEach((node, index) => {
        const counterpart = added[index];
        if (!counterpart) node.remove();
        else become(node, counterpart);
    });
    for (const node of added.slice(removed.length)) there.insertBefore(node, after);
}

/** Makes one node like another: a part of the page from within, anything else as a whole. */
export function become(node: ChildNode, counterpart: ChildNode): void {
    if (!isSection(node) || !isSection(counterpart) || node.tagName !== counterpart.tagName) return node.replaceWith(counterpart);
    copyAttributes(node, counterpart);
    morph(node, counterpart);
}

/** Parts of the page that are worth going into. A smaller element is replaced as a whole. */
function isSection(node: ChildNode): node is HTMLElement {
    return node.nodeType === Node.ELEMENT_NODE && /^(ARTICLE|SECTION|HEADER|FOOTER|MAIN|DIV)$/.test((node as Element).tagName);
}

function copyAttributes(to: Element, from: Element): void {
    for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
    for (const { name, value } of [...from.attributes]) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** Equal but for line numbers, which are taken over. Most nodes of a page are wholly equal, which the browser itself tells fastest. */
function same(node: ChildNode, other: ChildNode): boolean {
    if (node.isEqualNode(other)) return true;
    if (!equalButForLines(node, other)) return false;
    takeLines(node as Element, other as Element);
    return true;
}

function equalButForLines(node: Node, other: Node): boolean {
    if (node.nodeType !== other.nodeType || node.childNodes.length !== other.childNodes.length) return false;
    if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeValue === other.nodeValue;
    const [attributes, others] = [(node as Element).attributes, (other as Element).attributes];
    if (node.nodeName !== other.nodeName || attributes.length !== others.length) return false;
    for (const { name, value } of attributes) if (others.getNamedItem(name)?.value !== value && !(name === 'data-line' && others.getNamedItem(name))) return false;
    for (let child = node.firstChild, counterpart = other.firstChild; child; child = child.nextSibling, counterpart = counterpart!.nextSibling) {
        if (!equalButForLines(child, counterpart!)) return false;
    }
    return true;
}

function takeLines(to: Element, from: Element): void {
    const numbered = (element: Element): Element[] => [element, ...element.querySelectorAll('[data-line]')].filter(it => it.hasAttribute('data-line'));
    const lines = numbered(from);
    numbered(to).forEach((element, index) => {
        const line = lines[index]?.getAttribute('data-line');
        if (line && element.getAttribute('data-line') !== line) element.setAttribute('data-line', line);
    });
}
