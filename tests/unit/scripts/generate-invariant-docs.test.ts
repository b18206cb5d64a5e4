import { describe, expect, it } from 'vitest';
import { invariantPage } from '../../../scripts/generate-invariant-docs.ts';

describe('scripts/generate-invariant-docs.ts', () => {
  it("writes a row an invariant, and the ledger's own checks", () => {
    const page = invariantPage([{ id: 'I01', title: 'a | b', severity: 'warning' }]);
    expect(page.slice(page.indexOf('| I01'))).toMatchInlineSnapshot(`
      "| I01 | a \\| b | warning |
      | ledger.balances | every balance and field is what the ledger predicted | error |
      | ledger.outcomes | every action was accepted or refused as the ledger predicted | error |
      "
    `);
  });
});
