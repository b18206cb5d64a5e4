/** Metrics that are drawn together: one chart, a panel each. */
export interface MetricGroup {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly string[];
}

/** What a reader of a comparison asks first, by subject. Metrics that the runs do not have are left out. */
export const METRIC_GROUPS: readonly MetricGroup[] = [
  {
    id: 'staking',
    title: 'Staking',
    metrics: ['staking.ratio', 'staking.mean_lock_days', 'staking.active_stakers'],
  },
  { id: 'supply', title: 'Supply', metrics: ['supply.inflation_annualised', 'supply.circulating'] },
  {
    id: 'influence',
    title: 'Whale influence',
    metrics: [
      'influence.whale_share',
      'influence.top10_share',
      'influence.gini',
      'influence.nakamoto',
      'influence.capture_capital',
      'influence.capture_contested',
    ],
  },
  {
    id: 'governance',
    title: 'Governance and rewards',
    metrics: ['governance.turnout', 'rewards.realised_apr_365d'],
  },
  { id: 'treasury', title: 'Treasury', metrics: ['treasury.balance', 'treasury.penalties'] },
  { id: 'market', title: 'Market', metrics: ['market.price', 'market.tvl'] },
];

/** Ids of the metrics of all groups, in their order. */
export const KEY_METRICS: readonly string[] = METRIC_GROUPS.flatMap(({ metrics }) => metrics);
