import { describe, expect, it } from 'vitest';
import { HOLDINGS, MARKET } from '#reports/assumptions/outside-world.ts';
import { runSettings } from '#reports/assumptions/run-settings.ts';
import { runClaims, scenarioManifest } from '#tests/support/assumption-runs.ts';

describe('reports/assumptions/outside-world', () => {
  it('says what stands in a scenario that leaves it out', () => {
    const market = { price: { start: '0.05 USD', gbm: { drift: '10%', volatility: '80%' } } };
    const { said, found } = runClaims([...HOLDINGS.rows, ...MARKET.rows], runSettings(scenarioManifest({ market })));
    expect(Object.keys(said)).toEqual(['lifetime.mean', 'market.price.gbm.jumps.per_year']);
    expect(said).toEqual(found);
  });
});
