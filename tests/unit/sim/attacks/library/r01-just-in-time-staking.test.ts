import { describe, expect, it } from 'vitest';
import { JUST_IN_TIME_STAKING } from '#sim/attacks/library/r01-just-in-time-staking.ts';
import { anAttackContext } from '#tests/support/attack-context.ts';
import { attackRow } from '#tests/support/fixture-attacks.ts';
import { ACT, anEntry, anObservation, aPool, aStake, someStreams, someVaults } from '#tests/support/sim-fixtures.ts';

const HOUR = 1 / 24;

function aMind(rounds = 14) {
  return JUST_IN_TIME_STAKING.createPlan({ rounds }, anAttackContext()).createMind(0, someStreams());
}

describe('sim/attacks/library/r01-just-in-time-staking.ts', () => {
  it('stakes in the last tick of a day only, and leaves in the next', () => {
    const mind = aMind();
    expect(mind.decide(anObservation({ elapsedDays: 7 + 22 * HOUR })).intents).toEqual([]);
    expect(mind.decide(anObservation({ elapsedDays: 7 + 23 * HOUR })).intents).toEqual([
      { kind: 'stake', amountBaseUnits: 10_000n * ACT, lockDays: 0 },
    ]);
    const stake = aStake([anEntry({ amountBaseUnits: 10_000n * ACT, lockEndUnixSeconds: 0n })]);
    expect(mind.decide(anObservation({ elapsedDays: 8, stake, walletBaseUnits: 0n })).intents).toEqual([
      { kind: 'unstake', amountBaseUnits: 10_000n * ACT, force: false, entryIndex: 0 },
    ]);
  });

  it('claims when its rounds are over, as soon as there is enough', () => {
    const mind = aMind(1);
    const lastHour = 1 - HOUR;
    mind.decide(anObservation({ elapsedDays: lastHour, stake: aStake([anEntry()]) }));
    expect(mind.decide(anObservation({ elapsedDays: 1 + lastHour, stake: aStake([]) })).intents).toEqual([]);
    const due = { elapsedDays: 7, stake: aStake([]), claimable: ACT };
    expect(mind.decide(anObservation(due)).intents).toEqual([{ kind: 'claim_rewards' }]);
  });

  it('stakes no more than the cap and nothing below the least deposit', () => {
    const lastHour = 1 - HOUR;
    const rich = anObservation({ elapsedDays: lastHour, walletBaseUnits: 250_000n * ACT });
    expect(aMind().decide(rich).intents).toMatchObject([{ amountBaseUnits: 100_000n * ACT }]);
    expect(aMind().decide(anObservation({ elapsedDays: lastHour, walletBaseUnits: 99n * ACT })).intents).toEqual([]);
  });

  it('is judged by its part of the rewards over its part of the token-days', () => {
    const plan = JUST_IN_TIME_STAKING.createPlan({}, anAttackContext());
    const figures = attackRow(3, { rewardsBaseUnits: 0n });
    const reading = { figures, unixSeconds: 0, elapsedDays: 3, pool: aPool(), vaults: someVaults() };
    expect(plan.measure(reading)).toBe(0);
    expect(plan.measure({ ...reading, figures: attackRow(3) })).toBeCloseTo(25, 9);
  });

  it('takes at least one round', () => {
    expect(() => aMind(0)).toThrow('rounds');
  });
});
