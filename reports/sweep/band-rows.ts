import { downsampledRows } from '../charts/downsample.ts';
import { isoTime } from '../charts/time-axis.ts';
import { shortened } from '../charts/wide-rows.ts';
import type { Band } from './bands.ts';

/** Bands of a panel over the same times, as one data set of its chart. */
export interface BandSet {
  readonly dataset: string;
  readonly bands: readonly Band[];
  readonly rows: readonly BandRow[];
}

/** A row a time: `date`, and for each variant its median and, where its seeds differ, p10 and p90. */
export type BandRow = Readonly<Record<string, string | number | null>>;

/** Names of a variant's fields. A variant's own name has no underscore, so they are unlike any other's. */
export interface BandFields {
  readonly median: string;
  readonly low: string;
  readonly high: string;
}

export function fieldsOf(variant: string): BandFields {
  return { median: `${variant}_median`, low: `${variant}_p10`, high: `${variant}_p90` };
}

/** One seed alone, or seeds that do not differ, have no band to draw. */
export function isSpread({ lines }: Band): boolean {
  return lines.p10.some((value, tick) => value !== lines.p90[tick]);
}

/** What B differs from A by, beside the bands of both: read at the cursor, not drawn. */
export interface DifferenceBand {
  readonly band: Band;
  readonly divisor: number;
}

/** The bands by their times: one set as a rule, several where variants have ticks of different lengths. */
export function bandSets(
  bands: readonly Band[],
  panel: number,
  divisor: number,
  difference?: DifferenceBand,
): readonly BandSet[] {
  const groups: Band[][] = [];
  for (const band of bands) {
    const group = groups.find(([first]) => first !== undefined && sharesTimes(first, band));
    if (group === undefined) groups.push([band]);
    else group.push(band);
  }
  return groups.map((group, index) => ({
    dataset: `panel_${panel + 1}${index === 0 ? '' : `_${index + 1}`}`,
    bands: group,
    rows: rowsOf(group, divisor, index === 0 ? difference : undefined),
  }));
}

/** One may end earlier. */
function sharesTimes(one: Band, other: Band): boolean {
  const ticks = Math.min(one.unixSeconds.length, other.unixSeconds.length);
  for (let tick = 0; tick < ticks; tick += 1) {
    if (one.unixSeconds[tick] !== other.unixSeconds[tick]) return false;
  }
  return true;
}

function rowsOf(bands: readonly Band[], divisor: number, difference: DifferenceBand | undefined): readonly BandRow[] {
  const times = bands.reduce<readonly number[]>(
    (longest, { unixSeconds }) => (unixSeconds.length > longest.length ? unixSeconds : longest),
    [],
  );
  const columns = bands.flatMap((band) => columnsOf(band, divisor));
  const kept = downsampledRows(
    times.length,
    columns.map(({ values }) => values),
  );
  const all = difference === undefined ? columns : [...columns, ...columnsOf(difference.band, difference.divisor)];
  return kept.map((row) =>
    Object.fromEntries<string | number | null>([
      ['date', isoTime(times[row] ?? 0)],
      ...all.map(({ field, values, divisor: by }): [string, number | null] => {
        const value = values[row];
        return [field, value === undefined ? null : shortened(value / by)];
      }),
    ]),
  );
}

interface Column {
  readonly field: string;
  readonly values: readonly (number | undefined)[];
  readonly divisor: number;
}

function columnsOf(band: Band, divisor: number): readonly Column[] {
  const { median, low, high } = fieldsOf(band.variant);
  const { lines } = band;
  const middle = { field: median, values: lines.median, divisor };
  if (!isSpread(band)) return [middle];
  return [middle, { field: low, values: lines.p10, divisor }, { field: high, values: lines.p90, divisor }];
}
