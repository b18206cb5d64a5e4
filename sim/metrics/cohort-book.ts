import { PROPOSAL_SLOTS } from '../ledger/economy/governance-model.ts';
import type { AgentIndex, AgentState, UserStakeState } from '../ports/staking-chain.ts';
import type { CohortSums } from './metric.ts';

/** The account counts votes modulo this. */
const COUNTED_VOTES = 256;

type Tally = { -readonly [Field in keyof CohortSums]: CohortSums[Field] };

/** Sums by cohort, kept by what changed between two readings of an agent's accounts. */
export class CohortBook {
  readonly #cohortOf: readonly number[];
  readonly #tallies: readonly Tally[];

  /** Cohort of each agent, by its position in the scenario; the length is the population's. */
  constructor(cohortOf: readonly number[], cohorts: number) {
    this.#cohortOf = cohortOf;
    this.#tallies = Array.from({ length: cohorts }, emptyTally);
    for (const cohort of cohortOf) (this.#tallies[cohort] as Tally).agents++;
  }

  get sums(): readonly CohortSums[] {
    return this.#tallies;
  }

  /** Balances and counters of accounts that were read again; stake, power and weight come by `change`. */
  replaceAccounts(agent: AgentIndex, before: AgentState | undefined, after: AgentState): void {
    const tally = this.#tallyOf(agent);
    // Most fields are as they were, and a comparison costs less than sums of bigints.
    const walletBefore = before?.walletBaseUnits ?? 0n;
    if (after.walletBaseUnits !== walletBefore) tally.walletBaseUnits += after.walletBaseUnits - walletBefore;
    const quoteBefore = before?.quoteUnits ?? 0n;
    const { quoteUnits = 0n } = after;
    if (quoteUnits !== quoteBefore) tally.quoteUnits += quoteUnits - quoteBefore;
    if (after.stake !== undefined) countSince(tally, before?.stake, after.stake);
  }

  changeStake(agent: AgentIndex, changeBaseUnits: bigint, changeOfStakers: number): void {
    const tally = this.#tallyOf(agent);
    tally.stakedBaseUnits += changeBaseUnits;
    tally.stakers += changeOfStakers;
  }

  changeWeights(agent: AgentIndex, changeOfPower: bigint, changeOfRewardWeight: bigint): void {
    const tally = this.#tallyOf(agent);
    tally.power += changeOfPower;
    tally.rewardWeight += changeOfRewardWeight;
  }

  #tallyOf(agent: AgentIndex): Tally {
    return this.#tallies[this.#cohortOf[agent] as number] as Tally;
  }
}

/** A closed account takes its counters with it: what it had counted stays in the sums, a new one counts from 0. */
function countSince(tally: Tally, before: UserStakeState | undefined, after: UserStakeState): void {
  tally.claimedBaseUnits = raised(
    tally.claimedBaseUnits,
    before?.rewardsClaimedBaseUnits ?? 0n,
    after.rewardsClaimedBaseUnits,
  );
  tally.compoundedBaseUnits = raised(
    tally.compoundedBaseUnits,
    before?.rewardsCompoundedBaseUnits ?? 0n,
    after.rewardsCompoundedBaseUnits,
  );
  tally.penaltiesBaseUnits = raised(
    tally.penaltiesBaseUnits,
    before?.penaltiesPaidBaseUnits ?? 0n,
    after.penaltiesPaidBaseUnits,
  );
  tally.votes += newVotes(before?.voteCount ?? 0, after.voteCount);
}

/** A wallet votes once on each live proposal, so no more votes than there are slots come between two readings. */
function newVotes(before: number, after: number): number {
  if (after >= before) return after - before;
  const past = after + COUNTED_VOTES - before;
  return past <= PROPOSAL_SLOTS ? past : after;
}

/** A sum with what a counter has counted between two readings. */
function raised(sum: bigint, before: bigint, after: bigint): bigint {
  if (after === before) return sum;
  return after < before ? sum + after : sum + after - before;
}

function emptyTally(): Tally {
  return {
    agents: 0,
    stakers: 0,
    stakedBaseUnits: 0n,
    walletBaseUnits: 0n,
    quoteUnits: 0n,
    power: 0n,
    rewardWeight: 0n,
    claimedBaseUnits: 0n,
    compoundedBaseUnits: 0n,
    penaltiesBaseUnits: 0n,
    votes: 0,
  };
}
