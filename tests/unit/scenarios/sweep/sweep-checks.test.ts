import { describe, expect, it } from 'vitest';
import { checkSweep } from '#scenarios/sweep/sweep-checks.ts';
import { sweepSchema } from '#scenarios/sweep/sweep-schema.ts';

const METRICS = ['staking.ratio', 'market.price'];

function breaches(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const sweep = { version: 1, name: 'caps', scenario: 'a.yaml', charts: [{ metric: 'staking.ratio' }], ...changes };
  return checkSweep(sweepSchema().parse(sweep), METRICS).map(
    ({ path, expected, found, hint }) =>
      `${path.join('.')}: ${expected} | ${found}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

function conclusion(changes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const variants = [{ name: 'base' }, { name: 'caps' }];
  return { variants, conclusions: [{ say: 'x', metric: 'staking.ratio', at: 'mean', ...changes }] };
}

describe('scenarios/sweep/sweep-checks.ts', () => {
  it('finds nothing in a sweep that is in order', () => {
    expect(breaches(conclusion({ above: 0.4, below: '60%', between: ['30d', '1y'] }))).toStrictEqual([]);
    expect(breaches(conclusion({ variant: 'caps', above_variant: 'base' }))).toStrictEqual([]);
    expect(breaches(conclusion({ at: '90d', above: 0 }))).toStrictEqual([]);
  });

  it.each([
    [
      { charts: [{ metric: 'staking.rato' }] },
      'charts.0.metric: the name of a metric that there is | "staking.rato" | did you mean "staking.ratio"?',
    ],
    [
      { variants: [{ name: 'a' }, { name: 'a' }] },
      'variants.1.name: a name of its own: variants[0] has this one already | "a"',
    ],
    [
      { variants: [{ name: 'a', set: { seed: 3 } }] },
      'variants.0.set.seed: no seed: every variant runs with the same ones, from that of the scenario on | 3',
    ],
    [conclusion({}), 'conclusions.0: at least one of above, below, above_variant, below_variant | none'],
    [
      conclusion({ above: 'much' }),
      'conclusions.0.above: a number, or a quantity such as "40%", "1.5x", "30d" or "0.05 USD" | "much"',
    ],
    [
      conclusion({ above: 1, variant: 'cap' }),
      'conclusions.0.variant: the name of a variant that there is | "cap" | did you mean "caps"?',
    ],
    [
      conclusion({ above_variant: 'base' }),
      'conclusions.0.variant: the variant that is compared with another | nothing',
    ],
    [
      conclusion({ below_variant: 'base', variant: 'base' }),
      'conclusions.0.variant: another variant than the one it is compared with | "base"',
    ],
    [
      conclusion({ above: 1, at: 'end', between: ['1d', '2d'] }),
      'conclusions.0.between: no between: only min, max and mean have one | one with at "end"',
    ],
    [conclusion({ above: 1, between: ['2d', '1d'] }), 'conclusions.0.between.1: a time after 2d | "1d"'],
  ])('rejects %j', (changes, expected) => {
    expect(breaches(changes)).toStrictEqual([expected]);
  });

  it('rejects times beyond the longest run, and more values than a variant may set', () => {
    expect(breaches(conclusion({ above: 1, at: '21y' }))[0]).toMatch(/^conclusions\.0\.at: a duration from 0d to 20y/);
    const set = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a.b${i}`, 1]));
    expect(breaches({ variants: [{ name: 'a', set }] })).toStrictEqual(['variants.0.set: at most 50 values | 51']);
  });

  it('takes any metric when none are known', () => {
    const sweep = sweepSchema().parse({ version: 1, name: 'a', scenario: 'a.yaml', charts: [{ metric: 'x.y' }] });
    expect(checkSweep(sweep, undefined)).toStrictEqual([]);
  });
});
