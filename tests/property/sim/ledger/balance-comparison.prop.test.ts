import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference, isAsModelled } from '#sim/ledger/balance-comparison.ts';
import { modelWealth, wealthOf } from '#sim/ledger/limit-invariants.ts';
import { areVaultsAsModelled, isPoolAsModelled } from '#sim/ledger/pool-comparison.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { applyAction, featuredStep, type StakingStep, scaledPlan } from '#tests/support/staking-steps.ts';

const RUNS = { seed: 20_261_123, numRuns: 60 };
const history = fc.array(featuredStep, { minLength: 5, maxLength: 40 });
/** Which of all fields is changed, as a share of them, and by how much; 0 leaves it. */
const lie = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), by: fc.constantFrom(-1, 0, 1, 5) });

type Fields = Record<string, unknown>;

function leavesOf(value: object): readonly (readonly [Fields, string])[] {
  return Object.entries(value as Fields).flatMap(([name, field]) =>
    typeof field === 'object' && field !== null ? leavesOf(field) : [[value as Fields, name] as const],
  );
}

function changed<T extends object>(state: T, { at, by }: { readonly at: number; readonly by: number }): T {
  const copy = structuredClone(state);
  const leaves = leavesOf(copy);
  const [fields, name] = leaves[Math.floor(at * leaves.length)] ?? [];
  if (fields !== undefined && name !== undefined) {
    const value = fields[name];
    fields[name] =
      typeof value === 'bigint' ? value + BigInt(by) : typeof value === 'number' ? value + by : value !== (by !== 0);
  }
  return copy;
}

function played(places: number, steps: readonly StakingStep[]): StakingModel {
  const model = createStakingModel(
    scaledPlan(places, ['compounding', 'boosters', 'powerByAge', 'powerByLock', 'boostVests']),
  );
  for (const { hoursLater, act } of steps) {
    model.advanceTo(model.nowUnixSeconds + BigInt(hoursLater * 3_600));
    model.roll();
    applyAction(model, act(model));
  }
  return model;
}

describe('sim/ledger/balance-comparison', () => {
  it('says the same in place as snapshots do, of agents, the pool and the vaults', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 9), history, lie, (places, steps, aLie) => {
        const model = played(places, steps);
        for (const [agent, user] of model.users.entries()) {
          const found = changed(model.agentState(agent), aLie);
          const isSame = firstDifference(model.agentState(agent), found, '') === undefined;
          expect(isAsModelled(model, agent, found)).toBe(isSame);
          // What lets I25 take an account that is the model's for one with no more than the model's wealth.
          if (isSame) expect(wealthOf(found)).toBe(modelWealth(user));
        }
        const pool = changed(model.poolState(), aLie);
        expect(isPoolAsModelled(model.pool, pool)).toBe(firstDifference(model.poolState(), pool, '') === undefined);
        const vaults = changed(model.vaultState(), aLie);
        const sameVaults = firstDifference(model.vaultState(), vaults, '') === undefined;
        expect(areVaultsAsModelled(model.vaults, vaults)).toBe(sameVaults);
      }),
      RUNS,
    );
  });
});
