import { describe, expect, it } from 'vitest';
import { INFLATION_BOUNDARY } from '#sim/attacks/library/r10-inflation-boundary.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { ACT, anEntry, anObservation, aPool, aStake, someStreams, someVaults } from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const REFUSED: Outcome = { accepted: false, errorCode: 6_050, errorName: 'AlreadyMintedThisWeek' };
const IN = aStake([anEntry()]);

function aMind(config: object = {}, wallet = 0) {
  return INFLATION_BOUNDARY.createPlan(config, anAttackContext()).createMind(wallet, someStreams());
}

function callsAt(mind: ReturnType<typeof aMind>, elapsedDays: number): number | undefined {
  return mind.decide(anObservation({ elapsedDays, stake: IN })).calls?.length;
}

describe('sim/attacks/library/r10-inflation-boundary.ts', () => {
  it('stakes, claims what it can, and mints around the turn of each year only', () => {
    const mind = aMind();
    expect(mind.decide(anObservation({ elapsedDays: 0 }))).toEqual({
      intents: [{ kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 }],
      calls: [],
      sleepDays: 0,
    });
    const due = anObservation({ elapsedDays: 14, stake: IN, claimable: 3n * ACT });
    expect(mind.decide(due).intents).toEqual([{ kind: 'claim_rewards' }]);
    const days = [0, 3, 361, 362, 364, 365, 371, 372, 726, 727, 736, 737];
    expect(days.filter((day) => callsAt(mind, day) === 1)).toEqual([362, 364, 365, 371, 727, 736]);
    expect(callsAt(aMind({}, 1), 365)).toBe(0);
  });

  it('asks for four times as many when all were accepted, up to its most, and for one when any was refused', () => {
    const mind = aMind({ most_calls: 10 });
    expect(callsAt(mind, 365)).toBe(1);
    mind.hear?.([ACCEPTED]);
    expect(callsAt(mind, 365.5)).toBe(4);
    mind.hear?.([ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED]);
    expect(callsAt(mind, 366)).toBe(10);
    mind.hear?.([ACCEPTED, REFUSED]);
    expect(callsAt(mind, 366.5)).toBe(1);
  });

  it('is judged by the largest sum that any 365 days minted, of the supply before them', () => {
    const plan = INFLATION_BOUNDARY.createPlan({}, anAttackContext());
    const measure = (elapsedDays: number, minted: bigint) =>
      plan.measure({
        figures: attackRow(1),
        unixSeconds: 0,
        elapsedDays,
        pool: aPool({ totalMintedBaseUnits: minted, totalSupplyBaseUnits: 1_000n + minted }),
        vaults: someVaults(),
      });
    expect(measure(0, 10n)).toBe(0.01);
    expect(measure(100, 30n)).toBe(0.03);
    expect(measure(364, 50n)).toBe(0.05);
    // The window begins behind day 0, with the supply that its mint left.
    expect(measure(365, 50n)).toBe(0.05);
    expect(measure(370, 90n)).toBeCloseTo(80 / 1_010, 11);
    // What is past does not come back.
    expect(measure(735, 90n)).toBeCloseTo(80 / 1_010, 11);
  });

  it('counts from its coming on when it comes later', () => {
    const plan = INFLATION_BOUNDARY.createPlan({}, anAttackContext({ atDays: 50 }));
    const pool = aPool({ totalMintedBaseUnits: 40n, totalSupplyBaseUnits: 1_040n });
    const reading = { figures: attackRow(1), unixSeconds: 0, elapsedDays: 50, pool, vaults: someVaults() };
    expect(plan.measure(reading)).toBe(0);
  });

  it('calls at least once and not without end', () => {
    expect(() => aMind({ most_calls: 0 })).toThrow('most_calls');
    expect(() => aMind({ most_calls: 501 })).toThrow('most_calls');
  });
});
