import type { CheckMeasurement, Measurement, Part, PartName } from './measurement.ts';

const PART_TITLES: Readonly<Record<PartName, string>> = {
  engine: 'engine',
  signing: 'signing',
  encoding: 'encoding',
  sim: 'policies, ledger, metrics',
  readBack: 'read-back',
  csv: 'CSV',
  release: 'release',
};
const PARTS = Object.entries(PART_TITLES) as readonly (readonly [PartName, string])[];

/** One row a run: how fast it is, beside the bare engine. */
export function speedTable(measurements: readonly Measurement[]): readonly string[] {
  const header = [
    'engine',
    'agents',
    'years',
    'ticks',
    'actions',
    'run s',
    'bare engine s',
    'run / bare',
    'bare, signatures unchecked s',
    'actions/s',
    'bare transactions/s',
    'genesis s (bare)',
    'peak RSS MB',
  ];
  return markdownTable(
    header,
    measurements.map((m) => [
      m.engine,
      grouped(m.agents),
      String(m.years),
      grouped(m.ticks),
      grouped(m.actions),
      m.run.seconds.toFixed(2),
      secondsOf(m.run.floorSeconds),
      ratio(m.run),
      secondsOf(m.uncheckedSeconds),
      grouped(Math.round(m.actions / m.run.seconds)),
      grouped(Math.round(m.transactions / (m.run.floorSeconds ?? Number.NaN))),
      `${m.genesis.seconds.toFixed(2)} (${secondsOf(m.genesis.floorSeconds)})`,
      grouped(Math.round(m.peakRssBytes / 1e6)),
    ]),
  );
}

/** One row a run: share of each part of its time. */
export function shareTable(measurements: readonly Measurement[]): readonly string[] {
  return markdownTable(
    ['engine', 'agents', 'years', ...PARTS.map(([, title]) => title)],
    measurements.map((m) => [
      m.engine,
      grouped(m.agents),
      String(m.years),
      ...PARTS.map(([name]) => `${((100 * m.parts[name].seconds) / m.run.seconds).toFixed(1)}%`),
    ]),
  );
}

/** One row a run: microseconds of each part for each action, with the floor in brackets where there is one. */
export function actionTable(measurements: readonly Measurement[]): readonly string[] {
  const cell = ({ seconds, floorSeconds }: Part, actions: number): string => {
    const micros = (value: number): string => ((value * 1e6) / actions).toFixed(1);
    return floorSeconds === undefined ? micros(seconds) : `${micros(seconds)} (${micros(floorSeconds)})`;
  };
  return markdownTable(
    ['engine', 'agents', 'years', 'whole run', ...PARTS.map(([, title]) => title)],
    measurements.map((m) => [
      m.engine,
      grouped(m.agents),
      String(m.years),
      cell(m.run, m.actions),
      ...PARTS.map(([name]) => cell(m.parts[name], m.actions)),
    ]),
  );
}

/** One row a run: share of its time that the checks take. */
export function checkTable(measurements: readonly CheckMeasurement[]): readonly string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return markdownTable(
    ['scenario', 'agents', 'actions', 'ledger', 'prediction', 'comparison', 'all invariants'],
    measurements.map(({ scenario, agents, actions, shares }) => [
      scenario,
      grouped(agents),
      grouped(actions),
      percent(shares.ledger),
      percent(shares.prediction),
      percent(shares.comparison),
      percent(shares.invariants),
    ]),
  );
}

/** A Markdown table with columns of even width; every column but the first is aligned right. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? '';
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)];
}

/** `1234567` as `1,234,567`. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

function secondsOf(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(2);
}

function ratio({ seconds, floorSeconds }: Part): string {
  return floorSeconds === undefined ? '-' : (seconds / floorSeconds).toFixed(2);
}
