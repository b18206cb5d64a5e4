import { minBigint } from '../core/fixed.ts';
import type { RunSpec } from '../core/run-spec.ts';
import { DAYS_PER_WEEK, dayOfUnixSeconds } from '../core/units.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OperatorAction, Outcome, PoolState, StakingChain } from '../ports/staking-chain.ts';
import { InflationSchedule } from './inflation-schedule.ts';
import type { Tally } from './tally.ts';

/**
 * The operator's chores: closes ended days, and in the first tick of each pool week mints the week's inflation and
 * funds the next week's rewards with it, up to the pool's weekly budget. What the budget refuses is not minted and waits.
 */
export class Keepers {
  readonly #chain: StakingChain;
  readonly #ledger: Ledger;
  readonly #tally: Tally;
  readonly #inflation: InflationSchedule;
  /** First pool week that is not funded yet. */
  #nextWeek = 0;

  constructor(spec: RunSpec, chain: StakingChain, ledger: Ledger, tally: Tally) {
    this.#inflation = new InflationSchedule(spec.token.supplyBaseUnits, spec.rewards.inflationBpsByYear);
    this.#chain = chain;
    this.#ledger = ledger;
    this.#tally = tally;
  }

  /** Takes the pool as last read, returns it as it is afterwards. */
  async run(pool: PoolState, unixSeconds: number): Promise<PoolState> {
    const day = dayOfUnixSeconds(unixSeconds);
    let current = pool;
    if (day > pool.lastDay) {
      await this.#operate({ kind: 'roll' });
      current = await this.#chain.readPool();
    }
    const week = Math.floor((day - pool.genesisDay) / DAYS_PER_WEEK);
    if (week < this.#nextWeek) return current;
    const due = this.#inflation.dueBaseUnits(day - pool.genesisDay);
    this.#nextWeek = week + 1;
    const amountBaseUnits = minBigint(due, current.weeklyBudgetCapBaseUnits - current.budgetNextBaseUnits);
    if (amountBaseUnits <= 0n) return current;
    this.#inflation.record(day - pool.genesisDay, amountBaseUnits);
    await this.#operate({ kind: 'mint', amountBaseUnits });
    await this.#operate({ kind: 'fund_rewards', amountBaseUnits });
    return this.#chain.readPool();
  }

  async #operate(action: OperatorAction): Promise<void> {
    const outcome: Outcome = await this.#chain.operate(action);
    this.#ledger.applyOperator(action, outcome);
    this.#tally.countOperator(action, outcome);
  }
}
