import { describe, expect, it } from 'vitest';
import { LATE_ROLL } from '#sim/attacks/library/r03-late-roll.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { aRolledPool } from '#tests/support/rolled-pool.ts';
import { ACT, anEntry, anObservation, aStake, someStreams, someVaults } from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 6_003, errorName: 'PoolNotRolled' };
const ALL = { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 };
const ROLL = [{ kind: 'roll' }];
const IN = aStake([anEntry({ amountBaseUnits: 10_000n * ACT, lockEndUnixSeconds: 0n })]);

/** Day 20 of a run in which the days from `closed` on are open. */
function at(closed: number, stake = undefined as typeof IN | undefined, claimable = 0n) {
  return anObservation({ elapsedDays: 20, pool: aRolledPool(closed), stake, claimable });
}

function aMind(wallet = 0, config: object = {}) {
  return LATE_ROLL.createPlan(config, anAttackContext({ wallets: 2 })).createMind(wallet, someStreams());
}

describe('sim/attacks/library/r03-late-roll.ts', () => {
  it('waits for a backlog, stakes, closes it, leaves and claims', () => {
    const mind = aMind();
    expect(mind.decide(at(20)).intents).toEqual([]);
    expect(mind.decide(at(18)).intents).toEqual([]);
    expect(mind.decide(at(17))).toEqual({ intents: [ALL], sleepDays: 0 });
    mind.learn([ACCEPTED]);
    expect(mind.decide(at(17, IN))).toEqual({ intents: [], calls: ROLL, sleepDays: 0 });
    expect(mind.decide(at(20, IN)).intents).toMatchObject([{ kind: 'unstake', amountBaseUnits: 10_000n * ACT }]);
    mind.learn([ACCEPTED]);
    expect(mind.decide(at(20, aStake([]))).intents).toEqual([]);
    expect(mind.decide(at(20, aStake([]), 3n * ACT)).intents).toEqual([{ kind: 'claim_rewards' }]);
  });

  it('refused, closes the days first and stakes behind them', () => {
    const mind = aMind();
    mind.decide(at(17));
    mind.learn([REFUSED]);
    expect(mind.decide(at(17))).toEqual({ intents: [ALL], calls: ROLL, sleepDays: 0 });
    mind.learn([ACCEPTED]);
    expect(mind.decide(at(20, IN)).intents).toMatchObject([{ kind: 'unstake' }]);
  });

  it('closes with one wallet only', () => {
    const mind = aMind(1, { backlog_days: 1 });
    mind.decide(at(19));
    mind.learn([REFUSED]);
    expect(mind.decide(at(19))).toEqual({ intents: [ALL], calls: [], sleepDays: 0 });
  });

  it('is judged by its part of the rewards over its part of the token-days', () => {
    const plan = LATE_ROLL.createPlan({}, anAttackContext());
    const reading = { unixSeconds: 0, elapsedDays: 3, pool: aRolledPool(3), vaults: someVaults() };
    expect(plan.measure({ ...reading, figures: attackRow(3) })).toBeCloseTo(25, 9);
    expect(plan.measure({ ...reading, figures: attackRow(3, { rewardsBaseUnits: 0n }) })).toBe(0);
  });

  it('wants a backlog of a day at least', () => {
    expect(() => aMind(0, { backlog_days: 0 })).toThrow('backlog_days');
  });
});
