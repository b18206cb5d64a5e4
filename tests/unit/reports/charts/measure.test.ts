import * as vega from 'vega';
import { describe, expect, it } from 'vitest';
import {
  countsOf,
  DAYS,
  type Measure,
  PERCENT,
  PLAIN_ZERO,
  RATIO,
  SMALL_PERCENT,
  tokensOf,
  USD,
} from '#reports/charts/measure.ts';
import { chartSourceOf } from '#tests/support/chart-source.ts';

/** As Vega writes a number. */
function formatted(specifier: string, value: number): unknown {
  const signals = [{ name: 'text', update: `format(${value}, ${JSON.stringify(specifier)})` }];
  return new vega.View(vega.parse({ signals })).run().signal('text');
}
const reading = ({ reading: { format: specifier, unit } }: Measure, value: number): string =>
  `${String(formatted(specifier, value))} ${unit}`.trimEnd();

describe('reports/charts/measure', () => {
  it('writes values on an axis, at a cursor and in words', () => {
    const tokens = tokensOf(chartSourceOf({}));
    expect([
      reading(PERCENT, 0.38891),
      reading(DAYS, 1_234.56),
      reading(RATIO, 0.77123),
      reading(USD, 0.0338912),
      reading(USD, 5_699_410),
      reading(countsOf('holders'), 1_234),
      reading(tokens, 1_099_863_014),
    ]).toEqual(['38.89%', '1,234.6 days', '0.7712', '$0.03389', '$5,699,000', '1,234 holders', '1,099,900,000 ACT']);
    expect([0.005, 350].map((value) => formatted(SMALL_PERCENT.format, value))).toEqual(['0.5%', '35,000%']);
    expect([PERCENT.inWords(0.5), DAYS.inWords(3), RATIO.inWords(0.5), USD.inWords(2)]).toEqual([
      '50.00%',
      '3.0 days',
      '0.500',
      '2.000 USD',
    ]);
    expect([tokens.inWords(5), countsOf('x').inWords(5)]).toEqual(['5.00 ACT', '5']);
  });

  it('labels an axis with prefixes that readers of money know, and with plain numbers beyond them', () => {
    const labelOf = (value: number, label: string): unknown => {
      // `datum` is not a name that a signal may have.
      const update = PLAIN_ZERO.replaceAll('datum', 'tick');
      const signals = [
        { name: 'tick', value: { value, label } },
        { name: 'label', update },
      ];
      return new vega.View(vega.parse({ signals }), { renderer: 'none' }).run().signal('label');
    };
    expect([labelOf(0, '0M'), labelOf(5e5, '0.5M'), labelOf(2e9, '2G')]).toEqual(['0', '0.5M', '2B']);
    expect([labelOf(0.005, '5m'), labelOf(1e18, '1E')]).toEqual(['0.005', '1e+18']);
    expect([labelOf(1.2e-9, '1.2n'), labelOf(1.2e6, '1.2M')]).toEqual(['0.0000000012', '1.2M']);
  });
});
