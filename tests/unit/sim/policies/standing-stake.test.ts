import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRngFactory } from '#sim/core/rng.ts';
import { StandingStake, standingStakeFields } from '#sim/policies/standing-stake.ts';
import { ACT, anEntry, anObservation, aPool, aStake, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const schema = z.strictObject(standingStakeFields({ stakeShareBps: 5_000, lockIndex: 4 }));

function aStanding(config: object = {}): StandingStake {
  return new StandingStake(schema.parse(config), createRngFactory(1).stream('a/0', 'policy'));
}

const RUNNING = BigInt(FIRST_OF_2026 + 9_999 * 86_400);

describe('sim/policies/standing-stake.ts', () => {
  it('stakes its share in its lock, then looks again', () => {
    const mind = aStanding();
    const { intents, sleepDays } = mind.decide(anObservation());
    expect(intents).toEqual([{ kind: 'stake', amountBaseUnits: 5_000n * ACT, lockDays: 180 }]);
    expect(sleepDays).toBe(30);
    expect(mind.decide(anObservation({ elapsedDays: 29 })).intents).toEqual([]);
  });

  it('tops up what is missing, once it is worth a deposit', () => {
    const topUp = (amount: bigint): unknown => {
      const stake = aStake([anEntry({ amountBaseUnits: amount * ACT, lockEndUnixSeconds: RUNNING })]);
      return aStanding().decide(anObservation({ stake, walletBaseUnits: 1_000n * ACT })).intents;
    };
    expect(topUp(400n)).toEqual([{ kind: 'stake', amountBaseUnits: 300n * ACT, lockDays: 180 }]);
    expect(topUp(900n)).toEqual([]);
  });

  it('renews what ran out and claims what is worth it, but never just leaves', () => {
    const stake = aStake([anEntry()]);
    const { intents } = aStanding().decide(
      anObservation({ elapsedDays: 40, stake, walletBaseUnits: 0n, claimable: 5n * ACT }),
    );
    expect(intents.map(({ kind }) => kind)).toEqual(['claim_rewards', 'unstake', 'stake']);
    expect(intents[2]).toMatchObject({ amountBaseUnits: 100n * ACT });
  });

  it('renews nothing that a vote holds or that a ticket would pay out', () => {
    const held = aStake([anEntry()], { voteLockUntilUnixSeconds: RUNNING });
    expect(aStanding().decide(anObservation({ elapsedDays: 40, stake: held, walletBaseUnits: 0n })).intents).toEqual(
      [],
    );
    const pool = aPool({ features: aPool().features | (1 << 6) });
    const tickets = anObservation({ elapsedDays: 40, stake: aStake([anEntry()]), walletBaseUnits: 0n, pool });
    expect(aStanding().decide(tickets).intents).toEqual([]);
  });

  it('begins within its first days', () => {
    const { intents, sleepDays } = aStanding({ join_over_days: 50 }).decide(anObservation());
    expect(intents).toEqual([]);
    expect(sleepDays).toBeGreaterThan(0);
    expect(sleepDays).toBeLessThanOrEqual(50);
  });
});
