// Made from print.css by `npx vitest run test/language/document/style.test.ts -u`. A string, because esbuild, vitest and tsc each import CSS differently.
export const printStylesheet = `/*
 * The formatted document on paper, from any browser, A4 and Letter alike. It comes after style.css in the page of renderPage; what stands in the
 * margins of each page is written by margins.ts. Pages are read in black and white too: no meaning hangs on a colour or a background.
 * print.ts holds the same text for code that cannot read files; \`npx vitest run test/language/document/style.test.ts -u\` renews it.
 */
@media print {
    @page { margin: 26mm 22mm 28mm; }

    .approval-mark, .strategy-page .approval-mark { position: static; margin: 0 0 9mm; padding: 2.5mm 4mm; max-height: none; overflow: visible; background: none; border: 1px solid var(--mark); border-left-width: 3pt; font-size: 8.25pt; break-inside: avoid; }
    .strategy-page, .strategy-page main { background: none; }
    .strategy-page body, .strategy-page main { padding: 0; max-width: none; box-shadow: none; }
    .strategy { font-size: 10.5pt; line-height: 1.5; max-width: none; color: #000; orphans: 3; widows: 3; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .strategy h2 { font-size: 15pt; }
    .strategy h3 { font-size: 12.5pt; }
    .strategy .masthead .block-title { font-size: 27pt; }
    .strategy :is(.fields, table, .edition, .organisation, .signatory .when) { font-size: 9.25pt; }
    .strategy .kind { font-size: 7.5pt; }
    .strategy :is(address, .chip, th, .generated), .page-footer .generated { font-size: 8.25pt; }
    .strategy .field { grid-template-columns: 32mm minmax(0, 1fr); column-gap: 5mm; padding: .24em 0; }
    .strategy td { padding-block: .28rem; }
    .strategy .chip { background: none; }

    /* On paper nothing can be clicked: where a link leads is written out, unless that is what it says. */
    .strategy a { color: inherit; text-decoration: none; }
    .strategy a[href^='http'], .strategy a[href^='mailto:'] { text-decoration: underline; text-decoration-color: var(--strategy-line); }
    .strategy a[href^='http']:not(.says-where)::after { content: ' (' attr(href) ')'; font: .8em/1 var(--strategy-sans); color: var(--strategy-muted); overflow-wrap: anywhere; }
    .strategy .back { display: none; }

    .strategy .table, .strategy pre { overflow: visible; }
    .strategy pre { white-space: pre-wrap; background: none; border: 1px solid var(--strategy-line); }
    .strategy thead { display: table-header-group; }
    .strategy .table:not(:has(tr:nth-child(9))) { break-inside: avoid; }
    .strategy tbody tr:first-child:not(:last-child) { break-after: avoid; }
    .strategy tbody tr:last-child:not(:first-child) { break-before: avoid; }
    /* Nothing scrolls here: a table of many columns shares the width of the page among them. */
    .strategy .table > table:not(.compiled-table):has(tr > :nth-child(6)) { table-layout: fixed; width: 100%; font-size: 8pt; hyphens: auto; overflow-wrap: break-word; }
    .strategy .table > table:not(.compiled-table):has(tr > :nth-child(6)) :is(th, td) { padding-right: .6em; font-size: inherit; }
    .strategy .table > table:not(.compiled-table):has(tr > :nth-child(9)) { font-size: 6.5pt; }
    .strategy table:not(.compiled-table) td :is(a, code) { overflow-wrap: anywhere; }

    /* Drawings and what is compiled beside a block are no larger than the words they belong to. */
    .strategy .results-chart { width: 120mm; height: auto; }
    .strategy .compiled-beside, .strategy .compiled-beside p { font-size: 9.25pt; }

    /* Headings stay with what they head, small things in one piece. */
    .strategy :is(h1, h2, h3, h4, h5, h6, .signatory, h2:not(.block-title) + p) { break-after: avoid; }
    .strategy .block { margin-top: 2.2em; }
    .strategy h2:not(.block-title) { margin-top: 2.4em; }
    .strategy :is(h1, h2, h3, h4, h5, h6, tr, .field, li, blockquote, img, .letterhead, .edition) { break-inside: avoid; }
    .strategy .block:is([data-kind='Approval'], [data-kind='Action'], [data-kind='Definition'], [data-kind='Risk'], [data-kind='Team'], [data-kind='Change'], [data-kind='Owner'], [data-kind='Meeting']) { break-inside: avoid; }
    .strategy .block-title + .fields { break-before: avoid; }
    .strategy .fields { break-inside: avoid; }
    .strategy .fields:has(> :nth-child(10)) { break-inside: auto; }
    /* No field stands alone on its page. */
    .strategy .field:is(:first-child, :nth-child(2)):not(:last-child) { break-after: avoid; }
    .strategy .field:is(:last-child, :nth-last-child(2)):not(:first-child) { break-before: avoid; }
    .strategy .fields + .compiled-beside:not(:has(.figure)) { break-before: avoid; }

    .page-footer { max-width: none; padding: 3mm 0 0; margin-top: 10mm; border-top: 1px solid var(--strategy-line); break-inside: avoid; }
}
`;
