import { describe, expect, it } from 'vitest';
import { ROUNDING_DUST } from '#sim/attacks/library/r08-rounding-dust.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
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

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 1, errorName: 'StillLocked' };
const HALF = 5_000n * ACT;
const FREE = anEntry({ amountBaseUnits: HALF, weightBase: HALF, lockEndUnixSeconds: 0n, endDay: GENESIS_DAY });
const LOCKED = anEntry({ index: 1, amountBaseUnits: HALF, weightBase: HALF, weightLocked: 3n * HALF });

function aPlan(config: object = {}) {
  return ROUNDING_DUST.createPlan(config, anAttackContext({ wallets: 2 }));
}

function at(elapsedDays: number, isIn = true, claimable = 0n) {
  const stake = isIn ? aStake([FREE, LOCKED]) : undefined;
  return anObservation({ elapsedDays, pool: aRolledPool(elapsedDays), stake, claimable });
}

describe('sim/attacks/library/r08-rounding-dust.ts', () => {
  it('stakes half without a lock and half under the longest', () => {
    expect(aPlan().createMind(0, someStreams()).decide(at(0, false)).intents).toEqual([
      { kind: 'stake', amountBaseUnits: HALF, lockDays: 0 },
      { kind: 'stake', amountBaseUnits: HALF, lockDays: 180 },
    ]);
    const poor = anObservation({ walletBaseUnits: 150n * ACT });
    expect(aPlan().createMind(0, someStreams()).decide(poor).intents).toEqual([]);
  });

  it('takes units out of both by turns, for so many ticks, and then claims', () => {
    const mind = aPlan({ wait_days: 2, ticks: 2, moves: 3 }).createMind(0, someStreams());
    mind.decide(at(0, false));
    expect(mind.decide(at(1)).intents).toEqual([]);
    const unit = { kind: 'unstake', amountBaseUnits: 1n, force: false, entryIndex: 0 };
    const grain = { kind: 'unstake', amountBaseUnits: 9n, force: true, entryIndex: 1 };
    expect(mind.decide(at(2)).intents).toEqual([unit, grain, unit]);
    expect(mind.decide(at(3)).intents).toEqual([unit, grain, unit]);
    expect(mind.decide(at(4)).intents).toEqual([]);
    expect(mind.decide(at(7, true, 4n * ACT)).intents).toEqual([{ kind: 'claim_rewards' }]);
  });

  it('is judged by what rounding leaves for 1,000 transactions, penalties of accepted early exits included', () => {
    const plan = aPlan({ wait_days: 1, moves: 4 });
    const mind = plan.createMind(0, someStreams());
    mind.decide(at(0, false));
    mind.learn([ACCEPTED, ACCEPTED]);
    mind.decide(at(1));
    mind.learn([ACCEPTED, ACCEPTED, ACCEPTED, REFUSED]);
    const measure = (rewardsBaseUnits: bigint, penaltiesBaseUnits: bigint, accepted = 4) =>
      plan.measure({
        figures: attackRow(2, { rewardsBaseUnits, penaltiesBaseUnits, accepted }),
        unixSeconds: 0,
        elapsedDays: 1,
        pool: aRolledPool(1),
        vaults: someVaults(),
      });
    expect(measure(0n, 0n, 0)).toBeUndefined();
    // 10% of nine units are less than one: rounded up is what the program takes.
    expect(measure(0n, 1n)).toBe(-250);
    expect(measure(0n, 0n)).toBe(0);
    expect(measure(3n, 0n)).toBe(750);
  });

  it('makes a hundred moves a tick at most', () => {
    expect(() => aPlan({ moves: 101 })).toThrow('moves');
    expect(() => aPlan({ grain: 0 })).toThrow('grain');
  });
});
