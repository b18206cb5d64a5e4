import { describe, expect, it } from 'vitest';
import { type FeatureName, featureMask } from '#sim/core/features.ts';
import { captureCost, type VoteRules } from '#sim/metrics/capture-cost.ts';
import { ACT, aGovernance, aPool } from '#tests/support/sim-fixtures.ts';
import { onlyFeatures } from '#tests/support/staking-plans.ts';

const UNOPPOSED = { power: 270_000n * ACT, against: 0n };

function rules(features: readonly FeatureName[], governance: Parameters<typeof aGovernance>[0] = {}): VoteRules {
  return { pool: aPool({ features: featureMask(onlyFeatures(...features)) }), governance: aGovernance(governance) };
}

describe('sim/metrics/capture-cost.ts', () => {
  it('counts the power of the newcomer in the total that quorum is a share of', () => {
    // A tenth of 270,000 + p is p for p = 30,000, which are 10,000 tokens at 3.0x; and the bond of 1,000.
    expect(captureCost(rules(['stakeCap', 'powerByLock']), UNOPPOSED)).toEqual({
      capitalBaseUnits: 11_000n * ACT,
      wallets: 1,
    });
    expect(captureCost(rules(['stakeCap']), UNOPPOSED)?.capitalBaseUnits).toBe(31_000n * ACT);
  });

  it('rounds up to the base unit that passes', () => {
    const cost = captureCost(rules([], { bondBaseUnits: 0n, minProposalStakeBaseUnits: 1n }), {
      power: 100n,
      against: 0n,
    });
    // ceil(100 / 9); of 112 the quorum is ceil(11.2), of 111 it is 12 too, which 11 do not reach.
    expect(cost?.capitalBaseUnits).toBe(12n);
  });

  it("agrees with the plan's own hole: 1.78% of the supply, in two capped wallets", () => {
    // 30% of 1,000,000,000 staked at a mean of 1.6x, quorum 10%, stake cap 1%, locks to 3.0x.
    const million = 1_000_000n * ACT;
    const planned: VoteRules = {
      pool: { ...rules(['stakeCap', 'powerByLock']).pool, maxStakeBaseUnits: 10n * million },
      governance: aGovernance({ bondBaseUnits: 0n }),
    };
    const cost = captureCost(planned, { power: 480n * million, against: 0n });
    expect(Number(cost?.capitalBaseUnits) / Number(1_000n * million)).toBeCloseTo(0.017_78, 5);
    expect(cost?.wallets).toBe(2);
  });

  it('takes the kind of proposal that is cheapest, and no lock that ends before the vote', () => {
    const kinds = rules(['powerByLock'], { quorumBps: [2_500, 1_000, 2_000, 4_000], votingDays: 95 });
    expect(captureCost(kinds, UNOPPOSED)?.capitalBaseUnits).toBe(11_000n * ACT);
    const longVote = rules(['powerByLock'], { votingDays: 80, seasoningDays: 100 });
    // 180 days do not last to the end of 181.
    expect(captureCost(longVote, UNOPPOSED)?.capitalBaseUnits).toBe(31_000n * ACT);
    const seasoned = rules(['powerByLock'], { votingDays: 80, seasoningDays: 99 });
    expect(captureCost(seasoned, UNOPPOSED)?.capitalBaseUnits).toBe(11_000n * ACT);
  });

  it('spreads over wallets what the power cap does not let one vote with', () => {
    // Quorum of 300,000 is 30,000, a vote counts 15,000 at most.
    expect(captureCost(rules(['powerCap', 'powerByLock']), UNOPPOSED)).toEqual({
      capitalBaseUnits: 11_000n * ACT,
      wallets: 2,
    });
    // A cap of 1% makes ten: 1,000 in the first and 5,000 in each of the others, which is more than the 10,000.
    const strict = rules(['powerCap', 'powerByLock'], { powerCapBps: 100, minVoteStakeBaseUnits: 5_000n * ACT });
    expect(captureCost(strict, UNOPPOSED)).toEqual({ capitalBaseUnits: 47_000n * ACT, wallets: 10 });
  });

  it('asks for the stake of a proposer where power is cheap', () => {
    expect(captureCost(rules(['powerByLock']), { power: 0n, against: 0n })).toEqual({
      capitalBaseUnits: 2_000n * ACT,
      wallets: 1,
    });
  });

  it('outvotes those who vote no', () => {
    // For a feature half is enough: 67,500 against 67,500, 22,500 tokens at 3.0x.
    const halfForFeatures = rules(['powerByLock'], { approvalBps: [6_666, 6_666, 6_666, 5_000] });
    const cost = captureCost(halfForFeatures, { power: 270_000n * ACT, against: 67_500n * ACT });
    expect(cost?.capitalBaseUnits).toBe(23_500n * ACT);
    const threeQuarters = rules(['powerByLock'], { approvalBps: [7_500, 7_500, 7_500, 7_500] });
    // Three for each one against: 202,500.
    expect(captureCost(threeQuarters, { power: 270_000n * ACT, against: 67_500n * ACT })?.capitalBaseUnits).toBe(
      68_500n * ACT,
    );
    // Few against: quorum asks for more, (27,000 - 2,700) / 0.9.
    expect(captureCost(threeQuarters, { power: 270_000n * ACT, against: 2_700n * ACT })?.capitalBaseUnits).toBe(
      10_000n * ACT,
    );
  });

  it('finds no price for what cannot be passed', () => {
    const unanimous = rules([], { approvalBps: [10_000, 10_000, 10_000, 10_000] });
    expect(captureCost(unanimous, { power: 10n, against: 1n })).toBeUndefined();
    const everybody = rules([], { quorumBps: [10_000, 10_000, 10_000, 10_000] });
    expect(captureCost(everybody, { power: 10n, against: 0n })).toBeUndefined();
  });
});
