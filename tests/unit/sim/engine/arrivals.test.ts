import { describe, expect, it } from 'vitest';
import type { Population } from '#sim/agents/population.ts';
import { Arrivals } from '#sim/engine/arrivals.ts';
import { EngineStage } from '#tests/support/engine-stage.ts';
import { ACT } from '#tests/support/sim-fixtures.ts';

const ARRIVALS: Population['arrivals'] = [
  { agent: 3, atDays: 0.5, amountBaseUnits: 2n * ACT, amountQuoteUnits: 0n },
  { agent: 1, atDays: 2, amountBaseUnits: 0n, amountQuoteUnits: 0n },
  { agent: 2, atDays: 2 + 1e-9, amountBaseUnits: 5n * ACT, amountQuoteUnits: 0n },
  { agent: 0, atDays: 900, amountBaseUnits: 1n, amountQuoteUnits: 0n },
];

describe('sim/engine/arrivals.ts', () => {
  it('funds each wallet once, in the first tick at or after its time', async () => {
    const stage = await EngineStage.open();
    const arrivals = new Arrivals(stage.operator, { agents: Array.from({ length: 14 }), arrivals: ARRIVALS } as never);
    const wallets = [2, 3].map((agent) => stage.mirror.states[agent]!.walletBaseUnits);
    const seen: unknown[] = [];
    for (let day = 0; day < 4; day++) {
      const before = stage.operated.length;
      await arrivals.run(day);
      seen.push([arrivals.arrivedAgents, ...stage.operated.slice(before)]);
      await stage.pass(1);
    }
    const funded = { kind: 'fund_wallet', amountQuoteUnits: 0n };
    expect(seen).toEqual([
      [10],
      [11, { ...funded, agent: 3, amountBaseUnits: 2n * ACT }],
      // Agent 1 comes with nothing; agent 2 a rounding error later.
      [13, { ...funded, agent: 2, amountBaseUnits: 5n * ACT }],
      [13],
    ]);
    expect([2, 3].map((agent) => stage.mirror.states[agent]!.walletBaseUnits)).toEqual([
      wallets[0]! + 5n * ACT,
      wallets[1]! + 2n * ACT,
    ]);
    expect(await stage.breaches()).toEqual([]);
  });
});
