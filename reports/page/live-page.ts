import { type Html, html } from '../text/html.ts';
import { groupDigits } from '../text/quantity.ts';
import { browserProgram, type LicenceNotice } from './browser-program.ts';
import { type DrawnChart, liveFigure } from './chart-figure.ts';
import { type Section, sectionHtml, tableOfContents } from './contents.ts';
import { renderDocument } from './document.ts';
import { folded } from './folded.ts';
import { embeddedJson, LIVE_DATA_ID, packCharts } from './live-data.ts';
import { PAGE_STYLE } from './page-style.ts';
import { toolbar } from './toolbar.ts';

/** A page whose charts answer to pointer and keys. */
export interface LivePage {
  /** Of the window. */
  readonly title: string;
  /** What the bar on top calls it. */
  readonly name: string;
  /** Above the sections: the heading, and what to know first. */
  readonly opening: Html;
  readonly sections: readonly Section[];
  /** Each is in one of the sections, as `liveFigure`. */
  readonly charts: readonly DrawnChart[];
}

/** One HTML file: nothing loaded, every text escaped. It says all that it has to say without its script. */
export function renderLivePage({ title, name, opening, sections, charts }: LivePage): string {
  const program = browserProgram();
  const main = html`${opening}${sections.map(sectionHtml)}
${noticeList(program.notices)}
<p id="live-region" class="hidden" role="status" aria-live="polite"></p>`;
  const times = charts.map(({ chart }) => chart.time).filter((time) => time !== undefined);
  const live = charts.flatMap(({ chart, compiled }) =>
    compiled === undefined ? [] : [{ id: chart.id, title: chart.title, time: chart.time, spec: compiled }],
  );
  return renderDocument(title, PAGE_STYLE, main, {
    top: html`${toolbar(name, times)}${tableOfContents(sections)}`,
    earlyScript: program.early,
    mainScript: program.main,
    data: { id: LIVE_DATA_ID, json: embeddedJson(packCharts(live)) },
  });
}

/** The charts of a page, and how to use them; `none` where there is none. `before` says how to read them. */
export function chartsSection(charts: readonly DrawnChart[], none: string, before?: Html): Section {
  return {
    id: 'charts',
    title: 'Charts',
    content:
      charts.length === 0
        ? html`<p>${none}</p>`
        : html`${before}<p id="chart-keys" class="muted hint">Point at a chart to read its values, drag to zoom. With the keyboard: arrow keys move the cursor, plus and minus zoom, Escape shows everything again.</p>
${charts.map(liveFigure)}`,
    parts: charts.map(({ chart }) => ({ id: `chart-${chart.id}`, title: chart.title })),
  };
}

/** The licences ask to be told wherever the packages go. */
function noticeList(notices: readonly LicenceNotice[]): Html {
  const count = notices.reduce((sum, { packages }) => sum + packages.length, 0);
  return html`<footer>${folded(
    `Licences of the ${groupDigits(String(count))} packages in this page's script`,
    html`${notices.map(
      ({ packages, text }) => html`<p class="muted">${packages.join(', ')}</p>
<pre class="licence" tabindex="0">${text}</pre>
`,
    )}`,
  )}</footer>`;
}
