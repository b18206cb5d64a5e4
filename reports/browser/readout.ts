import type { TimeReading } from '../charts/chart.ts';
import type { DataRow } from '../page/packed-columns.ts';
import { seriesText } from '../page/series-text.ts';
import { instantText } from '../page/value-text.ts';
import { nearestRow } from './nearest-row.ts';

/** A panel's data set, and the instant of each row. */
export interface PanelCourse {
  readonly panel: TimeReading['panels'][number];
  readonly times: readonly number[];
  readonly rows: readonly DataRow[];
}

/** What a chart says at one instant. */
export interface Readout {
  /** Of the row that is read, of the first panel. */
  readonly ms: number;
  readonly date: string;
  readonly panels: readonly {
    readonly subject: string;
    readonly entries: readonly { readonly name: string; readonly colour: string; readonly text: string }[];
  }[];
}

/** The panels with their rows; those without a row are left out. */
export function coursesOf(
  time: TimeReading,
  rows: ReadonlyMap<string, readonly DataRow[]>,
): readonly [PanelCourse, ...PanelCourse[]] | undefined {
  const [first, ...others] = time.panels.flatMap((panel) => {
    const found = rows.get(panel.dataset) ?? [];
    return found.length === 0 ? [] : [{ panel, rows: found, times: found.map(({ date }) => Date.parse(String(date))) }];
  });
  return first === undefined ? undefined : [first, ...others];
}

/** Every series' value at the row nearest to the instant. */
export function readoutAt(courses: readonly [PanelCourse, ...PanelCourse[]], ms: number): Readout {
  const [first] = courses;
  const at = first.times[nearestRow(first.times, ms)] ?? ms;
  return {
    ms: at,
    date: instantText(at),
    panels: courses.map(({ panel, times, rows }) => {
      const { subject, series } = panel;
      const near = nearestRow(times, at);
      const row = rows[near];
      const rowMs = times[near] ?? at;
      return {
        // A panel of weeks has no row at most days: its own date tells whose values these are.
        subject: rowMs === at ? subject : `${subject} (${instantText(rowMs)})`,
        entries: series.map((one) => ({ name: one.name, colour: one.colour, text: seriesText(row, one, panel) })),
      };
    }),
  };
}

/** The readout as a sentence, for who hears it. */
export function readoutInWords({ date, panels }: Readout): string {
  const parts = panels.map(({ subject, entries }) => {
    const [first] = entries;
    // A panel of one series is named by its subject.
    if (entries.length === 1 && first !== undefined) return `${subject}: ${first.text}`;
    return `${subject}: ${entries.map(({ name, text }) => `${name} ${text}`).join(', ')}`;
  });
  return `${date}. ${parts.join('. ')}.`;
}
