import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CraftedStage } from '#harness/crafted/crafted-stage.ts';
import { copyByProbe } from '#harness/crafted/probe-copy.ts';
import { loadProgramArtifacts } from '#harness/index.ts';

describe('copyByProbe', () => {
  let stage: CraftedStage;
  beforeAll(async () => {
    stage = await CraftedStage.open({ engine: 'litesvm', artifacts: loadProgramArtifacts() });
  });
  afterAll(async () => stage.close());

  it('has the bytes behind their length in another account', async () => {
    const genuine = await stage.data(stage.thief.userStake);
    const address = await copyByProbe(stage, stage.thief.userStake);
    expect(address).not.toEqual(stage.thief.userStake);
    const copy = await stage.data(address);
    expect(new DataView(copy.buffer).getUint32(0, true)).toBe(genuine.length);
    expect(copy.subarray(4, 4 + genuine.length)).toEqual(genuine);
  });
});
