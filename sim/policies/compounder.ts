import { z } from 'zod';
import { maxBigint, minBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import type { Outcome, StakeEntryState } from '../ports/staking-chain.ts';
import { isRefused } from './accepted-intents.ts';
import { bestClaimFloor } from './claim-rhythm.ts';
import { days, meanDays, shareBps, wholeTokens } from './config-fields.ts';
import { definePolicy, STAKING_KINDS } from './define-policy.ts';
import { askDeposit } from './deposit.ts';
import { withHabits } from './habit.ts';
import {
  canRelock,
  entriesOf,
  hasFreeSlot,
  lockDaysAt,
  maturedOf,
  spentOf,
  stakeCapBaseUnits,
  stakedBaseUnits,
  sumOf,
  tokensToBaseUnits,
  worthClaiming,
} from './holding.ts';
import { ownValue } from './own-value.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';
import { canStake, shareOfHolding } from './position.ts';
import { isPaused, isSwitchedOn } from './program-switches.ts';
import { createHabits, habitFields, habitKinds } from './shared-habits.ts';

/** After a refusal it leaves out so many reviews. */
const REVIEWS_AFTER_REFUSAL = 4;

const NOTHING: readonly Intent[] = [];

const configSchema = z.strictObject({
  join_over_days: days(14, 'Agents begin at a uniformly drawn time within these first days.'),
  review_every_days: meanDays(7, 'Days between two looks at the rewards.'),
  stake_share_bps: shareBps(9_000, 'Share of wallet and stake together that it keeps staked. Basis points.'),
  lock_index: z
    .int()
    .min(0)
    .max(4)
    .default(2)
    .describe('Lock of its deposits: position in staking.locks, from 0. Short enough to merge deposits now and then.'),
  claim_cost_tokens: wholeTokens(
    0.5,
    'What a claim and a deposit by hand cost it, fees and trouble, by which it chooses its rhythm. Tokens; each agent has its own, within 50%.',
  ),
  ...habitFields,
  compounding_bps: shareBps(
    10_000,
    'Share of agents that opt in to automatic compounding while the program has it; the others compound by hand. Basis points.',
  ),
});

type CompounderConfig = z.output<typeof configSchema>;

/** Compounds: lets the program do it where it does, else claims and restakes by hand whenever that gains most. */
export const COMPOUNDER_POLICY = definePolicy({
  kind: 'compounder',
  description:
    'Compounds its rewards: automatically where the program can, else by hand in the rhythm that gains most.',
  configSchema,
  actionKinds: (config) => [...STAKING_KINDS, ...habitKinds(config)],
  prepare: (config) => (streams) =>
    withHabits(new CompounderMind(config, streams.own('policy')), createHabits(config, streams)),
});

class CompounderMind implements Mind {
  readonly #config: CompounderConfig;
  readonly #costTokens: number;
  /** Elapsed days. */
  #nextReview: number;
  #asked: readonly Intent[] = NOTHING;

  constructor(config: CompounderConfig, rng: Rng) {
    this.#config = config;
    this.#nextReview = config.join_over_days * rng.nextFloat();
    this.#costTokens = ownValue(rng, config.claim_cost_tokens, 0.5);
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (now >= this.#nextReview) {
      this.#nextReview = now + this.#config.review_every_days;
      if (canStake(observation)) this.#compound(observation, intents);
    }
    this.#asked = intents;
    return { intents, sleepDays: this.#nextReview - now };
  }

  learn(outcomes: readonly Outcome[]): void {
    if (isRefused('stake', this.#asked, outcomes)) {
      this.#nextReview += REVIEWS_AFTER_REFUSAL * this.#config.review_every_days;
    }
    this.#asked = NOTHING;
  }

  /** One deposit of what was claimed, of what the wallet has too much, and of what ran out of its lock. */
  #compound(observation: Observation, intents: Intent[]): void {
    const { lock_index, stake_share_bps } = this.#config;
    const { minStakeBaseUnits } = observation.pool;
    const entries = entriesOf(observation);
    const relocked = this.#merged(entries, observation);
    const staked = stakedBaseUnits(observation);
    const room = stakeCapBaseUnits(observation.pool) - staked;
    const spare = minBigint(room, maxBigint(0n, shareOfHolding(observation, stake_share_bps) - staked));
    const claimable = this.#isAutomatic(observation) ? 0n : this.#worthCompounding(observation);
    const isEnough = relocked.length > 0 || minBigint(room, spare + claimable) >= minStakeBaseUnits;
    if (!isEnough || !hasFreeSlot(entries.length - relocked.length)) return;
    if (claimable > 0n) intents.push({ kind: 'claim_rewards' });
    const freshBaseUnits = spare + claimable;
    askDeposit(observation, intents, { freshBaseUnits, relocked, lockIndex: lock_index, claimedBaseUnits: claimable });
  }

  #isAutomatic({ stake, pool, unixSeconds }: Observation): boolean {
    const isRunning = isSwitchedOn(pool, 'compounding') && !isPaused(pool, 'compound', unixSeconds);
    return stake?.compounding === true && isRunning;
  }

  #worthCompounding(observation: Observation): bigint {
    const claimable = worthClaiming(observation, 0);
    return claimable >= this.#bestClaim(observation) ? claimable : 0n;
  }

  /**
   * What is locked anew: deposits that ran out of their lock, and with them, or once it is worth the trouble, what the
   * program has compounded without one. With hardly a place left, whatever can leave.
   */
  #merged(entries: readonly StakeEntryState[], observation: Observation): readonly StakeEntryState[] {
    if (!canRelock(observation)) return [];
    if (!hasFreeSlot(entries.length + 1)) return maturedOf(entries, observation);
    if (lockDaysAt(observation.pool, this.#config.lock_index) === 0) return [];
    const spent = spentOf(entries, observation);
    const compounded = entries.filter(({ compound }) => compound);
    const leastAlone = maxBigint(observation.pool.minStakeBaseUnits, this.#bestClaim(observation));
    return spent.length > 0 || sumOf(compounded) >= leastAlone ? [...spent, ...compounded] : [];
  }

  #bestClaim(observation: Observation): bigint {
    const cost = tokensToBaseUnits(this.#costTokens, observation.tokenUnitBaseUnits);
    return bestClaimFloor(stakedBaseUnits(observation), cost);
  }
}
