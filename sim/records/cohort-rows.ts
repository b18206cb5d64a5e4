import type { CohortSpec } from '../core/run-spec.ts';
import type { CohortSums } from '../metrics/metric.ts';
import type { CohortRow } from '../ports/run-sink.ts';
import type { TickEnd } from './agent-survey.ts';

/** Rows of `cohorts.csv`, in the order of the scenario. `hasMarket`: agents have accounts of the quote asset. */
export function cohortRows(
  { tickIndex, unixSeconds }: TickEnd,
  cohorts: readonly CohortSpec[],
  sums: readonly CohortSums[],
  hasMarket: boolean,
): readonly CohortRow[] {
  return cohorts.map(({ cohort, policy }, position) => {
    const held = sums[position] as CohortSums;
    return {
      tickIndex,
      unixSeconds,
      cohort,
      policy: policy.kind,
      agents: held.agents,
      stakers: held.stakers,
      stakedBaseUnits: held.stakedBaseUnits,
      walletBaseUnits: held.walletBaseUnits,
      quoteUnits: hasMarket ? held.quoteUnits : undefined,
      power: held.power,
      claimedBaseUnits: held.claimedBaseUnits,
      compoundedBaseUnits: held.compoundedBaseUnits,
      penaltiesBaseUnits: held.penaltiesBaseUnits,
      votes: held.votes,
    };
  });
}
