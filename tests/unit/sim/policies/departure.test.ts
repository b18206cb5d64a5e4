import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import { Departure } from '#sim/policies/departure.ts';
import type { Decision, Observation } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { aMarketState, aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anEntry, anObservation, aPool, aStake, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const TERMS = { maxImpactBps: 100, maxSlippageBps: 100 };
const NEVER = Number.POSITIVE_INFINITY;
const EMPTY = { walletBaseUnits: 0n };

function endOf(day: number): bigint {
  return BigInt(FIRST_OF_2026 + day * 86_400);
}

function ask(
  departure: Departure,
  elapsedDays: number,
  changes: Partial<Observation> & { readonly claimable?: bigint } = {},
  isHasty = false,
  outcome: Outcome = { accepted: true },
): Decision {
  const decision = departure.decide(anObservation({ elapsedDays, ...EMPTY, ...changes }), isHasty);
  if (decision.intents.length > 0) departure.learn(decision.intents.map(() => outcome));
  return decision;
}

describe('sim/policies/departure.ts', () => {
  it('takes out what is matured and waits for the next lock to end', () => {
    const departure = new Departure(TERMS);
    const late = anEntry({ index: 1, lockEndUnixSeconds: endOf(90) });
    const first = ask(departure, 40, { stake: aStake([anEntry(), late]), claimable: 5n * ACT });
    expect(first.intents).toMatchObject([
      { kind: 'claim_rewards' },
      { kind: 'unstake', entryIndex: 0, force: false, amountBaseUnits: 100n * ACT },
    ]);
    expect(ask(departure, 41, { stake: aStake([late]) })).toEqual({ intents: [], sleepDays: 49 });
    expect(ask(departure, 90, { stake: aStake([late]) }).intents).toMatchObject([{ entryIndex: 1, force: false }]);
    expect(ask(departure, 91, { stake: aStake([]) })).toEqual({ intents: [], sleepDays: NEVER });
  });

  it('breaks its locks in haste, but neither a vote lock nor a live proposal', () => {
    const running = [anEntry({ lockEndUnixSeconds: endOf(90) })];
    const leave = (stake: Observation['stake']): Decision => ask(new Departure(TERMS), 40, { stake }, true);
    expect(leave(aStake(running)).intents).toMatchObject([{ kind: 'unstake', force: true }]);
    expect(leave(aStake(running, { voteLockUntilUnixSeconds: endOf(45) }))).toEqual({ intents: [], sleepDays: 5 });
    expect(leave(aStake(running, { liveProposal: 2 }))).toEqual({ intents: [], sleepDays: 1 });
  });

  it('sells within its terms, in haste at any price', () => {
    const seen = { market: aMarketView(), walletBaseUnits: 900n * ACT };
    const sold = (isHasty: boolean): Decision => ask(new Departure(TERMS), 40, seen, isHasty);
    const [swap] = sold(false).intents;
    expect(swap?.kind === 'swap' && Number(swap.amountIn / ACT)).toBe(503);
    expect(sold(false).sleepDays).toBe(0);
    expect(sold(true).intents).toMatchObject([{ kind: 'swap', side: 'sell', amountIn: 900n * ACT }]);
  });

  it('withdraws its liquidity and ends compounding', () => {
    const positions = [{ agent: 0, shares: 9n }];
    const seen = {
      market: aMarketView({ pool: aMarketState({ positions }) }),
      stake: aStake([], { compounding: true }),
    };
    expect(ask(new Departure(TERMS), 40, seen).intents).toEqual([
      { kind: 'remove_liquidity', shares: 9n },
      { kind: 'set_compounding', enabled: false },
    ]);
  });

  it('waits for rewards of the open week', () => {
    const stake = aStake([], { owedOpenBaseUnits: 3n * ACT });
    expect(ask(new Departure(TERMS), 39, { stake })).toEqual({ intents: [], sleepDays: 3 });
    const dust = aStake([], { owedOpenBaseUnits: ACT - 1n });
    expect(ask(new Departure(TERMS), 39, { stake: dust }).sleepDays).toBe(NEVER);
  });

  it('waits for tickets, and only when there are some', () => {
    const pool = aPool({ features: 1 << featureBit('unstakeTickets') });
    const after = (outcome: Outcome): number => {
      const departure = new Departure(TERMS);
      ask(departure, 40, { pool, stake: aStake([anEntry()]) }, false, outcome);
      return ask(departure, 41, { pool, stake: aStake([]) }).sleepDays;
    };
    // 14 days of a ticket and the week in which it is paid out.
    expect(after({ accepted: true })).toBe(20);
    expect(after({ accepted: false, errorCode: 1, errorName: 'x' })).toBe(NEVER);
  });

  it('asks for nothing any more once it is gone', () => {
    const departure = new Departure(TERMS);
    expect(ask(departure, 40).sleepDays).toBe(NEVER);
    expect(ask(departure, 50, { walletBaseUnits: 99n * ACT, market: aMarketView() })).toEqual({
      intents: [],
      sleepDays: NEVER,
    });
  });
});
