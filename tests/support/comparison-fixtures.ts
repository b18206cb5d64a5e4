import type { ColumnDescription } from '#reports/artifacts/columns.ts';
import { startManifest } from '#reports/artifacts/manifest.ts';
import type { ComparedRun, ComparedSide } from '#reports/compare/compared-side.ts';
import { type Comparison, compareSides } from '#reports/compare/comparison.ts';
import type { RunSpec } from '#sim/core/run-spec.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { FIXTURE_SPEC, FIXTURE_START_UNIX_SECONDS, fixtureIdentity } from './run-folder-fixture.ts';

/** A ratio that is to be high, an exact amount without a direction, an index that is to be low, and days. */
export const COMPARED_METRICS: readonly ColumnDescription[] = [
  { id: 'staking.ratio', title: 'Staked share', unit: 'ratio', formula: 'staked / circulating', better: 'higher' },
  { id: 'supply.circulating', title: 'Circulating', unit: 'base_units', formula: 'total - vaults', better: 'neither' },
  { id: 'influence.gini', title: 'Gini coefficient', unit: 'ratio', formula: 'of power', better: 'lower' },
  { id: 'staking.mean_lock_days', title: 'Mean lock', unit: 'days', formula: 'mean', better: 'higher' },
];

/** A run whose metrics go evenly from 0 to what these cells say; an empty cell is no value at any tick. */
export function comparedRun(seed: number, end: readonly string[], change: Partial<ComparedRun> = {}): ComparedRun {
  const ticks = change.ticksFinished ?? 4;
  const cellsAt = (tick: number): readonly string[] =>
    end.map((cell) => {
      if (cell === '' || tick === ticks - 1) return cell;
      return /^\d+$/.test(cell)
        ? String((BigInt(cell) * BigInt(tick + 1)) / BigInt(ticks))
        : String((Number(cell) * (tick + 1)) / ticks);
    });
  const seriesOf = (id: string): Float64Array => {
    const column = COMPARED_METRICS.findIndex((metric) => metric.id === id);
    return Float64Array.from({ length: ticks }, (_, tick) => {
      const cell = cellsAt(tick)[column] ?? '';
      return cell === '' ? Number.NaN : Number(cell);
    });
  };
  return {
    seed,
    status: 'completed',
    ticksFinished: ticks,
    digest: JSON.stringify([seed, end]),
    vacuousKinds: [],
    failure: undefined,
    unixSeconds: Float64Array.from(
      { length: ticks },
      (_, tick) => FIXTURE_START_UNIX_SECONDS + (tick + 1) * SECONDS_PER_DAY,
    ),
    cellsAt: (tick) => (tick < ticks ? cellsAt(tick) : undefined),
    seriesOf,
    ...change,
  };
}

export const FOUR_DAYS: RunSpec = { ...FIXTURE_SPEC, horizonTicks: 4 };

/** The same economy with a penalty of 20% instead of 10%. */
export const STEEP: RunSpec = { ...FOUR_DAYS, staking: { ...FOUR_DAYS.staking, penaltyBps: 2_000 } };

export function comparedSide(
  name: string,
  runs: readonly ComparedRun[],
  change: Partial<ComparedSide> & { readonly spec?: RunSpec } = {},
): ComparedSide {
  const { spec = FOUR_DAYS, ...rest } = change;
  return { name, manifest: startManifest(fixtureIdentity(spec)), metrics: COMPARED_METRICS, runs, ...rest };
}

/** One run folder against another with a penalty of 20%. */
export function folderComparison(change: Partial<ComparedSide> = {}): Comparison {
  const a = comparedSide('plain', [comparedRun(42, ['0.4', '9007199254740993', '0.5', '30'])]);
  const b = comparedSide('steep', [comparedRun(42, ['0.45', '9007199254740996', '0.55', ''])], {
    spec: STEEP,
    ...change,
  });
  return compareSides('folders', a, b);
}

/** The staked share rises with each of five seeds, Gini differs either way, the mean lock is the same. */
export function seedsComparison(change: Partial<ComparedSide> = {}): Comparison {
  const gini = ['0.48', '0.49', '0.5', '0.51', '0.52'];
  const a = comparedSide(
    'first-year',
    [0, 1, 2, 3, 4].map((index) => comparedRun(42 + index, ['0.4', '1000', '0.5', '30'])),
  );
  const b = comparedSide(
    'first-year with staking.penalty=20%',
    [0, 1, 2, 3, 4].map((index) =>
      comparedRun(42 + index, [String((41 + index) / 100), String(1_100 + 10 * index), gini[index] as string, '30']),
    ),
    { spec: STEEP, ...change },
  );
  return compareSides('seeds', a, b);
}
