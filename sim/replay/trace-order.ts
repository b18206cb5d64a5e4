import type { TraceRecord } from '../ports/trace.ts';

/** What stands where it cannot. */
export interface OrderProblem {
  readonly expected: string;
  readonly found: string;
}

/** Checks that records come in an order that can be replayed: header, genesis, then everything else, transactions counted. */
export class TraceOrder {
  #records = 0;
  #transactions = 0;
  #hasEnded = false;

  /** Undefined: the record may come now. */
  check(record: TraceRecord): OrderProblem | undefined {
    const found = `a line of kind ${record.kind}`;
    const place = this.#records;
    this.#records++;
    if (this.#hasEnded) return { expected: 'nothing behind the end', found };
    if (place === 0 && record.kind !== 'trace') return { expected: 'a line of kind trace', found };
    if (place === 1 && record.kind !== 'genesis') return { expected: 'a line of kind genesis', found };
    if (place > 0 && record.kind === 'trace') return { expected: 'one header', found };
    if (place > 1 && record.kind === 'genesis') return { expected: 'one genesis', found };
    if (record.kind === 'tx') return this.#count(record.number);
    if (record.kind !== 'end') return undefined;
    this.#hasEnded = true;
    if (record.transactions === this.#transactions) return undefined;
    return { expected: `${this.#transactions} transactions`, found: String(record.transactions) };
  }

  get transactions(): number {
    return this.#transactions;
  }

  /** Whether the trace was closed; false: its run was killed. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  #count(number: number): OrderProblem | undefined {
    this.#transactions++;
    if (number === this.#transactions) return undefined;
    return { expected: `transaction ${this.#transactions}`, found: `transaction ${number}` };
  }
}
