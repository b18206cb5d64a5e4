import type { DrawnChart } from '../page/chart-figure.ts';
import { chartsSection, renderLivePage } from '../page/live-page.ts';
import { noteBox } from '../page/page.ts';
import { tableFrame } from '../page/tables.ts';
import { type Html, html } from '../text/html.ts';
import { BANDS_IN_WORDS } from './band-chart.ts';
import { boundsInWords, figureInWords } from './conclusions.ts';
import { metricScale } from './metric-scale.ts';
import { heldInWords, type SweepFindings, sweepNotes, sweepSentence } from './sweep-findings.ts';
import { yearEndBands } from './year-end-bands.ts';

/** The sweep as one HTML file, whose chart answers to pointer and keys. */
export function renderSweepPage(findings: SweepFindings, chart: DrawnChart | undefined): string {
  const { design, manifest, conclusions } = findings;
  const { name, description, seeds } = design;
  const charts = chart === undefined ? [] : [chart];
  const range = seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds[0]} to ${seeds.at(-1)}`;
  return renderLivePage({
    title: `${name} - actsim sweep`,
    name,
    opening: html`<p class="kicker">actsim sweep</p>
<h1>${name}</h1>
<p class="muted run-line">actsim ${manifest.actsim} · ${range} · ${manifest.engine}</p>
${sweepNotes(findings).map(noteBox)}${description === '' ? undefined : html`<p dir="auto">${description}</p>\n`}<p class="lead">${sweepSentence(findings)}</p>
`,
    sections: [
      ...(conclusions.length === 0
        ? []
        : [{ id: 'conclusions', title: 'Conclusions', content: conclusionsTable(findings) }]),
      chartsSection(
        charts,
        'No chart: the runs hold no values for one.',
        seeds.length === 1 ? undefined : html`<p>${BANDS_IN_WORDS}</p>\n`,
      ),
      { id: 'years', title: 'Ends of years', content: yearEndTable(findings) },
      { id: 'variants', title: 'What varies', content: variantsTable(findings) },
      {
        id: 'reproduce',
        title: 'Reproduce',
        content: html`<p>This command repeats the sweep; equal hashes mean equal results, byte for byte.</p>
<pre tabindex="0"><code>${manifest.command}</code></pre>
${hashTable(findings)}`,
      },
    ],
    charts,
  });
}

function conclusionsTable({ design, conclusions }: SweepFindings): Html {
  return tableFrame(
    'Conclusions and the seeds that they hold for',
    html`<tr><th scope="col">Conclusion</th><th scope="col">Variant</th><th scope="col" class="number">Holds for</th><th scope="col" class="number">Worst seed</th></tr>`,
    conclusions.map((result) => {
      const { say, metric, at, between, bounds } = result.conclusion;
      const scale = metricScale(design.metrics.find(({ id }) => id === metric)?.unit ?? '', design, metric);
      const worst =
        result.worst === undefined ? 'n/a' : `${scale.inWords(result.worst.figure)} (seed ${result.worst.seed})`;
      return html`<tr><th scope="row">${say}<br><span class="muted"><code>${metric}</code> ${figureInWords(at, between)}, ${boundsInWords(bounds)}</span></th><td>${result.variant.title}</td><td class="number">${heldInWords(result)}</td><td class="number">${worst}</td></tr>\n`;
    }),
  );
}

function yearEndTable({ design, runs, bands }: SweepFindings): Html {
  const rows = yearEndBands(design, runs, bands);
  if (rows.length === 0) return html`<p>No run was completed.</p>`;
  return tableFrame(
    'Metrics of the charts at the ends of years, over the seeds',
    html`<tr><th scope="col">Metric</th><th scope="col">Variant</th><th scope="col" class="number">Year</th><th scope="col" class="number">Least</th><th scope="col" class="number">p10</th><th scope="col" class="number">Median</th><th scope="col" class="number">p90</th><th scope="col" class="number">Largest</th></tr>`,
    rows.map(
      ({ title, variant, year, figures: { min, p10, median, p90, max } }) =>
        html`<tr><th scope="row">${title}</th><td>${variant}</td><td class="number">${year}</td>${[min, p10, median, p90, max].map((figure) => html`<td class="number">${figure}</td>`)}</tr>\n`,
    ),
  );
}

function variantsTable({ design }: SweepFindings): Html {
  return tableFrame(
    'Variants and what each changes in the scenario',
    html`<tr><th scope="col">Variant</th><th scope="col">Parameter</th><th scope="col">Value</th></tr>`,
    design.variants.flatMap(({ title, changes }) =>
      changes.length === 0
        ? [html`<tr><th scope="row">${title}</th><td colspan="2">the scenario as it is</td></tr>\n`]
        : changes.map(
            ({ path, value }) =>
              html`<tr><th scope="row">${title}</th><td><code>${path}</code></td><td>${value}</td></tr>\n`,
          ),
    ),
  );
}

/** Everything that the results depend on, by name and hash. */
function hashTable({ manifest }: SweepFindings): Html {
  const { sweep, scenario, policies, program, packageLockSha256, files, resultsDigest } = manifest;
  const rows: readonly (readonly [string, string])[] = [
    ...(sweep === null ? [] : [[`${sweep.file} sha256`, sweep.sha256] as const]),
    [`${scenario.file} sha256`, scenario.sha256],
    ...policies.map((module) => [`${module.file} sha256`, module.sha256] as const),
    ['Program sha256', program.sha256],
    ['Program IDL sha256', program.idlSha256],
    ...(program.marketSha256 === undefined ? [] : [['Market program sha256', program.marketSha256] as const]),
    ['package-lock.json sha256', packageLockSha256 ?? 'not installed'],
    ['Results digest', resultsDigest],
    ...files.map((file) => [`${file.name} sha256`, file.sha256] as const),
  ];
  return tableFrame(
    'Hashes',
    html`<tr><th scope="col">Item</th><th scope="col">Value</th></tr>`,
    rows.map(([item, value]) => html`<tr><th scope="row">${item}</th><td class="hash">${value}</td></tr>\n`),
  );
}
