import { DAYS_PER_WEEK, DAYS_PER_YEAR, dayOfUnixSeconds, SECONDS_PER_DAY } from '../core/units.ts';
import type { Observation } from '../policies/policy.ts';
import type { AgentState, PoolState, UserStakeState } from '../ports/staking-chain.ts';
import type { AccHistory } from './acc-history.ts';
import { claimableBaseUnits } from './claimable.ts';

/** Ceiling of `estimatedAprBps`. */
const MAX_APR_BPS = 1_000_000;

/**
 * The observation, one object for a whole run: `openTick` sets what all agents see alike, `lookThrough` whose eyes
 * it is. What costs something is computed only when a policy asks.
 */
export class WalletView implements Observation {
  tickIndex = 0;
  day = 0;
  unixSeconds = 0;
  elapsedDays = 0;
  walletBaseUnits = 0n;
  stake: UserStakeState | undefined = undefined;
  #pool: PoolState;
  readonly #history: AccHistory;
  readonly #multiplierBps: readonly number[];
  readonly #aprBps: Float64Array;

  constructor(pool: PoolState, history: AccHistory, multiplierBps: readonly number[]) {
    this.#pool = pool;
    this.#history = history;
    this.#multiplierBps = multiplierBps;
    this.#aprBps = new Float64Array(multiplierBps.length);
  }

  get pool(): PoolState {
    return this.#pool;
  }

  openTick(tickIndex: number, tickSeconds: number, unixSeconds: number, pool: PoolState): void {
    this.tickIndex = tickIndex;
    this.unixSeconds = unixSeconds;
    this.day = dayOfUnixSeconds(unixSeconds);
    this.elapsedDays = (tickIndex * tickSeconds) / SECONDS_PER_DAY;
    this.#pool = pool;
    const baseAprBps = rewardAprBps(pool);
    for (let lock = 0; lock < this.#aprBps.length; lock++) {
      this.#aprBps[lock] = Math.min(MAX_APR_BPS, (baseAprBps * (this.#multiplierBps[lock] as number)) / 10_000);
    }
  }

  lookThrough(state: AgentState): void {
    this.walletBaseUnits = state.walletBaseUnits;
    this.stake = state.stake;
  }

  estimatedAprBps(lockIndex: number): number {
    return this.#aprBps[lockIndex] ?? 0;
  }

  claimableBaseUnits(): bigint {
    return this.stake === undefined ? 0n : claimableBaseUnits(this.stake, this.#pool, this.#history);
  }
}

/** Yearly rate of a weight of one, before the ceiling, in basis points. */
function rewardAprBps(pool: PoolState): number {
  const budget = pool.budgetCurrentBaseUnits > 0n ? pool.budgetCurrentBaseUnits : pool.budgetNextBaseUnits;
  const weight = pool.activeWeight + pool.pendingWeight;
  if (budget === 0n) return 0;
  if (weight === 0n) return Number.POSITIVE_INFINITY;
  return (Number(budget) / Number(weight)) * (DAYS_PER_YEAR / DAYS_PER_WEEK) * 10_000;
}
