import { describe, expect, it } from 'vitest';
import { STALE_ACCUMULATOR } from '#sim/attacks/library/r04-stale-accumulator.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { aRolledPool } from '#tests/support/rolled-pool.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aStake,
  GENESIS_DAY,
  someStreams,
  someVaults,
} from '#tests/support/sim-fixtures.ts';

function aPlan(config: object = {}) {
  return STALE_ACCUMULATOR.createPlan(config, anAttackContext({ wallets: 2 }));
}

function at(elapsedDays: number, staked?: bigint, claimable = 0n) {
  const entry = anEntry({
    amountBaseUnits: staked ?? 0n,
    weightBase: staked ?? 0n,
    weightLocked: staked ?? 0n,
    lockEndUnixSeconds: 0n,
    endDay: GENESIS_DAY,
  });
  const pool = aRolledPool(Math.floor(elapsedDays));
  return anObservation({ elapsedDays, pool, stake: staked === undefined ? undefined : aStake([entry]), claimable });
}

describe('sim/attacks/library/r04-stale-accumulator.ts', () => {
  it('keeps a small deposit with its first wallet, tops it up, claims in the same tick and takes all back', () => {
    const mind = aPlan().createMind(0, someStreams());
    expect(mind.decide(at(0)).intents).toEqual([{ kind: 'stake', amountBaseUnits: 100n * ACT, lockDays: 0 }]);
    expect(mind.decide(at(27, 100n * ACT, 9n * ACT)).intents).toEqual([]);
    expect(mind.decide(at(28, 100n * ACT)).intents).toEqual([
      { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 },
      { kind: 'claim_rewards' },
    ]);
    expect(mind.decide(at(28.25, 10_100n * ACT, 2n * ACT)).intents).toMatchObject([
      { kind: 'claim_rewards' },
      { kind: 'unstake', amountBaseUnits: 10_100n * ACT },
    ]);
  });

  it('stakes all with its second wallet, locks it for longest, claims, and stays', () => {
    const mind = aPlan({ wait_days: 10 }).createMind(1, someStreams());
    expect(mind.decide(at(0)).intents).toEqual([{ kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 }]);
    expect(mind.decide(at(10, 10_000n * ACT)).intents).toEqual([
      { kind: 'extend_lock', entryIndex: 0, lockDays: 180 },
      { kind: 'claim_rewards' },
    ]);
    expect(mind.decide(at(11, 10_000n * ACT)).intents).toEqual([]);
    expect(mind.decide(at(14, 10_000n * ACT, 5n * ACT)).intents).toEqual([{ kind: 'claim_rewards' }]);
  });

  it('never begins with less than the program takes, or more than the wallet has', () => {
    const poor = anObservation({ walletBaseUnits: 150n * ACT });
    expect(aPlan().createMind(0, someStreams()).decide(poor).intents).toMatchObject([{ amountBaseUnits: 100n * ACT }]);
    const poorer = anObservation({ walletBaseUnits: 50n * ACT });
    expect(aPlan().createMind(0, someStreams()).decide(poorer).intents).toEqual([]);
  });

  it('is judged by what it was credited over what is due', () => {
    const plan = aPlan();
    const measure = (rewardsBaseUnits: bigint) =>
      plan.measure({
        figures: attackRow(9, { rewardsBaseUnits }),
        unixSeconds: 0,
        elapsedDays: 9,
        pool: aRolledPool(9),
        vaults: someVaults(),
      });
    expect(measure(1n)).toBeUndefined();
    const mind = plan.createMind(0, someStreams());
    mind.decide(at(0));
    mind.decide(at(0.25, 1_600n * ACT));
    mind.decide(at(3, 1_600n * ACT));
    expect(measure(200n * ACT)).toBe(1);
    expect(measure(500n * ACT)).toBe(2.5);
  });

  it('keeps a part between one basis point and all', () => {
    expect(() => aPlan({ seed_bps: 0 })).toThrow('seed_bps');
    expect(() => aPlan({ wait_days: 0 })).toThrow('wait_days');
  });
});
