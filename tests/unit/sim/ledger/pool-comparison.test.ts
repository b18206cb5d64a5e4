import { describe, expect, it } from 'vitest';
import { areVaultsAsModelled, isPoolAsModelled } from '#sim/ledger/pool-comparison.ts';
import { createStakingModel, type StakingModel } from '#sim/ledger/staking-model.ts';
import { ANN, clockAt, smallPlan } from '#tests/support/staking-plans.ts';

function playedModel(days: number): StakingModel {
  const model = createStakingModel(smallPlan());
  model.stake(ANN, 1_000n, 30);
  model.fundRewards(700n);
  model.advanceTo(clockAt(days).unixSeconds);
  model.roll();
  model.unstake(ANN, 100n, true, 0);
  return model;
}

/** Every field of a value, by path, with a way to change it. */
function leavesOf(value: object, path = ''): readonly { path: string; change: () => void }[] {
  const fields = value as Record<string, unknown>;
  return Object.entries(fields).flatMap(([name, field]) => {
    const inner = `${path}/${name}`;
    if (typeof field === 'object' && field !== null) return leavesOf(field, inner);
    return [
      { path: inner, change: () => void (fields[name] = typeof field === 'bigint' ? field + 1n : Number(field) + 1) },
    ];
  });
}

function missed(state: object, isSame: (changed: object) => boolean): readonly string[] {
  return leavesOf(state).flatMap((_, leaf) => {
    const changed = structuredClone(state);
    const { path, change } = leavesOf(changed)[leaf] as { path: string; change: () => void };
    change();
    return isSame(changed) ? [path] : [];
  });
}

describe('sim/ledger/pool-comparison', () => {
  it('finds no difference between a model and its own snapshot', () => {
    for (const days of [0, 1, 31, 32, 33, 100]) {
      const model = playedModel(days);
      expect(isPoolAsModelled(model.pool, model.poolState())).toBe(true);
      expect(areVaultsAsModelled(model.vaults, model.vaultState())).toBe(true);
    }
  });

  it('finds a change of any field of the pool, of lists and days too', () => {
    const model = playedModel(40);
    const state = model.poolState();
    expect(missed(state, (changed) => isPoolAsModelled(model.pool, changed as typeof state))).toEqual([]);
    expect(leavesOf(state).length).toBeGreaterThan(150);
  });

  it('finds a change of any vault', () => {
    const model = playedModel(40);
    const state = model.vaultState();
    expect(missed(state, (changed) => areVaultsAsModelled(model.vaults, changed as typeof state))).toEqual([]);
  });

  it('finds a list or a ring of another length', () => {
    const { pool, poolState } = { pool: playedModel(40).pool, poolState: playedModel(40).poolState() };
    expect(isPoolAsModelled(pool, { ...poolState, recent: poolState.recent.slice(0, 31) })).toBe(false);
    expect(isPoolAsModelled(pool, { ...poolState, recent: [...poolState.recent, ...poolState.recent] })).toBe(false);
    expect(isPoolAsModelled(pool, { ...poolState, lockDays: [...poolState.lockDays, 365] })).toBe(false);
    expect(isPoolAsModelled(pool, { ...poolState, pendingRaises: [] })).toBe(false);
  });
});
