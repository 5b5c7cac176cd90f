import type { Options } from 'rehype-sanitize';

/**
 * What the author's Markdown may become. Raw HTML never gets here, so this is the second wall: no id, no name, no style, no
 * class but those of task lists, so nothing written in a file can pass for a part that the product makes.
 */
export const schema: Options = {
    tagNames: [
        'a', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'input', 'li', 'ol', 'p',
        'pre', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'
    ],
    attributes: {
        a: ['href', 'title'],
        img: ['src', 'alt'],
        input: [['disabled', true], ['type', 'checkbox'], 'checked'],
        li: [['className', 'task-list-item']],
        ol: ['start', ['className', 'contains-task-list']],
        ul: [['className', 'contains-task-list']],
        sup: ['dataFootnote'],
        td: ['align'],
        th: ['align']
    },
    ancestors: { li: ['ol', 'ul'], tbody: ['table'], thead: ['table'], tr: ['table'], td: ['table'], th: ['table'] },
    protocols: { href: ['http', 'https', 'mailto'] },
    required: { input: { disabled: true, type: 'checkbox' } },
    clobber: [],
    strip: ['script', 'style']
};
