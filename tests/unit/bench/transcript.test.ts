import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTranscript, TranscriptWriter } from '../../../bench/transcript.ts';

const CLOCK = {
  slot: 432_000n,
  epochStartUnixSeconds: -5n,
  epoch: 1n,
  leaderScheduleEpoch: 2n,
  unixSeconds: 1_767_225_600n,
};

const PLAIN = { isChecked: false, isRefused: false, isReading: false };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-transcript-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bench/transcript', () => {
  it('reads back every call as it was written', () => {
    const path = join(folder, 'one-of-each');
    const writer = new TranscriptWriter(path);
    writer.clock(CLOCK);
    writer.fund(new Uint8Array(32).fill(7), 10n ** 12n);
    writer.mark('genesis-done');
    writer.send(Uint8Array.of(1, 2, 3), { ...PLAIN, isChecked: true });
    writer.send(Uint8Array.of(4), { ...PLAIN, isRefused: true });
    writer.send(Uint8Array.of(), { ...PLAIN, isReading: true });
    writer.mark('expire');
    writer.close();
    expect([...readTranscript(path)].flat()).toEqual([
      { kind: 'clock', clock: CLOCK },
      { kind: 'fund', address: Buffer.alloc(32, 7), lamports: 10n ** 12n },
      { kind: 'genesis-done' },
      { kind: 'send', bytes: Buffer.of(1, 2, 3), ...PLAIN, isChecked: true },
      { kind: 'send', bytes: Buffer.of(4), ...PLAIN, isRefused: true },
      { kind: 'send', bytes: Buffer.of(), ...PLAIN, isReading: true },
      { kind: 'expire' },
    ]);
  });

  it('keeps calls whole and in order over many chunks', () => {
    const path = join(folder, 'many');
    const writer = new TranscriptWriter(path);
    for (let i = 0; i < 3_000; i += 1) writer.send(new Uint8Array(1_000).fill(i), PLAIN);
    writer.close();
    const firsts: (number | undefined)[] = [];
    let chunks = 0;
    for (const calls of readTranscript(path)) {
      chunks += 1;
      for (const call of calls) firsts.push(call.kind === 'send' && call.bytes.length === 1_000 ? call.bytes[999] : -1);
    }
    expect(chunks).toBe(3);
    expect(firsts).toEqual(Array.from({ length: 3_000 }, (_, i) => i % 256));
  });
});
