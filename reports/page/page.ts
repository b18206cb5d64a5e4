import type { Chart } from '../charts/chart.ts';
import { allFigures, keyFigures } from '../key-figures.ts';
import { runParameters } from '../parameters.ts';
import type { RunResults } from '../run-results.ts';
import { type Note, runNotes, summarySentence } from '../story.ts';
import { type Html, html, trustedHtml } from '../text/html.ts';
import { renderDocument } from './document.ts';
import { PAGE_STYLE } from './page-style.ts';
import { successSection, yearSection } from './plan-tables.ts';
import { actionsTable, failuresTable, figuresTable, manifestTable, metricsTable, parametersTable } from './tables.ts';

/** A chart and its rendered SVG. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly svg: string;
}

/** The report as one HTML file: no script, nothing loaded, every text of the scenario escaped. */
export function renderPage(results: RunResults, charts: readonly DrawnChart[]): string {
  const { manifest, metrics, failures } = results;
  const name = manifest.scenario.name;
  const figures = allFigures(metrics, manifest.spec.token);
  const parameters = runParameters(manifest);
  const description = manifest.spec.description === '' ? undefined : html`<p>${manifest.spec.description}</p>`;
  const keyFiguresOrNone =
    figures.length === 0 ? html`<p>No tick was finished.</p>` : figuresTable(keyFigures(figures));
  const chartsOrNone =
    charts.length === 0 ? html`<p>No chart: the run holds no values for one.</p>` : charts.map(chartFigure);
  const main = html`<h1>${name}</h1>
<p class="muted">actsim ${manifest.actsim} · seed ${manifest.seed} · ${manifest.engine}</p>
${runNotes(results).map(noteBox)}${description}
<p class="lead">${summarySentence(results)}</p>
${successSection(results)}<h2>Key figures</h2>
${keyFiguresOrNone}
${yearSection(results)}<h2>Charts</h2>
${chartsOrNone}
<h2>Actions</h2>
${actionsTable(manifest)}
<h3>Refused actions</h3>
${failuresTable(failures)}
<h2>Parameters</h2>
${folded(`${parameters.length} parameters with their units`, parametersTable(parameters))}
<h2>All metrics</h2>
${folded(`${figures.length} metrics with their formulas`, metricsTable(figures))}
<h2>Reproduce</h2>
<p>This command repeats the run; equal hashes mean equal results, byte for byte.</p>
<pre tabindex="0"><code>${manifest.command}</code></pre>
${manifestTable(manifest)}`;
  return renderDocument(`${name} - actsim report`, PAGE_STYLE, main);
}

/** Something to know before the figures, set off from the text. */
export function noteBox({ level, text }: Note): Html {
  const word = level === 'error' ? 'Incomplete' : 'Warning';
  return html`<p class="note ${level}" role="note"><strong>${word}:</strong> ${text}</p>
`;
}

export function chartFigure({ chart, svg }: DrawnChart): Html {
  return html`<figure class="chart">
${trustedHtml(svg)}<figcaption>${chart.description}</figcaption>
</figure>
`;
}

function folded(summary: string, content: Html): Html {
  return html`<details>
<summary>${summary}</summary>
${content}
</details>`;
}
