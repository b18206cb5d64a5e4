import type { BenchCase } from './measurement.ts';

/** What one command measures. */
export interface BenchPlan {
  readonly cases: readonly BenchCase[];
  /** Agents of the runs that tell what the checks cost. */
  readonly checkedAgents: readonly number[];
}

/** Options as they stand on the command line. */
export interface BenchOptions {
  readonly full: boolean;
  readonly agents: string | undefined;
  readonly years: string | undefined;
  readonly engine: string | undefined;
}

const BANKRUN: BenchCase = { engine: 'bankrun', agents: 1_000, years: 1 };

/**
 * Some minutes of cases; all with `full`; every combination of lists if any are given. Throws `RangeError` for what is no
 * such list.
 */
export function benchPlan({ full, agents, years, engine }: BenchOptions): BenchPlan {
  if (agents !== undefined || years !== undefined || engine !== undefined) {
    const counts = wholeNumbers('agents', agents ?? '1000');
    const horizons = wholeNumbers('years', years ?? '1');
    const engines = engineNames(engine ?? 'litesvm');
    return { cases: engines.flatMap((name) => combinations(name, counts, horizons)), checkedAgents: counts };
  }
  if (!full) return { cases: [...combinations('litesvm', [1_000, 5_000], [1]), BANKRUN], checkedAgents: [1_000] };
  return {
    cases: [...combinations('litesvm', [1_000, 5_000, 10_000, 30_000], [1, 3]), BANKRUN],
    checkedAgents: [1_000, 5_000],
  };
}

function combinations(
  engine: BenchCase['engine'],
  counts: readonly number[],
  horizons: readonly number[],
): readonly BenchCase[] {
  return horizons.flatMap((years) => counts.map((agents) => ({ engine, agents, years })));
}

function wholeNumbers(name: string, text: string): readonly number[] {
  return text.split(',').map((part) => {
    const value = Number(part);
    if (Number.isInteger(value) && value > 0) return value;
    throw new RangeError(`--${name} takes whole numbers such as 1000,5000; found ${part}`);
  });
}

function engineNames(text: string): readonly BenchCase['engine'][] {
  return text.split(',').map((name) => {
    if (name === 'litesvm' || name === 'bankrun') return name;
    throw new RangeError(`--engine takes litesvm or bankrun; found ${name}`);
  });
}
