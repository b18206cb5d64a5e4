import { z } from 'zod';
import { divFloor, minBigint } from '../../core/fixed.ts';
import { entriesOf, lockDaysAt, stakeCapBaseUnits } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { AgentIndex } from '../../ports/actions.ts';
import type { Outcome } from '../../ports/staking-chain.ts';
import type { AttackContext, AttackPlan, AttackReading } from '../attack.ts';
import { campaignLock } from '../campaign-fields.ts';
import { defineAttack } from '../define-attack.ts';
import { depositOfAll } from '../deposits.ts';
import { sendRest } from '../purse.ts';
import { enter } from '../stake-moves.ts';

const configSchema = z.strictObject({ lock_index: campaignLock });

/** S01: the cap counts wallets, not owners. */
export const STAKE_CAP_SPLIT = defineAttack({
  id: 'S01',
  kind: 'stake-cap-split',
  title: 'Splitting past the stake cap',
  description:
    'Collects its tokens in one wallet, is refused at the cap, and spreads them over as many wallets as it takes to stake them all.',
  nature: 'economic',
  twin: undefined,
  refusals: ['StakeCapExceeded'],
  measure: {
    title: 'Stake against the cap',
    unit: 'factor',
    formula: 'staked by all of its wallets / the most that one wallet may stake',
    successAbove: 1,
  },
  source: 'AgenC 585; DeFiHackLabs, MONA 2026-04',
  defaultWallets: 5,
  configSchema,
  actionKinds: ['stake', 'transfer'],
  plan: (config, context) => new StakeCapSplitPlan(config.lock_index, context),
});

/** What the wallets share: the first has all tokens until the cap refuses it. */
class StakeCapSplitPlan implements AttackPlan {
  readonly lockIndex: number;
  readonly wallets: number;
  readonly firstAgent: AgentIndex;
  /** The first wallet has met the cap. */
  isRefused = false;

  constructor(lockIndex: number, { wallets, firstAgent }: AttackContext) {
    this.lockIndex = lockIndex;
    this.wallets = wallets;
    this.firstAgent = firstAgent;
  }

  createMind(wallet: number): Mind {
    return wallet === 0 ? new PurseMind(this) : new ShareMind(this);
  }

  measure({ figures, pool }: AttackReading): number {
    return Number(figures.stakedBaseUnits) / Number(pool.maxStakeBaseUnits);
  }
}

/** The first wallet: asks for all at once, then for what is allowed, and gives the rest away in equal parts. */
class PurseMind implements Mind {
  readonly #plan: StakeCapSplitPlan;
  #step: 'collects' | 'asks' | 'splits' | 'done' = 'collects';

  constructor(plan: StakeCapSplitPlan) {
    this.#plan = plan;
  }

  decide(observation: Observation): Decision {
    switch (this.#step) {
      case 'collects':
        this.#step = 'asks';
        return { intents: [], sleepDays: 0 };
      case 'asks':
        return { intents: this.#askForAll(observation), sleepDays: 0 };
      case 'splits':
        this.#step = 'done';
        return { intents: this.#split(observation), sleepDays: 0 };
      case 'done':
        return { intents: [], sleepDays: Number.POSITIVE_INFINITY };
    }
  }

  learn([outcome]: readonly Outcome[]): void {
    if (this.#step !== 'asks' || outcome === undefined) return;
    this.#plan.isRefused = !outcome.accepted;
    this.#step = outcome.accepted ? 'done' : 'splits';
  }

  #askForAll({ pool, walletBaseUnits }: Observation): readonly Intent[] {
    if (walletBaseUnits < pool.minStakeBaseUnits) return [];
    return [{ kind: 'stake', amountBaseUnits: walletBaseUnits, lockDays: lockDaysAt(pool, this.#plan.lockIndex) }];
  }

  #split(observation: Observation): readonly Intent[] {
    const { wallets, firstAgent, lockIndex } = this.#plan;
    const own = depositOfAll(observation, lockIndex, 0n);
    const cap = stakeCapBaseUnits(observation.pool);
    const rest = observation.walletBaseUnits - (own?.kind === 'stake' ? own.amountBaseUnits : 0n);
    const part = wallets === 1 ? 0n : minBigint(cap, divFloor(rest, BigInt(wallets - 1)));
    const gifts = Array.from(
      { length: part === 0n ? 0 : wallets - 1 },
      (_, other): Intent => ({ kind: 'transfer', recipient: firstAgent + other + 1, amountBaseUnits: part }),
    );
    return own === undefined ? gifts : [own, ...gifts];
  }
}

/** Any other wallet: sends what it has to the first, and stakes what comes back. */
class ShareMind implements Mind {
  readonly #plan: StakeCapSplitPlan;
  #hasGivenAway = false;

  constructor(plan: StakeCapSplitPlan) {
    this.#plan = plan;
  }

  decide(observation: Observation): Decision {
    if (!this.#hasGivenAway) {
      this.#hasGivenAway = true;
      return { intents: sendRest(observation, this.#plan.firstAgent), sleepDays: 0 };
    }
    const waits = !this.#plan.isRefused || entriesOf(observation).length > 0;
    return { intents: waits ? [] : enter(observation, this.#plan.lockIndex), sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }
}
