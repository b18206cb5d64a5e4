import type { TopLevelSpec } from 'vega-lite';
import type { ProposalHistory } from '../history/proposal-history.ts';
import { printable } from '../text/escape.ts';
import { type Chart, type ChartSource, TIME_PARAMETERS } from './chart.ts';
import { plainName } from './event-words.ts';
import { type Layers, PANEL_WIDTH } from './panel.ts';
import { specFrame } from './spec-frame.ts';
import { INK, SERIES_STYLES } from './theme.ts';
import { cursorLayer, isoTime, spanOf, timeChannel, timeParameters } from './time-axis.ts';

/** More bars than this are no longer read one by one. */
const MAX_PROPOSALS = 40;
const ROW_PIXELS = 17;
const WIDTH = PANEL_WIDTH - 120;
const SYMBOL_OFFSET = 7;
const IS_SHOWN = `inrange(time(toDate(datum.date)), [${TIME_PARAMETERS.from}, ${TIME_PARAMETERS.to}])`;
const MAX_LABEL_LENGTH = 26;

/** What a bar is made of. A draft has the colour of what has not begun. */
const PHASES = [
  { state: 'draft', colour: INK.rest },
  { state: 'active', colour: SERIES_STYLES[0].colour },
  { state: 'succeeded', colour: SERIES_STYLES[2].colour },
  { state: 'queued', colour: SERIES_STYLES[3].colour },
] as const;

/** Vega expression: what the states of a phase mean to who does not know them. */
const PHASE_NAMES =
  "datum.value === 'active' ? 'voting' : datum.value === 'succeeded' ? 'passed, not queued yet'" +
  " : datum.value === 'queued' ? 'queued, timelock runs' : datum.value";

/** What a bar ends with. Shapes tell the ends apart as well. */
const ENDS = [
  { state: 'executed', colour: SERIES_STYLES[2].colour, shape: 'circle' },
  { state: 'defeated', colour: SERIES_STYLES[1].colour, shape: 'cross' },
  { state: 'expired', colour: INK.rest, shape: 'square' },
  { state: 'vetoed', colour: SERIES_STYLES[5].colour, shape: 'diamond' },
  { state: 'cancelled', colour: SERIES_STYLES[7].colour, shape: 'triangle-up' },
] as const;

const END_LEGEND = { symbolSize: 70, symbolStrokeWidth: 0 } as const;
/** Under the legend of the phases: beside it there is no room. Vega-Lite's schema has the setting, its types do not. */
const LEGENDS: object = { layout: { expr: "{ top: { anchor: 'start', direction: 'vertical', margin: 6 } }" } };

/** When each proposal was made, voted on, queued, and how it ended. */
export function proposalsChart(source: ChartSource): Chart | undefined {
  const shown = source.proposals.slice(-MAX_PROPOSALS);
  if (shown.length === 0) return undefined;
  const span = spanOf(source.unixSeconds);
  const isPart = shown.length < source.proposals.length;
  const title = isPart
    ? `Timeline of proposals: the last ${MAX_PROPOSALS} of ${source.proposals.length}`
    : 'Timeline of proposals';
  const description = `${countsInWords(source.proposals)} ${shown.map(proposalInWords).join('; ')}.`;
  const labels = shown.map(labelOf);
  const runEnd = source.unixSeconds.at(-1) ?? 0;
  const phases = shown.flatMap((proposal, index) => phasesOf(proposal, labels[index] ?? '', runEnd));
  const ends = shown.flatMap((proposal, index) => endOf(proposal, labels[index] ?? ''));
  const x = timeChannel(true);
  const y = rowChannel(labels);
  const usedPhases = PHASES.filter(({ state }) => phases.some((phase) => phase.state === state));
  const frame = specFrame(source, title, description);
  const spec: TopLevelSpec = {
    ...frame,
    config: { ...frame.config, legend: { ...frame.config.legend, ...LEGENDS } },
    params: timeParameters(span),
    datasets: { phases, ends },
    width: WIDTH,
    height: { step: ROW_PIXELS },
    layer: [
      {
        data: { name: 'phases' },
        mark: { type: 'bar', height: 7, clip: true },
        encoding: {
          x,
          x2: { field: 'until' },
          y,
          color: {
            field: 'state',
            type: 'nominal',
            scale: { domain: usedPhases.map(({ state }) => state), range: usedPhases.map(({ colour }) => colour) },
            legend: { symbolType: 'square', symbolSize: 110, symbolStrokeWidth: 0, labelExpr: PHASE_NAMES },
          },
          tooltip: { field: 'text', type: 'nominal' },
        },
      },
      ...endLayer(ends, x, y),
      cursorLayer(x),
    ],
    resolve: { scale: { color: 'independent', shape: 'independent' } },
  };
  return { id: 'proposals', title, description, spec, time: { ...span, panels: [] } };
}

