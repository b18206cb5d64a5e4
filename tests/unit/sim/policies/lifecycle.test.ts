import { describe, expect, it } from 'vitest';
import { type Lifespan, withLifecycle } from '#sim/policies/lifecycle.ts';
import type { Mind } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anEntry, anObservation, aStake } from '#tests/support/sim-fixtures.ts';

const NEVER = Number.POSITIVE_INFINITY;
const TERMS = { maxImpactBps: 100, maxSlippageBps: 100 };
const ACCEPTED: Outcome = { accepted: true };

/** Claims every 30 days. */
function aPlan() {
  const asked: number[] = [];
  const learned: (readonly Outcome[])[] = [];
  const mind: Mind = {
    heedsNews: true,
    decide: ({ elapsedDays }) => {
      asked.push(elapsedDays);
      return { intents: [{ kind: 'claim_rewards' }], sleepDays: 30 };
    },
    learn: (outcomes) => void learned.push(outcomes),
  };
  return { mind, asked, learned };
}

function alive(mind: Mind, lifespan: Partial<Lifespan>): Mind {
  return withLifecycle(mind, { arrivesAtDays: 0, leavesAtDays: NEVER, exodusAtDays: NEVER, ...lifespan }, TERMS);
}

describe('sim/policies/lifecycle.ts', () => {
  it('is the mind itself where nobody comes or goes', () => {
    const { mind } = aPlan();
    expect(alive(mind, {})).toBe(mind);
    expect(alive({ ...mind, heedsNews: false }, { leavesAtDays: 9 }).heedsNews).toBe(false);
    expect(alive(mind, { leavesAtDays: 9 }).heedsNews).toBe(true);
  });

  it('asks nothing before the arrival, news or not', () => {
    const { mind, asked } = aPlan();
    const late = alive(mind, { arrivesAtDays: 12.5 });
    expect(late.decide(anObservation({ elapsedDays: 0 }))).toEqual({ intents: [], sleepDays: 12.5 });
    expect(late.decide(anObservation({ elapsedDays: 5 })).sleepDays).toBe(7.5);
    expect(late.decide(anObservation({ elapsedDays: 13 })).intents).toHaveLength(1);
    expect(asked).toEqual([13]);
  });

  it('wakes for the departure, and then asks the mind no more', () => {
    const { mind, asked, learned } = aPlan();
    const mortal = alive(mind, { leavesAtDays: 20 });
    expect(mortal.decide(anObservation()).sleepDays).toBe(20);
    mortal.learn([ACCEPTED]);
    expect(learned).toEqual([[ACCEPTED]]);
    const stake = aStake([anEntry()]);
    // Its lock runs to day 30.
    expect(mortal.decide(anObservation({ elapsedDays: 20, stake, walletBaseUnits: 0n }))).toEqual({
      intents: [],
      sleepDays: 10,
    });
    const { intents } = mortal.decide(anObservation({ elapsedDays: 30, stake, walletBaseUnits: 0n }));
    expect(intents).toMatchObject([{ kind: 'unstake', force: false }]);
    mortal.learn([ACCEPTED]);
    expect(mortal.decide(anObservation({ elapsedDays: 31, stake: aStake([]) })).sleepDays).toBe(NEVER);
    expect([asked, learned]).toEqual([[0], [[ACCEPTED]]]);
  });

  it('breaks its locks in an exodus, even out of a departure in good order', () => {
    const mortal = alive(aPlan().mind, { leavesAtDays: 5, exodusAtDays: 8 });
    const stake = aStake([anEntry()]);
    const seen = { stake, walletBaseUnits: 0n, market: aMarketView() };
    expect(mortal.decide(anObservation({ elapsedDays: 5, ...seen }))).toEqual({ intents: [], sleepDays: 3 });
    expect(mortal.decide(anObservation({ elapsedDays: 8, ...seen })).intents).toMatchObject([
      { kind: 'unstake', force: true, amountBaseUnits: 100n * ACT },
    ]);
  });

  it('spares who has not arrived by then', () => {
    const { mind, asked } = aPlan();
    const late = alive(mind, { arrivesAtDays: 10, exodusAtDays: 8 });
    expect(late.decide(anObservation({ elapsedDays: 8 })).intents).toEqual([]);
    late.decide(anObservation({ elapsedDays: 10 }));
    expect(asked).toEqual([10]);
  });
});
