import { z } from 'zod';
import { bpsFloor, minBigint } from '../core/fixed.ts';
import type { Rng } from '../core/rng.ts';
import { days, meanDays, shareBps } from './config-fields.ts';
import { topUpStake } from './deposit.ts';
import { stakeCapBaseUnits, stakedBaseUnits, worthClaiming } from './holding.ts';
import type { Decision, Intent, Mind, Observation } from './policy.ts';

/** Settings of a stake that is kept up rather than traded, shared by those whose business is another. */
export function standingStakeFields(defaults: { readonly stakeShareBps: number; readonly lockIndex: number }) {
  return {
    stake_share_bps: shareBps(
      defaults.stakeShareBps,
      'Share of wallet and stake together that it keeps staked, up to the cap per wallet. Basis points.',
    ),
    lock_index: z
      .int()
      .min(0)
      .max(4)
      .default(defaults.lockIndex)
      .describe('Lock of its deposits: position in staking.locks, from 0.'),
    join_over_days: days(0, 'It begins at a uniformly drawn time within these first days.'),
    review_every_days: meanDays(30, 'Days between two looks at the stake; the first review is its first deposit.'),
    claim_at_bps: shareBps(
      100,
      'Claims at a review when the claimable rewards reach this share of its stake. Basis points.',
    ),
  };
}

const standingStakeSchema = z.strictObject(standingStakeFields({ stakeShareBps: 0, lockIndex: 0 }));

export type StandingStakeConfig = z.output<typeof standingStakeSchema>;

/** Most that the agent wants staked now, base units. */
export type StakeCeiling = (observation: Observation) => bigint;

/** What one wallet may have staked. */
const CAP_OF_WALLET: StakeCeiling = ({ pool }) => stakeCapBaseUnits(pool);

/** Keeps a share of what it has staked in one lock, tops up, renews what ran out, and claims; never leaves. */
export class StandingStake implements Mind {
  readonly #config: StandingStakeConfig;
  readonly #ceiling: StakeCeiling;
  #nextReview = Number.POSITIVE_INFINITY;

  constructor(config: StandingStakeConfig, rng: Rng, ceiling = CAP_OF_WALLET) {
    this.#config = config;
    this.#ceiling = ceiling;
    this.#nextReview = config.join_over_days * rng.nextFloat();
  }

  decide(observation: Observation): Decision {
    const now = observation.elapsedDays;
    const intents: Intent[] = [];
    if (now >= this.#nextReview) {
      this.#nextReview = now + this.#config.review_every_days;
      if (worthClaiming(observation, this.#config.claim_at_bps) > 0n) intents.push({ kind: 'claim_rewards' });
      const position = observation.walletBaseUnits + stakedBaseUnits(observation);
      const target = minBigint(bpsFloor(position, this.#config.stake_share_bps), this.#ceiling(observation));
      topUpStake(observation, intents, target, this.#config.lock_index);
    }
    return { intents, sleepDays: this.#nextReview - now };
  }

  learn(): void {}
}
