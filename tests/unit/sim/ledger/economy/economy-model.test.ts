import { describe, expect, it } from 'vitest';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { createEconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { ACCEPTED, REFUSED } from '#sim/ledger/predictions.ts';
import type { AgentAction, OperatorAction } from '#sim/ports/actions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';
import { openEconomy } from '#tests/support/economy-play.ts';
import { ANN, BOB, clockAt } from '#tests/support/staking-plans.ts';

describe('sim/ledger/economy/economy-model', () => {
  it('divides the supply at genesis', () => {
    const model = createEconomyModel(economyPlan());
    expect(model.staking.vaultState()).toMatchObject({
      treasuryVaultBaseUnits: 200_000n,
      vestingVaultBaseUnits: 30_000n,
      operatorBaseUnits: 470_000n,
      quoteVaultQuoteUnits: 100_000n,
    });
    expect(model.grantState(0)).toMatchObject({ totalBaseUnits: 10_000n, cliffSeconds: 30n * 86_400n });
    expect([model.grantState(2), model.proposalState(0), model.agentId(ANN)]).toEqual([undefined, undefined, 'ann']);
  });

  it('numbers the grants of each wallet by themselves', () => {
    const terms = { totalBaseUnits: 10n, cliffDays: 0, durationDays: 1 };
    const grants = [
      { ...terms, beneficiary: ANN, group: 'team' },
      { ...terms, beneficiary: undefined, group: 'partners' },
      { ...terms, beneficiary: ANN, group: 'partners' },
      { ...terms, beneficiary: undefined, group: 'partners' },
    ];
    const model = createEconomyModel(economyPlan({ grants }));
    expect(grants.map((_, grant) => model.grantState(grant)?.index)).toEqual([0, 0, 1, 1]);
  });

  it('rejects shares above the supply', () => {
    expect(() => createEconomyModel(economyPlan({ treasuryBaseUnits: 700_001n }))).toThrow(SimError);
  });

  it('predicts without doing', () => {
    const model = createEconomyModel(economyPlan());
    const action: AgentAction = { kind: 'stake', agent: ANN, amountBaseUnits: 1_000n, lockDays: 30 };
    expect(model.predict(action)).toBe(ACCEPTED);
    expect(model.staking.pool.totalStaked).toBe(0n);
    expect(model.apply(action)).toBe(ACCEPTED);
    expect(model.staking.pool.totalStaked).toBe(1_000n);
  });

  it('refuses what needs a roll until it comes', () => {
    const model = createEconomyModel(economyPlan());
    model.advanceTo(clockAt(1).unixSeconds);
    const waiting: readonly OperatorAction[] = [{ kind: 'mint_inflation' }, { kind: 'sweep_penalties' }];
    expect(waiting.map((action) => model.predict(action))).toEqual([REFUSED.PoolNotRolled, REFUSED.PoolNotRolled]);
    model.advanceTo(clockAt(0, 5).unixSeconds);
    expect(waiting.map((action) => model.predict(action))).toEqual([REFUSED.ClockWentBack, REFUSED.ClockWentBack]);
  });

  it('lets votes earn the voting booster', () => {
    const play = openEconomy();
    const { economy } = play;
    for (const [nth, day] of [1, 10].entries()) {
      const found = play.tick({
        day,
        agents: [
          { kind: 'create_proposal', agent: ANN, payload: { kind: 'feature', flag: nth, enabled: true } },
          { kind: 'activate_proposal', agent: ANN, proposalId: nth },
          { kind: 'cast_vote', agent: ANN, proposalId: nth, side: 'yes' },
          { kind: 'cast_vote', agent: BOB, proposalId: nth, side: 'yes' },
        ],
      });
      expect(found).toEqual([]);
      const operator: readonly OperatorAction[] = [
        { kind: 'finalize_proposal', proposalId: nth },
        { kind: 'queue_proposal', proposalId: nth },
        { kind: 'veto_proposal', proposalId: nth },
        { kind: 'return_bond', proposalId: nth },
      ];
      expect(play.tick({ day: day + 5, operator })).toEqual([]);
    }
    expect(play.tick({ day: 16, agents: [{ kind: 'refresh_boosters', agent: BOB }] })).toEqual([]);
    expect(economy.staking.users[BOB]?.entries[0]).toMatchObject({ boostBps: 1_500 });
  });
});
