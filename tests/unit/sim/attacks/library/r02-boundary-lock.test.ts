import { describe, expect, it } from 'vitest';
import { BOUNDARY_LOCK } from '#sim/attacks/library/r02-boundary-lock.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
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

const ALL = { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 };

function aPlan(config: object = {}) {
  return BOUNDARY_LOCK.createPlan(config, anAttackContext());
}

function at(elapsedDays: number, entries?: readonly StakeEntryState[], claimable = 0n) {
  const pool = aRolledPool(Math.floor(elapsedDays));
  const walletBaseUnits = entries === undefined || entries.length === 0 ? 10_000n * ACT : 0n;
  return anObservation({ elapsedDays, pool, stake: entries && aStake(entries), walletBaseUnits, claimable });
}

function deposit(day: number): StakeEntryState {
  const amount = 10_000n * ACT;
  return anEntry({
    amountBaseUnits: amount,
    weightBase: amount,
    weightLocked: amount,
    lockEndUnixSeconds: 0n,
    startDay: GENESIS_DAY + day,
    endDay: GENESIS_DAY + day,
  });
}

describe('sim/attacks/library/r02-boundary-lock.ts', () => {
  it('stakes in the first tick of a week and of no other day, and leaves in the first of the next day', () => {
    const mind = aPlan().createMind(0, someStreams());
    expect(mind.decide(at(6)).intents).toEqual([]);
    expect(mind.decide(at(7)).intents).toEqual([ALL]);
    expect(mind.decide(at(7.5, [deposit(7)])).intents).toEqual([]);
    expect(mind.decide(at(8, [deposit(7)])).intents).toMatchObject([{ kind: 'unstake', force: false }]);
    expect(mind.decide(at(9, [])).intents).toEqual([]);
    expect(mind.decide(at(14, [], 5n * ACT)).intents).toEqual([{ kind: 'claim_rewards' }, ALL]);
  });

  it('goes in and out in one tick where every day is a boundary, and stops after its rounds', () => {
    const mind = aPlan({ every_days: 1, rounds: 2 }).createMind(0, someStreams());
    mind.decide(at(3));
    expect(mind.decide(at(4, [deposit(3)])).intents).toMatchObject([{ kind: 'unstake' }, ALL]);
    expect(mind.decide(at(5, [deposit(4)])).intents).toMatchObject([{ kind: 'unstake' }]);
    expect(mind.decide(at(6, [])).intents).toEqual([]);
  });

  it('is judged by what is credited over what is released: 1 as long as it gets what is due', () => {
    const plan = aPlan();
    const pool = aRolledPool(9);
    const measure = (rewards: bigint, released: bigint) =>
      plan.measure({
        figures: attackRow(9, { rewardsBaseUnits: rewards, releasedBaseUnits: released }),
        unixSeconds: 0,
        elapsedDays: 9,
        pool,
        vaults: someVaults(),
      });
    expect(measure(0n, 0n)).toBeUndefined();
    expect(measure(0n, 1_000n)).toBe(1);
    expect(measure(500n, 1_000n)).toBe(1.5);
    const mind = plan.createMind(0, someStreams());
    mind.decide(at(7));
    mind.decide(at(7.5, [deposit(7)]));
    mind.decide(at(9, [deposit(7)]));
    // One day after its own: a sixteenth of 10,000 ACT.
    expect(measure(625n * ACT, 1_000n * ACT)).toBe(1);
    expect(measure(1_250n * ACT, 1_000n * ACT)).toBe(1.625);
  });

  it('has rounds on one to seven days apart', () => {
    expect(() => aPlan({ every_days: 8 })).toThrow('every_days');
    expect(() => aPlan({ rounds: 0 })).toThrow('rounds');
  });
});
