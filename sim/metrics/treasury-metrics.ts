import { type MetricDefinition, type MetricInput, type MetricUnit } from './metric.ts';
import { spendingRoomFloor, windowOutflow } from './spending-window.ts';

function treasury(
  name: string,
  title: string,
  formula: string,
  source: string,
  amount: (input: MetricInput) => bigint,
  unit: MetricUnit = 'base_units',
): MetricDefinition {
  return { id: `treasury.${name}`, title, unit, formula, source, compute: amount };
}

const ACCOUNT = 'treasury account';

export const TREASURY_METRICS: readonly MetricDefinition[] = [
  treasury('balance', 'Treasury', 'balance of the treasury vault', 'treasury vault', ({ vaults }) => {
    return vaults.treasuryVaultBaseUnits;
  }),
  treasury(
    'spent',
    'Spent by the treasury since genesis',
    'total_spent: payments, grants and burns',
    ACCOUNT,
    (input) => {
      return input.treasury.totalSpentBaseUnits;
    },
  ),
  treasury('granted', 'Granted to rewards since genesis', 'total_granted', ACCOUNT, (input) => {
    return input.treasury.totalGrantedBaseUnits;
  }),
  treasury(
    'outflow_30d',
    'Treasury outflow of the last 30 days',
    'sum(outflow_by_day) of 30 days',
    ACCOUNT,
    (input) => {
      return windowOutflow(input.treasury, input.pool.lastDay);
    },
  ),
  treasury(
    'spending_room',
    'What the treasury may spend now',
    'least of balance, with SPENDING_CAP floor((balance + outflow_30d) x spending_cap_bps / 10000) - outflow_30d, ' +
      'and with RESERVE_FLOOR balance - reserve_floor; not below 0',
    'treasury account and vault',
    ({ pool, vaults, treasury: state }) => spendingRoomFloor(pool, state, vaults.treasuryVaultBaseUnits),
  ),
  treasury('penalties', 'Early-exit penalties since genesis', 'total_penalties', 'pool account', ({ pool }) => {
    return pool.totalPenaltiesBaseUnits;
  }),
  treasury('penalties_unswept', 'Penalties not swept yet', 'balance of the penalty vault', 'penalty vault', (input) => {
    return input.vaults.penaltyVaultBaseUnits;
  }),
  treasury('buyback_bought', 'Tokens bought back since genesis', 'buyback_total_bought', ACCOUNT, (input) => {
    return input.treasury.buybackTotalBoughtBaseUnits;
  }),
  treasury('buyback_remaining', 'What the buyback programme still buys', 'buyback_remaining', ACCOUNT, (input) => {
    return input.treasury.buybackRemainingBaseUnits;
  }),
  treasury(
    'quote_reserve',
    'What buybacks can pay with',
    'balance of the quote vault',
    'quote vault',
    ({ vaults }) => vaults.quoteVaultQuoteUnits,
    'quote_units',
  ),
];
