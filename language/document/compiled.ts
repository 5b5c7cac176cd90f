// Made from compiled.css by `npx vitest run test/language/document/style.test.ts -u`. A string, because esbuild, vitest and tsc each import CSS differently.
export const compiledStylesheet = `/*
 * What the product adds to the document: parts that are compiled from it, and drawings. It comes after style.css, and takes its properties; geometry stands in the
 * drawings themselves. compiled.ts holds the same text for code that cannot read files; \`npx vitest run test/language/document/style.test.ts -u\` renews it.
 */

/* ------------------------------------------------------------------------------------------------------------- parts */

.strategy .front { margin: 0 0 3.5em; }
.strategy .compiled, .strategy .contents { margin: 3.25em 0 0; font: .9375rem/1.5 var(--strategy-sans); scroll-margin-top: 1.5rem; }
.strategy .front > :first-child { margin-top: 2.75em; }
.strategy .compiled-title, .strategy h2.compiled-title {
    font: 600 1.25rem/1.3 var(--strategy-serif);
    letter-spacing: 0;
    border: 0;
    padding: 0;
    margin: 0;
}
.strategy .compiled-title + .generated { margin: .1em 0 1.15em; }
.strategy .table + .generated { margin: -.4em 0 0; }
/* What is looked up begins anew, behind what the author wrote. */
.strategy .block + .compiled, .strategy > :not(.compiled) + .compiled { margin-top: 5em; border-top: 1px solid var(--strategy-ink); padding-top: 2em; }
.strategy .front > .compiled, .strategy[data-view] .compiled { border: 0; padding: 0; }
.strategy[data-view] .block + .compiled { margin-top: 3em; }
.strategy .lead > p, .strategy .notes-of > p { margin: 0 0 .5em; max-width: 42rem; }
.strategy .notes-of { margin-top: 1.1em; }
.strategy :is(.notes-of > p:not(:first-child), [data-part='position'] .lead > p) { padding-left: 1.1em; text-indent: -1.1em; }
.strategy :is(.notes-of > p:not(:first-child), [data-part='position'] .lead > p)::before { content: '–'; display: inline-block; width: 1.1em; text-indent: 0; color: var(--strategy-muted); }
.strategy [data-part='destination'] .lead { margin-bottom: 1.5em; }
.strategy [data-part='destination'] .lead > p { border-left: 3px solid var(--strategy-accent); padding: .1em 0 .1em 1rem; color: var(--strategy-muted); }
.strategy [data-part='destination'] .lead strong { display: block; font: 600 1.1875rem/1.35 var(--strategy-serif); color: var(--strategy-ink); }
.strategy [data-part='destination'] .lead strong a { color: inherit; text-decoration: none; }
.strategy [data-part='destination'] .lead strong a:hover { text-decoration: underline; }

.strategy .compiled-table { width: 100%; font-size: .875rem; line-height: 1.4; }
.strategy .compiled-table :is(th, td) { padding: .5rem 1.1rem .5rem 0; vertical-align: top; }
.strategy .compiled-table :is(th, td):last-child { padding-right: 0; }
.strategy .compiled-table tbody th { font: inherit; font-weight: 550; color: inherit; min-width: 8rem; border-bottom-color: var(--strategy-line); }
.strategy .quiet { display: block; font-weight: 400; color: var(--strategy-muted); }
.strategy .compiled-table .with-day { white-space: nowrap; }
.strategy .compiled-table a { color: inherit; text-decoration-color: var(--strategy-line); }
.strategy .compiled-table a:hover { color: var(--strategy-accent); text-decoration-color: currentColor; }
.strategy .compiled-table .bar { width: 4rem; }
.strategy .compiled-table .bar + .share { margin-left: .5rem; }
.strategy .share { font-size: .8125rem; white-space: nowrap; }
.strategy .compiled-table td:has(.bar) { min-width: 7rem; }
.strategy .long-word { hyphens: auto; }
.strategy [data-part='position'] .compiled-table thead { display: none; }
.strategy [data-part='position'] .compiled-table th { width: 8rem; font-weight: 400; color: var(--strategy-muted); }
.strategy [data-part='position'] .lead { margin-bottom: 1.2em; font-size: 1rem; }
.strategy .bar-pace { fill: var(--strategy-ink); }

/* Words tell the state; their form only repeats it. */
.strategy .state { font-size: .8125rem; white-space: nowrap; color: var(--strategy-muted); }
.strategy .state:is([data-standing='off-pace'], [data-standing='missed'], [data-standing='late']) { color: var(--strategy-bad); font-weight: 550; }
.strategy .state:is([data-standing='reached'], [data-standing='done']) { color: var(--strategy-good); }
.strategy .state:is([data-standing='reached'], [data-standing='done'])::before { content: '✓ ' / ''; }
.strategy .state:is([data-standing='off-pace'], [data-standing='missed'], [data-standing='late'])::before { content: '! ' / ''; }
.strategy .state[data-standing='primary'] { color: var(--strategy-accent); font-weight: 600; }

.strategy .grid { table-layout: fixed; min-width: 30rem; border-collapse: separate; border-spacing: 2px; }
.strategy .grid :is(th, td) { border: 0; padding: .55rem .4rem; overflow-wrap: normal; hyphens: auto; }
.strategy .grid th:first-child { width: 30%; padding-left: 0; }
.strategy .grid thead th { vertical-align: bottom; text-align: center; font-size: .75rem; }
.strategy .grid thead th:first-child { text-align: left; }
.strategy .grid td { text-align: center; vertical-align: middle; font-size: .8125rem; border-radius: 3px; background: color-mix(in srgb, var(--strategy-surface) 60%, transparent); }
.strategy .grid .heat[data-heat='1'] { background: color-mix(in srgb, var(--strategy-accent) 12%, var(--strategy-paper)); }
.strategy .grid .heat[data-heat='2'] { background: color-mix(in srgb, var(--strategy-accent) 26%, var(--strategy-paper)); }
.strategy .grid .heat[data-heat='3'] { background: color-mix(in srgb, var(--strategy-accent) 42%, var(--strategy-paper)); }
.strategy .grid .heat:is([data-heat='4'], [data-heat='5']) { background: var(--strategy-accent); color: var(--strategy-paper); }
/* Names of many columns stand upright. */
.strategy .grid:has(thead th:nth-child(9)) thead th:not(:first-child) { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; vertical-align: top; white-space: nowrap; }
.strategy .grid:has(thead th:nth-child(9)) td { padding-inline: .15rem; font-size: .75rem; }
.strategy .served { font-weight: 650; white-space: nowrap; }

.strategy .cards { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: .9rem; }
.strategy .card { margin: 0; padding: .9rem 1.05rem; border: 1px solid var(--strategy-line); border-radius: 6px; font-size: .875rem; }
.strategy .card-name { font: 600 1.0625rem/1.35 var(--strategy-serif); margin: 0 0 .4em; }
.strategy .card-name a { color: inherit; text-decoration: none; }
.strategy .card-name a:hover { text-decoration: underline; }
.strategy .card dl { margin: 0; }
.strategy .card dl > div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); column-gap: .75rem; padding: .12em 0; }
.strategy .card dd a { color: inherit; text-decoration-color: var(--strategy-line); }

.strategy .contents ol { list-style: none; margin: .9em 0 0; padding: 0; columns: 2; column-gap: 2.5rem; }
.strategy .contents li { margin: 0; padding: .28em 0; break-inside: avoid; }
.strategy .contents a { color: inherit; text-decoration: none; }
.strategy .contents a:hover { color: var(--strategy-accent); text-decoration: underline; }
.strategy .contents-kind { color: var(--strategy-muted); margin-right: .35em; }
.strategy .contents .added { margin-top: .9em; padding-top: .8em; border-top: 1px solid var(--strategy-line); color: var(--strategy-muted); }

/* ------------------------------------------------------------------------------------------------- beside its block */

.strategy .compiled-beside { font: .875rem/1.5 var(--strategy-sans); color: var(--strategy-muted); margin: 0 0 1.35em; }
.strategy .fields + .compiled-beside { margin-top: -.5em; }
.strategy .compiled-beside p { margin: 0 0 .3em; }
.strategy .compiled-beside .bar { width: 8rem; margin-right: .6em; vertical-align: middle; }
.strategy .compiled-beside a { color: inherit; text-decoration-color: var(--strategy-line); }
.strategy .compiled-beside a:hover { color: var(--strategy-accent); }
.strategy .fired { border-left: 3px solid var(--strategy-caution); padding: .1em 0 .1em .9rem; color: var(--strategy-ink); }
.strategy .compiled-beside .fired { margin: .9em 0 0; }

/* ---------------------------------------------------------------------------------------------------------- drawings */

.strategy .figure { margin: 0 0 1.4em; overflow-x: auto; }
.strategy .drawing { display: block; max-width: 100%; height: auto; font-family: var(--strategy-sans); font-variant-numeric: lining-nums tabular-nums; }
.strategy .drawing.way { min-width: 36rem; }
.strategy .drawing.timeline { min-width: 36rem; }
.strategy .drawing.results-chart { min-width: 27rem; }
.strategy .drawing text { fill: var(--strategy-ink); }
.strategy .drawing :is(.axis, .lane-meaning, .card-standing, .target-word, .step-words) { fill: var(--strategy-muted); font-size: 12px; }
.strategy .drawing path { fill: none; }

.strategy .way .lane { fill: var(--strategy-accent); font-size: 11.5px; font-weight: 600; letter-spacing: .06em; }
.strategy .way .lane-meaning { font-style: italic; font-family: var(--strategy-serif); }
.strategy .way .lane-line { stroke: var(--strategy-line); }
.strategy .way .card-paper { fill: var(--strategy-paper); stroke: color-mix(in srgb, var(--strategy-muted) 45%, var(--strategy-paper)); }
.strategy .way .card-title { font-size: 13px; font-weight: 550; }
.strategy .way .card-standing { font-size: 11.5px; }
.strategy .way .end .card-paper { stroke: var(--strategy-accent); stroke-width: 2; fill: color-mix(in srgb, var(--strategy-accent) 7%, var(--strategy-paper)); }
.strategy .way .arrow { stroke: var(--strategy-muted); stroke-width: 1.25; stroke-linecap: round; stroke-linejoin: round; }

.strategy :is(.results-chart, .timeline) .grid { stroke: var(--strategy-line); stroke-width: 1; }
.strategy .results-chart .tick { stroke: var(--strategy-muted); }
.strategy .results-chart .line { stroke: var(--strategy-accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.strategy .results-chart .dot { fill: var(--strategy-paper); stroke: var(--strategy-accent); stroke-width: 1.75; }
.strategy .results-chart .dot.last { fill: var(--strategy-accent); }
.strategy .results-chart .last-words { font-size: 12.5px; font-weight: 600; paint-order: stroke; stroke: var(--strategy-paper); stroke-width: 4px; stroke-linejoin: round; }
.strategy .results-chart .target { stroke: var(--strategy-ink); stroke-width: 1.25; }
.strategy .results-chart .target-word { fill: var(--strategy-ink); }
.strategy .results-chart .target-band { fill: color-mix(in srgb, var(--strategy-ink) 8%, transparent); }
.strategy .results-chart .pace { stroke: var(--strategy-muted); stroke-width: 1.5; stroke-dasharray: 5 4; }
.strategy .results-chart .limit { stroke: var(--strategy-caution); stroke-width: 1; stroke-dasharray: 1 4; stroke-linecap: round; }
.strategy figcaption { display: flex; flex-wrap: wrap; gap: .2em 1.3em; font: .8125rem/1.5 var(--strategy-sans); color: var(--strategy-muted); margin-top: .4em; }
.strategy .key { white-space: nowrap; }
.strategy :is(.key-line, .key-target, .key-pace, .key-limit) { display: inline-block; width: 1.4rem; vertical-align: middle; margin-right: .25em; border-top: 2px solid var(--strategy-accent); }
.strategy .key-target { border-top: 1.25px solid var(--strategy-ink); }
.strategy .key-pace { border-top: 1.5px dashed var(--strategy-muted); }
.strategy .key-limit { border-top: 2px dotted var(--strategy-caution); }

.strategy .timeline .step-title { font-size: 12.5px; }
.strategy .timeline .step-line { stroke: var(--strategy-line); stroke-width: 1.5; }
.strategy .timeline .today { stroke: var(--strategy-accent); stroke-width: 1.25; }
.strategy .timeline .today-word { fill: var(--strategy-accent); font-size: 12px; font-weight: 600; }
.strategy .timeline .mark { fill: var(--strategy-paper); stroke: var(--strategy-accent); stroke-width: 2; }
.strategy .timeline .mark.done { fill: var(--strategy-accent); }
.strategy .timeline .mark.late { fill: var(--strategy-bad); stroke: var(--strategy-bad); }
.strategy .timeline .step-words { font-size: 11.5px; paint-order: stroke; stroke: var(--strategy-paper); stroke-width: 4px; stroke-linejoin: round; }
.strategy .timeline .step-words.late { fill: var(--strategy-bad); font-weight: 600; }

@media (max-width: 42rem) {
    .strategy .contents ol { columns: 1; }
    /* Room for a finger (WCAG 2.2, 2.5.8: 24 px). */
    .strategy .compiled-table, .strategy .card { line-height: 1.75; }
    .strategy :is(.compiled-table, .card, .contents) a { padding-block: .25rem; }
    /* A row becomes a paragraph: its name, then a line for each column. */
    .strategy .compiled-table:not(.grid), .strategy .compiled-table:not(.grid) :is(tbody, tr, th, td) { display: block; }
    .strategy .compiled-table:not(.grid) thead { display: none; }
    .strategy .compiled-table:not(.grid) tr { padding: .7rem 0; border-bottom: 1px solid var(--strategy-line); }
    .strategy .compiled-table:not(.grid) :is(th, td) { padding: .1rem 0; border: 0; }
    .strategy .compiled-table:not(.grid) td { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); }
    .strategy .compiled-table:not(.grid) td::before { content: attr(data-label); color: var(--strategy-muted); }
    .strategy .compiled-table:not(.grid) td:empty { display: none; }
}

/* ------------------------------------------------------------------------------------------------------------- paper */

@media print {
    .strategy .compiled, .strategy .contents, .strategy .card, .strategy .compiled-table { font-size: 9pt; }
    .strategy :is(.compiled-title, h2.compiled-title) { font-size: 13pt; break-after: avoid; }
    .strategy :is(.compiled-title + .generated, .compiled .lead, .compiled .lead > p) { break-after: avoid; }
    .strategy :is(.compiled .table + .generated, .fired) { break-before: avoid; }
    /* What is looked up begins on a page of its own. */
    .strategy:not([data-view]) > :not(.compiled) + .compiled { break-before: page; margin-top: 0; border: 0; padding: 0; }
    .strategy :is(.state, .share, figcaption) { font-size: 8.25pt; }
    /* The edge of the page would cut a line that lies on it. */
    .strategy .cards { padding-inline: 1px; }
    .strategy .notes-of:not(:has(:nth-child(9))) { break-inside: avoid; }
    .strategy .drawing.way { max-height: 225mm; }
    .strategy :is(.figure, .card, .compiled-beside, .contents) { break-inside: avoid; overflow: visible; }
    .strategy .drawing, .strategy .drawing:is(.way, .timeline, .results-chart) { min-width: 0; }
    .strategy .compiled-table a, .strategy .contents a { text-decoration: none; }
}
`;
