import { describe, expect, it } from 'vitest';
import { metricPage } from '../../../scripts/generate-metric-docs.ts';

const METRIC = {
  id: 'staking.total',
  title: 'Tokens staked',
  unit: 'base_units',
  formula: '|x|',
  source: 'pool account',
  better: 'higher',
  compute: () => 0n,
} as const;

describe('scripts/generate-metric-docs.ts', () => {
  it('writes one table a group, marks what depends on the engine, and escapes bars', () => {
    const page = metricPage([
      METRIC,
      { ...METRIC, id: 'chain.units', unit: 'compute_units', better: 'neither', engineDependent: true },
    ]);
    expect(page.slice(page.indexOf('## staking'))).toMatchInlineSnapshot(`
      "## staking

      | id | what | unit | better | formula | read from |
      | --- | --- | --- | --- | --- | --- |
      | \`staking.total\` | Tokens staked | base units | higher | \\|x\\| | pool account |

      ## chain

      | id | what | unit | better | formula | read from |
      | --- | --- | --- | --- | --- | --- |
      | \`chain.units\` † | Tokens staked | compute units | – | \\|x\\| | pool account |
      "
    `);
  });

  it('tells which runs have the metrics of a section', () => {
    const page = metricPage([METRIC], [{ section: 'keeper', metrics: [{ ...METRIC, id: 'keeper.out' }] }]);
    expect(page).toContain('### With `keeper`: keeper\n\n| id |');
    expect(page.indexOf('## Metrics of some runs')).toBeGreaterThan(page.indexOf('`staking.total`'));
    expect(page.indexOf('`keeper.out`')).toBeGreaterThan(page.indexOf('## Metrics of some runs'));
  });
});
