import { dayOfUnixSeconds } from '../core/units.ts';
import type { AgentAction, AgentIndex } from '../ports/actions.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import type { EconomyModel } from './economy/economy-model.ts';
import type { BlockedExit, Departure } from './invariant.ts';
import { hasFeature, votingTime } from './pool-features.ts';
import { penaltyCeil } from './reward-math.ts';

type Unstake = Extract<AgentAction, { readonly kind: 'unstake' }>;

/** What happened to locks in a tick: exits with their penalty, exits that nothing may refuse but were, extensions. */
export class ExitLog {
  blocked: BlockedExit[] = [];
  penaltiesDue = 0n;
  readonly #departures = new Map<AgentIndex, Departure[]>();
  readonly #extended = new Map<AgentIndex, Set<number>>();

  departuresOf(agent: AgentIndex): readonly Departure[] {
    return this.#departures.get(agent) ?? NO_DEPARTURES;
  }

  /** Call before the model takes the action. */
  note(model: EconomyModel, action: Unstake, outcome: Outcome): void {
    const user = model.staking.users[action.agent];
    const entry = user?.entries[action.entryIndex];
    if (user === undefined || entry === undefined || !entry.live) {
      return;
    }
    const { pool, nowUnixSeconds: now } = model.staking;
    const isMatured = now >= entry.lockEnd;
    if (outcome.accepted) {
      const penaltyBaseUnits = isMatured ? 0n : penaltyCeil(action.amountBaseUnits, pool.penaltyBps);
      this.#depart(action, penaltyBaseUnits);
      return;
    }
    const hasVoted = hasFeature(pool, 'voteLock') && votingTime(pool, now) < user.voteLockUntil;
    const isHeld = user.liveProposal !== 0 || hasVoted;
    // All of it leaves: whatever the limits on parts are.
    const isWhole = action.amountBaseUnits === entry.amount;
    if (isMatured && isWhole && !isHeld && now >= pool.lastUpdate && pool.lastDay >= dayOfUnixSeconds(Number(now))) {
      this.blocked.push({ agent: action.agent, entryIndex: action.entryIndex, errorName: outcome.errorName });
    }
  }

  /** An accepted extension. */
  noteExtension(agent: AgentIndex, entryIndex: number): void {
    const known = this.#extended.get(agent);
    if (known === undefined) {
      this.#extended.set(agent, new Set([entryIndex]));
    } else {
      known.add(entryIndex);
    }
  }

  wasExtended(agent: AgentIndex, entryIndex: number): boolean {
    return this.#extended.get(agent)?.has(entryIndex) === true;
  }

  clear(): void {
    this.blocked = [];
    this.penaltiesDue = 0n;
    this.#departures.clear();
    this.#extended.clear();
  }

  #depart({ agent, entryIndex, amountBaseUnits }: Unstake, penaltyBaseUnits: bigint): void {
    const departure = { entryIndex, amountBaseUnits, penaltyBaseUnits };
    const known = this.#departures.get(agent);
    if (known === undefined) {
      this.#departures.set(agent, [departure]);
    } else {
      known.push(departure);
    }
    this.penaltiesDue += penaltyBaseUnits;
  }
}

const NO_DEPARTURES: readonly Departure[] = [];
