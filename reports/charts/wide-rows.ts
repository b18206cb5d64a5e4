import { INK, seriesStyle } from './theme.ts';
import { isoTime } from './time-axis.ts';

/** Enough for a picture and for a reader at the cursor, but never less than whole numbers; files have the exact values. */
const DIGITS = 7;

/** One series of a panel. */
export interface PanelSeries {
  readonly name: string;
  /** One value a time; undefined leaves a gap. */
  readonly values: readonly (number | undefined)[];
  /** What is left beside the other series: it has a colour that is none of theirs. */
  readonly isRest?: boolean;
  /** Position of its look among `SERIES_STYLES`. Default: its position in the panel. */
  readonly style?: number;
}

/** A row a time: `date`, and a field a series, by its name. */
export type WideRow = Readonly<Record<string, string | number | null>>;

/** The kept rows of some series as a data set. */
export function wideRows(
  unixSeconds: readonly number[],
  series: readonly PanelSeries[],
  kept: readonly number[],
): readonly WideRow[] {
  return kept.map((row) => {
    const cells: [string, string | number | null][] = [['date', isoTime(unixSeconds[row] ?? 0)]];
    for (const { name, values } of series) {
      const value = values[row];
      cells.push([name, value === undefined ? null : shortened(value)]);
    }
    return Object.fromEntries(cells);
  });
}

/** Vega transform that makes of each wide row a row a series. */
export function foldOf(series: readonly PanelSeries[]): { fold: string[]; as: [string, string] } {
  return { fold: series.map(({ name }) => fieldPath(name)), as: ['series', 'value'] };
}

/** A field by its name: Vega would read a dot, a bracket or a quote in it as a path. */
export function fieldPath(name: string): string {
  return name.replace(/[.[\]\\'"]/g, '\\$&');
}

/** Colours of the series by name, as the scale of a colour channel. */
export function colourScale(series: readonly PanelSeries[]): { domain: string[]; range: string[] } {
  return { domain: series.map(({ name }) => name), range: series.map(colourOf) };
}

export function colourOf({ isRest, style }: PanelSeries, index: number): string {
  return isRest === true ? INK.rest : seriesStyle(style ?? index).colour;
}

export function shortened(value: number): number {
  if (Number.isInteger(value)) return value;
  return Math.abs(value) >= 10 ** (DIGITS - 1) ? Math.round(value) : Number(value.toPrecision(DIGITS));
}
