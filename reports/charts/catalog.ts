import { aprChart } from './apr.ts';
import { attackTimelineCharts } from './attack-timeline.ts';
import type { Chart, ChartBuilder, ChartSource } from './chart.ts';
import { chartNote } from './chart-note.ts';
import { computeUnitsChart } from './compute-units.ts';
import { failuresChart } from './failures.ts';
import { governanceChart } from './governance.ts';
import { inflationChart } from './inflation.ts';
import { lorenzChart } from './lorenz.ts';
import { marketChart } from './market.ts';
import { powerByCohortChart } from './power-by-cohort.ts';
import { proposalsChart } from './proposals.ts';
import { rewardsChart } from './rewards.ts';
import { stakingRatioChart } from './staking-ratio.ts';
import { supplyChart } from './supply.ts';
import { treasuryChart } from './treasury.ts';
import { whaleInfluenceChart } from './whale-influence.ts';

/** Every chart of a report's own section, in reading order. */
const CHART_BUILDERS: readonly ChartBuilder[] = [
  stakingRatioChart,
  inflationChart,
  supplyChart,
  whaleInfluenceChart,
  powerByCohortChart,
  lorenzChart,
  governanceChart,
  proposalsChart,
  aprChart,
  rewardsChart,
  treasuryChart,
  marketChart,
  failuresChart,
  computeUnitsChart,
];

/** The charts that the run has values for; those of its attacks, which a page shows with each, come last. */
export function buildCharts(source: ChartSource): readonly Chart[] {
  const charts = CHART_BUILDERS.map((build) => build(source)).filter((chart) => chart !== undefined);
  return [...charts.map((chart) => ({ ...chart, note: chartNote(chart.id) })), ...attackTimelineCharts(source)];
}
