import type { Observation } from '../ledger/observation.ts';
import type { AgentIndex } from '../ports/actions.ts';

/** What open unstake tickets owe, as last read. */
export class TicketBook {
  /** By owner, then by the ticket's number; base units. */
  readonly #owed = new Map<AgentIndex, Map<number, bigint>>();

  /** All open tickets of one owner together, base units. */
  owedTo(agent: AgentIndex): bigint {
    let sum = 0n;
    for (const owed of this.#owed.get(agent)?.values() ?? []) sum += owed;
    return sum;
  }

  /** With tickets that were read: new ones are there, paid ones are not. */
  update(tickets: Observation['tickets'] = []): void {
    for (const { agent, index, state } of tickets) {
      const own = this.#owed.get(agent) ?? new Map<number, bigint>();
      this.#owed.set(agent, own);
      if (state === undefined) own.delete(index);
      else own.set(index, state.totalBaseUnits - state.releasedBaseUnits);
    }
  }
}
