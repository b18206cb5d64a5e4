import { describe, expect, it } from 'vitest';
import { COMPOUNDING_PAST_CAP } from '#sim/attacks/library/r14-compounding-past-cap.ts';
import { featureMask } from '#sim/core/features.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { aRolledPool } from '#tests/support/rolled-pool.ts';
import { ACT, anEntry, anObservation, aStake, someStreams, someVaults } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const CAP = 100_000n * ACT;

function aPlan(config: object = {}) {
  return COMPOUNDING_PAST_CAP.createPlan(config, anAttackContext({ wallets: 2 }));
}

function at(elapsedDays: number, staked?: bigint, features = featureMask(onlyFeatures('stakeCap'))) {
  const stake = staked === undefined ? undefined : aStake([anEntry({ amountBaseUnits: staked })]);
  const pool = aRolledPool(Math.floor(elapsedDays), { features });
  return anObservation({ elapsedDays, pool, stake, walletBaseUnits: CAP + 5_000n * ACT });
}

describe('sim/attacks/library/r14-compounding-past-cap.ts', () => {
  it('fills its wallet to the cap, asks to compound, and each week tries one deposit more', () => {
    const mind = aPlan().createMind(1, someStreams());
    expect(mind.decide(at(0)).intents).toEqual([
      { kind: 'stake', amountBaseUnits: CAP, lockDays: 0 },
      { kind: 'set_compounding', enabled: true },
    ]);
    expect(mind.decide(at(6, CAP)).intents).toEqual([]);
    expect(mind.decide(at(7, CAP)).intents).toEqual([{ kind: 'stake', amountBaseUnits: 100n * ACT, lockDays: 0 }]);
    expect(mind.decide(at(7.5, CAP)).intents).toEqual([]);
    expect(mind.decide(at(14, CAP - 1_000n * ACT)).intents).toEqual([
      { kind: 'stake', amountBaseUnits: 1_000n * ACT, lockDays: 0 },
    ]);
  });

  it('compounds for the first wallet of the scenario with its own first one, unless told not to', () => {
    const calls = (wallet: number, config: object = {}) =>
      aPlan(config).createMind(wallet, someStreams()).decide(at(7, CAP)).calls;
    expect(calls(0)).toEqual([{ kind: 'compound_rewards', agent: 0 }]);
    expect(calls(1)).toEqual([]);
    expect(calls(0, { compounds_others: false })).toEqual([]);
  });

  it('is judged by the largest stake of one wallet over the cap, while there is a cap', () => {
    const plan = aPlan();
    const measure = () =>
      plan.measure({
        figures: attackRow(1),
        unixSeconds: 0,
        elapsedDays: 1,
        pool: aRolledPool(1),
        vaults: someVaults(),
      });
    const [first, second] = [0, 1].map((wallet) => plan.createMind(wallet, someStreams()));
    expect(measure()).toBeUndefined();
    first?.decide(at(1, CAP * 9n, 0));
    expect(measure()).toBeUndefined();
    first?.decide(at(1, CAP));
    second?.decide(at(1, (CAP * 3n) / 2n));
    first?.decide(at(2, CAP));
    expect(measure()).toBe(1.5);
  });

  it('does nothing with less than the least deposit', () => {
    const mind = aPlan().createMind(0, someStreams());
    expect(mind.decide(anObservation({ walletBaseUnits: 99n * ACT })).intents).toEqual([]);
    expect(() => aPlan({ compounds_others: 'often' })).toThrow('compounds_others');
  });
});
