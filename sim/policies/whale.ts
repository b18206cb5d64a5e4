import { z } from 'zod';
import { bpsFloor, maxBigint, minBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { Outcome, StakeEntryState } from '../ports/staking-chain.ts';
import { days, lockMix, lockWeights, meanDays, rateBps, shareBps } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { withHabits } from './habit.ts';
import {
  blendedAprBps,
  canRelock,
  daysHeld,
  entriesOf,
  fitDeposit,
  hasFreeSlot,
  leaveEntry,
  lockDaysAt,
  maturedOf,
  meanDaysBetween,
  spentOf,
  stakeCapBaseUnits,
  stakedBaseUnits,
  sumOf,
} from './holding.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { RewardPurse } from './reward-purse.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';

const NOTHING: readonly Intent[] = [];

const KIND = 'whale';

/** Weights by position of the lock: large holders lock long. */
const DEFAULT_LOCK_WEIGHTS = [0, 0, 10, 20, 70];

const configSchema = z.strictObject({
  target_share_bps: shareBps(
    6_000,
    'Share of wallet and stake together that it wants staked, up to the cap per wallet. Basis points.',
  ),
  join_over_days: days(14, 'Whales begin at a uniformly drawn time within these first days.'),
  tranches: z.int().min(1).max(12).default(4).describe('Deposits in which it builds its position.'),
  accumulate_over_days: days(28, 'Days over which the tranches are spread evenly.'),
  review_every_days_mean: meanDays(30, 'Mean days (exponential) between two looks at the position once it is built.'),
  lock_mix: lockMix(
    'Weight of each lock length, by days: { 90: 20, 180: 70 }. Default 0, 0, 10, 20, 70 in the order of staking.locks.',
  ),
  claim_at_bps: shareBps(
    100,
    'Claims at a review when the claimable rewards reach this share of the own stake. Basis points.',
  ),
  restake_share_bps: shareBps(
    8_000,
    'Share of claimed rewards set aside to be staked with the next deposit, up to the cap. Basis points.',
  ),
  yield_floor_bps: rateBps(
    300,
    'Neither adds nor relocks below this yearly reward rate, averaged over its lock mix. Basis points.',
  ),
  exit_weekly_bps: shareBps(
    10,
    'Probability a week that it starts to leave: no lock is broken, deposits go as they mature. Basis points.',
  ),
  rest_days_mean: meanDays(180, 'Mean days (exponential) that it stays out after leaving.'),
  ...habitFields,
});

type WhaleConfig = z.output<typeof configSchema>;

/** A large holder: builds its position in a few long locks, compounds slowly, rarely leaves and never breaks a lock. */
export const WHALE_POLICY = definePolicy({
  kind: KIND,
  description: 'Builds a large position in a few long locks, compounds slowly, rarely leaves and never breaks a lock.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, ...habitKinds(config)],
  prepare(config, context) {
    const weights = lockWeights(KIND, config.lock_mix, context.staking.lockDays, DEFAULT_LOCK_WEIGHTS);
    return (streams) =>
      withHabits(new WhaleMind(config, weights, streams.own('policy')), createHabits(config, streams));
  },
});

class WhaleMind implements Mind {
  readonly #config: WhaleConfig;
  readonly #weights: readonly number[];
  readonly #rng: Rng;
  readonly #exitMeanDays: number;
  readonly #purse: RewardPurse;
  /** Times in elapsed days. */
  #nextReview = Number.POSITIVE_INFINITY;
  #nextExit: number | undefined;
  readonly #exitAfterDays: number;
  #tranchesLeft: number;
  #leaving = false;
  #isTranche = false;
  #asked: readonly Intent[] = NOTHING;

  constructor(config: WhaleConfig, weights: readonly number[], rng: Rng) {
    this.#config = config;
    this.#weights = weights;
    this.#rng = rng;
    this.#purse = new RewardPurse(config.restake_share_bps);
    this.#exitMeanDays = meanDaysBetween(config.exit_weekly_bps);
    this.#nextReview = config.join_over_days * rng.nextFloat();
    this.#exitAfterDays = rng.exponential(this.#exitMeanDays);
    this.#tranchesLeft = config.tranches;
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    // Counted from its own beginning: not every wallet is there from genesis on.
    this.#nextExit ??= now + this.#exitAfterDays;
    const intents: Intent[] = [];
    if (now >= this.#nextReview) this.#review(observation, intents);
    this.#asked = intents;
    return { intents, sleepDays: this.#nextReview - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    const asked = this.#asked;
    // Kept no longer than needed: most agents sleep for weeks.
    this.#asked = NOTHING;
    for (let position = 0; position < asked.length; position++) {
      if (!outcomes[position]?.accepted) continue;
      const { kind } = asked[position] as Intent;
      if (kind === 'claim_rewards') this.#purse.claimed();
      if (kind === 'stake') {
        this.#purse.deposited();
        if (this.#isTranche) this.#tranchesLeft -= 1;
      }
    }
  }

  #review(observation: Observation, intents: Intent[]): void {
    const now = observation.elapsedDays;
    const entries = entriesOf(observation);
    this.#nextReview = now + this.#pauseDays();
    if (this.#nextExit !== undefined && now >= this.#nextExit) this.#leaving = true;
    this.#purse.askClaim(observation, intents, this.#leaving ? 0 : this.#config.claim_at_bps);
    if (this.#leaving) {
      this.#leave(observation, intents, entries);
      return;
    }
    if (blendedAprBps(observation, this.#weights) >= this.#config.yield_floor_bps) {
      this.#deposit(observation, intents, entries);
    }
  }

  #pauseDays(): number {
    const { accumulate_over_days, review_every_days_mean, tranches } = this.#config;
    return this.#tranchesLeft > 0 ? accumulate_over_days / tranches : this.#rng.exponential(review_every_days_mean);
  }

  #leave(observation: Observation, intents: Intent[], entries: readonly StakeEntryState[]): void {
    const matured = daysHeld(observation) > 0 ? [] : maturedOf(entries, observation);
    for (const entry of matured) intents.push(leaveEntry(entry, observation));
    if (matured.length < entries.length) return;
    const back = observation.elapsedDays + this.#rng.exponential(this.#config.rest_days_mean);
    this.#nextReview = back;
    this.#nextExit = back + this.#rng.exponential(this.#exitMeanDays);
    this.#tranchesLeft = this.#config.tranches;
    this.#leaving = false;
    this.#purse.empty();
  }

  /** A tranche toward the target while it builds; afterwards the purse. Spent locks are always renewed with it. */
  #deposit(observation: Observation, intents: Intent[], entries: readonly StakeEntryState[]): void {
    const { pool } = observation;
    const wallet = observation.walletBaseUnits;
    const staked = stakedBaseUnits(observation);
    const leavable = canRelock(observation) ? entries : [];
    const relocked = hasFreeSlot(entries.length) ? spentOf(leavable, observation) : maturedOf(leavable, observation);
    const freed = sumOf(relocked);
    const missing = maxBigint(
      0n,
      minBigint(bpsFloor(wallet + staked, this.#config.target_share_bps), stakeCapBaseUnits(pool)) - staked,
    );
    if (missing === 0n) this.#tranchesLeft = 0;
    this.#isTranche = this.#tranchesLeft > 0;
    const tranche = this.#isTranche ? missing / BigInt(this.#tranchesLeft) : 0n;
    const fromPurse = this.#purse.share(wallet, pool.minStakeBaseUnits, freed > 0n);
    const amountBaseUnits = fitDeposit(freed + maxBigint(tranche, fromPurse), freed + wallet, staked - freed, pool);
    if (amountBaseUnits === 0n || !hasFreeSlot(entries.length - relocked.length)) return;
    for (const entry of relocked) intents.push(leaveEntry(entry, observation));
    intents.push({ kind: 'stake', amountBaseUnits, lockDays: lockDaysAt(pool, this.#rng.pick(this.#weights)) });
    this.#purse.askDeposit(fromPurse);
  }
}
