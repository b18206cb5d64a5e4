import { SECONDS_PER_DAY } from '../core/units.ts';
import { pausedVotingSeconds } from '../policies/program-switches.ts';
import type { AgentIndex, PoolState } from '../ports/staking-chain.ts';

type VotingPool = Pick<PoolState, 'lastDay'> & Parameters<typeof pausedVotingSeconds>[0];

interface Hold {
  readonly staked: bigint;
  /** In voting time: unix seconds less those in which voting was paused, as the program counts vote locks. */
  readonly until: bigint;
}

/** Stakes that votes hold, each through the day on which its lock ends. */
export class VoteHolds {
  baseUnits = 0n;
  readonly #holds = new Map<AgentIndex, Hold>();
  #openDay = 0;
  /** Voting time at the beginning of the open day. */
  #openedAt = 0n;

  /** Takes over an agent's account: what it has staked, and the end of its vote lock, 0 for none. */
  update(agent: AgentIndex, staked: bigint, untilVotingSeconds: bigint): void {
    this.#release(agent);
    if (staked === 0n || untilVotingSeconds === 0n || untilVotingSeconds < this.#openedAt) return;
    this.#holds.set(agent, { staked, until: untilVotingSeconds });
    this.baseUnits += staked;
  }

  /** Follows the calendar to the pool's open day. A pause that begins on this day moves the ends of later days only. */
  openDay(pool: VotingPool): void {
    if (pool.lastDay <= this.#openDay) return;
    this.#openDay = pool.lastDay;
    const begins = BigInt(pool.lastDay * SECONDS_PER_DAY);
    this.#openedAt = begins - pausedVotingSeconds(pool, begins);
    for (const [agent, { until }] of this.#holds) if (until < this.#openedAt) this.#release(agent);
  }

  #release(agent: AgentIndex): void {
    this.baseUnits -= this.#holds.get(agent)?.staked ?? 0n;
    this.#holds.delete(agent);
  }
}
