import { rentLamports, STAKE_ACCOUNT_BYTES, TOKEN_ACCOUNT_BYTES } from '../core/rent.ts';
import type { MetricDefinition, MetricInput } from './metric.ts';

export const ACTIVITY_METRICS: readonly MetricDefinition[] = [
  {
    id: 'actions.attempted',
    title: 'Agent actions in the tick',
    unit: 'count',
    formula: 'actions submitted',
    source: 'outcomes',
    better: 'neither',
    compute: ({ activity }) => activity.attempted,
  },
  {
    id: 'actions.accepted',
    title: 'Accepted agent actions in the tick',
    unit: 'count',
    formula: 'actions that the program accepted',
    source: 'outcomes',
    better: 'neither',
    compute: ({ activity }) => activity.accepted,
  },
  {
    id: 'actions.rejected',
    title: 'Rejected agent actions in the tick',
    unit: 'count',
    formula: 'actions.attempted - actions.accepted',
    source: 'outcomes',
    better: 'lower',
    compute: ({ activity }) => activity.attempted - activity.accepted,
  },
  {
    id: 'chain.instructions',
    title: 'Instructions in the tick',
    unit: 'count',
    formula:
      "actions.attempted + actions of the operator, an instruction each; what opens accounts or settles ahead of an action is that action's",
    source: 'outcomes',
    better: 'neither',
    compute: ({ activity }) => activity.attempted + activity.operatorActions,
  },
  {
    id: 'chain.rent_per_wallet',
    title: 'Rent that the accounts of a wallet hold, on average',
    unit: 'lamports',
    formula:
      "(rent of a token account x agents + rent of a stake account x those who opened one) / agents, with a market's pool " +
      'two token accounts each; rent = (128 + bytes) x 6960; it comes back when an account is closed, as with a paid ticket',
    source: 'sizes of accounts; stake accounts',
    better: 'lower',
    compute: rentPerWallet,
  },
  {
    id: 'chain.compute_units',
    title: 'Compute units in the tick',
    unit: 'compute_units',
    formula: "units of all instructions, the operator's too",
    source: 'outcomes',
    better: 'lower',
    engineDependent: true,
    compute: ({ activity }) => activity.computeUnits,
  },
];

function rentPerWallet({ holders, outside }: MetricInput): number | undefined {
  let agents = 0;
  for (const cohort of holders.cohorts) agents += cohort.agents;
  if (agents === 0) return undefined;
  const tokenAccounts = outside.market?.pool === undefined ? 1 : 2;
  const stakeAccounts = holders.stakeAccounts / agents;
  return tokenAccounts * rentLamports(TOKEN_ACCOUNT_BYTES) + stakeAccounts * rentLamports(STAKE_ACCOUNT_BYTES);
}
