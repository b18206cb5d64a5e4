import { beforeEach, describe, expect, it } from 'vitest';
import { PARAMETERS } from '#sim/core/parameters.ts';
import { createEconomyModel } from '#sim/ledger/economy/economy-model.ts';
import {
  PARAMETER_IDS,
  type ParameterHolders,
  parameterHolders,
  parameterRefusal,
  proposableRefusal,
  readParameter,
  writeParameter,
} from '#sim/ledger/economy/parameter-table.ts';
import { REFUSED } from '#sim/ledger/predictions.ts';
import { economyPlan } from '#tests/support/economy-plans.ts';

let holders: ParameterHolders;

beforeEach(() => {
  holders = parameterHolders(createEconomyModel(economyPlan()));
});

describe('sim/ledger/economy/parameter-table', () => {
  it('has the ids that the rest of the simulator names', () => {
    expect([...PARAMETER_IDS]).toEqual(Object.values(PARAMETERS).map(({ id }) => id));
  });

  it('reads what it writes, each parameter in its own place', () => {
    for (const id of PARAMETER_IDS) {
      const others = PARAMETER_IDS.filter((other) => other !== id);
      const before = others.map((other) => readParameter(other, holders));
      const value = readParameter(id, holders) === 1n ? 0n : 1n;
      writeParameter(id, value, holders);
      expect([id, readParameter(id, holders)]).toEqual([id, value]);
      expect(others.map((other) => readParameter(other, holders))).toEqual(before);
    }
  });

  it('lets the weekly cap follow the reward rate', () => {
    writeParameter(4, 2_500n, holders);
    expect(holders.pool.weeklyBudgetCap).toBe(4_794n);
  });

  it('rejects what is outside the bounds, by the name of the program', () => {
    expect(parameterRefusal(5, 1n, holders)).toBe(REFUSED.UnknownParameter);
    expect(parameterRefusal(3, 5_001n, holders)).toBe(REFUSED.ParameterOutOfRange);
    expect(parameterRefusal(3, 5_000n, holders)).toBeUndefined();
    expect(parameterRefusal(44, 1n, holders)).toBe(REFUSED.BelowTimelockFloor);
    expect(parameterRefusal(44, 31n, holders)).toBe(REFUSED.ParameterOutOfRange);
  });

  it('rejects steps beyond the double or the half', () => {
    expect(parameterRefusal(35, 2_000n, holders)).toBeUndefined();
    expect(parameterRefusal(35, 2_001n, holders)).toBe(REFUSED.ParameterStepTooLarge);
    expect(parameterRefusal(35, 500n, holders)).toBeUndefined();
    expect(parameterRefusal(35, 499n, holders)).toBe(REFUSED.ParameterStepTooLarge);
  });

  it('lets a proposal name what only execution can judge', () => {
    expect(parameterRefusal(67, 41n, holders)).toBe(REFUSED.ParameterStepTooLarge);
    expect(proposableRefusal(67, 41n, holders)).toBeUndefined();
    holders.emission.capBps = 100;
    expect(parameterRefusal(80, 200n, holders)).toBe(REFUSED.ParameterOutOfRange);
    expect(proposableRefusal(80, 200n, holders)).toBeUndefined();
    expect(proposableRefusal(80, 501n, holders)).toBe(REFUSED.ParameterOutOfRange);
    holders.treasury.buybackMaxPrice = 0n;
    expect(parameterRefusal(67, 1_000_000n, holders)).toBeUndefined();
  });
});
