import type { Chart, ChartSource } from './chart.ts';
import { countsOf, PERCENT } from './measure.ts';
import { definedSeries } from './series-description.ts';
import { stackedChart } from './stacked-chart.ts';
import { eventfulSeries } from './token-series.ts';

/** What the plan calls a success: more than this share of the power votes. */
const TARGET_TURNOUT = 0.2;

/** Who votes, and what becomes of proposals. */
export function governanceChart(source: ChartSource): Chart | undefined {
  return stackedChart(source, 'governance', 'Governance: votes (%) and proposals', [
    {
      ...PERCENT,
      subject: 'Last decided proposal',
      title: 'Last decided proposal (%)',
      axisTitle: 'share (%)',
      heightPixels: 200,
      named: true,
      stepped: true,
      series: eventfulSeries(source, [
        { id: 'governance.turnout', name: 'turnout' },
        { id: 'governance.approval', name: 'approval' },
        { id: 'mitigation.largest_vote_share', name: 'largest vote' },
        { id: 'governance.mean_turnout_90d', name: 'mean turnout of 90 days' },
      ]),
      references: [{ value: TARGET_TURNOUT, label: 'target: 20% turnout' }],
    },
    {
      ...PERCENT,
      subject: 'Turnout above the quorum, or below it',
      title: 'Quorum margin of the last decided proposal: turnout less quorum (%)',
      axisTitle: 'of all power (%)',
      heightPixels: 100,
      stepped: true,
      series: definedSeries(source, [{ id: 'governance.quorum_margin', name: 'quorum margin' }]),
      references: [{ value: 0, label: 'quorum' }],
    },
    {
      ...countsOf('proposals'),
      subject: 'Proposals',
      title: 'Proposals since genesis by end, and live ones (number)',
      axisTitle: 'proposals',
      heightPixels: 140,
      named: true,
      stepped: true,
      series: eventfulSeries(source, [
        { id: 'governance.live_proposals', name: 'live' },
        { id: 'governance.proposals_executed', name: 'executed' },
        { id: 'governance.proposals_defeated', name: 'defeated' },
        { id: 'governance.proposals_expired', name: 'expired' },
        { id: 'governance.proposals_vetoed', name: 'vetoed' },
        { id: 'governance.proposals_cancelled', name: 'cancelled' },
      ]),
    },
  ]);
}
