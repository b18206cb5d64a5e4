import { describe, expect, it } from 'vitest';
import type { Intent } from '#sim/policies/policy.ts';
import { RewardPurse } from '#sim/policies/reward-purse.ts';
import { ACT, anEntry, anObservation, aStake } from '#tests/support/sim-fixtures.ts';

/** An observation with this much to claim. */
function earning(claimableBaseUnits: bigint): ReturnType<typeof anObservation> {
  return anObservation({ stake: aStake([anEntry()]), claimable: claimableBaseUnits });
}

/** A purse that keeps half of each claim; its owner claimed 300 ACT. */
function filled(): RewardPurse {
  const purse = new RewardPurse(5_000);
  purse.askClaim(earning(300n * ACT), [], 0);
  purse.claimed();
  return purse;
}

describe('sim/policies/reward-purse.ts', () => {
  it('asks for a claim that is worth it, and for no other', () => {
    const purse = new RewardPurse(5_000);
    const intents: Intent[] = [];
    purse.askClaim(earning(ACT - 1n), intents, 0);
    expect(intents).toEqual([]);
    purse.claimed();
    expect(purse.share(1_000n * ACT, 0n, true)).toBe(0n);
    purse.askClaim(earning(ACT), intents, 0);
    expect(intents).toEqual([{ kind: 'claim_rewards' }]);
  });

  it('sets its share of an accepted claim aside', () => {
    expect(filled().share(1_000n * ACT, 100n * ACT, false)).toBe(150n * ACT);
    expect(filled().share(40n * ACT, 100n * ACT, false)).toBe(40n * ACT);
  });

  it('waits for the least deposit unless other tokens join', () => {
    expect(filled().share(1_000n * ACT, 151n * ACT, false)).toBe(0n);
    expect(filled().share(1_000n * ACT, 151n * ACT, true)).toBe(150n * ACT);
  });

  it('gives out only what an accepted deposit held, and nothing when its owner leaves', () => {
    const purse = filled();
    purse.askDeposit(100n * ACT);
    expect(purse.share(1_000n * ACT, 0n, true)).toBe(150n * ACT);
    purse.deposited();
    expect(purse.share(1_000n * ACT, 0n, true)).toBe(50n * ACT);
    purse.empty();
    expect(purse.share(1_000n * ACT, 0n, true)).toBe(0n);
  });
});
