import type { Spec } from 'vega';
import type { TimeReading } from '../charts/chart.ts';
import { type Html, html } from '../text/html.ts';
import { rowsOf } from './live-data.ts';
import type { DataRow } from './packed-columns.ts';
import { seriesText } from './series-text.ts';
import { tableFrame } from './tables.ts';
import { instantText } from './value-text.ts';

/** As many rows as one can take in. */
const MAX_ROWS = 16;

/** Length of the part of a date that names its year, its month. */
const YEAR = 4;
const MONTH = 7;

/**
 * What a chart over time shows, as tables: one, or one a panel where panels have series of the same names, which then
 * stand under the panel's subject.
 */
export function valueTables(title: string, time: TimeReading, spec: Spec): readonly Html[] {
  const names = time.panels.flatMap(({ series }) => series.map(({ name }) => name));
  const isOneTable = time.panels.every(({ series }) => series.length <= 1) || new Set(names).size === names.length;
  if (isOneTable) return [valueTable(title, time, spec)].filter((table) => table !== undefined);
  return time.panels.flatMap((panel) => {
    const table = valueTable(`${title}: ${panel.subject}`, { ...time, panels: [panel] }, spec);
    return table === undefined ? [] : [html`<h4>${panel.subject}</h4>\n${table}\n`];
  });
}

/**
 * What a chart over time shows, as a table of about a dozen dates, at each the latest values; undefined when it has no
 * row.
 */
export function valueTable(title: string, time: TimeReading, spec: Spec): Html | undefined {
  const panels = time.panels.map((panel) => ({ panel, rows: rowsOf(spec, panel.dataset) }));
  const longest = panels.reduce<readonly DataRow[]>((most, { rows }) => (rows.length > most.length ? rows : most), []);
  if (longest.length === 0) return undefined;
  const dates = tableRows(longest.map(({ date }) => instantText(Date.parse(String(date))))).map((row) =>
    String(longest[row]?.['date']),
  );
  const courses = panels.map(({ rows }) => ({ rows, times: rows.map(msOf) }));
  const head = panels.flatMap(({ panel }) =>
    panel.series.map(({ name }) => {
      const column = panel.series.length === 1 && panels.length > 1 ? panel.subject : name;
      return html`<th scope="col" class="number">${column}</th>`;
    }),
  );
  return tableFrame(
    `Values of: ${title}`,
    html`<tr><th scope="col">Date</th>${head}</tr>`,
    dates.map((date) => {
      const known = courses.map((course) => latestRow(course, Date.parse(date)));
      const cells = panels.flatMap(({ panel }, index) =>
        panel.series.map((one) => html`<td class="number">${seriesText(known[index], one, panel, '–')}</td>`),
      );
      return html`<tr><th scope="row">${instantText(Date.parse(date))}</th>${cells}</tr>\n`;
    }),
  );
}

/** Indices of the dates to show: the first, the last, and the ends of months, quarters or years, whichever are few enough. */
export function tableRows(dates: readonly string[], maxRows: number = MAX_ROWS): readonly number[] {
  const all = dates.map((_, row) => row);
  if (all.length <= maxRows) return all;
  for (const periodOf of [monthOf, quarterOf, yearOf]) {
    const ends = all.filter((row) => periodOf(dates[row] ?? '') !== periodOf(dates[row + 1] ?? ''));
    const rows = [...new Set([0, ...ends])];
    if (rows.length > 3 && rows.length <= maxRows) return rows;
  }
  return [...new Set(Array.from({ length: 13 }, (_, part) => Math.round((part * (all.length - 1)) / 12)))];
}

/** The last row that is not after a time: panels of weeks or of censuses have no row at most dates. */
function latestRow(
  { rows, times }: { readonly rows: readonly DataRow[]; readonly times: readonly number[] },
  ms: number,
): DataRow | undefined {
  return rows[times.findLastIndex((time) => time <= ms)];
}

function msOf({ date }: DataRow): number {
  return Date.parse(String(date));
}

function monthOf(date: string): string {
  return date.slice(0, MONTH);
}

function quarterOf(date: string): string {
  return `${date.slice(0, YEAR)} ${Math.ceil(Number(date.slice(YEAR + 1, MONTH)) / 3)}`;
}

function yearOf(date: string): string {
  return date.slice(0, YEAR);
}