/** A symbol behind each bar that came to an end; the bar may be short. */
function endLayer(ends: readonly Omit<Phase, 'until'>[], x: ReturnType<typeof timeChannel>, y: RowChannel): Layers {
  const used = ENDS.filter(({ state }) => ends.some((end) => end.state === state));
  if (used.length === 0) return [];
  const domain = used.map(({ state }) => state);
  const styled = { field: 'state', type: 'nominal', legend: END_LEGEND } as const;
  return [
    {
      data: { name: 'ends' },
      // Not clipped, so that what ends with the run keeps its symbol.
      transform: [{ filter: IS_SHOWN }],
      mark: { type: 'point', filled: true, size: 60, opacity: 1, xOffset: SYMBOL_OFFSET },
      encoding: {
        x,
        y,
        color: { ...styled, scale: { domain, range: used.map(({ colour }) => colour) } },
        shape: { ...styled, scale: { domain, range: used.map(({ shape }) => shape) } },
        tooltip: { field: 'text', type: 'nominal' },
      },
    },
  ];
}

/** A row a proposal, in the order of the labels. */
function rowChannel(labels: string[]) {
  return { field: 'proposal', type: 'nominal' as const, sort: labels, axis: { title: null, labelLimit: 230 } };
}
type RowChannel = ReturnType<typeof rowChannel>;

function labelOf({ id, subject }: ProposalHistory): string {
  const text = Array.from(`#${id} ${plainName(printable(subject))}`);
  return text.length <= MAX_LABEL_LENGTH ? text.join('') : `${text.slice(0, MAX_LABEL_LENGTH - 1).join('')}\u2026`;
}

interface Phase {
  readonly proposal: string;
  readonly state: string;
  readonly date: string;
  readonly until: string;
  readonly text: string;
}

/** From each step to the next; the last lasts until the run ends. */
function phasesOf(history: ProposalHistory, proposal: string, runEnd: number): readonly Phase[] {
  return history.steps.flatMap(({ unixSeconds, state }, index) => {
    if (!PHASES.some((phase) => phase.state === state)) return [];
    const until = history.steps[index + 1]?.unixSeconds ?? Math.max(runEnd, unixSeconds);
    return [{ proposal, state, date: isoTime(unixSeconds), until: isoTime(until), text: proposalInWords(history) }];
  });
}

function endOf(history: ProposalHistory, proposal: string): readonly Omit<Phase, 'until'>[] {
  const last = history.steps.at(-1);
  if (last === undefined || !ENDS.some(({ state }) => state === last.state)) return [];
  return [{ proposal, state: last.state, date: isoTime(last.unixSeconds), text: proposalInWords(history) }];
}

function proposalInWords({ id, kind, subject, steps, state }: ProposalHistory): string {
  const [first, last] = [steps[0]?.date.slice(0, 10) ?? '', steps.at(-1)?.date.slice(0, 10) ?? ''];
  return `#${id} ${printable(kind)} ${printable(subject)}, from ${first}, ${printable(state)} on ${last}`;
}

function countsInWords(proposals: readonly ProposalHistory[]): string {
  const counts = new Map<string, number>();
  for (const { state } of proposals) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(([state, count]) => `${count} ${printable(state)}`);
  return `${proposals.length} ${proposals.length === 1 ? 'proposal' : 'proposals'}: ${parts.join(', ')}.`;
}
