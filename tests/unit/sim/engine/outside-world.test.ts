import { describe, expect, it } from 'vitest';
import type { EventSpec, MarketSpec, PriceSpec, RunSpec } from '#sim/core/run-spec.ts';
import { OutsideWorld } from '#sim/engine/outside-world.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { USD } from '#tests/support/market-fixtures.ts';
import { ACT, aRunSpec } from '#tests/support/sim-fixtures.ts';

const DAY = 86_400;
const NOBODY = { agents: [], arrivals: [] };
const PATH: PriceSpec = {
  kind: 'path',
  file: 'prices.csv',
  sha256: '',
  points: [
    { atSeconds: 0, priceUsd: 0.5 },
    { atSeconds: DAY, priceUsd: 0.8 },
    { atSeconds: 2 * DAY, priceUsd: 0.799 },
  ],
};

/** A pool of 40,000 ACT and 20,000 dollars. */
function market(price: PriceSpec, deskBaseUnits = 20_000n * ACT): MarketSpec {
  const pool = { tokenBaseUnits: 40_000n * ACT, feeBps: 30, deskBaseUnits, deskQuoteUnits: 20_000n * USD };
  return { startPriceUsd: 0.5, price, pool };
}

async function opened(changes: Partial<RunSpec>): Promise<{ stage: EngineStage; world: OutsideWorld }> {
  const [retail] = aRunSpec().population;
  const stage = await EngineStage.open({ population: [retail!], ...changes });
  return { stage, world: new OutsideWorld(stage.operator, stage.spec, NOBODY) };
}

/** One tick of the outside, read and shown. */
async function lived(stage: EngineStage, world: OutsideWorld): Promise<void> {
  await world.run(stage.tick, stage.mirror);
  await stage.read();
  world.show(stage.unixSeconds, stage.mirror);
}

describe('sim/engine/outside-world.ts', () => {
  it('has the desk bring the pool to the price outside, up to the fee', async () => {
    const { stage, world } = await opened({ market: market(PATH) });
    const prices: (number | undefined)[][] = [];
    for (let day = 0; day < 3; day++) {
      await lived(stage, world);
      prices.push([world.market?.priceUsd, world.market?.poolPriceUsd]);
      await stage.pass(1);
    }
    expect(prices[0]).toEqual([0.5, 0.5]);
    expect(prices[1]?.[0]).toBe(0.8);
    // An arbitrageur stops where the last unit, its fee paid, is worth the price: at 0.8 x 0.997 or a little above.
    expect(prices[1]?.[1]).toBeGreaterThan(0.7976);
    expect(prices[1]?.[1]).toBeLessThan(0.7983);
    // The third point is inside the band: to sell at it costs the fee too.
    expect(prices[2]).toEqual([0.799, prices[1]?.[1]]);
    expect(stage.operated.map(({ kind }) => kind)).toEqual(['desk_swap']);
    expect(stage.tally.operatorKinds.desk_swap).toEqual({ attempted: 1, accepted: 1 });
    expect(await stage.breaches()).toEqual([]);
  });

  it('goes as far as the desk has something to trade with', async () => {
    const fall: EventSpec = { kind: 'price', atSeconds: 0, changeBps: -9_000 };
    const { stage, world } = await opened({ market: market(PATH, 1_000n * ACT), events: [fall] });
    await lived(stage, world);
    expect(world.market?.priceUsd).toBeCloseTo(0.05, 12);
    expect(world.market?.poolPriceUsd).toBeGreaterThan(0.47);
    expect(stage.mirror.market?.deskBaseUnits).toBe(0n);
    await stage.pass(1);
    await lived(stage, world);
    expect(stage.operated).toHaveLength(1);
    expect(await stage.breaches()).toEqual([]);
  });

  it("moves the pool's own price by a shock, and only then", async () => {
    const shocks: readonly EventSpec[] = [
      { kind: 'price', atSeconds: DAY, changeBps: -6_000 },
      { kind: 'price', atSeconds: 2 * DAY, changeBps: 5_000 },
    ];
    const { stage, world } = await opened({ market: market({ kind: 'pool' }, 200_000n * ACT), events: shocks });
    const prices: number[] = [];
    for (let day = 0; day < 4; day++) {
      await lived(stage, world);
      prices.push(world.market!.priceUsd);
      await stage.pass(1);
    }
    const expected = [0.5, 0.2, 0.3, 0.3];
    for (const [day, price] of prices.entries()) expect(price).toBeCloseTo(expected[day]!, 6);
    expect(stage.operated.map((action) => action.kind === 'desk_swap' && action.side)).toEqual(['sell', 'buy']);
    expect(await stage.breaches()).toEqual([]);
  });

  it('has a price without a pool, which nobody trades at', async () => {
    const { stage, world } = await opened({ market: { startPriceUsd: 0.5, price: PATH } });
    await stage.pass(1);
    await lived(stage, world);
    expect(world.market).toMatchObject({ priceUsd: 0.8, poolPriceUsd: undefined, pool: undefined });
    expect([world.referenceUsd, stage.operated]).toEqual([0.8, []]);
  });

  it('moves the demand, with the shocks that last', async () => {
    const shock: EventSpec = { kind: 'demand', atSeconds: DAY, factor: 3, forSeconds: DAY };
    const { stage, world } = await opened({ events: [shock], demand: { growthBps: 3_650, volatilityBps: 0 } });
    const demand: number[] = [];
    for (let tick = 0; tick < 3; tick++) {
      await world.run(tick, stage.mirror);
      demand.push(world.demandIndex);
    }
    expect(demand).toEqual([1, 3 * Math.exp(0.001), expect.closeTo(Math.exp(0.002), 12)]);
    expect([world.market, world.referenceUsd]).toEqual([undefined, undefined]);
  });

  it('draws the same prices whatever shocks there are', async () => {
    const price: PriceSpec = {
      kind: 'gbm',
      driftBps: 0,
      volatilityBps: 8_000,
      jumpsPerYear: 20,
      jumpMeanBps: 0,
      jumpDeviationBps: 1_000,
    };
    const calm = await opened({ market: { startPriceUsd: 1, price } });
    const events: readonly EventSpec[] = [{ kind: 'price', atSeconds: 0, changeBps: -5_000 }];
    const shaken = await opened({ market: { startPriceUsd: 1, price }, events });
    for (let tick = 0; tick < 30; tick++) {
      await calm.world.run(tick, calm.stage.mirror);
      await shaken.world.run(tick, shaken.stage.mirror);
      expect(shaken.world.referenceUsd).toBeCloseTo(calm.world.referenceUsd! / 2, 12);
    }
  });
});
