import { TIME_TOLERANCE_DAYS } from '../core/units.ts';
import type { SwapSide } from '../ports/actions.ts';
import type { Outcome } from '../ports/staking-chain.ts';
import type { Intent, Observation } from './policy.ts';
import { buyIntent, sellIntent, type TradingTerms } from './trading.ts';

/** Longest wait after a refused step. */
const MAX_WAIT_DAYS = 8;

/**
 * A trade that is larger than one swap: a step a tick, each as large as the terms allow, until it is done. When others
 * have moved the price before it, a step is refused: it then waits a day, after the next refusal two, and so on.
 */
export class StandingOrder {
  readonly #side: SwapSide;
  readonly #terms: TradingTerms;
  /** Still to be paid in: tokens for a sale, quote units for a purchase. */
  #left = 0n;
  #asked = 0n;
  #askedAtDays = 0;
  #waitDays = 0;
  /** No step before then, in elapsed days. */
  #nextAtDays = 0;

  constructor(side: SwapSide, terms: TradingTerms) {
    this.#side = side;
    this.#terms = terms;
  }

  get isOpen(): boolean {
    return this.#left > 0n;
  }

  /** When it takes its next step, in elapsed days; Infinity when there is none. */
  get dueAt(): number {
    return this.isOpen ? this.#nextAtDays : Number.POSITIVE_INFINITY;
  }

  /** Puts an order in place of what is left of the last one; 0n takes it back. */
  place(amountIn: bigint): void {
    this.#left = amountIn;
  }

  /** Adds the next step to the intents; what is left is dropped when it is not worth a swap, or cannot be paid. */
  ask(observation: Observation, intents: Intent[]): void {
    this.#asked = 0n;
    this.#askedAtDays = observation.elapsedDays;
    if (this.#askedAtDays + TIME_TOLERANCE_DAYS < this.dueAt) return;
    const trade = this.#side === 'sell' ? sellIntent : buyIntent;
    const intent = trade(observation, this.#left, this.#terms);
    if (intent?.kind === 'swap') {
      this.#asked = intent.amountIn;
      intents.push(intent);
    } else {
      this.place(0n);
    }
  }

  /** A refused step is tried again, later and later. */
  learn(outcome: Outcome | undefined): void {
    if (outcome?.accepted === true) {
      this.#left -= this.#asked;
      this.#waitDays = 0;
    } else if (outcome !== undefined) {
      this.#waitDays = Math.min(MAX_WAIT_DAYS, Math.max(1, 2 * this.#waitDays));
    }
    this.#nextAtDays = this.#askedAtDays + this.#waitDays;
    this.#asked = 0n;
  }
}
