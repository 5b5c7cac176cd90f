import { markdownLinkAt } from './markdown-link.js';
import { bulletPoints, splitOutside } from './split-list.js';
import { collapse } from './tidy.js';
import type { LinkValue } from './value.js';

type Link = LinkValue['links'][number];

const EMAIL = /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"/]{1,255}$/;
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#]\S*)?$/u;
const FILE = /^(?:\.{0,2}\/|#)[^\s<>()[\]]+$|^[^\s<>()[\]#]+\.(?:md|markdown|png|jpe?g|gif|svg|webp|pdf|html?|csv)(?:#\S*)?$/i;

/**
 * Links, images, addresses of the web, e-mail addresses and relative paths, in Markdown or bare, one or several parted by commas,
 * semicolons or as a nested list: `[Acme](https://acme.example)`, `![Logo](logo.png)`, `<https://acme.example>`,
 * `dana@acme.example`, `Dana Reyes <dana@acme.example>`, `organisation.strategy.md#team-sales`. The target of an e-mail address begins with
 * `mailto:`, of a bare domain with `https://`. Undefined when anything else stands there. Targets are not made safe for HTML here.
 */
export function readLinks(text: string): LinkValue | undefined {
    const items = (bulletPoints(text) ?? [text]).flatMap(point => splitOutside(collapse(point), ',;')).map(collapse);
    const links = items.filter(item => item !== '').map(readLink);
    const known = links.filter(link => link !== undefined);
    return known.length > 0 && known.length === links.length ? { type: 'link', links: known } : undefined;
}

function readLink(item: string): Link | undefined {
    const text = item.replace(/\.$/, '');
    const found = markdownLinkAt(text, 0);
    if (found) {
        return found.end === text.length && found.target !== ''
            ? { label: collapse(found.label) || found.target, target: EMAIL.test(found.target) ? `mailto:${found.target}` : found.target }
            : undefined;
    }
    const open = text.endsWith('>') ? text.lastIndexOf('<') : -1;
    if (open < 0) {
        return bare(withoutMarks(text));
    }
    const link = bare(text.slice(open + 1, -1));
    const label = text.slice(0, open).trim();
    return link && /^[^<>()[\]]*$/.test(label) ? { ...link, label: label || link.label } : undefined;
}

function bare(text: string): Link | undefined {
    if (/\s/.test(text) || text === '') {
        return undefined;
    }
    if (/^(?:https?:\/\/|mailto:|tel:)[^\s<>]+$/i.test(text)) {
        return { label: text.replace(/^(?:mailto|tel):/i, ''), target: text };
    }
    if (EMAIL.test(text)) {
        return { label: text, target: `mailto:${text}` };
    }
    if (FILE.test(text)) {
        return { label: text, target: text };
    }
    return DOMAIN.test(text) && /\p{L}{2}$/u.test(text.split(/[/?#]/)[0] ?? '') ? { label: text, target: `https://${text}` } : undefined;
}

/** Code marks and emphasis around the whole: `` `dana@acme.example` ``. */
function withoutMarks(text: string): string {
    const mark = /^(?:\*\*|__|[*_`])/.exec(text)?.[0] ?? '';
    return mark !== '' && text.length > 2 * mark.length && text.endsWith(mark) ? text.slice(mark.length, -mark.length) : text;
}
