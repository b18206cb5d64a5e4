import { describe, expect, it } from 'vitest';
import type { ErrorCode, ErrorContexts } from '#sim/core/errors/codes.ts';
import { SimError } from '#sim/core/errors/sim-error.ts';

function text<C extends ErrorCode>(code: C, context: ErrorContexts[C]): string {
  return new SimError(code, context).message;
}

describe('sim/core/errors/messages.ts', () => {
  it('says what happened, where, what was expected and found, and what to try', () => {
    expect(text('POLICY__KIND_UNKNOWN', { kind: 'stakr', known: ['staker', 'whale'] })).toMatchInlineSnapshot(
      `"there is no policy stakr; known policies: staker, whale"`,
    );
    expect(
      text('POLICY__CONFIG_INVALID', { policy: 'staker', path: 'lock_mix', expected: 'a', found: 'b' }),
    ).toMatchInlineSnapshot(`"policy staker cannot use lock_mix: expected a, found b"`);
    expect(
      text('POLICY__CONFIG_INVALID', { policy: 'staker', path: '', expected: 'a', found: 'b' }),
    ).toMatchInlineSnapshot(`"policy staker cannot use its configuration: expected a, found b"`);
    expect(
      text('POLICY__ACTION_INVALID', { policy: 'staker', agentId: 'retail/3', tickIndex: 9, reason: 'amount -1' }),
    ).toMatchInlineSnapshot(`"policy staker of agent retail/3 returned an impossible action at tick 9: amount -1"`);
    expect(text('SCENARIO__SUPPLY_EXCEEDED', { supplyBaseUnits: 10n, drawnBaseUnits: 11n })).toMatchInlineSnapshot(
      `"the population's holdings and the market's tokens are more than their part of the supply: expected at most 10 base units, drew 11; lower population[].holdings, population[].count or market.pool, or raise token.supply or the shares of community and liquidity in token.distribution"`,
    );
    expect(
      text('INVARIANT__BROKEN', { invariant: 'I01', tickIndex: 4, expected: '1', found: '2', where: 'mint' }),
    ).toMatchInlineSnapshot(`"invariant I01 broke at tick 4 (mint): expected 1, found 2"`);
    const broken = { invariant: 'I01', tickIndex: 4, expected: '1', found: '2', where: 'mint' };
    expect(text('INVARIANT__BROKEN', { ...broken, rule: 'one is one', next: 'npx actsim replay a' })).toBe(
      'invariant I01 broke at tick 4 (mint): expected 1, found 2\nwhat has to hold: one is one\n' +
        'the shortest list of transactions that shows it: npx actsim replay a',
    );
  });

  it('lists every problem of a scenario with its place', () => {
    expect(
      text('SCENARIO__INVALID', {
        file: 'a.yaml',
        problems: [
          { path: 'seed', line: 3, expected: 'an integer', found: '"x"' },
          { path: '', line: 1, expected: 'known keys', found: 'sed', hint: 'did you mean seed?' },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "a.yaml: 2 problems
        a.yaml:3 seed: expected an integer, found "x"
        a.yaml:1 (top level): expected known keys, found sed; did you mean seed?"
    `);
  });
});
