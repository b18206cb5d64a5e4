import type { Growth } from './growth.ts';
import type { BenchCase, CheckMeasurement, Measurement, Part, PartName } from './measurement.ts';
import { actionsPerSecond, bareRatio, floorRatio, rate } from './rates.ts';
import { grouped, markdownTable } from './tables.ts';
import type { Judgement } from './targets.ts';

const PART_TITLES: Readonly<Record<PartName, string>> = {
  engine: 'engine',
  signing: 'signing',
  encoding: 'encoding',
  policies: 'policies',
  ledger: 'ledger, keepers',
  metrics: 'metrics',
  csv: 'CSV',
  readBack: 'read-back',
  release: 'release',
};
const PARTS = Object.entries(PART_TITLES) as readonly (readonly [PartName, string])[];
const CASE = ['engine', 'agents', 'years'];

/** One row a run: how long it takes, beside the bare engine and the floors of its parts. */
export function speedTable(runs: readonly Measurement[]): readonly string[] {
  return markdownTable(
    [
      ...CASE,
      'actions',
      'bare engine s',
      'run s',
      'run / bare',
      'ticks alone: run / bare',
      'encode only s',
      'policies only s',
      'metrics and CSV only s',
      'actions/s',
      'peak RSS MB',
    ],
    runs.map((run) => [
      ...caseOf(run),
      grouped(run.actions),
      secondsOf(run.run.floorSeconds),
      secondsOf(run.run.seconds),
      bareRatio(run).toFixed(2),
      floorRatio(run.ticking).toFixed(2),
      secondsOf(run.parts.encoding.floorSeconds),
      secondsOf(run.parts.policies.seconds),
      secondsOf(run.parts.metrics.seconds + run.parts.csv.seconds),
      grouped(Math.round(actionsPerSecond(run))),
      grouped(Math.round(run.peakRssBytes / 1e6)),
    ]),
  );
}

/** One row a run: what the bare engine does with it, and genesis. */
export function engineTable(runs: readonly Measurement[]): readonly string[] {
  return markdownTable(
    [...CASE, 'ticks', 'transactions', 'bare: actions/s', 'bare: genesis s', 'bare: read-back s', 'run: genesis s'],
    runs.map((run) => [
      ...caseOf(run),
      grouped(run.ticks),
      grouped(run.transactions),
      grouped(Math.round(run.actions / (run.run.floorSeconds ?? Number.NaN))),
      secondsOf((run.run.floorSeconds ?? Number.NaN) - (run.ticking.floorSeconds ?? Number.NaN)),
      secondsOf(run.probeSeconds),
      secondsOf(run.run.seconds - run.ticking.seconds),
    ]),
  );
}

/** One row a run: share of each part of its ticks. */
export function shareTable(runs: readonly Measurement[]): readonly string[] {
  return markdownTable(
    [...CASE, ...PARTS.map(([, title]) => title)],
    runs.map((run) => [
      ...caseOf(run),
      ...PARTS.map(([name]) => `${((100 * run.parts[name].seconds) / run.ticking.seconds).toFixed(1)}%`),
    ]),
  );
}

/** One row a run: microseconds of each part for each action, with the floor in brackets where there is one. */
export function actionTable(runs: readonly Measurement[]): readonly string[] {
  const cell = ({ seconds, floorSeconds }: Part, actions: number): string => {
    const text = micros(seconds, actions);
    return floorSeconds === undefined ? text : `${text} (${micros(floorSeconds, actions)})`;
  };
  return markdownTable(
    [...CASE, 'ticks', ...PARTS.map(([, title]) => title)],
    runs.map((run) => [
      ...caseOf(run),
      cell(run.ticking, run.actions),
      ...PARTS.map(([name]) => cell(run.parts[name], run.actions)),
    ]),
  );
}

/** One row a run: how fast actions become transactions' bytes. */
export function encodingTable(runs: readonly Measurement[]): readonly string[] {
  return markdownTable(
    [...CASE, 'actions encoded', 'microseconds each', 'instructions/s'],
    runs.map(({ encoding, ...run }) => [
      ...caseOf(run),
      grouped(encoding.actions),
      (1e6 / rate(encoding)).toFixed(2),
      grouped(Math.round(rate(encoding))),
    ]),
  );
}

/** One row a run on bankrun: beside web3.js with one transaction an action. */
export function web3Table(runs: readonly Measurement[]): readonly string[] {
  return markdownTable(
    [
      ...CASE,
      'web3.js: actions',
      'us to build',
      'us to send',
      'web3.js: actions/s',
      'run: actions/s',
      'run / web3.js',
      'sending alone / web3.js',
    ],
    runs.flatMap((run) => {
      if (run.web3 === undefined) return [];
      const { engine, signing, encoding } = run.parts;
      const sending = run.actions / (engine.seconds + signing.seconds + encoding.seconds);
      const web3 = rate(run.web3);
      return [
        [
          ...caseOf(run),
          grouped(run.web3.actions),
          micros(run.web3.buildSeconds, run.web3.actions),
          micros(run.web3.seconds - run.web3.buildSeconds, run.web3.actions),
          grouped(Math.round(web3)),
          grouped(Math.round(actionsPerSecond(run))),
          (actionsPerSecond(run) / web3).toFixed(2),
          (sending / web3).toFixed(2),
        ],
      ];
    }),
  );
}

/** One row a fit: exponents of growth, 1 being linear. */
export function growthTable(growth: readonly Growth[]): readonly string[] {
  return markdownTable(
    ['growth with', 'at', 'from', 'to', 'run s', 'bare engine s', 'actions', 'peak RSS, last / first'],
    growth.map((fit) => [
      fit.along,
      fit.along === 'agents' ? yearsOf(fit.at) : `${grouped(fit.at)} agents`,
      grouped(fit.from),
      grouped(fit.to),
      fit.runExponent.toFixed(2),
      fit.bareExponent.toFixed(2),
      fit.actionsExponent.toFixed(2),
      fit.rssRatio.toFixed(2),
    ]),
  );
}

/** One row a target. */
export function targetTable(judgements: readonly Judgement[]): readonly string[] {
  const verdict = (met: boolean | undefined): string => (met === undefined ? 'not measured' : met ? 'met' : 'not met');
  return markdownTable(
    ['figure', 'target', 'found', 'verdict'],
    judgements.map(({ what, target, found, met }) => [what, target, found ?? '-', verdict(met)]),
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

/** `1 year`, `3 years`. */
export function yearsOf(years: number): string {
  return years === 1 ? '1 year' : `${grouped(years)} years`;
}

function caseOf({ engine, agents, years }: BenchCase): readonly string[] {
  return [engine, grouped(agents), String(years)];
}

function micros(seconds: number, actions: number): string {
  return ((seconds * 1e6) / actions).toFixed(1);
}

function secondsOf(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(2);
}
