import { describe, expect, it } from 'vitest';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';
import type { GbmPriceSpec, PriceSpec } from '#sim/core/run-spec.ts';
import { PriceProcess } from '#sim/processes/price-process.ts';

const DAY = 86_400;
const GBM: GbmPriceSpec = {
  kind: 'gbm',
  driftBps: 1_000,
  volatilityBps: 9_000,
  jumpsPerYear: 12,
  jumpMeanBps: -1_000,
  jumpDeviationBps: 500,
};

function common(seed = 7): (purpose: string) => Rng {
  const rngs = createRngFactory(seed);
  return (purpose) => rngs.stream('', purpose);
}

function pricesOf(price: PriceSpec, ticks: number, seed = 7): readonly (number | undefined)[] {
  const process = new PriceProcess({ startPriceUsd: 0.25, price }, DAY, common(seed));
  return Array.from({ length: ticks }, (_, tick) => {
    process.advanceTo(tick);
    return process.priceUsd;
  });
}

describe('sim/processes/price-process.ts', () => {
  it('begins at the start price and follows its seed', () => {
    const prices = pricesOf(GBM, 50);
    expect(prices[0]).toBe(0.25);
    expect(pricesOf(GBM, 50)).toEqual(prices);
    expect(pricesOf(GBM, 50, 8)).not.toEqual(prices);
    expect(new Set(prices).size).toBe(50);
    expect(prices.every((price) => price !== undefined && price > 0)).toBe(true);
  });

  it('keeps the diffusion when jumps are switched off, and jumps by what lies between', () => {
    const smooth = pricesOf({ ...GBM, jumpsPerYear: 0 }, 100) as number[];
    const jumping = pricesOf({ ...GBM, jumpDeviationBps: 0 }, 100) as number[];
    const jumps = jumping.map((price, tick) => Math.log(price / (smooth[tick] as number)) / -0.1);
    for (const [tick, count] of jumps.entries()) {
      expect(count).toBeCloseTo(Math.round(count), 9);
      expect(Math.round(count)).toBeGreaterThanOrEqual(tick === 0 ? 0 : Math.round(jumps[tick - 1] as number));
    }
    expect(Math.round(jumps[99] as number)).toBeGreaterThan(0);
  });

  it('draws ticks that were skipped', () => {
    const process = new PriceProcess({ startPriceUsd: 0.25, price: GBM }, DAY, common());
    process.advanceTo(30);
    expect(process.priceUsd).toBe(pricesOf(GBM, 31)[30]);
  });

  it('is multiplied by shocks, which change no draw', () => {
    const process = new PriceProcess({ startPriceUsd: 0.25, price: GBM }, DAY, common());
    const prices = pricesOf(GBM, 4) as number[];
    process.advanceTo(1);
    process.shock(-6_000);
    expect(process.priceUsd).toBeCloseTo((prices[1] as number) * 0.4, 12);
    process.advanceTo(3);
    process.shock(5_000);
    expect(process.priceUsd).toBeCloseTo((prices[3] as number) * 0.6, 12);
  });

  it('follows a path from point to point, the earlier one in between', () => {
    const points = [
      { atSeconds: 0, priceUsd: 1 },
      { atSeconds: DAY, priceUsd: 2 },
      { atSeconds: 2 * DAY + 1, priceUsd: 3 },
      { atSeconds: 2 * DAY + 2, priceUsd: 4 },
    ];
    expect(pricesOf({ kind: 'path', file: 'p.csv', sha256: '', points }, 5)).toEqual([1, 2, 2, 4, 4]);
  });

  it('has no reference where the pool makes the price', () => {
    const process = new PriceProcess({ startPriceUsd: 0.25, price: { kind: 'pool' } }, DAY, common());
    process.advanceTo(3);
    process.shock(-5_000);
    expect(process.priceUsd).toBeUndefined();
  });

  it('stays within what integers can tell apart', () => {
    const wild = (driftBps: number): number | undefined =>
      pricesOf({ ...GBM, driftBps, volatilityBps: 0, jumpsPerYear: 0 }, 1_000)[999];
    expect([wild(-1_000_000), wild(1_000_000)]).toEqual([1e-9, 1e9]);
  });
});
