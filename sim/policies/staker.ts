import { z } from 'zod';
import { bpsFloor, maxBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { AgentActionKind, Outcome, StakeEntryState } from '../ports/staking-chain.ts';
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
  stakedBaseUnits,
  sumOf,
} from './holding.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Intent, Mind, Observation, Streams } from './policy.ts';
import { RewardPurse } from './reward-purse.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';

const NOTHING: readonly Intent[] = [];

const KIND = 'staker';

/** Weights by position of the lock: mostly the longest and none, as in the calibration of lock choice. */
const DEFAULT_LOCK_WEIGHTS = [25, 10, 15, 15, 35];

/** Settings of an ordinary staker. */
export const stakerFields = {
  participation_bps: shareBps(7_000, 'Share of agents that ever stake; the others only hold. Basis points.'),
  join_over_days: days(30, 'Agents come in at a uniformly drawn time within these first days.'),
  review_every_days_mean: meanDays(
    14,
    'Mean days between two looks at the position. Each agent has its own mean, within 50% of this one.',
  ),
  stake_share_bps: shareBps(
    7_000,
    'Share of the spendable wallet that a first deposit stakes. Basis points; each agent has its own, within 30%.',
  ),
  liquid_reserve_bps: shareBps(1_000, 'Share of wallet and stake together that is never staked. Basis points.'),
  lock_mix: lockMix(
    'Weight of each lock length, by days: { 0: 25, 180: 35 }. Default 25, 10, 15, 15, 35 in the order of staking.locks.',
  ),
  relock_bps: shareBps(
    6_000,
    'Probability at a review that deposits whose lock is over are locked again; else they stay unlocked. Basis points.',
  ),
  claim_at_bps: shareBps(
    50,
    'Claims when the claimable rewards reach this share of the own stake. Basis points; each agent has its own, within 50%.',
  ),
  restake_share_bps: shareBps(
    5_000,
    'Share of claimed rewards set aside to be staked once it reaches the minimum stake. Basis points.',
  ),
  yield_target_bps: rateBps(
    1_000,
    'Yearly reward rate that it wants, averaged over its lock mix. Basis points; each agent has its own, within 50%.',
  ),
  exit_yield_bps: shareBps(
    8_000,
    'Leaves when the rate falls below this share of its yield target; the gap keeps it from going in and out. Basis points.',
  ),
  patience_days_mean: meanDays(240, 'Mean days (exponential) that it stays in before it leaves whatever the rate is.'),
  rest_days_mean: meanDays(60, 'Mean days (exponential) that it stays out after leaving.'),
  liquidity_shock_weekly_bps: shareBps(
    40,
    'Probability a week that it needs its money at once and leaves all deposits, locks broken by force. Basis points.',
  ),
  extend_bps: shareBps(
    0,
    'Probability at a review that deposits whose lock is over are locked again where they are, before relock_bps is asked. Basis points.',
  ),
  ...habitFields,
};

const configSchema = z.strictObject(stakerFields);

export type StakerConfig = z.output<typeof configSchema>;

/** An ordinary holder: reviews now and then, stakes a share, claims, compounds, and leaves by its own yield target and patience. */
export const STAKER_POLICY = definePolicy({
  kind: KIND,
  description: 'Stakes a share of its wallet, claims and compounds, and leaves by its own yield target and patience.',
  configSchema,
  actionKinds: stakerKinds,
  prepare(config, context) {
    const createPlan = prepareStaker(KIND, config, context.staking.lockDays);
    return (streams) => withHabits(createPlan(streams), createHabits(config, streams));
  },
});

/** Kinds of action that a staker with this configuration can ask for, its habits' included. */
export function stakerKinds(config: StakerConfig): readonly AgentActionKind[] {
  return [...STAKING_KINDS, ...(config.extend_bps > 0 ? (['extend_lock'] as const) : []), ...habitKinds(config)];
}

/** What a staker does beside its habits, for the policy of this name. Throws `POLICY__CONFIG_INVALID` for its lock mix. */
export function prepareStaker(
  policy: string,
  config: StakerConfig,
  lockDays: readonly number[],
): (streams: Streams) => Mind {
  const weights = lockWeights(policy, config.lock_mix, lockDays, DEFAULT_LOCK_WEIGHTS);
  return (streams) =>
    new StakerMind(config, weights, streams.own('policy'), config.extend_bps > 0 ? streams.own('extend') : undefined);
}

