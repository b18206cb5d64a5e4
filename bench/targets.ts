import { type Growth, growthOf } from './growth.ts';
import type { Measurement } from './measurement.ts';
import { actionsPerSecond, bareRatio, rate } from './rates.ts';
import { grouped } from './tables.ts';

/** What a figure should be, and what it was; undefined if its cases were not measured. */
export interface Judgement {
  readonly what: string;
  readonly target: string;
  readonly found: string | undefined;
  readonly met: boolean | undefined;
}

/** The case that most targets speak of. */
const AGENTS = 10_000;
const YEARS = 3;
/** Repeated runs differ by some hundredths: an exponent up to here is taken for linear. */
const LINEAR = 1.05;

/** The targets, each with its figure. Times are of whole runs, genesis included. */
export function judge(runs: readonly Measurement[]): readonly Judgement[] {
  const find = (years: number): Measurement | undefined =>
    runs.find((run) => run.engine === 'litesvm' && run.agents === AGENTS && run.years === years);
  const [main, shorter] = [find(YEARS), find(1)];
  const ofMain = (figure: (run: Measurement) => number): number | undefined =>
    main === undefined ? undefined : figure(main);
  const where = `${grouped(AGENTS)} agents, ${YEARS} years`;
  const growth = growthOf(runs);
  const speed = ofMain(actionsPerSecond);
  return [
    judgement(`whole run / bare engine, ${where}`, ofMain(bareRatio), 'at most', 1.3, twoPlaces),
    judgement(`actions/s, ${where}`, speed, 'at least', 25_000, whole),
    judgement(`actions/s, ${where}, the aim`, speed, 'at least', 35_000, whole),
    judgement(
      `instructions encoded a second, ${where}`,
      ofMain(({ encoding }) => rate(encoding)),
      'above',
      200_000,
      whole,
    ),
    judgement('bankrun / web3.js, actions/s', least(runs.flatMap(web3Ratio)), 'at least', 4, twoPlaces),
    judgement(
      `peak memory, ${where}, MB`,
      ofMain((run) => run.peakRssBytes / 1e6),
      'below',
      1_000,
      whole,
    ),
    judgement(
      'peak memory, 3 years / 1 year',
      shorter && ofMain((run) => run.peakRssBytes / shorter.peakRssBytes),
      'below',
      1.1,
      twoPlaces,
    ),
    judgement('exponent of time in agents', steepest(growth, 'agents'), 'at most', LINEAR, twoPlaces),
    judgement('exponent of time in years', steepest(growth, 'years'), 'at most', LINEAR, twoPlaces),
  ];
}

type Bound = 'at most' | 'at least' | 'below' | 'above';

const HOLDS: Readonly<Record<Bound, (found: number, limit: number) => boolean>> = {
  'at most': (found, limit) => found <= limit,
  'at least': (found, limit) => found >= limit,
  below: (found, limit) => found < limit,
  above: (found, limit) => found > limit,
};

function judgement(
  what: string,
  found: number | undefined,
  bound: Bound,
  limit: number,
  text: (value: number) => string,
): Judgement {
  return {
    what,
    target: `${bound} ${text(limit)}`,
    found: found === undefined ? undefined : text(found),
    met: found === undefined ? undefined : HOLDS[bound](found, limit),
  };
}

/** A whole run on bankrun by web3.js's sending alone. */
function web3Ratio(run: Measurement): readonly number[] {
  return run.web3 === undefined ? [] : [actionsPerSecond(run) / rate(run.web3)];
}

function steepest(growth: readonly Growth[], along: Growth['along']): number | undefined {
  const exponents = growth.filter((series) => series.along === along).map(({ runExponent }) => runExponent);
  return exponents.length === 0 ? undefined : Math.max(...exponents);
}

function least(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.min(...values);
}

function whole(value: number): string {
  return grouped(Math.round(value));
}

function twoPlaces(value: number): string {
  return value.toFixed(2);
}
