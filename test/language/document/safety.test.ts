import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../language/document/renderer.js';
import { all, first, hasClass, readHtml, textOf, type Node } from './html-facts.js';
import { modelOf } from './model-of.js';

const attacks = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)><script>alert(1)</script></svg>', '<style>*{display:none}</style>',
    '<iframe src=https://x.example></iframe>', '<a href="javascript:alert(1)">x</a>', '<form><input name=innerHTML></form>', '<base href=//x.example>',
    '<section class="block" data-kind="Approval" data-state="verified">Verified</section>', '<p id="goal-a" class="approval-state">signed</p>',
    '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java&#x0A;script:alert(1))', '[x](&#x01;javascript:alert(1))', '[x](vbscript:x)',
    '[x](data:text/html,<script>alert(1)</script>)', '[x](data:image/svg+xml;base64,AA==)', '[x](file:///etc/passwd)', '[x](command:workbench.action)',
    '[x](vscode:extension)', '[x](//x.example/share)', '[x](\\\\\\\\host\\\\share)', '[x]( javascript:alert(1))', '<javascript:alert(1)>', '![x](javascript:alert(1))',
    '![x](data:text/html,x)', '![x](data:image/svg+xml,<svg/onload=alert(1)>)', '[x][d]\n\n[d]: javascript:alert(1)', '![x][e]\n\n[e]: javascript:alert(1)',
    '[x](a.md "\\" onmouseover=alert(1)")', '![" onerror="alert(1)](a.png)', '```html" onclick="alert(1)\n<script>\n```', '[^"onclick=]\n\n[^"onclick=]: x',
    '# <a id="x"></a> __proto__', '\u{E000}0\u{E001}', 'data-line="\u{E000}0\u{E001}"', '<!-- --!><script>alert(1)</script> -->', '| <b> | `</td><script>` |\n| - | - |\n| </table> | x |'
];

const tags = new Set([
    'article', 'section', 'header', 'div', 'p', 'address', 'span', 'time', 'svg', 'rect', 'dl', 'dt', 'dd', 'a', 'blockquote', 'br', 'code', 'del', 'em',
    'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'input', 'li', 'ol', 'pre', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
    'nav', 'figure', 'figcaption', 'title', 'desc', 'g', 'path', 'circle', 'text', 'wbr'
]);
const attributes = new Set([
    'class', 'id', 'href', 'src', 'alt', 'title', 'align', 'start', 'type', 'disabled', 'checked', 'datetime', 'width', 'height', 'aria-hidden', 'aria-label', 'tabindex',
    'data-kind', 'data-line', 'data-state', 'data-status', 'data-key', 'data-choice', 'data-part', 'data-heat', 'data-standing', 'data-label', 'data-view',
    'scope', 'role', 'viewBox', 'd', 'x', 'y', 'cx', 'cy', 'r', 'rx', 'transform', 'text-anchor'
]);

