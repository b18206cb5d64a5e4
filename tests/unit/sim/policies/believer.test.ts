import { describe, expect, it } from 'vitest';
import { BELIEVER_POLICY } from '#sim/policies/believer.ts';
import type { Mind } from '#sim/policies/policy.ts';
import type { StakeEntryState } from '#sim/ports/staking-chain.ts';
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

/** Far enough in for any review to be due. */
const LATER = 2_000;

function aMind(config: object = {}): Mind {
  const policy = BELIEVER_POLICY.create({ join_over_days: 0, ...config }, aPolicyContext({ hasPool: true }));
  return policy.createMind(someStreams());
}

function locked(index: number): StakeEntryState {
  return anEntry({ index, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 9_999 * 86_400) });
}

describe('sim/policies/believer.ts', () => {
  it('stakes its share in the longest lock, and sleeps until its next review', () => {
    const mind = aMind({ stake_share_bps: 9_000 });
    const { intents, sleepDays } = mind.decide(anObservation());
    expect(intents).toEqual([{ kind: 'stake', amountBaseUnits: 9_000n * ACT, lockDays: 180 }]);
    expect(sleepDays).toBeGreaterThan(1);
    expect(mind.decide(anObservation({ elapsedDays: sleepDays / 2 })).intents).toEqual([]);
  });

  it('begins a lock that ended anew where it is, claims, and adds what its wallet has too much', () => {
    const stake = aStake([anEntry({ index: 0 }), locked(1)]);
    const seen = { elapsedDays: LATER, stake, walletBaseUnits: 1_000n * ACT, claimable: 2n * ACT };
    expect(aMind({ stake_share_bps: 5_000 }).decide(anObservation(seen)).intents).toEqual([
      { kind: 'claim_rewards' },
      { kind: 'extend_lock', entryIndex: 0, lockDays: 180 },
      { kind: 'stake', amountBaseUnits: 400n * ACT, lockDays: 180 },
    ]);
  });

  it('merges what ran out when places become few, and leaves nothing for good', () => {
    const entries = Array.from({ length: 10 }, (_, index) => (index < 2 ? anEntry({ index }) : locked(index)));
    const stake = aStake(entries);
    const seen = { elapsedDays: LATER, stake, walletBaseUnits: 0n };
    expect(aMind().decide(anObservation(seen)).intents).toMatchObject([
      { kind: 'unstake', entryIndex: 0, force: false },
      { kind: 'unstake', entryIndex: 1, force: false },
      { kind: 'stake', amountBaseUnits: 200n * ACT, lockDays: 180 },
    ]);
    const voted = aStake(entries, { liveProposal: 1 });
    const kinds = aMind()
      .decide(anObservation({ ...seen, stake: voted }))
      .intents.map(({ kind }) => kind);
    expect(kinds).toEqual(['extend_lock', 'extend_lock']);
  });

  it('buys with a share of its cash when the price is far enough below its highest', () => {
    const seen = { quoteUnits: 400n * USD, walletBaseUnits: 0n };
    const buys = (priceUsd: number): readonly object[] =>
      aMind({ buy_after_fall_bps: 2_000, buy_share_bps: 500 }).decide(
        anObservation({ ...seen, market: aMarketView({ priceUsd, pricesUsd: [0.05, 0.125] }) }),
      ).intents;
    expect(buys(0.101)).toEqual([]);
    expect(buys(0.0999)).toMatchObject([{ kind: 'swap', side: 'buy', amountIn: 20n * USD }]);
  });

  it('forgets highs that are older than its window, and never sells', () => {
    const market = aMarketView({ priceUsd: 0.05, pricesUsd: [0.05, 0.5] });
    const seen = { quoteUnits: 400n * USD, walletBaseUnits: 0n, market };
    expect(aMind({ fall_window_days: 1 }).decide(anObservation(seen)).intents).toEqual([]);
    const crash = { ...seen, aprBps: 0, walletBaseUnits: 50n * ACT, stake: aStake([locked(0)]) };
    const kinds = aMind().decide(anObservation({ ...crash, elapsedDays: LATER })).intents;
    expect(kinds).toMatchObject([{ kind: 'swap', side: 'buy' }]);
  });

  it('works without a market, and keeps its locks as they are while staking is paused', () => {
    const pool = aPool({ pauseMask: 1, pauseUntilUnixSeconds: BigInt(FIRST_OF_2026 + 9_999 * 86_400) });
    const seen = anObservation({ elapsedDays: LATER, stake: aStake([anEntry()]), claimable: ACT, pool });
    expect(aMind().decide(seen).intents).toEqual([{ kind: 'claim_rewards' }]);
    expect(BELIEVER_POLICY.create({}, aPolicyContext()).actionKinds).not.toContain('swap');
    expect(BELIEVER_POLICY.create({}, aPolicyContext({ hasPool: true })).actionKinds).toContain('swap');
  });
});
