import { renderDocument } from '../page/document.ts';
import { chartFigure, type DrawnChart, noteBox } from '../page/page.ts';
import { PAGE_STYLE } from '../page/page-style.ts';
import { tableFrame } from '../page/tables.ts';
import { countOf } from '../sweep/band-chart.ts';
import { type Html, html } from '../text/html.ts';
import type { ChangedParameter } from './changed-parameters.ts';
import { type Comparison, endOf } from './comparison.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { comparisonSentences, keyDifferences } from './comparison-story.ts';
import { HOW_TO_READ, outcomeInWords } from './comparison-summary.ts';
import { differenceInWords } from './difference-words.ts';
import type { MetricDifference } from './metric-difference.ts';
import { sideFacts } from './side-facts.ts';
import { shownValue } from './side-titles.ts';
import { compareTargets } from './target-comparison.ts';

/** A comparison as one HTML file: no script, nothing loaded, every text of the scenarios escaped. */
export function renderComparisonPage(comparison: Comparison, charts: readonly DrawnChart[], command: string): string {
  const { titles, times, changes, isIdentical, a, b } = comparison;
  const title = `${titles.a} against ${titles.b}`;
  const end = endOf(comparison).differences;
  const main = html`<h1>${title}</h1>
<p class="muted">actsim compare · ${a.manifest.scenario.name}${a.manifest.scenario.name === b.manifest.scenario.name ? '' : ` and ${b.manifest.scenario.name}`}</p>
${comparisonNotes(comparison).map(noteBox)}${comparisonSentences(comparison).map((sentence) => html`<p class="lead">${sentence}</p>\n`)}
<h2>What differs</h2>
${changesTable('Parameters that differ, as scenario files have them', changes.shown, 'Every parameter is the same.')}
${exactChanges(changes.exact)}
<h2>At the end</h2>
${comparison.pairs.length > 1 ? html`<p class="muted">${HOW_TO_READ}</p>\n` : undefined}${differencesTable('Key metrics at the end, B against A', comparison, keyDifferences(end))}
${targetsSection(comparison)}
<h2>Charts</h2>
<p class="muted">A is solid, B is dashed.${isIdentical ? ' They lie on each other.' : ''}</p>
${charts.length === 0 ? html`<p>No chart: the runs hold no values for one.</p>` : charts.map(chartFigure)}
${times.slice(0, -1).map(
  ({ year, differences }) => html`<h2>End of year ${year ?? ''}</h2>
${differencesTable(`Key metrics at the end of year ${year ?? ''}, B against A`, comparison, keyDifferences(differences))}
`,
)}
<h2>All metrics</h2>
<details>
<summary>${countOf(end.length, 'metric')} at the end</summary>
${differencesTable('All metrics at the end, B against A', comparison, end)}
</details>
<h2>Reproduce</h2>
<p>This command repeats the comparison; equal hashes mean equal results, byte for byte.</p>
<pre tabindex="0"><code>${command}</code></pre>
${factsTable(comparison)}
${runCommands(comparison)}`;
  return renderDocument(`${title} - actsim compare`, PAGE_STYLE, main);
}

function changesTable(caption: string, changes: readonly ChangedParameter[], none: string): Html {
  if (changes.length === 0) return html`<p>${none}</p>`;
  return tableFrame(
    caption,
    html`<tr><th scope="col">Parameter</th><th scope="col">A</th><th scope="col">B</th></tr>`,
    changes.map(
      ({ path, a, b }) =>
        html`<tr><th scope="row"><code>${path}</code></th><td>${shownValue(a)}</td><td>${shownValue(b)}</td></tr>\n`,
    ),
  );
}

function exactChanges(changes: readonly ChangedParameter[]): Html | undefined {
  if (changes.length === 0) return undefined;
  return html`<details>
<summary>${countOf(changes.length, 'value')} of the resolved specification, to the last digit</summary>
${changesTable('Values of the resolved specification that differ', changes, '')}
</details>`;
}

function differencesTable(caption: string, comparison: Comparison, differences: readonly MetricDifference[]): Html {
  if (differences.length === 0) return html`<p>None of these metrics has a value.</p>`;
  return tableFrame(
    caption,
    html`<tr><th scope="col">Metric</th><th scope="col">In B</th><th scope="col" class="number">A</th><th scope="col" class="number">B</th><th scope="col" class="number">B - A</th></tr>`,
    differences.map((one) => {
      const { title, a, b, difference, band, agree, verdict } = differenceInWords(one, comparison);
      const agreed = agree === '' ? undefined : html`<br>${agree} agree`;
      const spread = band === '' ? undefined : html`<br><span class="muted">${band}${agreed}</span>`;
      return html`<tr><th scope="row">${title}<br><span class="muted"><code>${one.metric.id}</code></span></th><td>${verdict}</td><td class="number">${a}</td><td class="number">${b}</td><td class="number">${difference}${spread}</td></tr>\n`;
    }),
  );
}

function targetsSection(comparison: Comparison): Html | undefined {
  const targets = compareTargets(comparison);
  if (targets.length === 0) return undefined;
  return html`<h2>Targets of the plan</h2>
${tableFrame(
  'Targets of the plan at the end',
  html`<tr><th scope="col">Target</th><th scope="col" class="number">Wanted</th><th scope="col">A</th><th scope="col">B</th></tr>`,
  targets.map(
    ({ title, target, a, b }) =>
      html`<tr><th scope="row">${title}</th><td class="number">${target}</td><td>${outcomeInWords(a)}</td><td>${outcomeInWords(b)}</td></tr>\n`,
  ),
)}`;
}

function factsTable(comparison: Comparison): Html {
  return tableFrame(
    'What the results of both sides depend on',
    html`<tr><th scope="col">Item</th><th scope="col">A</th><th scope="col">B</th></tr>`,
    sideFacts(comparison).map(
      ({ item, a, b }) =>
        html`<tr><th scope="row">${item}</th><td class="hash">${a}</td><td class="hash">${b}</td></tr>\n`,
    ),
  );
}

/** Of run folders: how each run came about. */
function runCommands({ kind, a, b }: Comparison): Html | undefined {
  if (kind === 'seeds') return undefined;
  return html`<p>The runs themselves came from:</p>
<pre tabindex="0"><code>${a.manifest.command}
${b.manifest.command}</code></pre>`;
}
