import type { AgentAction } from '#sim/ports/staking-chain.ts';

/** A run's last actions, in the batches that were submitted: as few whole batches as hold so many. */
export class ActionSample {
  readonly #wanted: number;
  #batches: (readonly AgentAction[])[] = [];
  #count = 0;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  get batches(): readonly (readonly AgentAction[])[] {
    return this.#batches;
  }

  get count(): number {
    return this.#count;
  }

  add(actions: readonly AgentAction[]): void {
    this.#batches.push(actions);
    this.#count += actions.length;
    for (let [first] = this.#batches; first !== undefined && this.#count - first.length >= this.#wanted; ) {
      this.#batches.shift();
      this.#count -= first.length;
      [first] = this.#batches;
    }
  }
}
