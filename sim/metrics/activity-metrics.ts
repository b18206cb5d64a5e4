import type { MetricDefinition } from './metric.ts';

export const ACTIVITY_METRICS: readonly MetricDefinition[] = [
  {
    id: 'actions.attempted',
    title: 'Agent actions in the tick',
    unit: 'count',
    formula: 'actions submitted',
    source: 'outcomes',
    compute: ({ activity }) => activity.attempted,
  },
  {
    id: 'actions.accepted',
    title: 'Accepted agent actions in the tick',
    unit: 'count',
    formula: 'actions that the program accepted',
    source: 'outcomes',
    compute: ({ activity }) => activity.accepted,
  },
  {
    id: 'actions.rejected',
    title: 'Rejected agent actions in the tick',
    unit: 'count',
    formula: 'actions.attempted - actions.accepted',
    source: 'outcomes',
    compute: ({ activity }) => activity.attempted - activity.accepted,
  },
  {
    id: 'chain.compute_units',
    title: 'Compute units in the tick',
    unit: 'compute_units',
    formula: "units of all instructions, the operator's too",
    source: 'outcomes',
    engineDependent: true,
    compute: ({ activity }) => activity.computeUnits,
  },
];
