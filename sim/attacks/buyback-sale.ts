import { divFloor, minBigint, mulDivFloor } from '../core/fixed.ts';
import { openWeek } from '../ledger/pool-days.ts';
import type { Intent, Observation } from '../policies/policy.ts';
import { isPaused, isSwitchedOn } from '../policies/program-switches.ts';
import type { Outcome } from '../ports/staking-chain.ts';

/** How often a sale that the vault cannot pay is halved before the wallet gives up. */
const MAX_HALVINGS = 5;

/** What an entity's wallets got for what they sold to buyback programmes, by week of the pool. */
export class BuybackTakings {
  readonly #quoteByWeek = new Map<number, bigint>();

  add(week: number, quoteUnits: bigint): void {
    this.#quoteByWeek.set(week, (this.#quoteByWeek.get(week) ?? 0n) + quoteUnits);
  }

  /** Of one week; 0n before the first sale. */
  get mostQuoteUnits(): bigint {
    let most = 0n;
    for (const quoteUnits of this.#quoteByWeek.values()) if (quoteUnits > most) most = quoteUnits;
    return most;
  }
}

/**
 * One wallet's sales to whatever programme runs: all it has at once; where the week's cap refuses that, its part of
 * what the week has room for, and where the vault is too empty, half.
 */
export class BuybackSale {
  readonly #takings: BuybackTakings;
  readonly #wallets: bigint;
  #isCapped = false;
  /** Of one sale; undefined: none. */
  #limitBaseUnits: bigint | undefined;
  #halvings = 0;
  #asked = 0n;
  #quoteUnits = 0n;
  #week = 0;

  /** `wallets`: those that sell. */
  constructor(takings: BuybackTakings, wallets: number) {
    this.#takings = takings;
    this.#wallets = BigInt(wallets);
  }

  ask(observation: Observation): Intent | undefined {
    const { pool, treasury, unixSeconds, tokenUnitBaseUnits } = observation;
    const { buybackPriceQuoteUnits: price, buybackRemainingBaseUnits } = treasury.state;
    const isRunning = price > 0n && isSwitchedOn(pool, 'buyback') && !isPaused(pool, 'buyback', unixSeconds);
    if (!isRunning || this.#halvings > MAX_HALVINGS) return undefined;
    const amountBaseUnits = minBigint(buybackRemainingBaseUnits, this.#wishBaseUnits(observation));
    this.#asked = amountBaseUnits;
    this.#quoteUnits = mulDivFloor(amountBaseUnits, price, tokenUnitBaseUnits);
    this.#week = openWeek(pool);
    return this.#quoteUnits === 0n ? undefined : { kind: 'buy_back', amountBaseUnits };
  }

  learn(outcome: Outcome): void {
    if (outcome.accepted) this.#takings.add(this.#week, this.#quoteUnits);
    else if (outcome.errorName === 'BuybackCapExceeded') this.#isCapped = true;
    else {
      this.#halvings++;
      this.#limitBaseUnits = divFloor(this.#asked, 2n);
    }
  }

  #wishBaseUnits({ walletBaseUnits, buyback }: Observation): bigint {
    const room = this.#isCapped ? divFloor(buyback?.weekRoomBaseUnits ?? 0n, this.#wallets) : walletBaseUnits;
    return minBigint(walletBaseUnits, minBigint(room, this.#limitBaseUnits ?? walletBaseUnits));
  }
}
