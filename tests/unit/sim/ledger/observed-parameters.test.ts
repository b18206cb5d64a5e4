import { describe, expect, it } from 'vitest';
import { createEconomyModel } from '#sim/ledger/economy/economy-model.ts';
import { PARAMETER_IDS, parameterHolders, writeParameter } from '#sim/ledger/economy/parameter-table.ts';
import { changedParameters, type ParameterStates, readParameters } from '#sim/ledger/observed-parameters.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';

const model = createEconomyModel(economyPlan());

function statesOf(): ParameterStates {
  return {
    pool: model.staking.poolState(),
    governance: { ...model.governanceState(), upgradeHash: new Uint8Array(32) },
    treasury: model.treasuryState(),
    emission: model.emissionState(),
  };
}

describe('sim/ledger/observed-parameters', () => {
  it('sees a change of each parameter, and of no other', () => {
    for (const id of PARAMETER_IDS) {
      const before = statesOf();
      const value = readParameters(before).get(id) === 1n ? 0n : 1n;
      writeParameter(id, value, parameterHolders(model));
      const changes = changedParameters(before, statesOf());
      expect(changes.map((change) => [change.id, change.after])).toEqual([[id, value]]);
    }
  });

  it('leaves out accounts that were not read', () => {
    const states = statesOf();
    const unread = { pool: states.pool, governance: undefined, treasury: undefined, emission: undefined };
    expect(changedParameters(unread, states)).toEqual([]);
    expect(Math.max(...readParameters(unread).keys())).toBe(22);
  });
});
