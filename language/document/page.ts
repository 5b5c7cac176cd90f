import type { StrategyModel } from '../model/model.js';
import { field } from '../model/facts.js';
import { accentRules } from './accent.js';
import { compiledStylesheet } from './compiled.js';
import { generated, text, attribute } from './html.js';
import { marginsOf, pageRules, type Margins } from './margins.js';
import { decodeName } from './blocks/masthead.js';
import { printStylesheet } from './print.js';
import { renderDocument, type RenderOptions } from './renderer.js';
import { stylesheet } from './style.js';

export interface PageOptions extends RenderOptions {
    /** The language of the document's words, for hyphenation and reading aloud. English unless told. */
    language?: string;
}

/** Nothing is loaded, run, framed or sent: the page is the same offline, in ten years, and on anyone's machine. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The formatted document as one HTML file that needs nothing else. Pictures are shown when `resolveImage` gives them as `data:`. */
export function renderPage(model: StrategyModel, options: PageOptions = {}): string {
    const { html, mark, title, accent } = renderDocument(model, { ...options, resolveImage: href => embedded(options.resolveImage?.(href)) });
    const margins = marginsOf(model, title, options);
    return `<!doctype html>
<html lang=${attribute(options.language ?? 'en')} class="strategy-page">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${metadata(model, margins)}<title>${text(title)}</title>
<style>${stylesheet}${compiledStylesheet}${accent ? accentRules(accent) : ''}${printStylesheet}${pageRules(margins)}</style>
</head>
<body>
${mark ?? ''}
<main>
${html}
</main>
<footer class="page-footer">${generated(footer(model, options.approvals !== undefined), 'p')}</footer>
</body>
</html>
`;
}

/** For programs that list documents, and for those that make another kind of file of this one. */
function metadata({ strategy }: StrategyModel, { state, checked, fingerprints }: Margins): string {
    const organisation = strategy && field(strategy, 'Organization');
    const entries = [...organisation ? [['author', organisation.text]] : [], ['strategy-approval', checked ? `${state} (${checked.charAt(0).toLowerCase()}${checked.slice(1)})` : state], ...fingerprints.map(words => ['strategy-fingerprint', words])];
    return entries.map(([name, content]) => `<meta name=${attribute(name!)} content=${attribute(content!)}>\n`).join('');
}

function footer({ uri, blocks }: StrategyModel, checked: boolean): string {
    const made = `Formatted from ${text(decodeName(uri))} with Strategy Markdown.`;
    return !checked && blocks.some(block => block.kind === 'Approval') ? `${made} Approvals are shown as recorded; no signature was checked.` : made;
}

function embedded(source: string | undefined): string | undefined {
    return source !== undefined && /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(source) ? source : undefined;
}
