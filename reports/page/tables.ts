import type { RunManifest } from '../artifacts/manifest.ts';
import type { AssumptionRow } from '../assumptions/run-assumptions.ts';
import type { FailureTotal } from '../failure-totals.ts';
import type { KeyFigure } from '../key-figures.ts';
import { type Html, html } from '../text/html.ts';
import { groupDigits } from '../text/quantity.ts';

/** More kinds of refusal than this are counted, not listed. */
export const MAX_FAILURE_ROWS = 20;

/** A table that scrolls on a narrow screen and that a keyboard can reach. */
export function tableFrame(caption: string, head: Html, rows: readonly Html[]): Html {
  return html`<div class="table" tabindex="0" role="group" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead>${head}</thead>
<tbody>
${rows}</tbody>
</table></div>`;
}

/** Every column of metrics.csv: what it is made of, where it is read, and which way is good. */
export function metricsTable(figures: readonly KeyFigure[]): Html {
  return tableFrame(
    'All metrics, first against last tick, with their formulas',
    html`<tr><th scope="col">Metric</th><th scope="col" class="number">First tick</th><th scope="col" class="number">Last tick</th><th scope="col">Unit</th><th scope="col">Better</th><th scope="col" class="wide">Formula and source</th></tr>`,
    figures.map(
      ({ id, title, formula, source, better, start, end }) =>
        html`<tr><th scope="row">${title}<br><code class="muted">${id}</code></th><td class="number">${start.value}</td><td class="number">${end.value}</td><td>${end.unit}</td><td>${better ?? '–'}</td><td>${formula}${source === undefined ? undefined : html`<br><span class="muted">${source}</span>`}</td></tr>\n`,
    ),
  );
}

export function failuresTable(failures: readonly FailureTotal[]): Html {
  if (failures.length === 0) return html`<p>No action was refused.</p>`;
  const listed = failures.slice(0, MAX_FAILURE_ROWS);
  const rest = failures.slice(MAX_FAILURE_ROWS);
  const restCount = rest.reduce((sum, failure) => sum + failure.count, 0);
  return html`${tableFrame(
    'Refused actions',
    html`<tr><th scope="col">Cohort</th><th scope="col">Action</th><th scope="col">Refusal</th><th scope="col" class="number">Code</th><th scope="col" class="number">Count</th><th scope="col" class="number">Ticks</th></tr>`,
    listed.map(
      (failure) =>
        html`<tr><th scope="row">${failure.cohort}</th><td><code>${failure.kind}</code></td><td>${failure.errorName}</td><td class="number">${failure.errorCode}</td><td class="number">${groupDigits(String(failure.count))}</td><td class="number">${ticksInWords(failure)}</td></tr>\n`,
    ),
  )}
${rest.length === 0 ? undefined : html`<p class="muted">${rest.length} rarer kinds of refusal, ${groupDigits(String(restCount))} actions in all, are in failures.csv.</p>`}`;
}

function ticksInWords({ firstTick, lastTick }: FailureTotal): string {
  const [first = '', last = ''] = [firstTick, lastTick].map((tick) => groupDigits(String(tick)));
  return first === last ? first : `${first} to ${last}`;
}

/** What the run takes for granted: what every run does, then its scenario, then defaults without a source. */
export function assumptionsTable(assumptions: readonly AssumptionRow[]): Html {
  return tableFrame(
    'Assumptions of the run',
    html`<tr><th scope="col">Topic</th><th scope="col">Assumption</th><th scope="col">Status</th></tr>`,
    assumptions.map(
      ({ topic, text, status }) =>
        html`<tr><th scope="row">${topic}</th><td>${text}</td><td class="status">${status}</td></tr>\n`,
    ),
  );
}

/** Everything that the results depend on, by name and hash. The environment, on which nothing depends, is left out. */
export function manifestTable(manifest: RunManifest): Html {
  const overrides = Object.entries(manifest.overrides).map(([path, value]) => `${path} = ${JSON.stringify(value)}`);
  const rows: readonly (readonly [string, string])[] = [
    ['Status', manifest.status],
    ['Scenario file', manifest.scenario.file],
    ['Scenario sha256', manifest.scenario.sha256],
    ['Overrides', overrides.length === 0 ? 'none' : overrides.join('; ')],
    ['Seed', String(manifest.seed)],
    ...(manifest.policies ?? []).map((module) => [`Policy module ${module.file} sha256`, module.sha256] as const),
    ['Engine', manifest.engine],
    ['Program sha256', manifest.program.sha256],
    ['Program IDL sha256', manifest.program.idlSha256],
    ...(manifest.program.marketSha256 === undefined
      ? []
      : [['Market program sha256', manifest.program.marketSha256] as const]),
    ['package-lock.json sha256', manifest.packageLockSha256 ?? 'not installed'],
    ['actsim', manifest.actsim],
    ...(manifest.status === 'running'
      ? []
      : [
          ['Results digest', manifest.resultsDigest] as const,
          ...manifest.files.map((file) => [`${file.name} sha256`, file.sha256] as const),
        ]),
  ];
  return tableFrame(
    'Manifest',
    html`<tr><th scope="col">Item</th><th scope="col">Value</th></tr>`,
    rows.map(([item, value]) => html`<tr><th scope="row">${item}</th><td class="hash">${value}</td></tr>\n`),
  );
}

/** Finished actions by kind. */
export function actionsTable(manifest: RunManifest): Html | undefined {
  if (manifest.status === 'running' || manifest.actions.length === 0) return undefined;
  return tableFrame(
    'Actions by kind',
    html`<tr><th scope="col">Action</th><th scope="col" class="number">Attempted</th><th scope="col" class="number">Accepted</th><th scope="col" class="number">Rejected</th></tr>`,
    manifest.actions.map(
      ({ kind, attempted, accepted, rejected }) =>
        html`<tr><th scope="row"><code>${kind}</code></th><td class="number">${groupDigits(String(attempted))}</td><td class="number">${groupDigits(String(accepted))}</td><td class="number">${groupDigits(String(rejected))}</td></tr>\n`,
    ),
  );
}
