import { describe, expect, it } from 'vitest';
import { DISTRIBUTOR_POLICY } from '#sim/policies/distributor.ts';
import type { Intent, Mind, Observation } from '#sim/policies/policy.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import {
  ACT,
  anEntry,
  anObservation,
  aPolicyContext,
  aStake,
  FIRST_OF_2026,
  someStreams,
} from '#tests/support/sim-fixtures.ts';

const ACCEPTED = { accepted: true } as const;
const MARKET = { market: aMarketView() };

function aMind(config: object = {}): Mind {
  const policy = DISTRIBUTOR_POLICY.create({ wait_days: 0, ...config }, aPolicyContext({ hasPool: true }));
  return policy.createMind(someStreams());
}

function ask(mind: Mind, elapsedDays: number, changes: Partial<Observation> = MARKET): readonly Intent[] {
  const { intents } = mind.decide(anObservation({ elapsedDays, ...changes }));
  if (intents.length > 0) mind.learn(intents.map(() => ACCEPTED));
  return intents;
}

/** Sold in the week from its second look on. */
function weeklySale(config: object, changes: Partial<Observation>): bigint {
  const mind = aMind({ stake_share_bps: 0, ...config });
  ask(mind, 0);
  let sold = 0n;
  for (let day = 7; day < 14; day++) {
    for (const intent of ask(mind, day, changes)) if (intent.kind === 'swap') sold += intent.amountIn;
  }
  return sold;
}

describe('sim/policies/distributor.ts', () => {
  it('sleeps between the steps of a sale that are refused', () => {
    const mind = aMind({ stake_share_bps: 0 });
    ask(mind, 0);
    const days: number[] = [];
    for (let day = 7; day < 14; ) {
      const { intents, sleepDays } = mind.decide(anObservation({ elapsedDays: day, ...MARKET }));
      if (intents.length > 0) mind.learn(intents.map(() => ({ accepted: false, errorCode: 1, errorName: 'x' })));
      days.push(day);
      day += Math.max(1, Math.ceil(sleepDays));
    }
    // Asked on days 7, 8 and 10; on day 9 and 11 it learns only that it has to wait.
    expect(days).toEqual([7, 8, 9, 10, 11]);
  });

  it('stakes a share when it begins', () => {
    expect(ask(aMind(), 0)).toEqual([{ kind: 'stake', amountBaseUnits: 5_000n * ACT, lockDays: 30 }]);
  });

  it('sells a share of its opening position a week, in pieces', () => {
    expect(weeklySale({}, MARKET)).toBe(200n * ACT);
    expect(weeklySale({ sell_weekly_bps: 1_000 }, MARKET)).toBe(1_000n * ACT);
    expect(weeklySale({ wait_days: 8 }, MARKET)).toBe(0n);
  });

  it('sells faster above its mark', () => {
    expect(weeklySale({}, { market: aMarketView({ priceUsd: 0.12 }) })).toBe(200n * ACT);
    expect(weeklySale({}, { market: aMarketView({ priceUsd: 0.121 }) })).toBe(500n * ACT);
  });

  it('keeps its floor', () => {
    expect(weeklySale({}, { ...MARKET, walletBaseUnits: 1_150n * ACT })).toBe(150n * ACT);
    expect(weeklySale({}, { ...MARKET, walletBaseUnits: 900n * ACT })).toBe(0n);
  });

  it('takes out what it needs once the lock is over, and sells it a tick later', () => {
    const stake = aStake([anEntry({ amountBaseUnits: 5_000n * ACT })]);
    const running = aStake([
      anEntry({ amountBaseUnits: 5_000n * ACT, lockEndUnixSeconds: BigInt(FIRST_OF_2026 + 99 * 86_400) }),
    ]);
    const mind = aMind();
    ask(mind, 0);
    expect(ask(mind, 31, { ...MARKET, walletBaseUnits: 0n, stake: running })).toEqual([]);
    expect(ask(mind, 38, { ...MARKET, walletBaseUnits: 50n * ACT, stake })).toEqual([
      { kind: 'unstake', amountBaseUnits: 150n * ACT, force: false, entryIndex: 0 },
    ]);
    expect(ask(mind, 39, { ...MARKET, walletBaseUnits: 200n * ACT, stake })).toMatchObject([
      { kind: 'swap', side: 'sell', amountIn: 200n * ACT },
    ]);
  });

  it('takes the whole of a deposit whose rest the program would not keep', () => {
    const stake = aStake([anEntry({ amountBaseUnits: 250n * ACT }), anEntry({ index: 1 })]);
    const mind = aMind({ floor_bps: 0 });
    ask(mind, 0);
    expect(ask(mind, 38, { ...MARKET, walletBaseUnits: 0n, stake })).toMatchObject([
      { amountBaseUnits: 250n * ACT, entryIndex: 0 },
    ]);
    const held = { ...stake, liveProposal: 1 };
    expect(ask(mind, 45, { ...MARKET, walletBaseUnits: 0n, stake: held })).toEqual([]);
  });

  it('claims, and only holds where nothing can be sold', () => {
    const policy = DISTRIBUTOR_POLICY.create({}, aPolicyContext());
    expect(policy.actionKinds).not.toContain('swap');
    const mind = policy.createMind(someStreams());
    ask(mind, 0, {});
    const stake = aStake([anEntry()]);
    const { intents, sleepDays } = mind.decide(anObservation({ elapsedDays: 200, stake, claimable: ACT }));
    expect(intents).toEqual([{ kind: 'claim_rewards' }]);
    expect(sleepDays).toBe(7);
  });
});
