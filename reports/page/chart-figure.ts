import type { Spec } from 'vega';
import type { Chart } from '../charts/chart.ts';
import { type Html, html, trustedHtml } from '../text/html.ts';
import { valueTables } from './value-table.ts';

/** A chart and its rendered SVG. */
export interface DrawnChart {
  readonly chart: Chart;
  readonly svg: string;
  /** The compiled spec, of a chart that its page brings to life. */
  readonly compiled?: Spec;
}

/** A chart that its page brings to life: with a heading, as its drawing has none, and what it shows in words and numbers. */
export function liveFigure({ chart, svg, compiled }: DrawnChart): Html {
  const { id, title, description, note, time } = chart;
  const tables = time === undefined || compiled === undefined ? [] : valueTables(title, time, compiled);
  return html`<figure class="chart" data-chart="${id}" aria-labelledby="chart-${id}">
<h3 id="chart-${id}">${title}</h3>
${note === undefined ? undefined : html`<p class="muted chart-note">${note}</p>\n`}${drawingFrame(title, svg)}
<details class="values"><summary>In words${tables.length === 0 ? '' : ' and numbers'}<span class="hidden">: ${title}</span></summary>
<p id="about-${id}">${description}</p>
${tables}
</details>
</figure>
`;
}

/** In a narrow window a drawing scrolls: keys have to reach it, also before a script brings it to life or without one. */
function drawingFrame(title: string, svg: string): Html {
  return html`<div class="drawing" tabindex="0" role="group" aria-label="${title}">
${trustedHtml(svg)}</div>`;
}
