import { describe, expect, it } from 'vitest';
import { featureBit } from '#sim/core/features.ts';
import type { Observation } from '#sim/policies/policy.ts';
import type { Measure } from '#sim/policies/reactive-proposals.ts';
import { stabilisation, stabilisationFields } from '#sim/policies/stabilisation.ts';
import { aMarketState, aMarketView } from '#tests/support/market-fixtures.ts';
import { ACT, anObservation, aPool, aTreasury } from '#tests/support/sim-fixtures.ts';

const pool = aPool({ features: 1 << featureBit('buyback') });
const calm = aMarketView({ priceUsd: 0.08, pricesUsd: [0.1] });
const fallen = aMarketView({ priceUsd: 0.06, pricesUsd: [0.1] });

function aMeasure(config: object = {}): Measure {
  return stabilisation(stabilisationFields.parse({ buyback_tokens: 1_000, ...config }), 0);
}

function answer(changes: Partial<Observation>, measure = aMeasure()): unknown {
  return measure.answer(anObservation({ pool, ...changes }));
}

describe('sim/policies/stabilisation.ts', () => {
  it('proposes a buyback at the market price when that has fallen below its mark', () => {
    expect(answer({ market: calm })).toBeUndefined();
    expect(answer({ market: fallen })).toEqual({
      kind: 'spend',
      purpose: 'buyback',
      recipient: undefined,
      amountBaseUnits: 1_000n * ACT,
      priceQuoteUnits: 60_000n,
    });
  });

  it('proposes one when many sell', () => {
    const sold = (tokens: bigint): Partial<Observation> => ({
      market: aMarketView({ pool: aMarketState({ soldBaseUnits: tokens * ACT }) }),
    });
    const measure = aMeasure({ sell_pressure_bps: 2_500 });
    expect(answer({ ...sold(90_000n), elapsedDays: 5 }, measure)).toBeUndefined();
    expect(answer({ ...sold(114_000n), elapsedDays: 12 }, measure)).toBeUndefined();
    expect(answer({ ...sold(139_000n), elapsedDays: 19 }, measure)).toMatchObject({ purpose: 'buyback' });
  });

  it('offers no more than the program takes', () => {
    const treasury = { state: aTreasury({ buybackMaxPriceQuoteUnits: 50_000n }), balanceBaseUnits: 0n };
    expect(answer({ market: fallen, treasury })).toMatchObject({ priceQuoteUnits: 50_000n });
    expect(answer({ market: fallen }, aMeasure({ price_bps: 11_000 }))).toMatchObject({ priceQuoteUnits: 66_000n });
  });

  it('proposes none without a market, without the feature, or while one runs', () => {
    const buyback = { priceQuoteUnits: 1n, weekRoomBaseUnits: 1n };
    expect(answer({})).toBeUndefined();
    expect(answer({ market: fallen, pool: aPool() })).toBeUndefined();
    expect(answer({ market: fallen, buyback })).toBeUndefined();
    expect(answer({ market: fallen }, aMeasure({ buyback_tokens: 0 }))).toBeUndefined();
  });
});
