import { z } from 'zod';
import { divFloor, minBigint } from '../../core/fixed.ts';
import { BASIS_POINTS, TIME_TOLERANCE_DAYS } from '../../core/units.ts';
import { ACC_FRACTION_BITS } from '../../ledger/reward-math.ts';
import { fitDeposit, isMatured, lockDaysAt } from '../../policies/holding.ts';
import type { Decision, Intent, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome, StakeEntryState } from '../../ports/staking-chain.ts';
import type { AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { DueRewards } from '../due-rewards.ts';
import { claimDue } from '../stake-moves.ts';

const configSchema = z.strictObject({
  wait_days: z.number().min(1).max(1_000).default(8).describe('Days after which the small moves begin.'),
  ticks: z.int().min(1).max(1_000).default(10).describe('Ticks with small moves.'),
  moves: z.int().min(1).max(100).default(20).describe('Small moves of a wallet in each of these ticks.'),
  grain: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(9)
    .describe('Base units that each early exit takes out: few enough that the penalty is less than one unit.'),
});

type Config = z.output<typeof configSchema>;

/**
 * R08: each wallet has a free deposit and a locked one, and takes turns: one base unit out of the free one, which settles
 * its rewards each time, and a few out of the locked one, of which the penalty would be less than one unit.
 */
export const ROUNDING_DUST = defineAttack({
  id: 'R08',
  kind: 'rounding-dust',
  title: 'Rounding-dust loop',
  description: 'Thousands of exits of single base units, for what rounding leaves at each.',
  nature: 'flaw',
  twin: 'vuln-r08',
  refusals: [],
  measure: {
    title: 'Gain of 1,000 transactions',
    unit: 'base_units',
    formula: '1,000 x (rewards credited - rewards due + penalties due - penalties paid) / its accepted transactions',
    successAbove: 0,
  },
  source: 'Solana Audit Arena, Stake-flow F-02; Certora on Jito, M-01; Neodyme on SPL lending, 2021',
  defaultWallets: 5,
  configSchema,
  actionKinds: ['stake', 'unstake', 'claim_rewards'],
  plan: (config) => new RoundingDustPlan(config),
});

class RoundingDustPlan implements AttackPlan {
  readonly #config: Config;
  readonly #due = new DueRewards();
  /** Amounts of early exits times the penalty's basis points. */
  #penaltiesDueBps = 0n;

  constructor(config: Config) {
    this.#config = config;
  }

  createMind(): Mind {
    return new RoundingDustMind(this.#config, this.#due, (amountBaseUnits, penaltyBps) => {
      this.#penaltiesDueBps += amountBaseUnits * BigInt(penaltyBps);
    });
  }

  measure({ figures }: AttackReading): number | undefined {
    const { accepted, rewardsBaseUnits, penaltiesBaseUnits } = figures;
    if (accepted === 0) return undefined;
    const rewards = divFloor(this.#due.excessQ64(rewardsBaseUnits), 1n << ACC_FRACTION_BITS);
    const penalties = divFloor(this.#penaltiesDueBps, BASIS_POINTS) - penaltiesBaseUnits;
    return (Number(rewards + penalties) * 1_000) / accepted;
  }
}

class RoundingDustMind implements Mind {
  readonly #config: Config;
  readonly #due: DueRewards;
  readonly #noteEarlyExit: (amountBaseUnits: bigint, penaltyBps: number) => void;
  #beginsAtDays: number | undefined;
  #ticksLeft: number;
  #penaltyBps = 0;
  #asked: readonly Intent[] = [];

  constructor(config: Config, due: DueRewards, noteEarlyExit: (amountBaseUnits: bigint, penaltyBps: number) => void) {
    this.#config = config;
    this.#due = due;
    this.#noteEarlyExit = noteEarlyExit;
    this.#ticksLeft = config.ticks;
  }

  decide(observation: Observation): Decision {
    this.#due.note(observation);
    this.#penaltyBps = observation.pool.penaltyBps;
    this.#asked = this.#intents(observation);
    return { intents: this.#asked, sleepDays: 0 };
  }

  learn(outcomes: readonly Outcome[]): void {
    for (const [position, intent] of this.#asked.entries()) {
      const isEarlyExit = intent.kind === 'unstake' && intent.force && outcomes[position]?.accepted === true;
      if (isEarlyExit) this.#noteEarlyExit(intent.amountBaseUnits, this.#penaltyBps);
    }
  }

  #intents(observation: Observation): readonly Intent[] {
    const { elapsedDays, stake } = observation;
    if (stake === undefined) {
      this.#beginsAtDays = elapsedDays + this.#config.wait_days;
      return deposits(observation);
    }
    if (elapsedDays + TIME_TOLERANCE_DAYS < (this.#beginsAtDays ?? 0)) return [];
    if (this.#ticksLeft === 0) return claimDue(observation);
    this.#ticksLeft--;
    return this.#smallMoves(stake.entries, observation);
  }

  #smallMoves(entries: readonly StakeEntryState[], observation: Observation): readonly Intent[] {
    const moves: Intent[] = [];
    for (let move = 0; entries.length > 0 && move < this.#config.moves; move++) {
      const entry = entries[move % entries.length] as StakeEntryState;
      const isEarly = !isMatured(entry, observation);
      moves.push({
        kind: 'unstake',
        amountBaseUnits: isEarly ? BigInt(this.#config.grain) : 1n,
        force: isEarly,
        entryIndex: entry.index,
      });
    }
    return moves;
  }
}

/** Half of what fits without a lock, the other half under the longest. */
function deposits(observation: Observation): readonly Intent[] {
  const { pool, walletBaseUnits } = observation;
  const half = minBigint(walletBaseUnits, pool.maxStakeBaseUnits) / 2n;
  const amountBaseUnits = fitDeposit(half, half, 0n, pool);
  if (amountBaseUnits === 0n) return [];
  return [0, pool.openLockDays.length - 1].map((lock) => ({
    kind: 'stake',
    amountBaseUnits,
    lockDays: lockDaysAt(pool, lock),
  }));
}
