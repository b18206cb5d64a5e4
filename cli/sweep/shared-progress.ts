/** Positions in the shared memory. */
const ABORTED = 0;
const TICKS = 1;
const BYTES = 2 * Int32Array.BYTES_PER_ELEMENT;

/** What the threads of a sweep tell each other: ticks that are done, and that no more shall be. */
export class SharedProgress {
  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(BYTES)) {
    this.memory = memory;
    this.#cells = new Int32Array(memory);
  }

  /** Looked at between ticks, by every run. */
  get aborted(): boolean {
    return Atomics.load(this.#cells, ABORTED) !== 0;
  }

  abort(): void {
    Atomics.store(this.#cells, ABORTED, 1);
  }

  /** Of all runs together. */
  get ticks(): number {
    return Atomics.load(this.#cells, TICKS);
  }

  countTick(): void {
    Atomics.add(this.#cells, TICKS, 1);
  }
}
