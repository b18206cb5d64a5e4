import type { Chart, ChartSource } from './chart.ts';
import { stackedChart } from './stacked-chart.ts';
import { eventfulSeries } from './token-series.ts';
import { countInWords, percentInWords } from './value-in-words.ts';

/** What the plan calls a success: more than this share of the power votes. */
const TARGET_TURNOUT = 0.2;

/** Who votes, and what becomes of proposals. */
export function governanceChart(source: ChartSource): Chart | undefined {
  return stackedChart(source, 'governance', 'Governance: votes (%) and proposals', [
    {
      subject: 'Last decided proposal',
      title: 'Last decided proposal (%)',
      axisTitle: 'share (%)',
      format: '.0%',
      heightPixels: 200,
      stepped: true,
      series: eventfulSeries(source, [
        { id: 'governance.turnout', name: 'turnout' },
        { id: 'governance.approval', name: 'approval' },
        { id: 'mitigation.largest_vote_share', name: 'largest vote' },
      ]),
      reference: { value: TARGET_TURNOUT, label: 'target: 20% turnout' },
      inWords: percentInWords,
    },
    {
      subject: 'Proposals',
      title: 'Proposals by state (number)',
      axisTitle: 'proposals',
      format: '~f',
      heightPixels: 140,
      stepped: true,
      series: eventfulSeries(source, [
        { id: 'governance.live_proposals', name: 'live' },
        { id: 'governance.proposals_executed', name: 'executed' },
        { id: 'governance.proposals_defeated', name: 'defeated' },
        { id: 'governance.proposals_expired', name: 'expired' },
      ]),
      inWords: countInWords,
    },
  ]);
}
