import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentAction } from '#sim/ports/staking-chain.ts';
import { ActionSample } from '../../../bench/action-sample.ts';
import { encodeFloor } from '../../../bench/encode-floor.ts';
import { RecordingEngine } from '../../../bench/recording-engine.ts';
import { TranscriptWriter } from '../../../bench/transcript.ts';
import { AnsweringEngine } from './answering-engine.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actsim-encode-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bench/encode-floor', () => {
  it('submits the same batches again, to a silent engine', async () => {
    const engine = new RecordingEngine(new AnsweringEngine([]), new TranscriptWriter(join(folder, 'transcript')));
    const sample = new ActionSample(10);
    const batches: readonly (readonly AgentAction[])[] = [
      [{ kind: 'claim_rewards', agent: 1 }],
      [
        { kind: 'claim_rewards', agent: 2 },
        { kind: 'claim_rewards', agent: 3 },
      ],
    ];
    for (const batch of batches) sample.add(batch);
    const submitted: (readonly AgentAction[])[] = [];
    const chain = {
      submit: async (actions: readonly AgentAction[]) => {
        expect(engine.isSilent).toBe(true);
        submitted.push(actions);
        return Promise.resolve([]);
      },
    };
    const { actions, seconds } = await encodeFloor(chain, engine, sample);
    expect(actions).toBe(3);
    expect(seconds).toBeGreaterThan(0);
    expect(submitted).toEqual([...batches, ...batches, ...batches]);
  });
});
