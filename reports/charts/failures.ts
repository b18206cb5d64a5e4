import { printable } from '../text/escape.ts';
import { groupDigits } from '../text/quantity.ts';
import { barChart } from './bar-chart.ts';
import type { Chart, ChartSource } from './chart.ts';
import { SERIES_STYLES } from './theme.ts';

const MAX_BARS = 12;
const OTHER_ERRORS = 'other errors';
const OTHER_KINDS = 'other actions';

/** Which actions the program refused, and why. */
export function failuresChart(source: ChartSource): Chart | undefined {
  const { failures } = source;
  if (failures.length === 0) return undefined;
  const errors = byCount(failures, ({ errorName }) => errorName);
  const kinds = byCount(failures, ({ kind }) => kind).map(([kind]) => kind);
  const shownErrors = new Set(top(errors, MAX_BARS).map(([name]) => name));
  const shownKinds = new Set(top(kinds, SERIES_STYLES.length));
  const counts = new Map<string, Map<string, number>>();
  for (const { errorName, kind, count } of failures) {
    const bar = shownErrors.has(errorName) ? errorName : OTHER_ERRORS;
    const part = shownKinds.has(kind) ? kind : OTHER_KINDS;
    const parts = counts.get(bar) ?? new Map<string, number>();
    counts.set(bar, parts);
    parts.set(part, (parts.get(part) ?? 0) + count);
  }
  const order = [...errors.map(([name]) => name).filter((name) => shownErrors.has(name)), OTHER_ERRORS];
  const bars = order.flatMap((name) => {
    const parts = counts.get(name);
    if (parts === undefined) return [];
    const total = [...parts.values()].reduce((sum, count) => sum + count, 0);
    return [
      {
        name: printable(name),
        parts: [...parts].map(([series, value]) => ({ series: printable(series), value })),
        label: groupDigits(String(total)),
      },
    ];
  });
  const described = bars.map(({ name, label, parts }) => {
    const kindsOf = [...parts].sort((a, b) => b.value - a.value).map(({ series }) => series);
    return `${name} ${label} (${kindsOf.join(', ')})`;
  });
  return barChart(source, {
    id: 'failures',
    title: 'Refused actions by error (number)',
    description: `Refused actions of the whole run by the program's error: ${described.join('; ')}.`,
    axisTitle: 'refused actions',
    barTitle: 'error',
    partTitle: 'action',
    format: '~s',
    bars,
    series: [
      ...kinds.filter((kind) => shownKinds.has(kind)).map((kind) => ({ name: printable(kind) })),
      ...(shownKinds.size < kinds.length ? [{ name: OTHER_KINDS, isRest: true }] : []),
    ],
  });
}

/** Sums by a name, most first; equal ones in the given order. */
function byCount<T extends { readonly count: number }>(
  rows: readonly T[],
  nameOf: (row: T) => string,
): readonly (readonly [name: string, count: number])[] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(nameOf(row), (sums.get(nameOf(row)) ?? 0) + row.count);
  return [...sums].sort(([, a], [, b]) => b - a);
}

/** All of them where they are few enough, else the first and a place for the rest. */
function top<T>(all: readonly T[], most: number): readonly T[] {
  return all.length <= most ? all : all.slice(0, most - 1);
}
