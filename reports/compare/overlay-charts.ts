import * as z from 'zod';
import type { Chart } from '../charts/chart.ts';
import { BANDS_SUBTITLE, bandChart } from '../sweep/band-chart.ts';
import { type Band, bandLines } from '../sweep/bands.ts';
import { eventMarks } from '../sweep/event-marks.ts';
import type { SweepMark } from '../sweep/sweep-run.ts';
import type { ComparedRun, ComparedSide } from './compared-side.ts';
import type { Comparison, RunPair } from './comparison.ts';
import { METRIC_GROUPS } from './key-metrics.ts';

const ONE_PAIR_SUBTITLE = 'one run each';

/** Events as a manifest keeps them; what has another form is not marked. */
const eventsSchema = z.array(
  z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('price'), atSeconds: z.number(), changeBps: z.number() }),
    z.looseObject({ kind: z.literal('demand'), atSeconds: z.number(), factor: z.number() }),
    z.looseObject({ kind: z.literal('exodus'), atSeconds: z.number(), shareBps: z.number() }),
  ]),
);

/** A over B, metric by metric, in a chart for each subject: A solid, B dashed. */
export function overlayCharts(comparison: Comparison): readonly Chart[] {
  const { a, b, titles, pairs, metrics } = comparison;
  const unixSeconds = [...(pairs[0]?.a.unixSeconds ?? [])].slice(0, comparison.commonTicks);
  const sides = [
    { name: 'a', title: titles.a, runs: pairs.map((pair) => pair.a) },
    { name: 'b', title: titles.b, runs: pairs.map((pair) => pair.b) },
  ];
  const shared = {
    subtitle: pairs.length === 1 ? ONE_PAIR_SUBTITLE : `${BANDS_SUBTITLE} · ${pairs.length} seeds`,
    token: comparison.token,
    quoteDecimals: comparison.quoteDecimals,
    metrics,
    variants: sides,
    marks: commonMarks(a, b).filter((mark) => mark.unixSeconds <= (unixSeconds.at(-1) ?? 0)),
  };
  return METRIC_GROUPS.flatMap(({ id, title, metrics: wanted }) => {
    const shown = wanted.flatMap((metric) => {
      const description = metrics.find((one) => one.id === metric);
      return description === undefined ? [] : [{ metric, title: description.title }];
    });
    const bands = shown.flatMap(({ metric }) =>
      sides.flatMap(({ name, runs }) => bandOf(name, metric, runs, unixSeconds) ?? []),
    );
    const differences = {
      title: 'B − A',
      bands: shown.flatMap(({ metric }) => differenceBand(metric, pairs, unixSeconds) ?? []),
    };
    return bandChart({ ...shared, id, title: `${title}: A and B`, charts: shown, bands, differences }) ?? [];
  });
}

function bandOf(
  variant: string,
  metric: string,
  runs: readonly ComparedRun[],
  unixSeconds: readonly number[],
): Band | undefined {
  const series = runs.flatMap((run) => run.seriesOf(metric) ?? []);
  if (series.length === 0) return undefined;
  return { variant, metric, unixSeconds, lines: bandLines(series, unixSeconds.length) };
}

/** How the differences of the pairs spread, tick by tick; of those that have a value on both sides. */
function differenceBand(metric: string, pairs: readonly RunPair[], unixSeconds: readonly number[]): Band | undefined {
  const series = pairs.flatMap((pair) => {
    const a = pair.a.seriesOf(metric);
    const b = pair.b.seriesOf(metric);
    if (a === undefined || b === undefined) return [];
    return [Float64Array.from(unixSeconds, (_, tick) => (b[tick] ?? Number.NaN) - (a[tick] ?? Number.NaN))];
  });
  if (series.length === 0) return undefined;
  return { variant: 'difference', metric, unixSeconds, lines: bandLines(series, unixSeconds.length) };
}

/** Events that both sides have. */
function commonMarks(a: ComparedSide, b: ComparedSide): readonly SweepMark[] {
  const inB = marksOf(b).map(({ label, unixSeconds }) => `${unixSeconds} ${label}`);
  return marksOf(a).filter(({ label, unixSeconds }) => inB.includes(`${unixSeconds} ${label}`));
}

function marksOf({ manifest }: ComparedSide): readonly SweepMark[] {
  const { events, startUnixSeconds } = manifest.spec as { events?: unknown; startUnixSeconds?: unknown };
  const parsed = eventsSchema.safeParse(events);
  if (!parsed.success || typeof startUnixSeconds !== 'number') return [];
  return eventMarks(parsed.data, startUnixSeconds);
}
