import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { SysvarClock } from '#harness/clock.ts';

/** What is known of a transaction besides its bytes. */
export interface SendNotes {
  /** The engine looked at its signatures. */
  readonly isChecked: boolean;
  /** It was executed and failed. */
  readonly isRefused: boolean;
  /** It only served to read accounts. */
  readonly isReading: boolean;
}

/** One call that changed an engine. */
export type EngineCall =
  | { readonly kind: 'clock'; readonly clock: SysvarClock }
  | { readonly kind: 'fund'; readonly address: Uint8Array; readonly lamports: bigint }
  | { readonly kind: 'expire' }
  | ({ readonly kind: 'send'; readonly bytes: Uint8Array } & SendNotes)
  /** No call: genesis is done, ticks follow. */
  | { readonly kind: 'genesis-done' };

const KINDS = ['clock', 'fund', 'expire', 'send', 'genesis-done'] as const;
const CHECKED = 1;
const REFUSED = 2;
const READS = 4;
const CHUNK_BYTES = 1 << 20;
/** Kind and length. */
const HEAD_BYTES = 5;

/** Writes calls to a file, a chunk at a time, so that a recorded run needs no more memory than another. */
export class TranscriptWriter {
  readonly #file: number;
  readonly #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #used = 4;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  clock(clock: SysvarClock): void {
    const at = this.#open('clock', 40);
    this.#chunk.writeBigUInt64LE(clock.slot, at);
    this.#chunk.writeBigInt64LE(clock.epochStartUnixSeconds, at + 8);
    this.#chunk.writeBigUInt64LE(clock.epoch, at + 16);
    this.#chunk.writeBigUInt64LE(clock.leaderScheduleEpoch, at + 24);
    this.#chunk.writeBigInt64LE(clock.unixSeconds, at + 32);
  }

  fund(address: Uint8Array, lamports: bigint): void {
    const at = this.#open('fund', 40);
    this.#chunk.set(address, at);
    this.#chunk.writeBigUInt64LE(lamports, at + 32);
  }

  send(transaction: Uint8Array, { isChecked, isRefused, isReading }: SendNotes): void {
    const at = this.#open('send', 1 + transaction.length);
    this.#chunk[at] = (isChecked ? CHECKED : 0) | (isRefused ? REFUSED : 0) | (isReading ? READS : 0);
    this.#chunk.set(transaction, at + 1);
  }

  mark(kind: 'expire' | 'genesis-done'): void {
    this.#open(kind, 0);
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #open(kind: EngineCall['kind'], length: number): number {
    if (this.#used + HEAD_BYTES + length > CHUNK_BYTES) this.#flush();
    const at = this.#used;
    this.#chunk[at] = KINDS.indexOf(kind);
    this.#chunk.writeUInt32LE(length, at + 1);
    this.#used = at + HEAD_BYTES + length;
    return at + HEAD_BYTES;
  }

  /** A chunk begins with its length. */
  #flush(): void {
    this.#chunk.writeUInt32LE(this.#used - 4, 0);
    writeSync(this.#file, this.#chunk, 0, this.#used);
    this.#used = 4;
  }
}

/** The calls of a file in their order, a chunk at a time; the bytes in them hold until the next chunk is asked for. */
export function* readTranscript(path: string): Generator<readonly EngineCall[], void> {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(4);
    const chunk = Buffer.alloc(CHUNK_BYTES);
    while (readSync(file, head) === 4) {
      const length = head.readUInt32LE();
      readSync(file, chunk, 0, length, null);
      yield decodeCalls(chunk.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

function decodeCalls(chunk: Buffer): readonly EngineCall[] {
  const calls: EngineCall[] = [];
  for (let at = 0; at < chunk.length; ) {
    const kind = KINDS[chunk.readUInt8(at)];
    const length = chunk.readUInt32LE(at + 1);
    at += HEAD_BYTES;
    calls.push(decodeCall(kind, chunk.subarray(at, at + length)));
    at += length;
  }
  return calls;
}

function decodeCall(kind: EngineCall['kind'] | undefined, bytes: Buffer): EngineCall {
  switch (kind) {
    case 'clock':
      return {
        kind,
        clock: {
          slot: bytes.readBigUInt64LE(0),
          epochStartUnixSeconds: bytes.readBigInt64LE(8),
          epoch: bytes.readBigUInt64LE(16),
          leaderScheduleEpoch: bytes.readBigUInt64LE(24),
          unixSeconds: bytes.readBigInt64LE(32),
        },
      };
    case 'fund':
      return { kind, address: bytes.subarray(0, 32), lamports: bytes.readBigUInt64LE(32) };
    case 'send': {
      const notes = bytes.readUInt8(0);
      return {
        kind,
        bytes: bytes.subarray(1),
        isChecked: (notes & CHECKED) !== 0,
        isRefused: (notes & REFUSED) !== 0,
        isReading: (notes & READS) !== 0,
      };
    }
    case 'expire':
    case 'genesis-done':
      return { kind };
    case undefined:
      throw new RangeError('not a transcript');
  }
}
