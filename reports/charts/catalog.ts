import type { Chart, ChartBuilder, ChartSource } from './chart.ts';
import { governanceChart } from './governance.ts';
import { inflationChart } from './inflation.ts';
import { marketChart } from './market.ts';
import { rewardsChart } from './rewards.ts';
import { stakingRatioChart } from './staking-ratio.ts';
import { supplyChart } from './supply.ts';
import { treasuryChart } from './treasury.ts';
import { whaleShareChart } from './whale-share.ts';

/** Every chart of a report, in reading order. */
const CHART_BUILDERS: readonly ChartBuilder[] = [
  stakingRatioChart,
  inflationChart,
  whaleShareChart,
  supplyChart,
  rewardsChart,
  governanceChart,
  treasuryChart,
  marketChart,
];

/** The charts that the run has values for. */
export function buildCharts(source: ChartSource): readonly Chart[] {
  return CHART_BUILDERS.map((build) => build(source)).filter((chart) => chart !== undefined);
}
