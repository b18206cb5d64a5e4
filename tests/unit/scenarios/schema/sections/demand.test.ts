import { describe, expect, it } from 'vitest';
import { demandSection } from '#scenarios/schema/sections/demand.ts';

describe('scenarios/schema/sections/demand.ts', () => {
  it('reads yearly rates, growth below zero too', () => {
    expect(demandSection().parse({ growth: '-12.5%', volatility: '40%' })).toStrictEqual({
      growth: -1_250,
      volatility: 4_000,
    });
    expect(demandSection().parse({})).toStrictEqual({ growth: 0, volatility: 0 });
  });

  it.each([{ growth: -0.1 }, { volatility: '-1%' }, { growth: '1001%' }, { trend: '1%' }])('rejects %j', (values) => {
    expect(demandSection().safeParse(values).success).toBe(false);
  });
});
