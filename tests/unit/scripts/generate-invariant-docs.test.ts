import { describe, expect, it } from 'vitest';
import { invariantPage } from '../../../scripts/generate-invariant-docs.ts';

describe('scripts/generate-invariant-docs.ts', () => {
  it('writes a row an invariant', () => {
    const page = invariantPage([
      { id: 'I01', title: 'a | b', severity: 'warning', cadence: 'tick', compares: 'a with b', source: 'onchain.md 3' },
    ]);
    expect(page.slice(page.indexOf('| I01'))).toMatchInlineSnapshot(`
      "| I01 | a \\| b | a with b | warning | tick | onchain.md 3 |
      "
    `);
  });
});
