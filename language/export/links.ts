const anchor = /<a((?: [\w-]+(?:="[^"]*")?)*)>|<\/a>/g;

/**
 * Makes the links of a page fit for a file that travels alone: those to other files become words, for the files will not be there; those that say their address
 * themselves are marked, so that paper does not say it twice. `html` is what the renderer writes: attributes in double quotes, no link within a link.
 */
export function standAlone(html: string): string {
    let isFile = false;
    return html.replace(anchor, (tag, attributes: string | undefined, at: number) => {
        if (attributes === undefined) return isFile ? '</span>' : tag;
        const href = / href="([^"]*)"/.exec(attributes)?.[1];
        isFile = href !== undefined && !/^(?:#|[a-z][a-z\d+.-]*:)/i.test(href);
        if (isFile) return `<span class="elsewhere" title="${href}">`;
        const end = html.indexOf('</a>', at);
        return href !== undefined && !/ class=/.test(attributes) && sameAddress(href, html.slice(at + tag.length, end)) ? `<a${attributes} class="says-where">` : tag;
    });
}

/** `www.acme.example` says where `http://www.acme.example/` leads. */
function sameAddress(href: string, words: string): boolean {
    const bare = (address: string): string => address.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '').toLowerCase();
    return bare(href) === bare(words);
}
