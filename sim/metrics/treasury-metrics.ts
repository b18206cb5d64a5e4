import { type Direction, type MetricDefinition, type MetricInput, type MetricUnit, ratioOf } from './metric.ts';
import { spendingRoomFloor, WINDOW_DAYS, windowOutflow } from './spending-window.ts';

function treasury(
  name: string,
  title: string,
  formula: string,
  source: string,
  amount: (input: MetricInput) => bigint,
  better: Direction = 'neither',
  unit: MetricUnit = 'base_units',
): MetricDefinition {
  return { id: `treasury.${name}`, title, unit, formula, source, better, compute: amount };
}

const ACCOUNT = 'treasury account';

export const TREASURY_METRICS: readonly MetricDefinition[] = [
  treasury(
    'balance',
    'Treasury',
    'balance of the treasury vault',
    'treasury vault',
    ({ vaults }) => vaults.treasuryVaultBaseUnits,
    'higher',
  ),
  treasury(
    'inflow',
    'Inflow of the treasury since genesis',
    'treasury.balance + treasury.spent - balance after genesis: swept penalties, without PENALTY_BURN',
    'treasury vault and account',
    ({ vaults, treasury: state, initialTreasuryBaseUnits }) =>
      vaults.treasuryVaultBaseUnits + state.totalSpentBaseUnits - initialTreasuryBaseUnits,
    'higher',
  ),
  treasury(
    'spent',
    'Outflow of the treasury since genesis',
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
  {
    id: 'treasury.runway_days',
    title: 'Days that the treasury lasts',
    unit: 'days',
    formula: 'treasury.balance / (treasury.outflow_30d / 30); not defined without an outflow',
    source: 'treasury account and vault',
    better: 'higher',
    compute: ({ vaults, treasury: state, pool }) =>
      ratioOf(vaults.treasuryVaultBaseUnits * BigInt(WINDOW_DAYS), windowOutflow(state, pool.lastDay)),
  },
  treasury(
    'spending_room',
    'What the treasury may spend now',
    'least of balance, with SPENDING_CAP floor((balance + outflow_30d) x spending_cap_bps / 10000) - outflow_30d, ' +
      'and with RESERVE_FLOOR balance - reserve_floor; not below 0',
    'treasury account and vault',
    ({ pool, vaults, treasury: state }) => spendingRoomFloor(pool, state, vaults.treasuryVaultBaseUnits),
  ),
  treasury(
    'penalties',
    'Early-exit penalties since genesis',
    'total_penalties',
    'pool account',
    ({ pool }) => pool.totalPenaltiesBaseUnits,
    'lower',
  ),
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
    'higher',
    'quote_units',
  ),
];
