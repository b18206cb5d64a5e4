import { SECONDS_PER_DAY } from '../core/units.ts';
import type { Observation, TicketPlace } from '../ledger/observation.ts';
import type { GenesisPlan } from '../ports/staking-chain.ts';
import type { Operator } from './operator.ts';

const MONTH_DAYS = 30;

/** Pays out what has unlocked: vesting grants once a month, unstake tickets once a week. */
export class PayoutKeeper {
  readonly #operator: Operator;
  readonly #plan: Pick<GenesisPlan, 'grants' | 'clock'>;
  /** Unlocked of each grant by its last release, base units. */
  readonly #released: bigint[];
  readonly #tickets = new Map<string, TicketPlace>();
  #month = 0;

  constructor(operator: Operator, plan: Pick<GenesisPlan, 'grants' | 'clock'>) {
    this.#operator = operator;
    this.#plan = plan;
    this.#released = plan.grants.map(() => 0n);
  }

  /** Takes over the tickets that were read at the end of a tick: new ones are there, paid ones are not. */
  see({ tickets = [] }: Pick<Observation, 'tickets'>): void {
    for (const { agent, index, state } of tickets) {
      const key = `${agent} ${index}`;
      if (state === undefined) this.#tickets.delete(key);
      else this.#tickets.set(key, { agent, index });
    }
  }

  async releaseTickets(): Promise<void> {
    for (const { agent, index } of this.#tickets.values()) {
      await this.#operator.operate({ kind: 'release_ticket', agent, index });
    }
  }

  async releaseGrants(unixSeconds: number): Promise<void> {
    const elapsed = BigInt(unixSeconds) - this.#plan.clock.unixSeconds;
    const month = Math.floor(Number(elapsed) / (MONTH_DAYS * SECONDS_PER_DAY));
    if (month === this.#month) return;
    this.#month = month;
    for (const [grant, terms] of this.#plan.grants.entries()) {
      const unlocked = unlockedFloor(terms, elapsed);
      if (unlocked <= (this.#released[grant] as bigint)) continue;
      const { accepted } = await this.#operator.operate({ kind: 'release_vested', grant });
      if (accepted) this.#released[grant] = unlocked;
    }
  }
}

/** Nothing before the cliff, then floor(total x elapsed / duration), all of it at the end. */
export function unlockedFloor(
  { totalBaseUnits, cliffDays, durationDays }: GenesisPlan['grants'][number],
  elapsedSeconds: bigint,
): bigint {
  if (elapsedSeconds < BigInt(cliffDays * SECONDS_PER_DAY)) return 0n;
  const duration = BigInt(durationDays * SECONDS_PER_DAY);
  return elapsedSeconds >= duration ? totalBaseUnits : (totalBaseUnits * elapsedSeconds) / duration;
}
