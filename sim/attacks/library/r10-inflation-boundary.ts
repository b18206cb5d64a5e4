import { z } from 'zod';
import { maxBigint, mulDivFloor } from '../../core/fixed.ts';
import { DAYS_PER_YEAR, TIME_TOLERANCE_DAYS } from '../../core/units.ts';
import type { AttackCall, Decision, Mind, Observation } from '../../policies/policy.ts';
import type { Outcome, PoolState } from '../../ports/staking-chain.ts';
import type { AttackPlan, AttackReading } from '../attack.ts';
import { defineAttack } from '../define-attack.ts';
import { claimDue, enterFree } from '../stake-moves.ts';

const configSchema = z.strictObject({
  days_before: z
    .int()
    .min(0)
    .max(DAYS_PER_YEAR)
    .default(3)
    .describe('Days before the turn of a year since genesis at which it begins to mint.'),
  days_after: z.int().min(0).max(DAYS_PER_YEAR).default(7).describe('Days after the turn up to which it mints.'),
  most_calls: z
    .int()
    .min(1)
    .max(500)
    .default(64)
    .describe('Most mints that it calls in one tick; it begins with one, and asks for four times as many each time.'),
});

type Config = z.output<typeof configSchema>;

/** A ratio is worked out in this many parts, rounded down, so that a mint of just the cap is not above it. */
const PARTS = 1_000_000_000_000n;

/** R10: mints what the old year still allows and at once what the new one does. */
export const INFLATION_BOUNDARY = defineAttack({
  id: 'R10',
  kind: 'inflation-boundary',
  title: 'Double inflation around the turn of a year',
  description: 'Holds a large stake and calls mint_inflation again and again around the turn of each year.',
  nature: 'flaw',
  twin: 'vuln-r10',
  refusals: ['AlreadyMintedThisWeek'],
  measure: {
    title: 'Largest inflation of 365 days',
    unit: 'ratio',
    formula: 'largest sum minted in any 365 days since it came / supply before them',
    // The plan's cap, which no parameter of the program exceeds.
    successAbove: 0.05,
  },
  source: 'derived; Aptos Core PR 18858 (burns do not refill an allowance)',
  defaultWallets: 1,
  configSchema,
  actionKinds: ['stake', 'claim_rewards'],
  plan: (config) => new InflationBoundaryPlan(config),
});

/** At the end of a tick. */
interface MintedSoFar {
  readonly elapsedDays: number;
  readonly mintedBaseUnits: bigint;
  readonly supplyBaseUnits: bigint;
}

class InflationBoundaryPlan implements AttackPlan {
  readonly #config: Config;
  /** What the window begins behind, and all ticks after it. */
  readonly #ends: MintedSoFar[] = [];
  #windowBegin = 0;
  #largestParts: bigint | undefined;

  constructor(config: Config) {
    this.#config = config;
  }

  createMind(wallet: number): Mind {
    return new InflationBoundaryMind(this.#config, wallet === 0);
  }

  measure({ elapsedDays, pool }: AttackReading): number | undefined {
    if (this.#ends.length === 0) this.#ends.push(beforeFirst(pool, elapsedDays));
    this.#ends.push({
      elapsedDays,
      mintedBaseUnits: pool.totalMintedBaseUnits,
      supplyBaseUnits: pool.totalSupplyBaseUnits,
    });
    while (isOlder(this.#ends[this.#windowBegin + 1], elapsedDays - DAYS_PER_YEAR)) this.#windowBegin++;
    const { mintedBaseUnits, supplyBaseUnits } = this.#ends[this.#windowBegin] as MintedSoFar;
    const parts = mulDivFloor(pool.totalMintedBaseUnits - mintedBaseUnits, PARTS, supplyBaseUnits);
    this.#largestParts = maxBigint(this.#largestParts ?? 0n, parts);
    return Number(this.#largestParts) / Number(PARTS);
  }
}

/** Who comes at genesis knows the supply before its first mint; who comes later counts from then on. */
function beforeFirst({ totalMintedBaseUnits, totalSupplyBaseUnits }: PoolState, elapsedDays: number): MintedSoFar {
  const isGenesis = elapsedDays < TIME_TOLERANCE_DAYS;
  return {
    elapsedDays: Number.NEGATIVE_INFINITY,
    mintedBaseUnits: isGenesis ? 0n : totalMintedBaseUnits,
    supplyBaseUnits: isGenesis ? totalSupplyBaseUnits - totalMintedBaseUnits : totalSupplyBaseUnits,
  };
}

function isOlder(end: MintedSoFar | undefined, days: number): boolean {
  return end !== undefined && Math.floor(end.elapsedDays) <= Math.floor(days);
}

class InflationBoundaryMind implements Mind {
  readonly #config: Config;
  readonly #mints: boolean;
  #calls = 1;

  constructor(config: Config, mints: boolean) {
    this.#config = config;
    this.#mints = mints;
  }

  decide(observation: Observation): Decision {
    const intents = [...claimDue(observation), ...(observation.stake === undefined ? enterFree(observation) : [])];
    return { intents, calls: this.#mints ? this.#mintsOf(observation.elapsedDays) : [], sleepDays: 0 };
  }

  learn(): void {
    // What it holds tells it what became of it.
  }

  hear(outcomes: readonly Outcome[]): void {
    const wereAllAccepted = outcomes.every(({ accepted }) => accepted);
    this.#calls = wereAllAccepted ? Math.min(this.#calls * 4, this.#config.most_calls) : 1;
  }

  #mintsOf(elapsedDays: number): readonly AttackCall[] {
    const { days_before: before, days_after: after } = this.#config;
    const sinceTurn = elapsedDays % DAYS_PER_YEAR;
    const isNear = sinceTurn >= DAYS_PER_YEAR - before || (elapsedDays >= DAYS_PER_YEAR && sinceTurn < after);
    return isNear ? Array.from({ length: this.#calls }, () => ({ kind: 'mint_inflation' })) : [];
  }
}
