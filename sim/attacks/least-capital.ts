import { squareRootFloor } from '../ledger/economy/square-root.ts';

/** One try of a search. */
export interface CapitalTry {
  readonly capitalBaseUnits: bigint;
  readonly succeeded: boolean;
}

/** Bounds of a search, and how near it comes. */
export interface CapitalSearch {
  /** At least 1. */
  readonly leastBaseUnits: bigint;
  readonly mostBaseUnits: bigint;
  /** The search ends when the smallest success is at most this factor above the largest failure; above 1. */
  readonly precision: number;
}

/** What a search came to: the smallest capital that succeeded and the largest below it that did not. */
export interface CapitalFound {
  /** Undefined: not even the most. */
  readonly smallestSuccess: bigint | undefined;
  /** Undefined: even the least succeeded. */
  readonly largestFailure: bigint | undefined;
  readonly tries: readonly CapitalTry[];
}

/** Whoever gets less than this many base units apart is there. */
const FINEST = 1n;

/**
 * Bisection on a logarithmic scale, which takes for granted that more capital never fails where less succeeds: first the
 * most, then the least, then between. `attempt` is called with one capital after the other; undefined ends the search.
 */
export async function searchLeastCapital(
  { leastBaseUnits, mostBaseUnits, precision }: CapitalSearch,
  attempt: (capitalBaseUnits: bigint) => Promise<boolean | undefined>,
): Promise<CapitalFound> {
  const tries: CapitalTry[] = [];
  let smallestSuccess: bigint | undefined;
  let largestFailure: bigint | undefined;
  const run = async (capitalBaseUnits: bigint): Promise<boolean> => {
    const succeeded = await attempt(capitalBaseUnits);
    if (succeeded === undefined) return false;
    tries.push({ capitalBaseUnits, succeeded });
    if (succeeded) smallestSuccess = capitalBaseUnits;
    else largestFailure = capitalBaseUnits;
    return true;
  };
  const found = (): CapitalFound => ({ smallestSuccess, largestFailure, tries });
  if (!(await run(mostBaseUnits)) || smallestSuccess === undefined) return found();
  if (leastBaseUnits >= mostBaseUnits || !(await run(leastBaseUnits)) || largestFailure === undefined) return found();
  for (;;) {
    const next = between(largestFailure, smallestSuccess, precision);
    if (next === undefined || !(await run(next))) return found();
  }
}

/** The geometric mean, rounded down but above `low`; undefined where both are near enough. */
function between(low: bigint, high: bigint, precision: number): bigint | undefined {
  if (high - low <= FINEST || Number(high) <= Number(low) * precision) return undefined;
  const middle = squareRootFloor(low * high);
  return middle <= low ? low + FINEST : middle;
}
