import { describe, expect, it } from 'vitest';
import { STALE_BOOSTER } from '#sim/attacks/library/r12-stale-booster.ts';
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

const AMOUNT = 1_600n * ACT;
const PLAIN = anEntry({
  amountBaseUnits: AMOUNT,
  weightBase: AMOUNT,
  weightLocked: AMOUNT,
  lockEndUnixSeconds: 0n,
  endDay: GENESIS_DAY,
});
const BOOSTED = { ...PLAIN, boostBps: 1_000, boostEndDay: GENESIS_DAY + 4 };

function aPlan(config: object = { wait_days: 2, sleep_days: 3 }) {
  return STALE_BOOSTER.createPlan(config, anAttackContext());
}

function at(elapsedDays: number, entry?: StakeEntryState, claimable = 0n) {
  return anObservation({ elapsedDays, pool: aRolledPool(elapsedDays), stake: entry && aStake([entry]), claimable });
}

describe('sim/attacks/library/r12-stale-booster.ts', () => {
  it('stakes all but a fee, takes the boosters once, sleeps past their end and claims', () => {
    const mind = aPlan().createMind(0, someStreams());
    expect(mind.decide(at(0)).intents).toEqual([{ kind: 'stake', amountBaseUnits: 9_999n * ACT, lockDays: 0 }]);
    expect(mind.decide(at(1, PLAIN)).intents).toEqual([]);
    expect(mind.decide(at(2, PLAIN)).intents).toEqual([
      { kind: 'pay_debate_fee', amountBaseUnits: ACT },
      { kind: 'refresh_boosters' },
    ]);
    for (const day of [3, 4, 5, 6, 7]) expect(mind.decide(at(day, BOOSTED, 9n * ACT)).intents).toEqual([]);
    expect(mind.decide(at(8, BOOSTED, 9n * ACT)).intents).toEqual([{ kind: 'claim_rewards' }]);
  });

  it('stakes nothing when the wallet is not worth a deposit beside the fee', () => {
    const poor = anObservation({ walletBaseUnits: 100n * ACT });
    expect(aPlan().createMind(0, someStreams()).decide(poor).intents).toEqual([]);
    expect(
      aPlan()
        .createMind(0, someStreams())
        .decide(anObservation({ walletBaseUnits: 0n })).intents,
    ).toEqual([]);
  });

  it('is judged by what it gets beyond its due, over what is due since the end', () => {
    const plan = aPlan();
    const measure = (rewardsBaseUnits: bigint) =>
      plan.measure({
        figures: attackRow(9, { rewardsBaseUnits }),
        unixSeconds: 0,
        elapsedDays: 9,
        pool: aRolledPool(9),
        vaults: someVaults(),
      });
    const mind = plan.createMind(0, someStreams());
    for (const [day, entry] of [
      [0, undefined],
      [1, PLAIN],
      [2, PLAIN],
      [3, BOOSTED],
      [5, BOOSTED],
    ] as const) {
      mind.decide(at(day, entry));
    }
    expect(measure(0n)).toBeUndefined();
    mind.decide(at(7, BOOSTED));
    // Days 1 at 1.0x, 2 to 4 at 1.1x, 5 and 6 at 1.0x: 100 ACT a day.
    expect(measure(630n * ACT)).toBe(0);
    expect(measure(650n * ACT)).toBe(0.1);
    expect(measure(629n * ACT)).toBe(-0.005);
  });

  it('waits a day at least, because a deposit of today earns no booster', () => {
    expect(() => aPlan({ wait_days: 0.5 })).toThrow('wait_days');
  });
});
