import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tradingFields, tradingTerms } from '#sim/policies/trading-fields.ts';

const schema = z.strictObject(tradingFields);

describe('sim/policies/trading-fields.ts', () => {
  it('gives terms of trading: by default it moves the price by 1% at most and takes 3% less than quoted', () => {
    expect(tradingTerms(schema.parse({}))).toEqual({ maxImpactBps: 100, maxSlippageBps: 300 });
    expect(tradingTerms(schema.parse({ max_impact_bps: 30, max_slippage_bps: 500 }))).toEqual({
      maxImpactBps: 30,
      maxSlippageBps: 500,
    });
  });

  it('rejects a trade that would have to move nothing, or everything', () => {
    for (const max_impact_bps of [0, 10_000]) expect(schema.safeParse({ max_impact_bps }).success).toBe(false);
  });
});
