import type { PanelSeries } from './wide-rows.ts';

/** The share of the values that an axis must show. */
const SHOWN_SHARE = 0.95;
/** Peaks this many times above them would press everything else flat. */
const TOO_HIGH = 2.5;
const ROOM = 1.3;

/** Where an axis should end so that rare peaks do not press the rest flat; undefined where there are none. */
export function axisEndBelowPeaks(series: readonly PanelSeries[]): number | undefined {
  const values = series.flatMap((one) => one.values.filter((value) => value !== undefined)).sort((a, b) => a - b);
  const usual = values[Math.floor((values.length - 1) * SHOWN_SHARE)] ?? 0;
  const peak = values.at(-1) ?? 0;
  return usual > 0 && peak > usual * TOO_HIGH ? usual * ROOM : undefined;
}

export function peakOf(series: readonly PanelSeries[]): number {
  let peak = Number.NEGATIVE_INFINITY;
  for (const { values } of series) for (const value of values) if (value !== undefined && value > peak) peak = value;
  return peak;
}
