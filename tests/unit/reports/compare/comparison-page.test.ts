import { describe, expect, it } from 'vitest';
import { compareSides } from '#reports/compare/comparison.ts';
import { renderComparisonPage } from '#reports/compare/comparison-page.ts';
import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import {
  comparedRun,
  comparedSide,
  FOUR_DAYS,
  folderComparison,
  seedsComparison,
} from '#tests/support/comparison-fixtures.ts';

const CELLS = ['0.4', '1000', '0.5', '30'];
const CHART = {
  id: 'staking',
  title: 'Staking',
  description: 'They stay.',
  spec: { mark: 'line' as const, data: { values: [] } },
};

describe('reports/compare/comparison-page.ts', () => {
  it('holds what differs, the differences, the targets, and how to repeat it', () => {
    const text = renderComparisonPage(seedsComparison(), [], 'actsim compare <x>');
    expect(text).toContain('<h1>A: staking.penalty 10% against B: staking.penalty 20%</h1>');
    expect(text).toContain('<code>staking.penalty</code></th><td>10%</td><td>20%</td>');
    expect(text).toContain('<code>staking.penaltyBps</code></th><td>1000</td><td>2000</td>');
    expect(text).toContain('<span class="muted">+1.40 to +4.60 points<br>5 of 5 agree</span>');
    expect(text).toContain('<td>no clear difference</td>');
    expect(text).toContain('actsim compare &lt;x&gt;');
    expect(text).not.toContain('End of year');
  });

  it('names the commands of the runs that it compares', () => {
    const text = renderComparisonPage(folderComparison(), [], 'x');
    expect(text.match(/actsim run first-year\.yaml/g)).toHaveLength(2);
  });

  it('has the ends of years', () => {
    const spec = { ...FOUR_DAYS, tickSeconds: 365 * SECONDS_PER_DAY };
    const side = comparedSide('x', [comparedRun(1, CELLS)], { spec });
    const comparison = compareSides('folders', side, side);
    const text = renderComparisonPage(comparison, [{ chart: CHART, svg: '<svg></svg>' }], 'x');
    expect(text.match(/<h3>End of year \d<\/h3>/g)).toEqual([1, 2, 3].map((year) => `<h3>End of year ${year}</h3>`));
    expect(text).toContain('They lie on each other.');
    expect(text).toContain('Every parameter is the same.');
  });

  it('has what makes the answer another one above it, and what limits it below', () => {
    const failure = { code: 'CHAIN__FAILED', message: 'no' };
    const b = comparedSide('b', [comparedRun(2, CELLS, { status: 'failed', ticksFinished: 2, failure })]);
    const text = renderComparisonPage(compareSides('folders', comparedSide('a', [comparedRun(1, CELLS)]), b), [], 'x');
    const places = ['stopped by a failure', 'id="findings"', 'B against A', 'Compared are the first 2 ticks'].map(
      (words) => text.indexOf(words),
    );
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it('escapes every text and loads nothing', () => {
    const hostile = comparedSide('<img src=x>', [comparedRun(1, CELLS)]);
    const text = renderComparisonPage(compareSides('folders', hostile, hostile), [], '<script>alert(1)</script>');
    expect(text).not.toMatch(/<script>alert|<img/);
    expect(text).not.toMatch(/src="|href="[^#]/);
    expect(text).toMatch(/default-src &#39;none&#39;|default-src 'none'/);
  });
});
