import type { AccHistory } from '../agents/acc-history.ts';
import { claimableBaseUnits } from '../agents/claimable.ts';
import { DAYS_PER_WEEK } from '../core/units.ts';
import { isPaused, isSwitchedOn } from '../policies/program-switches.ts';
import type { AgentIndex } from '../ports/staking-chain.ts';
import type { ChainMirror } from './chain-mirror.ts';
import type { Operator } from './operator.ts';

/** What is done once a pool week: inflation is minted, rewards are compounded, penalties are swept. */
export class WeeklyKeeper {
  readonly #operator: Operator;
  /** First pool week whose chores are still to be done. */
  #nextWeek = 0;
  /** Last pool week whose mint is done or was refused for good. */
  #settledMintWeek = -1;

  constructor(operator: Operator) {
    this.#operator = operator;
  }

  /** True in the first tick of each pool week. */
  async run(mirror: ChainMirror, history: AccHistory, unixSeconds: number): Promise<boolean> {
    const { pool } = mirror;
    const week = Math.floor((pool.lastDay - pool.genesisDay) / DAYS_PER_WEEK);
    await this.#mint(week, mirror, unixSeconds);
    if (week < this.#nextWeek) return false;
    this.#nextWeek = week + 1;
    if (mirror.vaults.penaltyVaultBaseUnits > 0n) await this.#operator.operate({ kind: 'sweep_penalties' });
    await this.#compound(mirror, history, unixSeconds);
    return true;
  }

  /** In the week's first tick; while minting is paused it waits, because a week's mint cannot be made up for. */
  async #mint(week: number, { pool, emission }: ChainMirror, unixSeconds: number): Promise<void> {
    const hasRate = emission.inflationBps.some((bps) => bps > 0) && emission.capBps > 0;
    if (!hasRate || week === this.#settledMintWeek || emission.lastWeek === week + 1) return;
    if (isPaused(pool, 'mint', unixSeconds)) return;
    await this.#operator.operate({ kind: 'mint_inflation' });
    this.#settledMintWeek = week;
  }

  /** Who opted in and is owed the least claim or more, by the mirrored accounts: nobody is tried in vain. */
  async #compound({ pool, states, compounds }: ChainMirror, history: AccHistory, unixSeconds: number): Promise<void> {
    if (!isSwitchedOn(pool, 'compounding') || isPaused(pool, 'compound', unixSeconds)) return;
    const due: AgentIndex[] = [];
    for (let agent = 0; agent < compounds.length; agent++) {
      const stake = compounds[agent] === 0 ? undefined : states[agent]?.stake;
      if (stake === undefined) continue;
      const owed = claimableBaseUnits(stake, pool, history);
      if (owed > 0n && owed >= pool.minClaimBaseUnits) due.push(agent);
    }
    await this.#operator.compound(due);
  }
}
