import type { TopLevelSpec } from 'vega-lite';
import type { AttackHistory } from '../history/attack-history.ts';
import { ACCEPTED, type AttackMoment } from '../history/attack-steps.ts';
import { printable } from '../text/escape.ts';
import { type Chart, type ChartSource, TIME_PARAMETERS } from './chart.ts';
import { eventMarks } from './event-marks.ts';
import { linePanel } from './line-panel.ts';
import { tokensOf, USD } from './measure.ts';
import { type Layer, PANEL_TITLE, PANEL_WIDTH, type Panel } from './panel.ts';
import { describePanel } from './series-description.ts';
import { specFrame } from './spec-frame.ts';
import { readingOf, type StackedPanel } from './stacked-chart.ts';
import { INK, SERIES_STYLES } from './theme.ts';
import { cursorLayer, isoTime, spanOf, timeChannel, timeParameters } from './time-axis.ts';
import { inTokens } from './token-series.ts';

/** Errors that have a lane each; rarer ones share the last. */
const MAX_ERRORS = 6;
const OTHER_ERRORS = 'other errors';
const LANE_PIXELS = 34;
/** From the top of a lane to its symbols; its name is above them. */
const SYMBOL_PIXELS = 22;
/** With more, those that come close together are drawn as one. */
const MAX_MARKS = 600;
const MAX_BINS = 240;
/** Of a drawing with the names of lanes in it. */
const LABEL_FONT_SIZE = 11;

const ACCEPTED_STYLE = { outcome: 'accepted', colour: SERIES_STYLES[2].colour, shape: 'circle' } as const;
const REFUSED_STYLE = { outcome: 'refused', colour: SERIES_STYLES[1].colour, shape: 'cross' } as const;

const { from, to } = TIME_PARAMETERS;
const IS_SHOWN = `inrange(time(toDate(datum.date)), [${from}, ${to}])`;

const ID = 'attack-timeline-';

/** Id of the chart of the attack at this place of the scenario. */
export function attackTimelineId(index: number): string {
  return `${ID}${index + 1}`;
}

/** Whether a chart of this id is an attack's. */
export function isAttackTimeline(id: string): boolean {
  return id.startsWith(ID);
}

/** For each attack that came, what it did and what it had gained by then; none of one that does nothing. */
export function attackTimelineCharts(source: ChartSource): readonly Chart[] {
  return source.attacks.flatMap((history, index) => {
    const chart = history.idle ? undefined : attackTimelineChart(source, history, attackTimelineId(index));
    return chart === undefined ? [] : [chart];
  });
}

function attackTimelineChart(source: ChartSource, history: AttackHistory, id: string): Chart | undefined {
  const panels = gainPanels(source, history);
  if (panels.length === 0) return undefined;
  const span = spanOf(source.unixSeconds);
  const events = eventMarks(source.events, span);
  const lanes = lanesOf(history);
  const drawn = panels.map((panel, index) =>
    linePanel(source, panel, {
      dataset: datasetName(index),
      events,
      isFirst: index === 0,
      isLast: index === panels.length - 1 && lanes.length === 0,
    }),
  );
  const title = `Attack ${printable(history.attack)}: what it gained (${source.token.symbol}), and its steps`;
  const described = panels.map((panel) => describePanel(panel.subject, panel.series, panel.inWords));
  const description = [...described, stepsInWords(history)].join(' ');
  const spec: TopLevelSpec = {
    ...specFrame(source, title, description),
    params: timeParameters(span),
    datasets: {
      ...Object.fromEntries(drawn.map(({ rows }, index) => [datasetName(index), [...rows]])),
      ...(lanes.length === 0 ? {} : { steps: [...stepRows(history, lanes)] }),
    },
    spacing: 28,
    vconcat: [...drawn.map(({ panel }) => panel), ...(lanes.length === 0 ? [] : [stepPanel(lanes)])],
  };
  return { id, title, description, spec, time: { ...span, panels: panels.map(readingOf) } };
}

function datasetName(index: number): string {
  return `panel_${index + 1}`;
}

/** Tokens, and cash where the economy has a market. */
function gainPanels(source: ChartSource, { course }: AttackHistory): readonly StackedPanel[] {
  if (course === undefined) return [];
  const { unixSeconds, gainBaseUnits, gainQuoteUnits } = course;
  const { symbol } = source.token;
  const one = 10 ** source.quote.decimals;
  const cash = gainQuoteUnits.map((gain) => (gain === undefined ? undefined : gain / one));
  const shared = { heightPixels: 150, unixSeconds, stepped: true };
  return [
    {
      ...tokensOf(source),
      ...shared,
      subject: 'Gain',
      title: `Gain since it came: what it has less its capital (${symbol})`,
      axisTitle: symbol,
      series: inTokens(source, [{ name: 'gain', values: gainBaseUnits }]),
    },
    ...(cash.some((gain) => gain !== undefined && gain !== 0)
      ? [
          {
            ...USD,
            ...shared,
            heightPixels: 110,
            subject: 'Gain in cash',
            title: `Gain in cash (${source.quote.symbol})`,
            axisTitle: source.quote.symbol,
            series: [{ name: 'gain in cash', values: cash }],
          },
        ]
      : []),
  ];
}

