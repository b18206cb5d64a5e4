import { describe, expect, it } from 'vitest';
import { HOLDER_POLICY } from '#sim/policies/holder.ts';
import type { Decision, Mind } from '#sim/policies/policy.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation, aPolicyContext, someStreams } from '#tests/support/sim-fixtures.ts';

const ACCEPTED: Outcome = { accepted: true };
const NEVER = Number.POSITIVE_INFINITY;
const WITH_POOL = aPolicyContext({ hasPool: true });

function aMind(config: object): Mind {
  return HOLDER_POLICY.create(config, WITH_POOL).createMind(someStreams());
}

/** A decision at this price on this day, of an agent with 100 ACT. */
function look(mind: Mind, elapsedDays: number, priceUsd: number): Decision {
  return mind.decide(anObservation({ elapsedDays, walletBaseUnits: 100n * ACT, market: aMarketView({ priceUsd }) }));
}

describe('sim/policies/holder.ts', () => {
  it('does nothing and never wakes, unless it has a target and a pool to sell to', () => {
    const quiet: Decision = { intents: [], sleepDays: NEVER };
    expect(aMind({}).decide(anObservation({ market: aMarketView() }))).toEqual(quiet);
    expect(HOLDER_POLICY.create({}, WITH_POOL).actionKinds).toEqual([]);
    const priced = HOLDER_POLICY.create({ stop_loss_bps: 100 }, aPolicyContext());
    expect(priced.actionKinds).toEqual([]);
    expect(priced.createMind(someStreams()).decide(anObservation())).toEqual(quiet);
    expect(HOLDER_POLICY.create({ take_profit_bps: 1 }, WITH_POOL).actionKinds).toEqual(['swap']);
  });

  it('takes a profit of its own size once, and counts from there', () => {
    const mind = aMind({ take_profit_bps: 10_000, sell_share_bps: 2_500 });
    expect(look(mind, 0, 0.1).intents).toEqual([]);
    // Its own target lies between 70% and 130%.
    expect(look(mind, 10, 0.169).intents).toEqual([]);
    expect(look(mind, 20, 0.231).intents).toMatchObject([{ kind: 'swap', side: 'sell', amountIn: 25n * ACT }]);
    mind.learn([ACCEPTED]);
    expect(look(mind, 30, 0.231).intents).toEqual([]);
    expect(look(mind, 40, 0.54).intents).toHaveLength(1);
  });

  it('stops a loss, and not a profit', () => {
    const mind = aMind({ stop_loss_bps: 5_000, sell_share_bps: 10_000 });
    look(mind, 0, 0.1);
    expect(look(mind, 10, 9).intents).toEqual([]);
    expect(look(mind, 20, 0.066).intents).toEqual([]);
    expect(look(mind, 30, 0.034).intents).toMatchObject([{ side: 'sell', amountIn: 100n * ACT }]);
  });

  it('looks at the price no more often than it is told to', () => {
    const mind = aMind({ stop_loss_bps: 100, look_every_days: 30 });
    const first = look(mind, 0, 0.1);
    expect(first.sleepDays).toBeLessThanOrEqual(30);
    expect(look(mind, first.sleepDays, 0.1).sleepDays).toBeCloseTo(30, 9);
    expect(look(mind, first.sleepDays + 1, 0.01).intents).toEqual([]);
  });
});
