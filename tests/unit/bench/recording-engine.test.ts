import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineResult } from '#harness/chain/chain-engine.ts';
import { RecordingEngine } from '../../../bench/recording-engine.ts';
import { readTranscript, TranscriptWriter } from '../../../bench/transcript.ts';
import { AnsweringEngine } from './answering-engine.ts';

const ACCEPTED: EngineResult = { computeUnits: 7, error: undefined };
const REFUSED: EngineResult = { computeUnits: 5, error: { kind: 'program', index: 0, code: 6_000 } };
const REPEATED: EngineResult = { computeUnits: 0, error: { kind: 'transaction', name: 'AlreadyProcessed' } };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-recording-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bench/recording-engine', () => {
  it('passes everything on, and writes down what was executed and how it fared', async () => {
    const path = join(folder, 'executed');
    const transcript = new TranscriptWriter(path);
    const inner = new AnsweringEngine([ACCEPTED, REFUSED, REPEATED, ACCEPTED]);
    const engine = new RecordingEngine(inner, transcript);
    const programs = [{ programId: new Uint8Array(32), elf: Uint8Array.of(1) }];
    await engine.open(programs);
    const results = [await engine.send(Uint8Array.of(1)), await engine.send(Uint8Array.of(2), false)];
    engine.beginTicks();
    results.push(await engine.send(Uint8Array.of(3), false));
    engine.isReading = true;
    results.push(await engine.send(Uint8Array.of(4), false));
    transcript.close();
    expect(results).toEqual([ACCEPTED, REFUSED, REPEATED, ACCEPTED]);
    expect(inner.sent).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect([engine.name, engine.takesUnsigned, engine.programs, engine.sent]).toEqual(['litesvm', true, programs, 1]);
    const plain = { kind: 'send', isChecked: false, isRefused: false, isReading: false };
    expect([...readTranscript(path)].flat()).toEqual([
      { ...plain, bytes: Buffer.of(1), isChecked: true },
      { ...plain, bytes: Buffer.of(2), isRefused: true },
      { kind: 'genesis-done' },
      { ...plain, bytes: Buffer.of(4), isReading: true },
    ]);
  });

  it('takes everything and does nothing while it is silent', () => {
    const path = join(folder, 'silent');
    const transcript = new TranscriptWriter(path);
    const inner = new AnsweringEngine([]);
    const engine = new RecordingEngine(inner, transcript);
    engine.isSilent = true;
    expect(engine.send(Uint8Array.of(1))).toEqual({ computeUnits: 0, error: undefined });
    expect(engine.accounts([Uint8Array.of(9)])).toEqual([Uint8Array.of(9)]);
    transcript.close();
    expect(inner.sent).toEqual([]);
    expect([...readTranscript(path)].flat()).toEqual([]);
  });
});
