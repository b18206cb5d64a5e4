import { describe, expect, it } from 'vitest';
import { DEBATER_POLICY } from '#sim/policies/debater.ts';
import type { Intent, Mind, Observation } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
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

const ACCEPTED: Outcome = { accepted: true };
const stake = aStake([anEntry()]);
const AT_ONCE = { join_over_days: 0 };

function aMind(config: object = {}, seed = 1): Mind {
  const context = aPolicyContext({ hasPool: true });
  return DEBATER_POLICY.create({ ...AT_ONCE, ...config }, context).createMind(someStreams(seed));
}

function ask(mind: Mind, elapsedDays: number, changes: Partial<Observation> = {}, outcome = ACCEPTED) {
  const { intents, sleepDays } = mind.decide(anObservation({ elapsedDays, stake, ...changes }));
  if (intents.length > 0) mind.learn(intents.map(() => outcome));
  return { intents, sleepDays };
}

/** Fees of ten years, as it wakes. */
function fees(config: object, demandAt: (day: number) => number): { days: number[]; wakes: number } {
  const mind = aMind(config);
  const days: number[] = [];
  let wakes = 0;
  for (let day = 0; day < 3_650; ) {
    const { intents, sleepDays } = ask(mind, day, { demandIndex: demandAt(day) });
    for (const { kind } of intents) if (kind === 'pay_debate_fee') days.push(day);
    wakes++;
    day += Math.max(1, Math.ceil(sleepDays));
  }
  return { days, wakes };
}

describe('sim/policies/debater.ts', () => {
  it('debates at its mean rate and sleeps in between', () => {
    const { days, wakes } = fees({ debates_monthly: 2 }, () => 1);
    expect(days.length / (3_650 / 30)).toBeCloseTo(2, 0);
    expect(wakes).toBeLessThan(1_300);
  });

  it('follows the demand', () => {
    const { days } = fees({ debates_monthly: 3 }, (day) => (day < 1_825 ? 1 : 4));
    const early = days.filter((day) => day < 1_825).length;
    expect((days.length - early) / early).toBeCloseTo(4, 0);
    expect(fees({}, () => 0).days).toEqual([]);
  });

  it('pays its fee, never less than the program asks for', () => {
    const feeOf = (config: object, changes: Partial<Observation> = {}): unknown => {
      const mind = aMind({ debates_monthly: 300, ...config });
      ask(mind, 0, changes);
      return ask(mind, 1, changes).intents[0];
    };
    expect(feeOf({ debate_fee_tokens: 7 })).toEqual({ kind: 'pay_debate_fee', amountBaseUnits: 7n * ACT });
    expect(feeOf({ debate_fee_tokens: 0 })).toEqual({ kind: 'pay_debate_fee', amountBaseUnits: ACT });
    const paused = aPool({ pauseMask: 1 << 3, pauseUntilUnixSeconds: BigInt(FIRST_OF_2026 + 9 * 86_400) });
    expect(feeOf({}, { pool: paused })).toBeUndefined();
  });

  it('opens its account with a small stake first', () => {
    const opening = (config: object): readonly Intent[] => ask(aMind(config), 0, { stake: undefined }).intents;
    expect(opening({})).toEqual([{ kind: 'stake', amountBaseUnits: 100n * ACT, lockDays: 0 }]);
    expect(opening({ stake_tokens: 250 })).toMatchObject([{ amountBaseUnits: 250n * ACT }]);
  });

  it('buys a stock of tokens when they run out, and pays when it has them', () => {
    const mind = aMind({ debates_monthly: 300, stock_debates: 10 });
    const poor = { walletBaseUnits: 2n * ACT, market: aMarketView(), quoteUnits: 1_000n * USD };
    const bought = ask(mind, 0, poor);
    // One fee and ten in stock: 55 ACT at 0.10 USD.
    expect(bought.intents).toMatchObject([{ kind: 'swap', side: 'buy', amountIn: (55n * USD) / 10n }]);
    expect(bought.sleepDays).toBe(0);
    const kinds = ask(mind, 1).intents.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['pay_debate_fee']));
  });

  it('keeps what was refused for another day', () => {
    const mind = aMind({ debates_monthly: 300 });
    ask(mind, 0);
    const refused = ask(mind, 1, {}, { accepted: false, errorCode: 1, errorName: 'x' }).intents.length;
    expect(refused).toBeGreaterThan(0);
    expect(ask(mind, 1).intents).toHaveLength(refused);
    expect(ask(mind, 1).intents).toEqual([]);
  });

  it('tries again, later and later, when its purchase is refused', () => {
    const mind = aMind({ debates_monthly: 300 });
    const poor = { walletBaseUnits: 0n, market: aMarketView(), quoteUnits: 1_000n * USD };
    const refused: Outcome = { accepted: false, errorCode: 1, errorName: 'SlippageExceeded' };
    const swaps: number[] = [];
    for (let day = 0; day < 30; ) {
      const { intents, sleepDays } = ask(mind, day, poor, refused);
      if (intents.some(({ kind }) => kind === 'swap')) swaps.push(day);
      day += Math.max(1, Math.ceil(sleepDays));
    }
    expect(swaps).toEqual([0, 1, 3, 7, 15, 23]);
  });

  it('opens no account while deposits are paused', () => {
    const pool = aPool({ pauseMask: 1, pauseUntilUnixSeconds: BigInt(FIRST_OF_2026 + 9 * 86_400) });
    const { intents, sleepDays } = ask(aMind(), 0, { stake: undefined, pool });
    expect(intents).toEqual([]);
    expect(sleepDays).toBeGreaterThan(0);
    expect(sleepDays).toBeLessThanOrEqual(7);
  });

  it('stops when it has neither tokens nor cash, or no market', () => {
    const broke = { walletBaseUnits: 0n };
    expect(ask(aMind(), 0, broke)).toEqual({ intents: [], sleepDays: Number.POSITIVE_INFINITY });
    expect(ask(aMind(), 0, { ...broke, market: aMarketView() }).sleepDays).toBe(Number.POSITIVE_INFINITY);
    expect(ask(aMind(), 0, { ...broke, stake: undefined, quoteUnits: USD }).sleepDays).toBe(Number.POSITIVE_INFINITY);
    expect(DEBATER_POLICY.create({}, aPolicyContext()).actionKinds).toEqual(['stake', 'pay_debate_fee']);
  });
});
