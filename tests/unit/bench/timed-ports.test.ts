import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSimulation } from '#sim/index.ts';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { aRunSpec, createMemorySink, rowsAsText } from '#tests/support/sim-fixtures.ts';
import { ActionSample } from '../../../bench/action-sample.ts';
import { type Lap, LapClock } from '../../../bench/lap-clock.ts';
import { RecordingEngine } from '../../../bench/recording-engine.ts';
import { Stopwatch } from '../../../bench/stopwatch.ts';
import { TimedChain, TimedSink } from '../../../bench/timed-ports.ts';
import { TranscriptWriter } from '../../../bench/transcript.ts';
import { AnsweringEngine } from './answering-engine.ts';

/** Notes the laps in their order. */
class NotedLaps extends LapClock {
  readonly ended: Lap[] = [];

  override end(lap: Lap): void {
    this.ended.push(lap);
    super.end(lap);
  }
}

const SPEC = aRunSpec();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-timed-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bench/timed-ports', () => {
  it('changes nothing, and ends laps in the order of the phases', async () => {
    const plain = createMemorySink();
    const { attempted } = await runSimulation({ spec: SPEC, chain: createFakeChain(), sink: plain });

    const transcript = new TranscriptWriter(join(folder, 'transcript'));
    const laps = new NotedLaps(new Stopwatch());
    const sample = new ActionSample(1_000_000);
    const engine = new RecordingEngine(new AnsweringEngine([]), transcript);
    const chain = new TimedChain(createFakeChain(), engine, laps, sample);
    const timed = createMemorySink();
    const observer = { genesisFinished: (): void => chain.beginTicks() };
    await runSimulation({ spec: SPEC, chain, sink: new TimedSink(timed, laps), observers: [observer] });
    transcript.close();

    expect(rowsAsText(timed)).toBe(rowsAsText(plain));
    expect(sample.count).toBe(attempted);
    // The last lap of a tick is the second one of CSV.
    const ticks = laps.ended
      .join(' ')
      .split(/(?<=release csv) ?/)
      .filter((tick) => tick !== '');
    expect(ticks).toHaveLength(SPEC.horizonTicks);
    for (const tick of ticks) {
      expect(tick).toMatch(
        /^(?:ledger (?:acting|reading) )*(?:policies acting )?(?:ledger reading )+ledger metrics csv release csv$/,
      );
    }
    expect(ticks.filter((tick) => tick.includes('policies')).length).toBe(sample.batches.length);
    expect(sample.batches.length).toBeGreaterThan(10);
  });
});
