import { LARGE_PLAYERS, MOST_EXACT_PLAYERS } from './banzhaf.ts';
import type { Concentration } from './concentration.ts';
import type { Direction, MetricDefinition, MetricUnit } from './metric.ts';
import type { Decisiveness } from './power-book.ts';

const SOURCE =
  'stake accounts: voting power of entries on the open day, by lock and age as their switches were at the deposit';

function influence(
  name: string,
  unit: MetricUnit,
  title: string,
  formula: string,
  value: (concentration: Concentration) => number,
  better: Direction = 'lower',
): MetricDefinition {
  return {
    id: `influence.${name}`,
    title,
    unit,
    formula,
    source: SOURCE,
    better,
    compute: ({ holders }) => {
      const concentration = holders.concentration();
      return concentration === undefined ? undefined : value(concentration);
    },
  };
}

function banzhaf(
  name: string,
  title: string,
  formula: string,
  value: (decisiveness: Decisiveness) => number,
): MetricDefinition {
  return {
    id: `influence.banzhaf_${name}`,
    title,
    unit: 'ratio',
    formula,
    source: SOURCE,
    better: 'lower',
    compute: ({ holders }) => {
      const decisiveness = holders.decisiveness();
      return decisiveness === undefined ? undefined : value(decisiveness);
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
    'higher',
  ),
  banzhaf(
    'top1',
    'Probability that the largest holder decides',
    'absolute Banzhaf (Penrose) power of the largest holder: probability that the others, each yes or no with probability ' +
      `1/2, are at most half of all power by themselves and more than half with it; exact up to ${MOST_EXACT_PLAYERS} holders, ` +
      `else over all subsets of the ${LARGE_PLAYERS} largest, with the sum of the rest taken for normal`,
    (decisiveness) => decisiveness.top1,
  ),
  banzhaf(
    'whales',
    "Whales' share of the power to decide",
    "sum of the absolute Banzhaf powers of the whales' cohorts / sum of those of all holders; behind the " +
      `${LARGE_PLAYERS} largest in proportion to voting power, by the density of the rest's sum averaged over the subsets`,
    (decisiveness) => decisiveness.whaleShare,
  ),
  banzhaf(
    'error',
    'Bound on the error of the probability that the largest holder decides',
    '2 x 0.56 x sum(w^3) / sum(w^2)^(3/2) over the powers that are taken for normal (Berry and Esseen; Shevtsova 2010), ' +
      '1 at most; 0 when every holder is counted',
    (decisiveness) => decisiveness.error,
  ),
];
