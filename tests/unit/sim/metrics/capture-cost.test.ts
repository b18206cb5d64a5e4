import { describe, expect, it } from 'vitest';
import { type FeatureName, featureMask } from '#sim/core/features.ts';
import { captureCost } from '#sim/metrics/capture-cost.ts';
import type { VoteRules } from '#sim/metrics/newcomer-bounds.ts';
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
    const free = { bondBaseUnits: 0n, minProposalStakeBaseUnits: 1n, minVoteStakeBaseUnits: 1n };
    const { pool, governance } = rules([], free);
    const cost = captureCost({ pool: { ...pool, minStakeBaseUnits: 1n }, governance }, { power: 100n, against: 0n });
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
    // A cap of 1% makes ten of 5,000 without a lock, the proposer's among them, as it votes too: each counts 3,200 of
    // 320,000, all of them the quorum of 32,000.
    const strict = rules(['powerCap', 'powerByLock'], { powerCapBps: 100, minVoteStakeBaseUnits: 5_000n * ACT });
    expect(captureCost(strict, UNOPPOSED)).toEqual({ capitalBaseUnits: 51_000n * ACT, wallets: 10 });
  });

  it('lets nobody propose with less than it takes to vote', () => {
    const { pool, governance } = rules([], { minVoteStakeBaseUnits: 3_000n * ACT });
    expect(captureCost({ pool, governance }, { power: 0n, against: 0n })).toEqual({
      capitalBaseUnits: 4_000n * ACT,
      wallets: 1,
    });
  });

  it('pays for no wallet that only rounding asks for', () => {
    // Quorum and cap are a tenth both, and what the proposer has to stake is more than that of 210,000 under a lock.
    const capped = {
      powerCapBps: 1_000,
      minProposalStakeBaseUnits: 16_000n * ACT,
      minVoteStakeBaseUnits: 5_000n * ACT,
    };
    const cost = captureCost(rules(['powerCap', 'powerByLock'], capped), { power: 210_000n * ACT + 7n, against: 0n });
    expect(cost?.wallets).toBe(1);
    // The total is a round one: that takes a little more.
    expect((cost?.capitalBaseUnits ?? 0n) - 17_000n * ACT).toBeLessThan(10_000n);
  });

  it('raises the cap with what a proposer has above it, where approval asks for more than quorum', () => {
    const half = {
      approvalBps: [5_000, 5_000, 5_000, 5_000],
      powerCapBps: 1_000,
      minProposalStakeBaseUnits: 10_000n * ACT,
      minVoteStakeBaseUnits: 100n * ACT,
    };
    const others = { power: 70_000n * ACT, against: 13_000n * ACT };
    // 13,000 for: a tenth of 70,000 + 30,000 + p, and p, which is 3,000 / 1.1; a third of that in tokens.
    const locked = captureCost(rules(['powerCap', 'powerByLock'], half), others);
    expect(locked).toEqual({ capitalBaseUnits: 11_000n * ACT + 909_090_909_091n, wallets: 2 });
    // A quorum of 30% lets 26,000 votes be no more than 86,667 of: of it the cap is 8,667, so p is 4,333.
    const quorum = { ...half, quorumBps: [3_000, 3_000, 3_000, 3_000] };
    const partly = captureCost(rules(['powerCap', 'powerByLock'], quorum), others);
    expect(partly?.wallets).toBe(2);
    expect(Number(partly?.capitalBaseUnits) / Number(ACT)).toBeCloseTo(11_000 + 13_000 / 9, 4);
  });

  it('leaves without a lock what of the least stakes is above the power cap', () => {
    const begun = { minProposalStakeBaseUnits: 10_000n * ACT, minVoteStakeBaseUnits: 1_000n * ACT, powerCapBps: 600 };
    // A vote counts 6%, the proposer has more: of 110,000 + p, p is the other 4%, 4,400 / 0.96, a third of it in tokens.
    const cost = captureCost(rules(['powerCap', 'powerByLock'], begun), { power: 100_000n * ACT, against: 0n });
    expect(cost).toEqual({ capitalBaseUnits: 11_000n * ACT + 1_527_777_777_778n, wallets: 2 });
    // One vote is as much as quorum wants, exactly: 10% of all power, whatever that is.
    const alone = captureCost(rules(['powerCap'], { ...begun, powerCapBps: 1_000 }), { power: 0n, against: 0n });
    expect(alone).toEqual({ capitalBaseUnits: 11_000n * ACT, wallets: 1 });
    // Two votes of 25% are half of it, the other one as much as the proposer's part of the cap: 10,000 / 3. Rounding asks
    // for a third vote, which costs nothing where no least stake is in the way.
    const quarter = { ...begun, powerCapBps: 2_500, quorumBps: [5_000, 5_000, 5_000, 5_000] };
    const three = captureCost(rules(['powerCap'], quarter), { power: 0n, against: 0n });
    expect(three).toEqual({ capitalBaseUnits: 11_000n * ACT + (10_000n * ACT) / 3n + 1n, wallets: 3 });
    const costly = { ...quarter, minVoteStakeBaseUnits: 3_000n * ACT };
    const two = captureCost(rules(['powerCap'], costly), { power: 0n, against: 0n });
    expect(two?.wallets).toBe(2);
    expect(Number(two?.capitalBaseUnits) / Number(ACT)).toBeCloseTo(11_000 + 10_000 / 3, 4);
  });

  it('counts the age that a stake has when it first counts, with POWER_BY_AGE', () => {
    const young = rules(['powerByLock', 'powerByAge'], { seasoningDays: 5 });
    expect(captureCost(young, UNOPPOSED)?.capitalBaseUnits).toBe(11_000n * ACT);
    // A week old: 1.2 x 3.0.
    const week = rules(['powerByLock', 'powerByAge'], { seasoningDays: 6 });
    expect(captureCost(week, UNOPPOSED)?.capitalBaseUnits).toBe(1_000n * ACT + 8_333_333_333_334n);
  });

  it('has no price where the stake cap lets nobody propose', () => {
    const { pool, governance } = rules(['stakeCap'], { minProposalStakeBaseUnits: 100_001n * ACT });
    expect(captureCost({ pool, governance }, UNOPPOSED)).toBeUndefined();
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
