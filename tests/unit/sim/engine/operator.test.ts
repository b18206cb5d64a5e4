import { describe, expect, it } from 'vitest';
import { EngineStage } from '#tests/support/engine-stage.ts';

describe('sim/engine/operator.ts', () => {
  it('sends an action, and has it predicted and counted', async () => {
    const stage = await EngineStage.open();
    expect(await stage.operator.operate({ kind: 'mint_inflation' })).toMatchObject({ accepted: true });
    const again = await stage.operator.operate({ kind: 'mint_inflation' });
    expect(again).toMatchObject({ accepted: false, errorName: 'AlreadyMintedThisWeek' });
    expect(stage.tally.operatorKinds.mint_inflation).toMatchObject({ attempted: 2, accepted: 1 });
    expect(await stage.breaches()).toEqual([]);
  });
});
