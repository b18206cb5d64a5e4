import { describe, expect, it } from 'vitest';
import { createFakeChain } from '#tests/support/fake-chain.ts';
import { governedYear, measuredRun } from '#tests/support/governed-year.ts';
import { openChain } from '#tests/support/open-chain.ts';
import { ALL_ACTIONS, rowsAsText } from '#tests/support/sim-fixtures.ts';

describe('scenarios/library/governed-year.yaml on the program', () => {
  it('writes the same rows on both engines as on the reference model', async () => {
    const spec = { ...(await governedYear()), outputs: ALL_ACTIONS };
    const expected = rowsAsText((await measuredRun(spec, createFakeChain())).sink);
    for (const engine of ['litesvm', 'bankrun'] as const) {
      const { chain } = await openChain(engine);
      const { result, sink } = await measuredRun(spec, chain);
      await chain.close();
      expect(result).toMatchObject({ status: 'completed', warnings: 0, vacuousKinds: [] });
      expect(rowsAsText(sink) === expected).toBe(true);
    }
  });
});
