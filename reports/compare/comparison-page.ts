import type { DrawnChart } from '../page/chart-figure.ts';
import type { Section } from '../page/contents.ts';
import { folded } from '../page/folded.ts';
import { chartsSection, renderLivePage } from '../page/live-page.ts';
import { noteBox } from '../page/page.ts';
import { tableFrame } from '../page/tables.ts';
import { BANDS_IN_WORDS, countOf } from '../sweep/band-chart.ts';
import { type Html, html } from '../text/html.ts';
import { groupDigits } from '../text/quantity.ts';
import type { ChangedParameter } from './changed-parameters.ts';
import { type Comparison, endOf } from './comparison.ts';
import { comparisonNotes, isError } from './comparison-notes.ts';
import { comparisonSentences, keyDifferences } from './comparison-story.ts';
import { HOW_TO_READ, outcomeInWords } from './comparison-summary.ts';
import { differenceInWords } from './difference-words.ts';
import type { MetricDifference } from './metric-difference.ts';
import { sideFacts } from './side-facts.ts';
import { shownValue } from './side-titles.ts';
import { compareTargets } from './target-comparison.ts';

/** A comparison as one HTML file, whose charts answer to pointer and keys. */
export function renderComparisonPage(comparison: Comparison, charts: readonly DrawnChart[], command: string): string {
  const { titles, a, b } = comparison;
  const title = `${titles.a} against ${titles.b}`;
  const names = [...new Set([a, b].map(({ manifest }) => manifest.scenario.name))];
  return renderLivePage({
    title: `${title} - actsim compare`,
    name: title,
    opening: html`<p class="kicker">actsim compare</p>
<h1>${title}</h1>
<p class="muted run-line">${names.join(' and ')} · ${extentOf(comparison)}</p>
${comparisonNotes(comparison).filter(isError).map(noteBox)}`,
    sections: sectionsOf(comparison, charts, command),
    charts,
  });
}

/** How many runs of how many ticks are compared. */
function extentOf({ pairs, commonTicks, kind, a }: Comparison): string {
  const ticks = `${groupDigits(String(commonTicks))} ${commonTicks === 1 ? 'tick' : 'ticks'}`;
  if (kind === 'folders') return `one run each · ${ticks}`;
  return `${countOf(pairs.length, 'seed')} · ${ticks} · ${a.manifest.engine}`;
}

function sectionsOf(comparison: Comparison, charts: readonly DrawnChart[], command: string): readonly Section[] {
  const { times, changes, pairs } = comparison;
  const end = endOf(comparison).differences;
  const targets = targetsTable(comparison);
  const years = times.slice(0, -1);
  return [
    {
      id: 'findings',
      title: 'In short',
      content: html`${sentenceList(comparisonSentences(comparison))}${comparisonNotes(comparison)
        .filter((note) => !isError(note))
        .map(noteBox)}`,
    },
    {
      id: 'changes',
      title: 'What differs',
      content: html`${changesTable('Parameters that differ, as scenario files have them', changes.shown, 'Every parameter is the same.')}
${exactChanges(changes.exact)}`,
    },
    {
      id: 'end',
      title: 'At the end',
      content: html`${pairs.length > 1 ? html`<p class="muted">${HOW_TO_READ}</p>\n` : undefined}${differencesTable('Key metrics at the end, B against A', comparison, keyDifferences(end))}`,
    },
    ...(targets === undefined ? [] : [{ id: 'targets', title: 'Targets of the plan', content: targets }]),
    chartsSection(charts, 'No chart: the runs hold no values for one.', html`<p>${chartLegend(comparison)}</p>\n`),
    ...(years.length === 0
      ? []
      : [
          {
            id: 'years',
            title: 'Ends of years',
            content: html`${years.map(
              ({ year, differences }) => html`<h3>End of year ${year ?? ''}</h3>
${differencesTable(`Key metrics at the end of year ${year ?? ''}, B against A`, comparison, keyDifferences(differences))}
`,
            )}`,
          },
        ]),
    {
      id: 'metrics',
      title: 'All metrics',
      content: folded(
        `${countOf(end.length, 'metric')} at the end`,
        differencesTable('All metrics at the end, B against A', comparison, end),
      ),
    },
    {
      id: 'reproduce',
      title: 'Reproduce',
      content: html`<p>This command repeats the comparison; equal hashes mean equal results, byte for byte.</p>
<pre tabindex="0"><code>${command}</code></pre>
${factsTable(comparison)}
${runCommands(comparison)}`,
    },
  ];
}

/** The first one as a text, the others as its points. */
function sentenceList([first = '', ...others]: readonly string[]): Html {
  const points = others.map((sentence) => html`<li>${sentence}</li>\n`);
  return html`<p class="lead">${first}</p>\n${points.length === 0 ? undefined : html`<ul>\n${points}</ul>\n`}`;
}

/** How to read the charts, which have no legend for it. */
function chartLegend({ pairs, isIdentical }: Comparison): string {
  const sides = `A is solid, B is dashed.${isIdentical ? ' They lie on each other.' : ''}`;
  return pairs.length === 1 ? sides : `${sides} ${BANDS_IN_WORDS}`;
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
  return folded(
    `${countOf(changes.length, 'value')} of the resolved specification, to the last digit`,
    changesTable('Values of the resolved specification that differ', changes, ''),
  );
}

function differencesTable(caption: string, comparison: Comparison, differences: readonly MetricDifference[]): Html {
  if (differences.length === 0) return html`<p>None of these metrics has a value.</p>`;
  return tableFrame(
    caption,
    html`<tr><th scope="col">Metric</th><th scope="col">In B</th><th scope="col" class="number">A</th><th scope="col" class="number">B</th><th scope="col" class="number">B − A</th></tr>`,
    differences.map((one) => {
      const { title, a, b, difference, band, agree, verdict } = differenceInWords(one, comparison);
      const agreed = agree === '' ? undefined : html`<br>${agree} agree`;
      const spread = band === '' ? undefined : html`<br><span class="muted">${band}${agreed}</span>`;
      return html`<tr><th scope="row">${title}<br><span class="muted"><code>${one.metric.id}</code></span></th><td>${verdict}</td><td class="number">${a}</td><td class="number">${b}</td><td class="number">${difference}${spread}</td></tr>\n`;
    }),
  );
}

function targetsTable(comparison: Comparison): Html | undefined {
  const targets = compareTargets(comparison);
  if (targets.length === 0) return undefined;
  return tableFrame(
    'Targets of the plan at the end',
    html`<tr><th scope="col">Target</th><th scope="col" class="number">Wanted</th><th scope="col">A</th><th scope="col">B</th></tr>`,
    targets.map(
      ({ title, target, a, b }) =>
        html`<tr><th scope="row">${title}</th><td class="number">${target}</td><td>${outcomeInWords(a)}</td><td>${outcomeInWords(b)}</td></tr>\n`,
    ),
  );
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