/** What was accepted, then each error, the most frequent first. */
function lanesOf({ steps: { moments, refusals } }: AttackHistory): readonly string[] {
  const shown = refusals.length <= MAX_ERRORS ? refusals : refusals.slice(0, MAX_ERRORS - 1);
  return [
    ...(moments.some(({ outcome }) => outcome === ACCEPTED) ? [ACCEPTED] : []),
    ...shown.map(({ errorName }) => errorName),
    ...(shown.length < refusals.length ? [OTHER_ERRORS] : []),
  ];
}

interface StepRow {
  readonly date: string;
  readonly lane: number;
  readonly outcome: string;
  readonly text: string;
}

function stepRows({ steps }: AttackHistory, lanes: readonly string[]): StepRow[] {
  return joinedClose(steps.moments).map(({ unixSeconds, outcome, count, actions }) => {
    const isAccepted = outcome === ACCEPTED;
    const lane = lanes.indexOf(outcome);
    const more = count - actions.length;
    const words = [...actions.map(printable), ...(more === 0 ? [] : [`and ${more} more`])].join('; ');
    return {
      date: isoTime(unixSeconds),
      lane: (lane < 0 ? lanes.length - 1 : lane) * LANE_PIXELS + SYMBOL_PIXELS,
      outcome: isAccepted ? ACCEPTED_STYLE.outcome : REFUSED_STYLE.outcome,
      text: `${isAccepted ? ACCEPTED : `refused with ${printable(outcome)}`}: ${words}`,
    };
  });
}

/** Moments of the same outcome within a part of the time become one, when there are too many to tell apart. */
function joinedClose(moments: readonly AttackMoment[]): readonly AttackMoment[] {
  if (moments.length <= MAX_MARKS) return moments;
  const start = moments[0]?.unixSeconds ?? 0;
  const length = Math.max(1, ((moments.at(-1)?.unixSeconds ?? 0) - start) / MAX_BINS);
  const joined = new Map<string, AttackMoment>();
  for (const moment of moments) {
    const key = `${Math.floor((moment.unixSeconds - start) / length)} ${moment.outcome}`;
    const known = joined.get(key);
    joined.set(key, known === undefined ? moment : { ...known, count: known.count + moment.count });
  }
  return [...joined.values()];
}

/** A lane an outcome: its name, a rule, and a symbol at each moment. */
function stepPanel(lanes: readonly string[]): Panel {
  const x = timeChannel(true);
  const y = { type: 'quantitative' as const, scale: null };
  const styles =
    lanes[0] === ACCEPTED ? (lanes.length === 1 ? [ACCEPTED_STYLE] : [ACCEPTED_STYLE, REFUSED_STYLE]) : [REFUSED_STYLE];
  const domain = styles.map(({ outcome }) => outcome);
  return {
    title: { text: 'Steps, by what became of them', ...PANEL_TITLE },
    width: PANEL_WIDTH,
    height: lanes.length * LANE_PIXELS,
    layer: [
      ...laneLayers(lanes),
      {
        data: { name: 'steps' },
        // Not clipped, so that steps at the ends of the time keep their symbol.
        transform: [{ filter: IS_SHOWN }],
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: {
          x,
          y: { field: 'lane', ...y },
          color: {
            field: 'outcome',
            type: 'nominal',
            scale: { domain, range: styles.map(({ colour }) => colour) },
            legend: null,
          },
          shape: {
            field: 'outcome',
            type: 'nominal',
            scale: { domain, range: styles.map(({ shape }) => shape) },
            legend: null,
          },
          tooltip: { field: 'text', type: 'nominal' },
        },
      },
      cursorLayer(x),
    ],
  };
}

function laneLayers(lanes: readonly string[]): readonly [Layer, Layer] {
  const rows = lanes.map((lane, index) => ({
    name: lane === ACCEPTED || lane === OTHER_ERRORS ? lane : `refused: ${printable(lane)}`,
    top: index * LANE_PIXELS,
    line: index * LANE_PIXELS + SYMBOL_PIXELS,
  }));
  const x = { value: 0 };
  return [
    {
      data: { values: rows },
      mark: { type: 'rule', color: INK.grid, strokeWidth: 1 },
      encoding: { x, x2: { value: 'width' }, y: { field: 'line', type: 'quantitative', scale: null } },
    },
    {
      data: { values: rows },
      mark: { type: 'text', align: 'left', baseline: 'top', fontSize: LABEL_FONT_SIZE, color: INK.text },
      encoding: {
        x,
        y: { field: 'top', type: 'quantitative', scale: null },
        text: { field: 'name', type: 'nominal' },
      },
    },
  ];
}

function stepsInWords({ steps: { count, moments, refusals } }: AttackHistory): string {
  if (count === 0) return 'It did nothing.';
  const refused = refusals.reduce((sum, one) => sum + one.count, 0);
  const first = moments[0]?.unixSeconds ?? 0;
  const last = moments.at(-1)?.unixSeconds ?? 0;
  const named = refusals.map((one) => `${printable(one.errorName)} ${one.count}`).join(', ');
  return (
    `${count} ${count === 1 ? 'step' : 'steps'} from ${isoTime(first)} to ${isoTime(last)}: ` +
    `${count - refused} accepted, ${refused} refused${refused === 0 ? '' : ` (${named})`}.`
  );
}
