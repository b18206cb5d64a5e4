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
  /** Tried as well when it lies between: where success is narrow, it is likely here. */
  readonly likelyBaseUnits?: bigint;
  /** The search ends when the smallest success is at most this factor above the largest failure; above 1. */
  readonly precision: number;
}

/** What a search came to: the smallest capital that succeeded and the largest below it that did not. */
export interface CapitalFound {
  /** Undefined: nothing that was tried. */
  readonly smallestSuccess: bigint | undefined;
  /** Undefined: even the least succeeded. */
  readonly largestFailure: bigint | undefined;
  /** The most failed though less succeeds. */
  readonly tooMuch: bigint | undefined;
  readonly tries: readonly CapitalTry[];
}

/** Whoever gets less than this many base units apart is there. */
const FINEST = 1n;
/** From one capital to the next on the way up. */
const STEP = 10n;

/**
 * The most first, then upwards from the least in powers of ten to the first success, and between that and the failure
 * below it bisection on a logarithmic scale. So it finds the least even where too much fails again; that nothing below
 * the first success succeeds, and that success has no gap between, it takes for granted. `attempt` is called with one
 * capital after the other; undefined ends the search.
 */
export async function searchLeastCapital(
  search: CapitalSearch,
  attempt: (capitalBaseUnits: bigint) => Promise<boolean | undefined>,
): Promise<CapitalFound> {
  const tries: CapitalTry[] = [];
  const run = async (capitalBaseUnits: bigint): Promise<boolean | undefined> => {
    const succeeded = await attempt(capitalBaseUnits);
    if (succeeded !== undefined) tries.push({ capitalBaseUnits, succeeded });
    return succeeded;
  };
  let isOver = (await run(search.mostBaseUnits)) === undefined;
  for (const capital of isOver ? [] : capitalsBelow(search)) {
    const succeeded = await run(capital);
    isOver ||= succeeded === undefined;
    if (succeeded !== false) break;
  }
  for (;;) {
    const found = foundIn(tries, search.mostBaseUnits);
    const next = isOver ? undefined : between(found, search.precision);
    if (next === undefined) return found;
    isOver = (await run(next)) === undefined;
  }
}

/** What is tried on the way up, ascending, all below the most. */
function capitalsBelow({ leastBaseUnits, mostBaseUnits, likelyBaseUnits = 0n }: CapitalSearch): readonly bigint[] {
  const capitals: bigint[] = [];
  for (let capital = leastBaseUnits; capital < mostBaseUnits; capital *= STEP) {
    capitals.push(capital);
    const isNext = capital < likelyBaseUnits && likelyBaseUnits < capital * STEP;
    if (isNext && likelyBaseUnits < mostBaseUnits) capitals.push(likelyBaseUnits);
  }
  return capitals;
}

function foundIn(tries: readonly CapitalTry[], mostBaseUnits: bigint): CapitalFound {
  let smallestSuccess: bigint | undefined;
  let largestFailure: bigint | undefined;
  for (const { capitalBaseUnits, succeeded } of tries) {
    if (succeeded && capitalBaseUnits < (smallestSuccess ?? capitalBaseUnits + 1n)) smallestSuccess = capitalBaseUnits;
  }
  let tooMuch: bigint | undefined;
  for (const { capitalBaseUnits, succeeded } of tries) {
    if (succeeded) continue;
    if (smallestSuccess !== undefined && capitalBaseUnits > smallestSuccess) tooMuch = mostBaseUnits;
    else if (capitalBaseUnits > (largestFailure ?? -1n)) largestFailure = capitalBaseUnits;
  }
  return { smallestSuccess, largestFailure, tooMuch, tries };
}

/** The geometric mean, rounded down but above the failure; undefined where both are near enough, or one is not known. */
function between(
  { smallestSuccess: high, largestFailure: low }: Pick<CapitalFound, 'smallestSuccess' | 'largestFailure'>,
  precision: number,
): bigint | undefined {
  if (high === undefined || low === undefined) return undefined;
  if (high - low <= FINEST || Number(high) <= Number(low) * precision) return undefined;
  const middle = squareRootFloor(low * high);
  return middle <= low ? low + FINEST : middle;
}
