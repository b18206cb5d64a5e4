import { describe, expect, it } from 'vitest';
import { isSimError } from '#sim/core/errors/sim-error.ts';
import { LIQUIDITY_PROVIDER_POLICY } from '#sim/policies/liquidity-provider.ts';
import type { Intent, Mind } from '#sim/policies/policy.ts';
import type { MarketState } from '#sim/ports/market-state.ts';
import type { Outcome } from '#sim/ports/staking-chain.ts';
import { aMarketState, aMarketView, USD } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation, aPolicyContext, someStreams } from '#tests/support/sim-fixtures.ts';

const AGENT = 3;
const ACCEPTED: Outcome = { accepted: true };
const opened = aMarketState();
/** A week's volume of 2,000 USD in a pool of 20,000 USD: 0.03% a week, 1.56% a year. */
const traded = { soldBaseUnits: 10_000n * ACT, boughtQuoteUnits: 1_000n * USD };
const provided = { positions: [...opened.positions, { agent: AGENT, shares: 50n }] };

function aMind(config: object = {}): Mind {
  const policy = LIQUIDITY_PROVIDER_POLICY.create({ join_over_days: 0, ...config }, aPolicyContext({ hasPool: true }));
  return policy.createMind(someStreams());
}

interface Seen {
  readonly day: number;
  readonly pool?: Partial<MarketState>;
  readonly aprBps?: number;
  readonly quoteUnits?: bigint;
}

function ask(mind: Mind, { day, pool, aprBps = 0, quoteUnits = 1_000n * USD }: Seen, outcome = ACCEPTED) {
  const market = aMarketView({ pool: { ...opened, ...pool } });
  const { intents, sleepDays } = mind.decide(
    anObservation({ agent: AGENT, elapsedDays: day, market, aprBps, quoteUnits }),
  );
  if (intents.length > 0) mind.learn(intents.map(() => outcome));
  return { intents, sleepDays };
}

/** What it does in its second week, after one of trades. */
function secondLook(config: object, seen: Omit<Seen, 'day'> = {}): readonly Intent[] {
  const mind = aMind(config);
  expect(ask(mind, { day: 0 }).intents).toEqual([]);
  return ask(mind, { day: 7, pool: traded, ...seen }).intents;
}

describe('sim/policies/liquidity-provider.ts', () => {
  it('provides a share of both assets once it has seen fees that beat its hurdle', () => {
    const deposit = { kind: 'add_liquidity', maxBaseUnits: 5_000n * ACT, maxQuoteUnits: 500n * USD };
    // Its own twentieth would leave 1.49% of the 1.56%.
    expect(secondLook({ hurdle_bps: 148 })).toEqual([deposit]);
    expect(secondLook({ hurdle_bps: 149 })).toEqual([]);
  });

  it('asks for the staking yield that half of it forgoes, too', () => {
    expect(secondLook({ hurdle_bps: 100 }, { aprBps: 90 })).toHaveLength(1);
    expect(secondLook({ hurdle_bps: 100 }, { aprBps: 100 })).toEqual([]);
  });

  it('needs cash as well as tokens', () => {
    expect(secondLook({ hurdle_bps: 0 }, { quoteUnits: 0n })).toEqual([]);
  });

  it('stays while fees are near what it asks for, and withdraws when they are not', () => {
    const withdrawal = [{ kind: 'remove_liquidity', shares: 50n }];
    const after = (volumes: bigint): readonly Intent[] => {
      const mind = aMind({ hurdle_bps: 100, stay_bps: 7_000 });
      ask(mind, { day: 0 });
      ask(mind, { day: 7, pool: traded });
      const soldBaseUnits = traded.soldBaseUnits + volumes * ACT;
      return ask(mind, { day: 14, pool: { ...traded, ...provided, soldBaseUnits } }).intents;
    };
    // 10,000 ACT a week are 0.78% a year.
    expect([after(10_000n), after(8_000n)]).toEqual([[], withdrawal]);
  });

  it('withdraws and rests when the price has moved beyond its tolerance', () => {
    const mind = aMind({ hurdle_bps: 100, rest_days: 40 });
    ask(mind, { day: 0 });
    ask(mind, { day: 7, pool: traded });
    const busy = { ...traded, ...provided, soldBaseUnits: 90_000n * ACT };
    expect(ask(mind, { day: 14, pool: { ...busy, quoteReserveUnits: 5_400n * USD } }).intents).toEqual([]);
    const soldBaseUnits = 180_000n * ACT;
    const moved = { ...busy, soldBaseUnits, quoteReserveUnits: 5_000n * USD };
    expect(ask(mind, { day: 21, pool: moved })).toEqual({
      intents: [{ kind: 'remove_liquidity', shares: 50n }],
      sleepDays: 40,
    });
    expect(ask(mind, { day: 28, pool: moved }).intents).toEqual([]);
  });

  it('rejects an economy without a pool', () => {
    try {
      LIQUIDITY_PROVIDER_POLICY.create({}, aPolicyContext());
      expect.unreachable();
    } catch (error) {
      expect(isSimError(error, 'POLICY__CONFIG_INVALID') && error.context).toMatchObject({
        policy: 'liquidity_provider',
        path: 'kind',
      });
    }
  });
});
