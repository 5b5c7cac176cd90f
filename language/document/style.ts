// Made from style.css by `npx vitest run test/language/document/style.test.ts -u`. A string, because esbuild, vitest and tsc each import CSS differently.
export const stylesheet = `/*
 * The formatted document. All rules stand under .strategy, so the sheet can be put into any page; a host changes its colours by
 * setting the --strategy-* properties on :root or body. \`.strategy-page\` is the standalone page of renderPage.
 * style.ts holds the same text for code that cannot read files; \`npx vitest run test/language/document/style.test.ts -u\` renews it.
 */
:where(:root) {
    --strategy-accent: #1d5c6e;
    --strategy-ink: #22242a;
    --strategy-paper: #ffffff;
    --strategy-muted: #5f636d;
    --strategy-line: #dddfe3;
    --strategy-surface: #f4f5f6;
    --strategy-good: #1f7a4d;
    --strategy-caution: #8a6100;
    --strategy-bad: #b3261e;
    --strategy-serif: Charter, 'Bitstream Charter', 'Iowan Old Style', 'Sitka Text', Cambria, Georgia, 'Liberation Serif', serif;
    --strategy-sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
    --strategy-mono: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace;
}

/* ------------------------------------------------------------------------------------------------------------- words */

.strategy {
    color: var(--strategy-ink);
    font: 400 1.0625rem/1.62 var(--strategy-serif);
    font-variant-numeric: lining-nums;
    max-width: 44rem;
    margin: 0 auto;
    overflow-wrap: break-word;
    text-wrap: pretty;
}

.strategy :is(p, ul, ol, blockquote, pre) { margin: 0 0 1em; }
.strategy :is(ul, ol) { padding-left: 1.35em; }
.strategy :is(ul, ol) :is(ul, ol) { margin: .25em 0 .35em; }
.strategy li { margin: .2em 0; }
.strategy li::marker { color: var(--strategy-muted); }
.strategy .contains-task-list { list-style: none; padding-left: 0; }
.strategy .task-list-item input { margin: 0 .6em 0 0; accent-color: var(--strategy-accent); }

.strategy :is(h1, h2, h3, h4, h5, h6) {
    font: 600 1.125rem/1.3 var(--strategy-serif);
    margin: 2.2em 0 .6em;
    text-wrap: balance;
    hyphens: auto;
    hyphenate-limit-chars: 16 6 6;
}
.strategy h1 { font-size: 2.25rem; line-height: 1.15; letter-spacing: -.012em; }
.strategy h2 { font-size: 1.6rem; line-height: 1.22; letter-spacing: -.006em; margin-top: 2.6em; }
.strategy h3 { font-size: 1.25rem; }

/* A heading that is no block opens a chapter. */
.strategy h2:not(.block-title) { border-top: 1px solid var(--strategy-ink); padding-top: .65em; margin-top: 3em; }

.strategy a {
    color: var(--strategy-accent);
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
    text-decoration-thickness: 1px;
    text-underline-offset: .18em;
}
.strategy a:hover { text-decoration-color: currentColor; }
.strategy :is(a, [tabindex]):focus-visible { outline: 2px solid var(--strategy-accent); outline-offset: 2px; border-radius: 2px; }

.strategy blockquote {
    border-left: 2px solid var(--strategy-accent);
    margin-left: 0;
    padding-left: 1.2em;
    font-style: italic;
}
.strategy blockquote > :last-child { margin-bottom: 0; }
.strategy :is(code, pre) { font: .86em/1.55 var(--strategy-mono); }
.strategy :not(pre) > code { background: var(--strategy-surface); border-radius: 3px; padding: .1em .3em; }
.strategy pre { background: var(--strategy-surface); border-radius: 6px; padding: .9em 1.1em; overflow-x: auto; }
.strategy .as-written { margin: 1.2em 0; }
.strategy .as-written pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.strategy hr { border: 0; border-top: 1px solid var(--strategy-line); margin: 2.5em 0; }
.strategy img { max-width: 100%; height: auto; }

/* \`position\`: what is only read aloud inside must not widen the page. */
.strategy .table { position: relative; margin: 0 0 1.2em; overflow-x: auto; }
.strategy table { border-collapse: collapse; font: .9375rem/1.45 var(--strategy-sans); font-variant-numeric: lining-nums tabular-nums; }
.strategy :is(th, td) { padding: .4rem 1.4rem .4rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--strategy-line); }
.strategy :is(th, td):last-child { padding-right: 0; }
.strategy th { color: var(--strategy-muted); font-weight: 500; font-size: .8125rem; border-bottom-color: var(--strategy-muted); }
.strategy :is(th, td)[align='center'] { text-align: center; }
.strategy :is(th, td):is([align='right'], .amount) { text-align: right; }
.strategy table.results { min-width: min(100%, 22rem); }
.strategy td time { white-space: nowrap; }

/* ------------------------------------------------------------------------------------------------------------ blocks */

.strategy .block { margin: 3em 0 0; scroll-margin-top: 1.5rem; }
.strategy h2:not(.block-title) + .block { margin-top: 1.8em; }
.strategy .block > :last-child { margin-bottom: 0; }

.strategy .block-title { margin: 0 0 .65em; }
.strategy .block > h1.block-title { font-size: 1.6rem; }
.strategy :is(h4, h5, h6).block-title { font-size: 1.0625rem; }
.strategy .kind {
    display: block;
    color: var(--strategy-accent);
    font: 600 .75rem/1.6 var(--strategy-sans);
    letter-spacing: .075em;
    text-transform: uppercase;
    margin-bottom: .15em;
}
.strategy .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* What belongs to a block stands inside it. */
.strategy .block .block { margin-top: 1.9em; padding-left: 1.5rem; border-left: 1px solid var(--strategy-line); }

.strategy .fields { margin: 0 0 1.35em; font: .9375rem/1.5 var(--strategy-sans); }
.strategy .field { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); column-gap: 1.5rem; padding: .36em 0; border-top: 1px solid color-mix(in srgb, var(--strategy-line) 65%, transparent); }
.strategy .field:first-child { border-top-color: var(--strategy-line); }
.strategy .field:last-child { border-bottom: 1px solid var(--strategy-line); }
.strategy dt { color: var(--strategy-muted); }
.strategy dd { margin: 0; }
.strategy dd :is(ul, ol) { margin: 0; padding-left: 1.1em; }
.strategy dd li { margin: 0 0 .15em; }
.strategy .amount { font-variant-numeric: lining-nums tabular-nums; }
.strategy strong.amount { font-weight: 650; }
.strategy time { white-space: nowrap; }
.strategy .sign { color: var(--strategy-accent); font-weight: 600; }

.strategy .chip {
    display: inline-block;
    font: 500 .8125rem/1.5 var(--strategy-sans);
    padding: 0 .65em;
    border: 1px solid var(--strategy-line);
    border-radius: 1em;
    background: var(--strategy-surface);
    white-space: nowrap;
}
.strategy .chip[data-choice='primary'] { border-color: var(--strategy-accent); color: var(--strategy-accent); background: transparent; }

.strategy .shares { list-style: none; padding: 0; display: grid; gap: .1em; }
.strategy .shares li { display: grid; grid-template-columns: minmax(6rem, 9rem) minmax(3rem, 9rem) auto; column-gap: .9rem; align-items: center; justify-content: start; }
.strategy .bar { width: 100%; height: .4rem; border-radius: .2rem; }
.strategy .bar-whole { fill: var(--strategy-line); }
.strategy .bar-part { fill: var(--strategy-accent); }

/* ---------------------------------------------------------------------------------------------------------- masthead */

.strategy > .block:first-child { margin-top: 0; }
.strategy .letterhead { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-start; gap: 1rem 2rem; margin: 0 0 4.5rem; }
.strategy .logo img { display: block; max-height: 4rem; max-width: min(16rem, 100%); }
.strategy .logo { flex: 0 1 auto; max-width: 100%; }
.strategy address { max-width: 100%; overflow-wrap: anywhere; font: .8125rem/1.55 var(--strategy-sans); color: var(--strategy-muted); margin-left: auto; text-align: right; }
.strategy address span { display: block; }
.strategy .organisation { font: 600 .9375rem/1.5 var(--strategy-sans); color: var(--strategy-accent); margin: 0 0 .5em; }
.strategy .masthead .block-title { font-size: clamp(2rem, 5.2vw, 2.75rem); line-height: 1.1; margin: 0 0 .5em; }
.strategy .edition { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3em 1.4em; font: .9375rem/1.5 var(--strategy-sans); color: var(--strategy-muted); margin: 0 0 2.4em; }
.strategy .status .chip { color: var(--strategy-ink); border-color: var(--strategy-muted); background: transparent; font-weight: 600; }
.strategy .masthead .fields { margin-bottom: 2.4em; }

/* ------------------------------------------------------------------------------------------------------ approval mark */

/* Outside of .strategy on purpose: no document content can stand here, and none of its rules reach it. */
.approval-mark {
    --mark: var(--strategy-caution);
    position: sticky;
    top: 0;
    z-index: 1;
    display: grid;
    gap: .15rem;
    padding: .6rem max(1.5rem, calc(50% - 22rem));
    background: color-mix(in srgb, var(--mark) 9%, var(--strategy-paper));
    border-bottom: 2px solid var(--mark);
    color: var(--strategy-ink);
    font: 400 .8125rem/1.45 var(--strategy-sans);
    overflow-wrap: anywhere;
    max-height: 40vh;
    overflow-y: auto;
}
.approval-mark strong { color: color-mix(in srgb, var(--mark) 80%, var(--strategy-ink)); font-weight: 650; }
.approval-mark[data-state='verified'] { --mark: var(--strategy-good); }
.approval-mark:is([data-state='invalid'], [data-state='not-trusted'], [data-state='rejected']) { --mark: var(--strategy-bad); }
.approval-mark[data-state='unsigned'], .approval-mark[data-state='cannot-verify'] { --mark: var(--strategy-muted); }
.approval-mark[data-state='verified'] strong::before { content: '✓ '; }
.approval-mark:is([data-state='invalid'], [data-state='not-trusted'], [data-state='rejected']) strong::before { content: '✗ '; }
.approval-mark[data-state='stale'] strong::before { content: '! '; }

/* --------------------------------------------------------------------------------------------------------- approvals */

.strategy .block[data-kind='Approval'] { border: 1px dashed var(--strategy-muted); border-radius: 6px; padding: 1.4rem 1.6rem 1.2rem; margin-top: 1.6em; }
.strategy .block[data-kind='Approval'] .fields { margin-bottom: 1em; }
.strategy .signatory { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2em 1.2em; margin: 0 0 1em; }
.strategy .signatory .name { font-size: 1.0625rem; }
.strategy .signatory .when { font: .9375rem/1.5 var(--strategy-sans); color: var(--strategy-muted); }
.strategy .approval-state { margin: 0; }
.strategy .approval-state strong { color: var(--strategy-ink); font-weight: 600; }

/* ------------------------------------------------------------------------------------------- what the product adds */

.strategy .not-covered { border-left: 2px dotted var(--strategy-muted); padding-left: 1rem; }
.strategy .not-covered > .generated { margin: -.5em 0 1.25em; }
.strategy .generated, .page-footer .generated { font: .8125rem/1.5 var(--strategy-sans); color: var(--strategy-muted); }
.strategy .title .generated { font-style: italic; font-size: inherit; }
.strategy .unreadable { margin: 0 0 2.2rem; border-left: 3px solid var(--strategy-bad); padding: .15em 0 .15em 1em; color: var(--strategy-ink); }
.strategy .unsure { text-decoration: underline dotted var(--strategy-muted); text-underline-offset: .2em; }
.strategy .unsure::after { content: '?'; font: 600 .7em/1 var(--strategy-sans); color: var(--strategy-muted); vertical-align: super; margin-left: .15em; }
.strategy .no-picture { display: inline-block; line-height: 1.5; color: var(--strategy-muted); border: 1px dashed var(--strategy-line); border-radius: 4px; padding: .15em .6em; }
.strategy .hidden-character { font: .75em/1 var(--strategy-mono); background: var(--strategy-ink); color: var(--strategy-paper); border-radius: 3px; padding: .1em .3em; unicode-bidi: isolate; }
.strategy .note { font: .7em/1 var(--strategy-sans); }
.strategy .note a, .strategy .back { text-decoration: none; }
.strategy .notes { margin-top: 4em; border-top: 1px solid var(--strategy-line); padding-top: 1.2em; font-size: .9375rem; line-height: 1.5; color: var(--strategy-muted); }
.strategy .notes p { display: inline; margin: 0; }
.strategy .back { margin-left: .4em; }

@media (max-width: 42rem) {
    .strategy .field { grid-template-columns: minmax(0, 1fr); padding: .5em 0; }
    .strategy dt { font-size: .8125rem; }
    .strategy .letterhead { margin-bottom: 3rem; }
    .strategy .block .block { padding-left: 1rem; }
    /* A table of few columns need not scroll. */
    .strategy .table:not([tabindex]) td { overflow-wrap: anywhere; }
    .strategy td.amount { white-space: nowrap; }
}

/* --------------------------------------------------------------------------------------------------- standalone page */

.strategy-page { background: var(--strategy-surface); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
.strategy-page body { margin: 0; padding: 2.5rem 1.25rem; }
.strategy-page main { background: var(--strategy-paper); max-width: 44rem; margin: 0 auto; padding: 4rem 5rem 5.5rem; box-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 12px 40px rgb(0 0 0 / 5%); }
.strategy-page .approval-mark { margin: -2.5rem -1.25rem 2.5rem; }
.page-footer { max-width: 44rem; margin: 1.75rem auto 0; padding: 0 5rem; }

@media (max-width: 52rem) {
    .strategy-page { background: var(--strategy-paper); }
    .strategy-page body { padding: 0; }
    .strategy-page .approval-mark { margin: 0; }
    .strategy-page main { padding: 2.5rem 1.5rem 3rem; box-shadow: none; }
    .page-footer { padding: 0 1.5rem 2rem; }
}

/* ------------------------------------------------------------------------------------------------------------- dark */

@media screen and (prefers-color-scheme: dark) {
    :where(:root.strategy-page) {
        --strategy-accent: #86c5d5;
        --strategy-ink: #e4e5e8;
        --strategy-paper: #1b1d21;
        --strategy-muted: #a1a6b0;
        --strategy-line: #373b43;
        --strategy-surface: #25282e;
        --strategy-good: #6cc495;
        --strategy-caution: #d9a94a;
        --strategy-bad: #f08a80;
    }
    .strategy-page { background: color-mix(in srgb, var(--strategy-paper) 70%, black); }
    /* Letterheads are drawn for white paper. */
    .strategy-page .logo img { background: white; padding: .5rem; border-radius: 4px; }
}
`;