class StakerMind implements Mind {
  readonly #config: StakerConfig;
  readonly #weights: readonly number[];
  readonly #rng: Rng;
  /** Of its own, so that who extends draws the same as who does not. */
  readonly #extendRng: Rng | undefined;
  readonly #reviewMeanDays: number;
  readonly #stakeShareBps: number;
  readonly #claimAtBps: number;
  readonly #yieldTargetBps: number;
  readonly #shockMeanDays: number;
  readonly #purse: RewardPurse;
  /** Times in elapsed days. */
  #nextReview = Number.POSITIVE_INFINITY;
  #nextShock = Number.POSITIVE_INFINITY;
  #patienceEnds = Number.POSITIVE_INFINITY;
  #leaving = false;
  #firstDepositAt = 0;
  #asked: readonly Intent[] = NOTHING;

  constructor(config: StakerConfig, weights: readonly number[], rng: Rng, extendRng: Rng | undefined) {
    this.#config = config;
    this.#weights = weights;
    this.#rng = rng;
    this.#extendRng = extendRng;
    this.#purse = new RewardPurse(config.restake_share_bps);
    const participates = rng.bernoulli(config.participation_bps / 10_000);
    const joinsAt = config.join_over_days * rng.nextFloat();
    this.#reviewMeanDays = ownValue(rng, config.review_every_days_mean, 0.5);
    this.#stakeShareBps = Math.min(10_000, Math.round(ownValue(rng, config.stake_share_bps, 0.3)));
    this.#claimAtBps = Math.round(ownValue(rng, config.claim_at_bps, 0.5));
    this.#yieldTargetBps = ownValue(rng, config.yield_target_bps, 0.5);
    this.#shockMeanDays = meanDaysBetween(config.liquidity_shock_weekly_bps);
    this.#nextShock = rng.exponential(this.#shockMeanDays);
    this.#nextReview = participates ? joinsAt : Number.POSITIVE_INFINITY;
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    if (this.#nextReview === Number.POSITIVE_INFINITY) return { intents: [], sleepDays: this.#nextReview };
    const intents: Intent[] = [];
    const held = daysHeld(observation);
    if (now >= this.#nextShock && held > 0) {
      // Not even by force: it gets its money when voting is over.
      this.#nextShock = now + held;
    } else if (now >= this.#nextShock) {
      this.#nextShock = now + this.#rng.exponential(this.#shockMeanDays);
      this.#leaveAll(observation, intents);
    } else if (now >= this.#nextReview) {
      this.#nextReview = now + this.#rng.exponential(this.#reviewMeanDays);
      this.#review(observation, intents);
    }
    this.#asked = intents;
    return { intents, sleepDays: Math.min(this.#nextReview, this.#nextShock) - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    const asked = this.#asked;
    // Kept no longer than needed: most agents sleep for weeks.
    this.#asked = NOTHING;
    for (let position = 0; position < asked.length; position++) {
      if (!outcomes[position]?.accepted) continue;
      const { kind } = asked[position] as Intent;
      if (kind === 'claim_rewards') this.#purse.claimed();
      if (kind === 'stake') this.#staked();
    }
  }

  #staked(): void {
    this.#purse.deposited();
    if (this.#patienceEnds === Number.POSITIVE_INFINITY) {
      this.#patienceEnds = this.#firstDepositAt + this.#rng.exponential(this.#config.patience_days_mean);
    }
  }

  /** Needs cash now: takes what is claimable and breaks every lock. */
  #leaveAll(observation: Observation, intents: Intent[]): void {
    const entries = entriesOf(observation);
    if (entries.length === 0) return;
    this.#purse.askClaim(observation, intents, 0);
    for (const entry of entries) intents.push(leaveEntry(entry, observation));
    this.#rest(observation.elapsedDays);
  }

  #rest(now: number): void {
    this.#leaving = false;
    this.#patienceEnds = Number.POSITIVE_INFINITY;
    this.#purse.empty();
    this.#nextReview = now + this.#rng.exponential(this.#config.rest_days_mean);
  }

