import { describe, expect, it } from 'vitest';
import { createRngFactory, type Rng } from '#sim/core/rng.ts';
import { DemandProcess } from '#sim/processes/demand-process.ts';
import { GeometricWalk } from '#sim/processes/geometric-walk.ts';

const DAY = 86_400;
const rngs = createRngFactory(7);
const common = (purpose: string): Rng => rngs.stream('', purpose);

describe('sim/processes/demand-process.ts', () => {
  it('is 1 at genesis, then walks with its trend and noise', () => {
    const demand = new DemandProcess({ growthBps: 5_000, volatilityBps: 3_000 }, DAY, common);
    const walk = new GeometricWalk({ driftBps: 5_000, volatilityBps: 3_000 }, DAY, common('demand'));
    demand.advanceTo(0);
    expect(demand.index).toBe(1);
    walk.step();
    demand.advanceTo(1);
    expect(demand.index).toBe(Math.exp(walk.logarithm));
    for (let tick = 2; tick <= 9; tick++) walk.step();
    demand.advanceTo(9);
    expect(demand.index).toBe(Math.exp(walk.logarithm));
  });

  it('grows by its trend alone without noise', () => {
    const demand = new DemandProcess({ growthBps: 5_000, volatilityBps: 0 }, DAY, common);
    demand.advanceTo(365);
    expect(demand.index).toBeCloseTo(Math.exp(0.5), 12);
  });

  it('stays at 1 without a specification', () => {
    const demand = new DemandProcess(undefined, DAY, common);
    demand.advanceTo(100);
    expect(demand.index).toBe(1);
  });
});
