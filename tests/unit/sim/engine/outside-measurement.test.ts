import { describe, expect, it } from 'vitest';
import type { MarketSpec, RunSpec } from '#sim/core/run-spec.ts';
import { OutsideMeasurement } from '#sim/engine/outside-measurement.ts';
import type { AgentState } from '#sim/ports/staking-chain.ts';
import { aMarketState, USD } from '#tests/support/market-fixtures.ts';
import { ACT, aRunSpec, FIRST_OF_2026 } from '#tests/support/sim-fixtures.ts';

const READING = { demandIndex: 1.2, referenceUsd: 0.5, arrivedAgents: 2, keeperOutageSeconds: 60 };
const MARKET: MarketSpec = {
  startPriceUsd: 0.3,
  price: { kind: 'pool' },
  pool: { tokenBaseUnits: 1n, feeBps: 0, deskBaseUnits: 0n, deskQuoteUnits: 0n },
};
const STATES: readonly AgentState[] = [
  { walletBaseUnits: 5n, stake: undefined, quoteUnits: 7n },
  { walletBaseUnits: 0n, stake: undefined, quoteUnits: 11n },
];

function aMeasurement(changes: Partial<RunSpec> = {}): OutsideMeasurement {
  return new OutsideMeasurement(aRunSpec(changes), STATES.length);
}

describe('sim/engine/outside-measurement.ts', () => {
  it('passes on what the outside was like, and knows no market where there is none', () => {
    expect(aMeasurement().figures(READING, { market: undefined, states: [...STATES] }, [])).toEqual({
      market: undefined,
      demandIndex: 1.2,
      arrivedAgents: 2,
      holdingAgents: 0,
      keeperOutageSeconds: 60,
    });
  });

  it('reads every wallet for the first row, then those that were read back', () => {
    const measurement = aMeasurement({ market: MARKET });
    const mirror = { market: aMarketState(), states: [...STATES] };
    const figures = () => measurement.figures(READING, mirror, [1]);
    expect(figures()).toMatchObject({ holdingAgents: 1, market: { agentQuoteUnits: 18n } });
    mirror.states = STATES.map((state) => ({ ...state, walletBaseUnits: 3n, quoteUnits: 1n }));
    expect(figures()).toMatchObject({ holdingAgents: 2, market: { agentQuoteUnits: 8n } });
  });

  it('prices by the reference, else by the pool, else by the start', () => {
    const measurement = aMeasurement({ market: MARKET });
    const states = [...STATES];
    const priced = (
      referenceUsd: number | undefined,
      market = aMarketState() as ReturnType<typeof aMarketState> | undefined,
    ) => measurement.figures({ ...READING, referenceUsd }, { market, states }, []).market;
    expect(priced(0.5)).toMatchObject({
      priceUsd: 0.5,
      poolPriceUsd: 0.1,
      tokenUnitBaseUnits: ACT,
      usdQuoteUnits: USD,
    });
    expect(priced(undefined)?.priceUsd).toBeCloseTo(0.1, 15);
    const alone = aMeasurement({ market: { startPriceUsd: 0.3, price: { kind: 'pool' } } });
    const seen = alone.figures({ ...READING, referenceUsd: undefined }, { market: undefined, states }, []);
    expect(seen.market).toMatchObject({ priceUsd: 0.3, poolPriceUsd: undefined });
  });

  it('counts the trades of the tick from the pool as it was before them', () => {
    const measurement = aMeasurement({ market: MARKET });
    const mirror = { market: aMarketState({ feeBps: 0 }), states: [...STATES] };
    measurement.openTick(FIRST_OF_2026, mirror);
    measurement.note({ kind: 'swap', agent: 0, side: 'sell', amountIn: 100_000n * ACT, minOut: 0n });
    measurement.note({ kind: 'swap', agent: 0, side: 'buy', amountIn: 5_000n * USD, minOut: 0n });
    expect(measurement.figures(READING, mirror, []).market?.trades).toMatchObject({
      soldBaseUnits: 100_000n * ACT,
      boughtBaseUnits: 100_000n * ACT,
    });
  });
});