  #review(observation: Observation, intents: Intent[]): void {
    const aprBps = blendedAprBps(observation, this.#weights);
    const entries = entriesOf(observation);
    if (entries.length === 0) {
      // Rewards of the last stay, then perhaps a new one.
      this.#purse.askClaim(observation, intents, 0);
      if (aprBps >= this.#yieldTargetBps) this.#deposit(observation, intents, entries, []);
      return;
    }
    if (
      observation.elapsedDays >= this.#patienceEnds ||
      aprBps < (this.#yieldTargetBps * this.#config.exit_yield_bps) / 10_000
    ) {
      this.#leaving = true;
    }
    if (this.#leaving) {
      this.#leaveMatured(observation, intents, entries);
      return;
    }
    this.#purse.askClaim(observation, intents, this.#claimAtBps);
    const keeps = this.#extend(observation, intents, entries) || !canRelock(observation);
    this.#deposit(observation, intents, entries, keeps ? [] : this.#toRelock(observation, entries));
  }

  /** Locks again where they are, by the agent's mix, what has run out; true when it does. */
  #extend(observation: Observation, intents: Intent[], entries: readonly StakeEntryState[]): boolean {
    const rng = this.#extendRng;
    if (rng === undefined) return false;
    const spent = spentOf(entries, observation);
    if (spent.length === 0 || !rng.bernoulli(this.#config.extend_bps / 10_000)) return false;
    for (const entry of spent) {
      // An extension may not weigh less than the lock that ran out.
      const lock = Math.max(entry.tier, rng.pick(this.#weights));
      intents.push({ kind: 'extend_lock', entryIndex: entry.index, lockDays: lockDaysAt(observation.pool, lock) });
    }
    return true;
  }

  /** Goes without penalty: what is matured now, the rest at later reviews. */
  #leaveMatured(observation: Observation, intents: Intent[], entries: readonly StakeEntryState[]): void {
    const matured = daysHeld(observation) > 0 ? [] : maturedOf(entries, observation);
    const isLast = matured.length === entries.length;
    this.#purse.askClaim(observation, intents, isLast ? 0 : this.#claimAtBps);
    for (const entry of matured) intents.push(leaveEntry(entry, observation));
    if (isLast) this.#rest(observation.elapsedDays);
  }

  #toRelock(observation: Observation, entries: readonly StakeEntryState[]): readonly StakeEntryState[] {
    if (!hasFreeSlot(entries.length)) return maturedOf(entries, observation);
    const spent = spentOf(entries, observation);
    return spent.length > 0 && this.#rng.bernoulli(this.#config.relock_bps / 10_000) ? spent : [];
  }

  /** One new deposit: a share of the wallet when nothing is staked yet, else the purse and what is to be relocked. */
  #deposit(
    observation: Observation,
    intents: Intent[],
    entries: readonly StakeEntryState[],
    relocked: readonly StakeEntryState[],
  ): void {
    const { pool } = observation;
    const wallet = observation.walletBaseUnits;
    const staked = stakedBaseUnits(observation);
    const freed = sumOf(relocked);
    const reserve = bpsFloor(wallet + staked, this.#config.liquid_reserve_bps);
    const spendable = maxBigint(0n, wallet - reserve);
    const isFirst = entries.length === 0;
    const fromPurse = this.#purse.share(spendable, pool.minStakeBaseUnits, freed > 0n);
    const wish = isFirst ? bpsFloor(spendable, this.#stakeShareBps) : freed + fromPurse;
    const amountBaseUnits = fitDeposit(wish, freed + spendable, staked - freed, pool);
    if (amountBaseUnits === 0n || !hasFreeSlot(entries.length - relocked.length)) return;
    for (const entry of relocked) intents.push(leaveEntry(entry, observation));
    const lockDays = lockDaysAt(pool, this.#rng.pick(this.#weights));
    intents.push({ kind: 'stake', amountBaseUnits, lockDays });
    this.#purse.askDeposit(fromPurse);
    this.#firstDepositAt = observation.elapsedDays;
  }
}
