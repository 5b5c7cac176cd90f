/** What a page of the language says about itself in its head. Plain text. */
export interface PageFacts {
    title: string;
    language: string;
    author: string | undefined;
    state: string;
    fingerprints: string[];
}

export function factsOf(html: string): PageFacts {
    const metas = (name: string): string[] => [...html.matchAll(new RegExp(`<meta name="${name}" content="([^"]*)">`, 'g'))].map(([, content]) => plain(content!));
    return {
        title: plain(/<title>([^]*?)<\/title>/.exec(html)?.[1] ?? ''), language: /<html lang="([^"]*)"/.exec(html)?.[1] ?? 'en', author: metas('author')[0],
        state: metas('strategy-approval')[0] ?? '', fingerprints: metas('strategy-fingerprint')
    };
}

/**
 * The page's content as Word can have it: lists of fields become tables, the letterhead a table of two cells, the mark a paragraph for each of its lines; drawings
 * are left out. It relies on what the renderer writes: well-formed elements, attributes in double quotes, and none of these elements in the author's prose.
 */
export function contentFor(html: string): string {
    const mark = /<aside class="approval-mark"[^]*?<\/aside>/.exec(html)?.[0] ?? '';
    const main = /<main>([^]*)<\/main>/.exec(html)?.[1] ?? html;
    const footer = /<footer class="page-footer">([^]*?)<\/footer>/.exec(html)?.[1] ?? '';
    return markAsLines(mark) + main
        .replace(/<nav\b[^]*?<\/nav>|<svg\b[^]*?<\/svg>/g, '')
        .replace(/<div class="letterhead">(?:<div class="logo">([^]*?)<\/div>)?(?:<address>([^]*?)<\/address>)?<\/div>/g, (_, logo = '', address = '') =>
            `<table class="letterhead"><tr><td>${logo}</td><td class="address">${address.replaceAll('</span><span>', '<br>')}</td></tr></table>`)
        .replaceAll('</table>', '</table><p class="gap">&nbsp;</p>')
        .replace(/<dl\b[^>]*>/g, '<table class="fields"><tbody>').replaceAll('</dl>', '</tbody></table><p class="gap">&nbsp;</p>')
        .replace(/<div\b[^>]*>(?=<dt\b)/g, '<tr>').replace(/<\/dd><\/div>/g, '</td></tr>')
        .replace(/<dt\b[^>]*>/g, '<td class="key">').replace(/<\/dt>\s*<dd\b[^>]*>/g, '</td><td>')
        .replace(/(<\/span>)(?=<span class="(?:version|period|when)">)/g, '$1 · ')
        + footer;
}

function markAsLines(mark: string): string {
    const [title, ...lines] = [.../<strong>([^]*?)<\/strong>/.exec(mark)?.slice(1) ?? [], ...[...mark.matchAll(/<span>([^]*?)<\/span>/g)].map(([, words]) => words!)];
    return title === undefined ? '' : `<p class="approval-mark"><strong>${title}</strong></p>${lines.map(line => `<p class="approval-mark">${line}</p>`).join('')}<p class="gap">&nbsp;</p>`;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };

/** Text without marks, of an attribute or a title. */
export function plain(escaped: string): string {
    return escaped.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, entity: string) => entities[entity]!);
}
