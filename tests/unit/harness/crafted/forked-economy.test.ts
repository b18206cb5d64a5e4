import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CraftedStage } from '#harness/crafted/crafted-stage.ts';
import { FORKED_STAKE_BASE_UNITS, forkedEconomy } from '#harness/crafted/forked-economy.ts';
import { loadProgramArtifacts } from '#harness/index.ts';

describe('the economy of the copied program', () => {
  let stage: CraftedStage;
  beforeAll(async () => {
    stage = await CraftedStage.open({ engine: 'litesvm', artifacts: loadProgramArtifacts() });
  });
  afterAll(async () => stage.close());

  it('has accounts of the genuine types with what the thief wants in them', async () => {
    const { deployment, thief } = await forkedEconomy(stage);
    expect(deployment.addresses.programId).toEqual(stage.forkProgramId);
    expect(thief.owner).toEqual(stage.thief.owner);
    expect(thief.userStake).not.toEqual(stage.thief.userStake);
    expect((await stage.user(thief)).amountBaseUnits).toBe(FORKED_STAKE_BASE_UNITS);
    const governance = await stage.data(deployment.addresses.governance);
    expect(governance.subarray(0, 8)).toEqual((await stage.data(stage.at.governance)).subarray(0, 8));
    expect(Buffer.from(governance).includes(Buffer.from(deployment.guardian.address))).toBe(true);
  });

  it('is opened once a stage', async () => {
    expect(await forkedEconomy(stage)).toBe(await forkedEconomy(stage));
  });
});
