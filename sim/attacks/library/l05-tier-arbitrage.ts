import { z } from 'zod';
import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '../../core/units.ts';
import { shareBps } from '../../policies/config-fields.ts';
import { entriesOf, leaveEntry, stakedBaseUnits } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { AttackContext, AttackPlan } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { claimDue, enter } from '../stake-moves.ts';
import { requirePairs } from '../wallet-pairs.ts';

const KIND = 'tier-arbitrage';

const configSchema = z.strictObject({
  lock_index: z
    .int()
    .min(1)
    .max(4)
    .default(4)
    .describe('Lock that it chooses in order to break it: position in staking.locks, from 1.'),
  margin_bps: shareBps(
    2_500,
    'Leaves when what the lock earned above a stake without one is this much more than the penalty. Basis points.',
  ),
});

type TierArbitrageConfig = z.output<typeof configSchema>;

/** L05: a lock is worth breaking once it has earned its penalty. */
export const TIER_ARBITRAGE = defineAttack({
  id: 'L05',
  kind: KIND,
  title: 'Tier arbitrage on the flat penalty',
  description:
    'Chooses the longest lock, breaks it on the day when it has earned the penalty, and compares itself with a stake without a lock.',
  nature: 'economic',
  twin: undefined,
  refusals: [],
  measure: {
    title: 'Gain of the broken lock',
    unit: 'factor',
    formula:
      'rewards less penalty of the wallets that break a lock / rewards of as many without a lock, to the same day',
    successAbove: 1,
  },
  source: 'derived from the flat penalty of 10% and the multipliers',
  defaultWallets: 2,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: (config, context) => {
    requirePairs(KIND, context);
    return new TierArbitragePlan(config, context);
  },
});

/** Pairs of wallets: the even ones break locks, the odd ones have none. */
class TierArbitragePlan implements AttackPlan {
  readonly config: TierArbitrageConfig;
  /** It is time to go, for all. */
  leaves = false;
  readonly #tickDays: number;
  readonly #partBaseUnits: bigint;
  readonly #gains = new Map<number, bigint>();
  /** What the locks should have earned above stakes without one, of the wallets' amounts. */
  #expectedExcess = 0;

  constructor(config: TierArbitrageConfig, { tickSeconds, capitalBaseUnits, wallets }: AttackContext) {
    this.config = config;
    this.#tickDays = tickSeconds / SECONDS_PER_DAY;
    this.#partBaseUnits = capitalBaseUnits / BigInt(wallets);
  }

  createMind(wallet: number): Mind {
    return new TierArbitrageMind(this, wallet, wallet % 2 === 0 ? this.config.lock_index : 0);
  }

  /** Known from the exit on. */
  measure(): number | undefined {
    const [broken, free] = [this.#gainOf(0), this.#gainOf(1)];
    return !this.leaves || free <= 0n ? undefined : Number(broken) / Number(free);
  }

  see(wallet: number, observation: Observation): void {
    const worth = observation.walletBaseUnits + stakedBaseUnits(observation) + observation.claimableBaseUnits();
    this.#gains.set(wallet, worth - this.#partBaseUnits);
  }

  /** Once a tick, by the first wallet: as the advertised rates say. A deposit counts from its second day on. */
  wait(observation: Observation): void {
    const { lock_index, margin_bps } = this.config;
    const { pool, day } = observation;
    const [entry] = entriesOf(observation);
    if (entry === undefined || entry.startDay >= day) return;
    const aboveFreeBps = observation.estimatedAprBps(lock_index) - observation.estimatedAprBps(0);
    this.#expectedExcess += ((aboveFreeBps / 10_000) * this.#tickDays) / DAYS_PER_YEAR;
    const penalty = pool.penaltyBps / 10_000;
    this.leaves ||= this.#expectedExcess >= penalty * (1 + margin_bps / 10_000);
  }

  #gainOf(remainder: number): bigint {
    let gain = 0n;
    for (const [wallet, of] of this.#gains) if (wallet % 2 === remainder) gain += of;
    return gain;
  }
}

class TierArbitrageMind implements Mind {
  readonly #plan: TierArbitragePlan;
  readonly #wallet: number;
  readonly #lockIndex: number;
  #hasStaked = false;

  constructor(plan: TierArbitragePlan, wallet: number, lockIndex: number) {
    this.#plan = plan;
    this.#wallet = wallet;
    this.#lockIndex = lockIndex;
  }

  decide(observation: Observation): Decision {
    this.#plan.see(this.#wallet, observation);
    if (this.#wallet === 0) this.#plan.wait(observation);
    return { intents: this.#intents(observation), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  #intents(observation: Observation): readonly Intent[] {
    const entries = entriesOf(observation);
    this.#hasStaked ||= entries.length > 0;
    if (!this.#hasStaked) return enter(observation, this.#lockIndex);
    if (!this.#plan.leaves) return [];
    const exits = entries.map((entry) => leaveEntry(entry, observation));
    return [...exits, ...claimDue(observation)];
  }
}