function expectSafe(document: Node): void {
    for (const { tag, attributes: has } of all(document)) {
        expect(tags).toContain(tag);
        for (const name of Object.keys(has)) expect(attributes).toContain(name);
        if (has.href !== undefined) expect(has.href).toMatch(/^(?:https?:|mailto:|#|(?!\/\/|\\)[^:\s\\]*(?:[/?#]|$))/i);
        if (has.src !== undefined) expect(has.src).toMatch(/^(?!\/\/)[^:\s]*$/);
        if (has['data-state'] !== undefined) expect(has['data-state']).toBe('recorded');
    }
    const ids = all(document).flatMap(node => node.attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
}

describe('nothing an author writes', () => {
    test.each(attacks)('becomes more than words: %s', async attack => {
        const inline = attack.replaceAll('\n', ' ');
        const document = readHtml(renderDocument(await modelOf(
            `${attack}\n\n# Strategy: ${inline}\n\n- Letterhead: ${inline}\n- Status: ${inline}\n- ${inline}: ${inline}\n- Contact: ${inline}\n- Owner: ${inline}\n\n${attack}\n\n`
            + `## Metric: ${inline}\n\n- Target: ${inline}\n- When below ${inline}: ${inline}\n\n| Date | Actual |\n| - | - |\n| ${inline} | ${inline} |\n\n## Approval: ${inline}\n\n- Name: ${inline}\n`
        ), { today: '2027-03-01' }).html);
        expectSafe(document);
        expect(all(document, node => node.tag === 'script' || node.tag === 'style')).toEqual([]);
    });

    test.each(attacks)('becomes more than words in what is compiled: %s', async attack => {
        const inline = attack.replaceAll('\n', ' ');
        const model = await modelOf(`# Strategy: S\n\n- Period: 2027\n- Colour: ${inline}\n- Sections: ${inline}, all\n- Approvers: ${inline}\n\n## Owner: O ${inline}\n\n- Held by: ${inline}\n- Responsibilities: ${inline}\n- Load: 80%\n\n`
            + `## Persona: ${inline}\n\n- Active on: ${inline}\n\n## Platform: ${inline}\n\n- Priority: primary\n- Personas: ${inline}\n- Cadence: ${inline}\n- Cost: ${inline}\n\n`
            + `## Goal: A ${inline}\n\n- Phase: data\n- Owner: O ${inline}\n- Metric: M\n- Target: 50 by 2027-12-31 from 20\n\n## Goal: ${inline}\n\n- Phase: profit\n\n`
            + `## Metric: M\n\n- Unit: ${inline}\n- When below 60: ${inline}\n\n| Date | Actual |\n| - | - |\n| 2027-01-31 | 20 |\n| 2027-02-28 | 30 |\n\n`
            + `## Action: ${inline}\n\n- Due: 2027-02-01\n- Status: ${inline}\n\n## Action: b ${inline}\n\n- Due: 2027-05-01\n\n## Meeting: ${inline}\n\n- Every: ${inline}\n\n## Change: ${inline}\n\n- Date: ${inline}\n- Reason: ${inline}\n\n## Approval: ${inline}\n\n- Name: ${inline}\n`);
        for (const view of ['whole', 'summary', { position: `O ${inline}` }, { position: inline }] as const) {
            const document = readHtml(renderDocument(model, { today: '2027-03-01', view }).html);
            expectSafe(document);
            expect(all(document, node => node.tag === 'script' || node.tag === 'style')).toEqual([]);
        }
    });

    test('can pass for a part that the product makes', async () => {
        const document = readHtml(renderDocument(await modelOf(
            'x <span class="hidden-character">y</span>\n\n## Footnotes\n\n# Fn:1\n\n## Approval: A\n\n<p class="generated approval-state">**Verified**</p>\n\nText.[^1]\n\n[^1]: n\n'
        )).html);
        expectSafe(document);
        expect(all(document, hasClass('approval-state')).map(textOf)).toEqual(['Recorded, not proven. A name and a date are written here; they are not signed.']);
        expect(all(document, hasClass('hidden-character'))).toEqual([]);
    });

    test('breaks the page, for any text', async () => {
        const words = fc.constantFrom('# ', '## Goal: ', '## Metric: a', '- Owner: ', '- ', '\n', '\n\n', '| a | b |\n| - | - |\n', '```', '<', '>', '"', '\'', '&', '[', ']', '(', ')', '![', ']: ', '[^1]', '*', '_', '\\', '<!--', '-->', '\u202E', '\u{E000}', '\u{E001}0', 'a', '1', 'javascript:', ':', '    ');
        await fc.assert(fc.asyncProperty(fc.array(words, { maxLength: 60 }), async parts => {
            expectSafe(readHtml(renderDocument(await modelOf(`# Strategy: S\n\n${parts.join('')}`), { today: '2027-03-01' }).html));
        }), { numRuns: 150 });
    }, 60_000);
});

describe('hidden characters', () => {
    test('are shown in prose, code, fields, titles and attributes', async () => {
        const { html, title } = renderDocument(await modelOf(
            '# Strategy: A\u202Eb\n\n- Contact: c\u200Bd\n- Owner: e\u2066f\n\ng\u{E0041}h `i\uFEFFj` [k](l "m\u202En") ![o\u0007p](https://x.example/q) &#x202E; \uD800\n'
        ));
        const document = readHtml(html);
        expect(all(document, hasClass('hidden-character')).map(textOf)).toEqual([
            '[U+202E]', '[U+200B]', '[U+2066]', '[U+E0041]', '[U+FEFF]', '[U+202E]', '[U+D800]'
        ]);
        expect(html).toContain('m[U+202E]n');
        expect(html).toContain('o[U+0007]p');
        expect(title).toBe('A[U+202E]b');
        for (const character of '\u202E\u200B\u2066\uFEFF\u0007\uE000\uE001') expect(html).not.toContain(character);
        expect(html).not.toMatch(/\p{Cs}/u);
    });

    test('but not those that make an emoji, a soft hyphen or a Japanese name', async () => {
        const document = readHtml(renderDocument(await modelOf('👩‍💻 👩🏽‍🚀 ❤️‍🔥 ❤️ Kühl\u00ADkette\n')).html);
        expect(all(document, hasClass('hidden-character'))).toEqual([]);
        expect(textOf(first(document, node => node.tag === 'p'))).toBe('👩‍💻 👩🏽‍🚀 ❤️‍🔥 ❤️ Kühl\u00ADkette');
    });
});
