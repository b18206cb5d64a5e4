import type { RunResults } from '../run-results.ts';
import { successCount, successTable } from '../success-metrics.ts';
import { type Html, html } from '../text/html.ts';
import { formatPercent } from '../text/quantity.ts';
import { yearlyTable } from '../yearly-table.ts';
import { tableFrame } from './tables.ts';

/** The plan's success metrics: wanted, reached, since when, by how much. Undefined for a run without any of them. */
export function successSection(results: RunResults): Html | undefined {
  const rows = successTable(results);
  if (rows.length === 0) return undefined;
  return html`<h2>Targets of the plan</h2>
<p>${successCount(rows)} are met at the end of the run.</p>
${tableFrame(
  'Targets of the plan',
  html`<tr><th scope="col">Target</th><th scope="col" class="number">Wanted</th><th scope="col" class="number">At the end</th><th scope="col">Met</th><th scope="col">First met</th><th scope="col" class="number">Held (of the time)</th><th scope="col" class="number">Margin</th></tr>`,
  rows.map(
    ({ title, target, end, met, firstMet, heldShare, margin }) =>
      html`<tr><th scope="row">${title}</th><td class="number">${target}</td><td class="number">${end}</td><td>${met === undefined ? 'unknown' : met ? 'yes' : 'no'}</td><td>${firstMet ?? 'never'}</td><td class="number">${formatPercent(heldShare)}%</td><td class="number">${margin}</td></tr>\n`,
  ),
)}
`;
}

/** Figures at the end of each year, those that the scenario expects beside them. Undefined for a run below a year. */
export function yearSection(results: RunResults): Html | undefined {
  const rows = yearlyTable(results);
  const [first] = rows;
  if (first === undefined) return undefined;
  const head = first.figures.map(
    ({ title, expected }) =>
      html`<th scope="col" class="number">${title}</th>${expected === undefined ? undefined : html`<th scope="col" class="number">Expected</th><th scope="col" class="number">Difference</th>`}`,
  );
  return html`<h2>By year</h2>
${tableFrame(
  'Figures at the end of each year',
  html`<tr><th scope="col">Year</th>${head}</tr>`,
  rows.map(({ label, figures }) => {
    const cells = figures.map(({ found, expected, difference }, column) => {
      const isCompared = first.figures[column]?.expected !== undefined;
      return html`<td class="number">${found}</td>${isCompared ? html`<td class="number">${expected ?? ''}</td><td class="number">${difference ?? ''}</td>` : undefined}`;
    });
    return html`<tr><th scope="row">${label}</th>${cells}</tr>\n`;
  }),
)}
`;
}
