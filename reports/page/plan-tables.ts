import type { RunResults } from '../run-results.ts';
import { successCount, successTable } from '../success-metrics.ts';
import { type Html, html } from '../text/html.ts';
import { yearlyTable } from '../yearly-table.ts';
import { tableFrame } from './tables.ts';

/** The plan's success metrics: wanted, reached, since when, by how much. Undefined for a run without any of them. */
export function successSection(results: RunResults): Html | undefined {
  const rows = successTable(results);
  if (rows.length === 0) return undefined;
  return html`<p>${successCount(rows)} are met at the end of the run.</p>
${tableFrame(
  'Targets of the plan',
  html`<tr><th scope="col">Target</th><th scope="col">Met</th><th scope="col" class="number">Wanted</th><th scope="col" class="number">At the end</th><th scope="col" class="number">Margin</th><th scope="col" class="number">First met</th><th scope="col" class="number">Time held</th></tr>`,
  rows.map(
    ({ title, target, end, met, firstMet, held, margin }) =>
      html`<tr><th scope="row">${title}</th><td>${verdict(met)}</td><td class="number">${target}</td><td class="number">${end}</td><td class="number">${margin}</td><td class="number">${firstMet ?? 'never'}</td><td class="number">${held}</td></tr>\n`,
  ),
)}
`;
}

/** In words, with a mark for the eye. */
function verdict(met: boolean | undefined): Html {
  if (met === undefined) return html`<span class="verdict">unknown</span>`;
  return met
    ? html`<span class="verdict met"><span aria-hidden="true">✓ </span>yes</span>`
    : html`<span class="verdict missed"><span aria-hidden="true">✗ </span>no</span>`;
}

/** Figures at the end of each year, those that the scenario expects beside them. Undefined for a run below a year. */
export function yearSection(results: RunResults): Html | undefined {
  const rows = yearlyTable(results);
  if (rows.length === 0) return undefined;
  const isCompared = rows.some(({ figures }) => figures.some(({ expected }) => expected !== undefined));
  const head = isCompared
    ? html`<th scope="col" class="number">Expected</th><th scope="col" class="number">Difference</th>`
    : undefined;
  return html`${tableFrame(
    'Figures at the end of each year',
    html`<tr><th scope="col">Year</th><th scope="col">Figure</th><th scope="col" class="number">Run</th>${head}</tr>`,
    rows.flatMap(({ label, figures }) =>
      figures.map(({ title, found, expected, difference }, index) => {
        const comparison = isCompared
          ? html`<td class="number">${expected ?? '–'}</td><td class="number">${difference ?? '–'}</td>`
          : undefined;
        const year = index === 0 ? html`<th scope="rowgroup" rowspan="${figures.length}">${label}</th>` : undefined;
        return html`<tr>${year}<td>${title}</td><td class="number">${found}</td>${comparison}</tr>\n`;
      }),
    ),
  )}
`;
}
