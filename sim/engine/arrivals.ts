import type { Population } from '../agents/population.ts';
import { TIME_TOLERANCE_DAYS } from '../core/units.ts';
import type { Operator } from './operator.ts';

/** Wallets that come after genesis: each gets its opening balances in the first tick at or after its time. */
export class Arrivals {
  readonly #operator: Operator;
  readonly #arrivals: Population['arrivals'];
  readonly #agentCount: number;
  #next = 0;

  constructor(operator: Operator, { agents, arrivals }: Pick<Population, 'agents' | 'arrivals'>) {
    this.#operator = operator;
    this.#arrivals = arrivals;
    this.#agentCount = agents.length;
  }

  /** Agents that have come. */
  get arrivedAgents(): number {
    return this.#agentCount - (this.#arrivals.length - this.#next);
  }

  async run(elapsedDays: number): Promise<void> {
    for (let due = this.#arrivals[this.#next]; due !== undefined; due = this.#arrivals[this.#next]) {
      if (due.atDays > elapsedDays + TIME_TOLERANCE_DAYS) return;
      this.#next++;
      const { agent, amountBaseUnits, amountQuoteUnits } = due;
      if (amountBaseUnits === 0n && amountQuoteUnits === 0n) continue;
      await this.#operator.operate({ kind: 'fund_wallet', agent, amountBaseUnits, amountQuoteUnits });
    }
  }
}
