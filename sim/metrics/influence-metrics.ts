import type { Concentration } from './concentration.ts';
import type { MetricDefinition, MetricUnit } from './metric.ts';

const SOURCE =
  'stake accounts: voting power of entries on the open day, by lock and age as their switches were at the deposit';

function influence(
  name: string,
  unit: MetricUnit,
  title: string,
  formula: string,
  value: (concentration: Concentration) => number,
): MetricDefinition {
  return {
    id: `influence.${name}`,
    title,
    unit,
    formula,
    source: SOURCE,
    compute: ({ holders }) => {
      const concentration = holders.concentration();
      return concentration === undefined ? undefined : value(concentration);
    },
  };
}

export const INFLUENCE_METRICS: readonly MetricDefinition[] = [
  influence(
    'whale_share',
    'ratio',
    "Whales' share of voting power",
    'power of agents whose policy is whale, accumulator or distributor / power of all',
    (c) => c.whaleShare,
  ),
  influence(
    'top1_share',
    'ratio',
    "Largest holder's share of voting power",
    'largest power / power of all',
    (c) => c.top1Share,
  ),
  influence(
    'top10_share',
    'ratio',
    "Ten largest holders' share of voting power",
    'sum of the ten largest powers / power of all',
    (c) => c.top10Share,
  ),
  influence(
    'top1pct_share',
    'ratio',
    "Largest 1% of holders' share of voting power",
    'sum of the ceil(holders / 100) largest powers / power of all; holders have power above 0',
    (c) => c.top1PercentShare,
  ),
  influence(
    'gini',
    'ratio',
    'Gini coefficient of voting power',
    '2 sum(i x_i) / (n sum(x)) - (n + 1) / n over the n powers above 0, ascending, i from 1',
    (c) => c.gini,
  ),
  influence('hhi', 'ratio', 'Herfindahl-Hirschman index of voting power', 'sum((x_i / sum(x))^2)', (c) => c.hhi),
  influence(
    'nakamoto',
    'count',
    'Nakamoto coefficient of voting power',
    'fewest holders whose powers add up to more than half',
    (c) => c.nakamoto,
  ),
];
