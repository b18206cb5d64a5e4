import { DAYS_PER_YEAR } from '../core/units.ts';
import { circulatingBaseUnits, type MetricDefinition, type MetricInput, ratioOf } from './metric.ts';
import { mintWindow } from './mint-window.ts';

export const SUPPLY_METRICS: readonly MetricDefinition[] = [
  {
    id: 'supply.total',
    title: 'Total supply',
    unit: 'base_units',
    formula: 'supply of the mint',
    source: 'mint account',
    better: 'neither',
    compute: ({ vaults }) => vaults.mintSupplyBaseUnits,
  },
  {
    id: 'supply.circulating',
    title: 'Circulating supply',
    unit: 'base_units',
    formula:
      'supply.total - operator reserve - vaults of rewards, penalties, treasury and vesting; stakes, tickets and bonds ' +
      'count, because they come back to their owners',
    source: 'mint, operator and vault accounts',
    better: 'neither',
    compute: circulatingBaseUnits,
  },
  {
    id: 'supply.minted',
    title: 'Tokens minted since genesis',
    unit: 'base_units',
    formula: 'total_minted',
    source: 'pool account',
    better: 'lower',
    compute: ({ pool }) => pool.totalMintedBaseUnits,
  },
  {
    id: 'supply.burned',
    title: 'Tokens burned since genesis',
    unit: 'base_units',
    formula: 'total_burned: buybacks, burns by proposal and, with PENALTY_BURN, penalties',
    source: 'pool account',
    better: 'neither',
    compute: ({ pool }) => pool.totalBurnedBaseUnits,
  },
  {
    id: 'supply.inflation_annualised',
    title: 'Inflation, annualised',
    unit: 'ratio',
    formula:
      'minted in the last 365 days (or since genesis) / supply before them x 365 / days that these mints pay for, ' +
      'seven for each pool week begun, 365 at most',
    source: 'pool and mint accounts',
    better: 'lower',
    compute: (input) => {
      const inflation = inflationOfWindow(input);
      return inflation === undefined ? undefined : (inflation * DAYS_PER_YEAR) / input.supplyWindow.fundedDays;
    },
  },
  {
    id: 'supply.inflation_365d',
    title: 'Inflation over the last 365 days',
    unit: 'ratio',
    formula: 'minted in the last 365 days (or since genesis) / supply before them; burns are not taken off',
    source: 'pool and mint accounts',
    better: 'lower',
    compute: inflationOfWindow,
  },
  {
    id: 'supply.net_growth_365d',
    title: 'Net growth of the supply over the last 365 days',
    unit: 'ratio',
    formula: '(supply.total - supply 365 days ago or at genesis) / that supply',
    source: 'mint account',
    better: 'lower',
    compute: ({ vaults, supplyWindow }) => {
      const start = supplyWindow.startSupplyBaseUnits;
      return ratioOf(vaults.mintSupplyBaseUnits - start, start);
    },
  },
  {
    id: 'supply.inflation_cap_used',
    title: 'Used share of the inflation cap',
    unit: 'ratio',
    formula: 'mints of the last 365 days / floor(supply before the first of them x cap_bps / 10000)',
    source: 'emission account',
    better: 'lower',
    compute: ({ emission, pool, vaults }) => {
      const window = mintWindow(emission, pool.lastDay, vaults.mintSupplyBaseUnits);
      return ratioOf(window.mintedBaseUnits, window.capBaseUnits);
    },
  },
];

function inflationOfWindow({ pool, supplyWindow }: MetricInput): number | undefined {
  return ratioOf(pool.totalMintedBaseUnits - supplyWindow.startMintedBaseUnits, supplyWindow.startSupplyBaseUnits);
}
