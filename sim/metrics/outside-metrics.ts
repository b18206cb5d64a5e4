import type { MetricDefinition } from './metric.ts';

/** Of runs in which the demand for debates moves. */
export const DEMAND_METRICS: readonly MetricDefinition[] = [
  {
    id: 'demand.index',
    title: 'Demand for debates',
    unit: 'ratio',
    formula: 'demand process x all demand shocks that last; 1 at genesis',
    source: 'demand process',
    better: 'higher',
    compute: ({ outside }) => outside.demandIndex,
  },
];

/** Of runs whose wallets come and go. */
export const PRESENCE_METRICS: readonly MetricDefinition[] = [
  {
    id: 'population.arrived',
    title: 'Wallets that have come',
    unit: 'count',
    formula: 'number of agents who were there at genesis or have arrived since',
    source: 'population',
    better: 'higher',
    compute: ({ outside }) => outside.arrivedAgents,
  },
  {
    id: 'population.holders',
    title: 'Wallets that hold tokens',
    unit: 'count',
    formula: 'number of agents with tokens in the wallet or staked; who sold everything and left is none of them',
    source: 'token and stake accounts of agents',
    better: 'higher',
    compute: ({ outside }) => outside.holdingAgents,
  },
];

/** Of runs whose keeper has outages. */
export const KEEPER_METRICS: readonly MetricDefinition[] = [
  {
    id: 'keeper.outage_seconds',
    title: 'Time since genesis in which the keeper was out',
    unit: 'seconds',
    formula: "overlap of the outages with the time from genesis to the tick's beginning",
    source: 'scenario',
    better: 'lower',
    compute: ({ outside }) => outside.keeperOutageSeconds,
  },
];
