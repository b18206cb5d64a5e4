import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedAttempt } from '#harness/crafted/attacks/refused-attempt.ts';
import { CraftedStage } from '#harness/crafted/crafted-stage.ts';
import { loadProgramArtifacts } from '#harness/index.ts';

describe('refusedAttempt', () => {
  let stage: CraftedStage;
  beforeAll(async () => {
    stage = await CraftedStage.open({ engine: 'litesvm', artifacts: loadProgramArtifacts() });
  });
  afterAll(async () => stage.close());

  it('is one transaction of the thief unless others sign, and its control likewise', async () => {
    const call = stage.staking.claimRewards(stage.thief, []);
    const plain = refusedAttempt('a', 'b', 'WrongOwner', () => ({ forged: [call], sound: [call, call] }));
    expect(plain.sound).toEqual({ kind: 'refuses', errors: ['WrongOwner'] });
    expect(await plain.build(stage)).toEqual({
      attack: [{ signers: [stage.thief.wallet], instructions: [call] }],
      control: { signers: [stage.thief.wallet], instructions: [call, call] },
    });
    const signed = refusedAttempt('a', 'b', ['WrongOwner'], () => ({
      signers: [stage.guardian],
      forged: [call],
      soundSigners: [stage.attestor],
      sound: [call],
    }));
    const { attack, control } = await signed.build(stage);
    expect(attack[0]?.signers).toEqual([stage.guardian]);
    expect(control?.signers).toEqual([stage.attestor]);
  });
});
