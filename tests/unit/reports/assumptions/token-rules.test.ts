import { describe, expect, it } from 'vitest';
import { runSettings } from '#reports/assumptions/run-settings.ts';
import { TOKEN_RULES } from '#reports/assumptions/token-rules.ts';
import { runClaims, scenarioManifest } from '#tests/support/assumption-runs.ts';

describe('reports/assumptions/token-rules', () => {
  it.each(['plan', 'hardened'])('says what stands in a scenario that leaves it out, profile %s', (profile) => {
    const { said, found } = runClaims(TOKEN_RULES.rows, runSettings(scenarioManifest({ profile })));
    expect(Object.keys(said).length).toBeGreaterThan(7);
    expect(said).toEqual(found);
  });
});
