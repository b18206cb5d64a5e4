import { runAssumptions } from '../assumptions/run-assumptions.ts';
import { isAttackTimeline } from '../charts/attack-timeline.ts';
import { allFigures } from '../key-figures.ts';
import { quoteUnit, runParameters } from '../parameters.ts';
import { reportNotes } from '../run-notes.ts';
import type { RunResults } from '../run-results.ts';
import { type Note, noteWord, runLine, summarySentence } from '../story.ts';
import { type Html, html } from '../text/html.ts';
import { attacksSection } from './attacks-section.ts';
import { cardList, cardsOf } from './cards.ts';
import type { DrawnChart } from './chart-figure.ts';
import type { Section } from './contents.ts';
import { findingList } from './finding-list.ts';
import { folded } from './folded.ts';
import { holdersSection } from './holders-table.ts';
import { chartsSection, renderLivePage } from './live-page.ts';
import { parametersSection } from './parameters-section.ts';
import { successSection, yearSection } from './plan-tables.ts';
import { proposalsSection } from './proposals-table.ts';
import { assertionsSection, brokenSection } from './soundness-sections.ts';
import { actionsTable, assumptionsTable, failuresTable, manifestTable, metricsTable } from './tables.ts';

/**
 * The report as one HTML file: nothing loaded, every text of the scenario escaped. It says all that it has to say
 * without its script, which makes the charts answer to pointer and keys.
 */
export function renderPage(results: RunResults, charts: readonly DrawnChart[]): string {
  const { manifest } = results;
  const name = manifest.scenario.name;
  const description =
    manifest.spec.description === '' ? undefined : html`<p dir="auto">${manifest.spec.description}</p>\n`;
  const opening = html`<p class="kicker">actsim report</p>
<h1>${name}</h1>
<p class="muted run-line">${runLine(results)}</p>
${reportNotes(results).map(noteBox)}${description}`;
  return renderLivePage({
    title: `${name} - actsim report`,
    name,
    opening,
    sections: sectionsOf(results, charts),
    charts,
  });
}

/** Something to know before the figures, set off from the text. */
export function noteBox(note: Note): Html {
  return html`<p class="note ${note.level}" role="note"><strong>${noteWord(note)}:</strong> ${note.text}</p>
`;
}

/** The parts of the report in reading order; what the run has nothing for is left out. */
function sectionsOf(results: RunResults, charts: readonly DrawnChart[]): readonly Section[] {
  const { manifest, metrics, failures, proposals, cohorts, censuses } = results;
  const { token } = manifest.spec;
  const figures = allFigures(metrics, token, quoteUnit(manifest));
  const parameters = runParameters(manifest);
  const assumptions = runAssumptions(manifest);
  const attacks = attacksSection(results, charts);
  const general = charts.filter(({ chart }) => !isAttackTimeline(chart.id));
  const none = figures.length === 0 ? html`<p>No tick was finished.</p>\n` : undefined;
  const holders = holdersSection(cohorts, censuses.at(-1), token);
  const sections: readonly (Omit<Section, 'content'> & { readonly content: Html | undefined })[] = [
    {
      id: 'findings',
      title: 'In short',
      content: html`${findingList(results)}${cardList(cardsOf(results))}<p class="muted">${summarySentence(results)}</p>
${none}`,
    },
    { id: 'broken', title: 'Broken invariants', content: brokenSection(manifest) },
    { id: 'assertions', title: 'Assertions', content: assertionsSection(manifest) },
    ...(attacks === undefined ? [] : [attacks]),
    { id: 'targets', title: 'Targets of the plan', content: successSection(results) },
    { id: 'years', title: 'By year', content: yearSection(results) },
    chartsSection(general, 'No chart: the run holds no values for one.'),
    { id: 'proposals', title: 'Proposals', content: proposalsSection(proposals, token) },
    { id: 'holders', title: 'Who holds the power', content: holders },
    { id: 'actions', title: 'Actions', content: actionsTable(manifest) },
    { id: 'failures', title: 'Refused actions', content: failuresTable(failures) },
    {
      id: 'parameters',
      title: 'Parameters',
      content: parametersSection(parameters, manifest),
    },
    {
      id: 'assumptions',
      title: 'Assumptions',
      content:
        assumptions.length === 0
          ? undefined
          : folded(`${assumptions.length} assumptions and where they come from`, assumptionsTable(assumptions)),
    },
    {
      id: 'metrics',
      title: 'All metrics',
      content: folded(`${figures.length} metrics with their formulas`, metricsTable(figures)),
    },
    {
      id: 'reproduce',
      title: 'Reproduce',
      content: html`<p>This command repeats the run; equal hashes mean equal results, byte for byte.</p>
<pre tabindex="0"><code>${manifest.command}</code></pre>
${manifestTable(manifest)}`,
    },
  ];
  return sections.flatMap(({ content, ...section }) => (content === undefined ? [] : [{ ...section, content }]));
}
