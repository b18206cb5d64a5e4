import { describe, expect, it } from 'vitest';
import { ACCUMULATOR_POLICY, missingStake } from '#sim/policies/accumulator.ts';
import type { Intent, Observation } from '#sim/policies/policy.ts';
import { aMarketView, USD } from '#tests/support/market-fixtures.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aPool,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const others = aPool({ totalVotingPower: 240_000n * ACT });
const long = anEntry({
  amountBaseUnits: 10_000n * ACT,
  multiplierBps: 30_000,
  lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 9_999 * 86_400),
});

/** Intents of a year in which nothing changes, all of them accepted. */
function aYear(config: object, changes: Partial<Observation>, hasPool = true): readonly Intent[] {
  const mind = ACCUMULATOR_POLICY.create(config, aPolicyContext({ hasPool })).createMind(someStreams());
  return Array.from({ length: 365 }, (_, elapsedDays) => {
    const { intents } = mind.decide(anObservation({ elapsedDays, pool: others, ...changes }));
    if (intents.length > 0) mind.learn(intents.map(() => ({ accepted: true })));
    return intents;
  }).flat();
}

describe('sim/policies/accumulator.ts', () => {
  it('knows the stake that brings it to its share of all power', () => {
    const missing = (changes: Partial<Observation>, target = 2_000): bigint =>
      missingStake(anObservation({ pool: others, ...changes }), target, 4);
    // 20% of 300,000 are 60,000, of which a token locked longest gives three.
    expect(missing({})).toBe(20_000n * ACT);
    const pool = aPool({ totalVotingPower: 270_000n * ACT });
    expect(missing({ pool, stake: aStake([long]) })).toBe(10_000n * ACT);
    expect(missing({ pool: aPool({ totalVotingPower: 300_000n * ACT }), stake: aStake([long]) }, 1_000)).toBe(0n);
    // The lock is over: one token, one vote.
    const spent = { ...long, lockEndUnixSeconds: 0n };
    const larger = aPool({ totalVotingPower: 250_000n * ACT });
    // 50,000 of power, a third of it tokens, rounded up.
    expect(missing({ pool: larger, stake: aStake([spent]) })).toBe(16_666_666_666_667n);
  });

  it('wants no more than a wallet may stake, and nothing while it is alone', () => {
    const missing = (target: number, pool = others): bigint => missingStake(anObservation({ pool }), target, 4);
    expect([missing(10_000), missing(9_999)]).toEqual([100_000n * ACT, 100_000n * ACT]);
    expect([missing(10_000, aPool()), missing(2_000, aPool())]).toEqual([0n, 0n]);
  });

  it('buys week by week within its budget and locks longest', () => {
    const seen = { market: aMarketView(), quoteUnits: 200n * USD, walletBaseUnits: 1_000n * ACT };
    const intents = aYear({ spend_weekly_bps: 500 }, seen);
    const swaps = intents.filter((intent) => intent.kind === 'swap');
    expect(swaps.length).toBeGreaterThanOrEqual(52);
    expect(swaps.every((swap) => swap.side === 'buy' && swap.amountIn === 10n * USD)).toBe(true);
    expect(intents.find(({ kind }) => kind === 'stake')).toEqual({
      kind: 'stake',
      amountBaseUnits: 1_000n * ACT,
      lockDays: 180,
    });
  });

  it('stops at its share of power', () => {
    const seen = {
      market: aMarketView(),
      quoteUnits: 200n * USD,
      pool: aPool({ totalVotingPower: 150_000n * ACT }),
      stake: aStake([long]),
    };
    expect(aYear({}, seen)).toEqual([]);
  });

  it('stakes what it has where nothing can be bought', () => {
    expect(new Set(aYear({}, {}, false).map(({ kind }) => kind))).toEqual(new Set(['stake']));
    expect(ACCUMULATOR_POLICY.create({}, aPolicyContext()).actionKinds).not.toContain('swap');
    expect(ACCUMULATOR_POLICY.create({}, aPolicyContext({ hasPool: true })).actionKinds).toContain('swap');
  });
});
